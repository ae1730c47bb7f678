"""What people type who have not read the manual: each word leads somewhere, and each wrong use is answered with the way out."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from bot.app.cli.main import bot
from bot.app.cli.table import COMMANDS, EXPLAINED, SYNONYMS, TABLE
from bot.app.paths import HOME
from tests.app.typing import typed, written_settings


@pytest.fixture
def config(tmp_path: Path) -> str:
    return written_settings(tmp_path)


@pytest.mark.parametrize(
    "line", [[], ["help"], ["--help"], ["-h"], ["discord"], ["slack"], ["help", "topics", "add"]], ids=" ".join
)
def test_whoever_asks_for_help_gets_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    code, out, err = typed(monkeypatch, capsys, line)
    assert (code, err) == (0, ""), err
    assert out.startswith("Usage: dateline")


def test_the_version_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(monkeypatch, capsys, ["--version"])[1].startswith("dateline 0.")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_table_says_of_each_command_what_it_says_itself(command: str) -> None:
    lines = {name: line for section in TABLE.values() for name, (_, line) in section.items()}
    found = bot.get_command(click.Context(bot), command)
    assert found is not None
    assert (found.help or "").startswith(lines[command].removesuffix("."))


def test_what_else_commands_are_called_leads_to_one() -> None:
    assert set(SYNONYMS.values()) <= set(COMMANDS)
    assert not (set(SYNONYMS) | set(EXPLAINED)) & set(COMMANDS)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (["topics", "add", "Cup", "football", "-rugby", "+final"], "Cup: football, +final, -rugby"),
        (["topics", "new", "Cup", "-harbour", "football"], "Cup: football, -harbour"),
        (["topics", "list"], "Harbour: "),
        (["topic", "ls"], "Harbour: "),
        (["schedule", "off"], "aused"),
        (["schedule", "show"], "digest"),
        (["schedule", "on"], "digest"),
        (["alerts", "add", "Floods"], "Floods"),
        (["alerts", "list"], "Nothing is told at once"),
        (["outbox", "list"], "Nothing waits"),
        (["topics", "add", "-h"], "Usage: dateline topics add"),
        (["sources", "add", "--help"], "Usage: dateline sources add"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_word_that_people_try_leads_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], config: str, line: list[str], shown: str
) -> None:
    code, out, err = typed(monkeypatch, capsys, ["--config", config, *line])
    assert (code, err) == (0, ""), err
    assert shown in out


def test_help_imports_no_command() -> None:
    asked = "import sys; from bot.app.cli.main import bot; bot(['--help'], standalone_mode=False)"
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}; print([m for m in sys.modules if m in ('pydantic', 'sqlalchemy', 'numpy', 'rich')])"],
        capture_output=True,
        text=True,
        cwd=HOME,
        check=True,
    )
    assert done.stdout.endswith("[]\n")


def test_another_python_is_told_what_to_run_instead(tmp_path: Path) -> None:
    """It has none of the libraries: `-S` hides them, as a system's own Python would lack them."""
    done = subprocess.run([sys.executable, "-S", "-m", "bot", "status"], capture_output=True, text=True, cwd=HOME, check=False)
    assert done.returncode == 1
    assert "is not installed for" in done.stderr
    assert "dateline status" in done.stderr or "make run" in done.stderr
    assert "Traceback" not in done.stderr
    assert "report" not in done.stderr


def test_a_key_goes_to_a_file_of_its_owner_alone_and_is_never_replaced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    code, out, err = typed(monkeypatch, capsys, ["slack", "key"])
    file = tmp_path / "dateline" / "slack.key"
    key = file.read_text(encoding="ascii")
    assert (code, err) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600
    assert f"export SLACK_ENCRYPTION_KEY_FILE={file}" in out
    assert key.strip() not in out
    assert typed(monkeypatch, capsys, ["slack", "key"])[0] == 1
    assert file.read_text(encoding="ascii") == key


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_to_complete(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert f"_DATELINE_COMPLETE={shell}_complete" in typed(monkeypatch, capsys, ["completion", shell])[1]


def test_commands_are_completed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {"_DATELINE_COMPLETE": "bash_complete", "COMP_WORDS": "dateline topics re", "COMP_CWORD": "2"}.items():
        monkeypatch.setenv(name, value)
    assert "plain,remove" in typed(monkeypatch, capsys, [])[1]


def test_the_manual_page_tells_every_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    page = typed(monkeypatch, capsys, ["man"])[1]
    assert page.startswith(".TH DATELINE 1")
    for command in COMMANDS:
        assert f"\ndateline {command}".replace("-", r"\-") in page
    assert not [line for line in page.splitlines() if line.startswith(("'", "\\ "))]
