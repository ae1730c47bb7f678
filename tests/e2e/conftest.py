"""The bot as a person runs it: a process of its own, with a newsroom in a temporary folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app.settings import HOME

Finished = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Desk:
    """A folder with settings, a database, an inbox and the sample newsroom, and how to run the bot there."""

    folder: Path

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    def environment(self, **more: str) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "COLUMNS", "NO_COLOR"))}
        return {
            **clean,
            "DATELINE_CONFIG": str(self.folder / "dateline.toml"),
            "PYTHONPATH": str(HOME),
            "COLUMNS": "100",
            "PYTHONUTF8": "1",
            **more,
        }

    def bot(self, *arguments: str, stdin: str = "", **environment: str) -> Finished:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment(**environment),
            timeout=120,
        )


@pytest.fixture
def make_desk(tmp_path: Path) -> Callable[..., Desk]:
    def make(*, sample: bool = False, more: str = "") -> Desk:
        folder = tmp_path
        (folder / "inbox").mkdir(exist_ok=True)
        sources = f"""
database = "sqlite:///{folder}/news.db"

[[sources]]
kind = "folder"
location = "{folder}/inbox"
title = "Inbox"
every = "1s"
"""
        if sample:
            sources += f"""
[[sources]]
kind = "folder"
location = "{HOME}/config/sample/articles"
title = "Sample articles"

[[sources]]
kind = "feed"
location = "{HOME}/config/sample/feed.xml"
title = "Sample feed"
"""
        (folder / "dateline.toml").write_text(sources + more, encoding="utf-8")
        return Desk(folder)

    return make


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A newsroom whose only source is its inbox."""
    return make_desk()
