"""The bot as a person runs it: a process of its own, with a newsroom in a temporary folder."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
            "PYTHONPATH": os.pathsep.join(filter(None, (str(HOME), os.environ.get("PYTHONPATH")))),
            "COLUMNS": "100",
            "PYTHONUTF8": "1",
            **more,
        }

    def bot(self, *arguments: str, stdin: str = "", **environment: str) -> Finished:
        return self.python("-m", "bot", *arguments, stdin=stdin, **environment)

    def python(self, *arguments: str, stdin: str = "", **environment: str) -> Finished:
        return subprocess.run(
            [sys.executable, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment(**environment),
            timeout=120,
        )


@dataclass(frozen=True)
class Running:
    """A bot at work, and what it has printed (to readers) and told (to whoever started it) so far."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path

    @property
    def printed(self) -> str:
        return self.out.read_text(encoding="utf-8", errors="replace")

    @property
    def told(self) -> str:
        return self.err.read_text(encoding="utf-8", errors="replace")

    def prints(self, words: str, seconds: float = 60) -> None:
        self._wait(lambda: words in self.printed, words, seconds)

    def tells(self, words: str, seconds: float = 60) -> None:
        self._wait(lambda: words in self.told, words, seconds)

    def stop(self, sign: signal.Signals) -> int:
        self.process.send_signal(sign)
        return self.process.wait(20)

    def _wait(self, came: Callable[[], bool], words: str, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not came():
            assert self.process.poll() is None, f"it ended by itself: {self.told}"
            assert time.monotonic() < until, f"“{words}” did not come: {self.printed}{self.told}"
            time.sleep(0.05)


@contextmanager
def running(desk: Desk, *options: str, name: str = "", **environment: str) -> Iterator[Running]:
    """`run` in the background, killed at the end if it still runs. `name` keeps the words of several apart."""
    out, err = desk.folder / f"out{name}.txt", desk.folder / f"err{name}.txt"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", *options],
            stdout=stdout,
            stderr=stderr,
            cwd=desk.folder,
            env=desk.environment(**environment),
        )
        try:
            yield Running(process, out, err)
        finally:
            process.kill()
            process.wait()


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
