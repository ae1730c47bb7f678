"""Processes of the bot that share a newsroom, started from one that has imported everything: 0.1 s each instead of 2 s."""

import asyncio
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.app.settings import HOME
from tests.e2e.crash.newsroom import DUE, Folder, furnish
from tests.e2e.crash.receiver import Kind, Receiver, receiving
from tests.e2e.crash.victim import Life, live, write_settings

A_MOMENT_LATER = DUE + timedelta(seconds=1)
"""Long before any lease has run out: nothing waits for that."""

_LONGEST = 60

Start = Callable[[Life], BaseProcess]


class Scene:
    """A newsroom, its receiver, and the processes that work for it."""

    def __init__(self, folder: Folder, receiver: Receiver, start: Start) -> None:
        self.folder = folder
        self.receiver = receiver
        self._start = start

    def start(self, **ends: int | str) -> BaseProcess:
        return self._start(Life(folder=self.folder.path, port=self.receiver.port, **ends))  # type: ignore[arg-type]

    def live(self, **ends: int | str) -> int:
        """One process, to its end; its exit code, negative for a signal."""
        return self.end(self.start(**ends))

    def end(self, process: BaseProcess) -> int:
        process.join(_LONGEST)
        assert process.exitcode is not None, f"it never settled: {dict(self.receiver.channels)}"
        return process.exitcode

    def paused(self, **ends: int | str) -> tuple[BaseProcess, str]:
        """A process that has stopped itself, and the step at which it did; "" for one that was done in fewer steps: their
        number differs with how senders alternate."""
        process = self.start(**ends)
        until = time.monotonic() + _LONGEST
        while _state(process) not in "TZ":
            assert time.monotonic() < until, "it never stopped"
            time.sleep(0.01)
        file = Life(folder=self.folder.path, port=0).pause_file
        return process, file.read_text() if file.exists() else ""

    def signal(self, process: BaseProcess, number: signal.Signals) -> None:
        assert process.pid is not None
        os.kill(process.pid, number)

    def resume(self, process: BaseProcess) -> None:
        self.signal(process, signal.SIGCONT)

    def restart(self, at: datetime = A_MOMENT_LATER) -> None:
        """The bot once more, unharmed, until everything is settled."""
        self.folder.set_clock(at)
        assert self.live(name="restarted") == 0

    def steps(self, name: str = "one") -> list[str]:
        return Life(folder=self.folder.path, port=0, name=name).steps_file.read_text().splitlines()


Stage = Callable[[Kind], AbstractContextManager[Scene]]


def _state(process: BaseProcess) -> str:
    """As proc(5) has it: T is stopped, Z is dead."""
    try:
        return Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2][0]
    except FileNotFoundError:
        return "Z"


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("newsroom")
    asyncio.run(furnish(Folder(path)))
    return path


@pytest.fixture(scope="session")
def start() -> Iterator[Start]:
    """Starts one process; whatever still lives in the end is killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.e2e.crash.victim"])
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HOME), os.environ.get("PYTHONPATH", "")])
    started: list[BaseProcess] = []

    def start(life: Life) -> BaseProcess:
        process = context.Process(target=live, args=(life,), daemon=True)
        process.start()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()


@contextmanager
def _set_up(kind: Kind, furnished: Path, start: Start) -> Iterator[Scene]:
    with TemporaryDirectory() as path, receiving(kind) as receiver:
        shutil.copytree(furnished, path, dirs_exist_ok=True)
        folder = Folder(Path(path))
        write_settings(folder.path)
        folder.set_clock(DUE)
        yield Scene(folder, receiver, start)


@pytest.fixture(scope="session")
def stage(furnished: Path, start: Start) -> Stage:
    """A fresh copy of the newsroom with a receiver of some kind; as many as wanted."""
    return lambda kind: _set_up(kind, furnished, start)
