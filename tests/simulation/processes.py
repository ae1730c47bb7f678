"""The reading processes, in this process: as the crew sees them, and as they die.

What they do is done by the real functions on what was pickled for them. One that was killed takes no call any more; one
that is killed at work closes its line.
"""

import asyncio
import pickle
from datetime import timedelta
from typing import Any

from bot.app import crew
from bot.app.reader_process import Died

_TAKES = 0.02
"""Seconds that a call takes."""


class Processes:
    """All reading processes that are alive."""

    def __init__(self) -> None:
        self.alive: list[_Reader] = []

    def kill_one(self) -> None:
        """As the kernel does when memory is short."""
        if self.alive:
            self.alive.pop(0).is_alive = False


class _Reader:
    """`bot.app.reader_process.ReaderProcess` without a process of the system's."""

    processes: Processes

    def __init__(self) -> None:
        self.calls = 0
        self.is_alive = True
        self.processes.alive.append(self)

    @classmethod
    async def start(cls) -> "_Reader":
        await asyncio.sleep(0.3)
        return cls()

    async def do(self, call: bytes, limit: timedelta) -> tuple[bool, Any, float]:
        self.calls += 1
        await asyncio.sleep(_TAKES)
        if not self.is_alive:
            raise Died("ended by SIGKILL")
        try:
            return True, pickle.loads(call)(), _TAKES  # noqa: S301  (our own call)
        except Exception as problem:
            return False, (problem, ""), _TAKES

    async def kill(self) -> None:
        self.kill_at_once()

    def kill_at_once(self) -> None:
        self.is_alive = False
        if self in self.processes.alive:
            self.processes.alive.remove(self)


def in_this_process(processes: Processes) -> None:
    """Let the crew read by these from now on."""
    _Reader.processes = processes
    crew.ReaderProcess = _Reader  # type: ignore[misc,assignment]
