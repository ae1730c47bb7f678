"""Ctrl-C, from the first moment on: whoever presses it in a terminal gets no traceback, and gets the prompt back."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.app.paths import HOME
from tests.e2e.conftest import Desk


def installed(folder: Path) -> Path:
    """The command as `make` puts it into a checkout's environment."""
    python = folder / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    subprocess.run([sys.executable, HOME / ".ci" / "command.py", folder / "dateline"], check=True)
    return folder / "dateline"


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.02, 0.05, 0.15, 0.3, 0.6, 1.0, 1.5, 2.5, 4.0])
@pytest.mark.parametrize("command", [("run",), ("brief", "floods")], ids=" ".join)
def test_it_ends_at_once_and_without_a_traceback(desk: Desk, command: tuple[str, ...], after: float) -> None:
    """The whole group of processes hears it, as in a terminal: make, the bot, and what reads texts for it."""
    (desk.inbox / "a.txt").write_text("A headline of a text\n\nA text that is read. It has two sentences.\n", encoding="utf-8")
    process = subprocess.Popen(
        [installed(desk.folder), *command],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=desk.folder, env=desk.environment(), start_new_session=True,
    )  # fmt: skip
    time.sleep(after)  # Sooner or later within the start: there is nothing to wait for.
    while process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)  # Pressed again where it came before there was anybody to hear it.
        time.sleep(1)
    told = process.communicate(timeout=30)[0].decode(errors="replace")
    assert "Traceback" not in told
    assert "Exception" not in told
    assert process.returncode in (0, 130, -signal.SIGINT)
