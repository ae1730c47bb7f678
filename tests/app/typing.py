"""A command line as somebody types it, in this process."""

import sys
from pathlib import Path

import pytest

from bot.app.cli.main import main


def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str]) -> tuple[int, str, str]:
    """What a command line ends with, prints and tells."""
    monkeypatch.setattr(sys, "argv", ["dateline", *line])
    with pytest.raises(SystemExit) as ended:
        main()
    shown = capsys.readouterr()
    return int(ended.value.code or 0), shown.out, shown.err


def written_settings(folder: Path) -> str:
    """The path of a settings file for a newsroom without sources."""
    file = folder / "dateline.toml"
    file.write_text(f'database = "sqlite:///{folder}/news.db"\nsources = []\n[log]\nlevel = "error"\n', encoding="utf-8")
    return str(file)
