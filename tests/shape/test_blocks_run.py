"""What README and docs show to type runs as it is printed: in bash and zsh, from a fresh checkout."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.app.cli.main import bot
from bot.app.paths import HOME

PAGES = (
    "README.md", "docs/discord.md", "docs/how-to.md", "docs/operations.md", "docs/quickstart.md", "docs/running.md",
    "docs/slack.md",
)  # fmt: skip
ELSEWHERE = re.compile(
    r"make |git clone|cd dateline|export PATH|https://example\.org|subscriptions\.opml|~/articles|dateline init"
    r"|add-source world|cp config|dateline doctor"
)
"""Lines that need the network, files that somebody else has, or the checkout's own environment."""


def blocks(page: str) -> list[str]:
    text = (HOME / page).read_text(encoding="utf-8")
    return [re.sub(r"(?m)^   ", "", block) for block in re.findall(r"(?ms)^ *```sh\n(.*?)^ *```", text)]


def lines() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in blocks(page):
            yield from ((page, line) for line in block.splitlines())


@pytest.mark.parametrize(("page", "line"), list(lines()), ids=lambda value: value[:60])
def test_a_line_can_be_pasted(page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """zsh takes no comment where people type, and each command has the options that are shown."""
    assert not re.search(r"(^|\s)#", line), f"{page}: a comment is part of the command in zsh"
    words = shlex.split(line)
    if words[0] == "dateline":
        (tmp_path / "subscriptions.opml").touch()
        (tmp_path / "config").symlink_to(HOME / "config")
        monkeypatch.chdir(tmp_path)
        parsed(bot, words[1:])


def parsed(command: click.Command, words: list[str], parent: click.Context | None = None) -> None:
    """Read a command line as click does, without running it."""
    context = command.make_context(command.name or "dateline", words, parent=parent)
    if isinstance(command, click.Group) and context._protected_args + context.args:
        _, found, rest = command.resolve_command(context, context._protected_args + context.args)
        assert found is not None
        parsed(found, rest, context)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize("page", PAGES)
def test_a_block_is_well_formed_in_every_shell(page: str, shell: str) -> None:
    if not shutil.which(shell):
        shell = "sh"
    assert blocks(page)
    for block in blocks(page):
        done = subprocess.run([shell, "-n"], input=block, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("page", "least", "shown"),
    [
        ("README.md", 12, ("Arle", "vaccine")),
        ("docs/quickstart.md", 3, ("Arle",)),
        pytest.param("docs/how-to.md", 14, ("Climate: climate",), marks=pytest.mark.slow),
    ],
)
def test_a_page_runs_as_printed(page: str, least: int, shown: tuple[str, ...], tmp_path: Path) -> None:
    """Every line that needs no network, one after the other, in a newsroom that is new."""
    script = [line for block in blocks(page) for line in block.splitlines() if not ELSEWHERE.search(line)]
    assert len(script) > least
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "dateline"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    user = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    user |= {"DATELINE_HOME": str(tmp_path), "PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "PYTHONUTF8": "1"}
    told = ["set -e", *(f"{line} || {{ code=$?; echo FAILED: {shlex.quote(line)} $code; }}" for line in script)]
    done = subprocess.run(
        ["bash"], input="\n".join(told), capture_output=True, text=True, cwd=HOME, env=user, timeout=300, check=False
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert not failed, done.stderr
    assert all(words in done.stdout for words in shown)
