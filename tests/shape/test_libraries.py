"""What is said where pip cannot set the libraries up."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app.settings import HOME

IN_WORDS = runpy.run_path(str(HOME / ".ci" / "libraries.py"))["in_words"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'", "Is there a network?"),
        ("ERROR: Could not find a version\nERROR: No matching distribution found for aiohttp==3", "Is there a network?"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "Run make again"),
        ("OSError: [Errno 28] No space left on device", "no room left"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'", "chown"),
        ("ERROR: something new\nlast line", "pip says:\nERROR: something new\nlast line"),
    ],
)
def test_a_failure_is_told_with_what_to_do(said: str, words: str) -> None:
    assert words in IN_WORDS(said)


@pytest.mark.slow
def test_without_a_network_no_line_of_pips_is_shown(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"no-such-library==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    user = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INPUT": "1"}
    done = subprocess.run(
        [sys.executable, str(HOME / ".ci" / "libraries.py"), str(lock)], capture_output=True, text=True, env=user, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: the libraries were not set up: the package index (PyPI) cannot be reached.")
    assert len(done.stderr.splitlines()) == 1
