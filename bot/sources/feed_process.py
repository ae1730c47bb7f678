"""Parsing feeds where they can do no harm: in small worker processes with a time and a memory limit.

Every Python feed parser has inputs that keep it busy for minutes, and a thread cannot be stopped. So bodies go to a worker
that is killed, and replaced at the next call, when it takes too long. Workers start at the first call and are reused.
"""

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import bot
from bot.model.errors import SourceError, Unreadable
from bot.model.feed import Feed
from bot.sources.feed_worker import HEADER, feed_from_json

SECONDS = 5.0
MEMORY = 512 * 1024**2
"""Bytes of address space, some 70 MB of which Python and lxml take for themselves."""

START_SECONDS = 30.0
LARGEST_ANSWER = 100_000_000

_PASSED_ON = (
    "PATH",
    "PYTHONPATH",
    "PYTHONHOME",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "SYSTEMROOT",
)
"""The environment of a worker: what Python needs to start, and none of the bot's secrets."""


class FeedProcesses:
    """A few workers that parse feeds. Close it, or use it as an async context manager."""

    def __init__(self, *, workers: int = 2, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turns = asyncio.Semaphore(workers)
        self._idle: list[Process] = []

    async def parse_feed_safely(self, body: bytes, *, url: str = "", media_type: str = "") -> Feed:
        """The feed in a body. Raises Unreadable, also when it takes too long or too much memory.

        Raises SourceError when no worker can be started.
        """
        async with self._turns:
            worker = await self._worker()
            try:
                async with asyncio.timeout(self._seconds):
                    answer = await _ask(worker, {"url": url, "media_type": media_type}, body)
            except TimeoutError as error:
                raise Unreadable(f"The feed takes longer than {self._seconds:g} seconds to be read.") from error
            except (EOFError, ConnectionError) as error:
                raise Unreadable("The feed broke its reader: it needs too much time or memory.") from error
            else:
                self._idle.append(worker)
            finally:
                # Whatever went wrong, a cancellation too, left the worker in the middle of something.
                if worker not in self._idle:
                    await _kill(worker)
        if "problem" in answer:
            raise Unreadable(answer["problem"])
        return feed_from_json(answer["feed"])

    async def aclose(self) -> None:
        """End the idle workers. Calls under way end theirs themselves when they are cancelled."""
        while self._idle:
            await _kill(self._idle.pop())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()

    async def _worker(self) -> Process:
        """An idle worker that lives, else a new one."""
        while self._idle:
            worker = self._idle.pop()
            if worker.returncode is None:
                return worker
        return await self._started()

    async def _started(self) -> Process:
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        arguments = ("-m", "bot.sources.feed_worker", str(self._seconds + 1), str(self._memory))
        worker = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment, cwd=_home()
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                await _receive(worker)
        except (TimeoutError, EOFError, ConnectionError) as error:
            await _kill(worker)
            raise SourceError("The process that parses feeds cannot be started.") from error
        except asyncio.CancelledError:
            await _kill(worker)
            raise
        return worker


async def parse_feed_safely(body: bytes, *, url: str = "", media_type: str = "", seconds: float = SECONDS) -> Feed:
    """One feed in a process of its own; for more than one, keep a FeedProcesses."""
    async with FeedProcesses(workers=1, seconds=seconds) as processes:
        return await processes.parse_feed_safely(body, url=url, media_type=media_type)


def _home() -> Path:
    """The folder that holds the package, from where `python -m` finds it."""
    return Path(bot.__file__).resolve().parent.parent


async def _ask(worker: Process, header: dict[str, str], body: bytes) -> dict[str, Any]:
    if worker.stdin is None:
        raise EOFError
    for frame in (json.dumps(header).encode(), body):
        worker.stdin.write(HEADER.pack(len(frame)))
        worker.stdin.write(frame)
    await worker.stdin.drain()
    return await _receive(worker)


async def _receive(worker: Process) -> dict[str, Any]:
    """One answer. asyncio.IncompleteReadError, an EOFError, tells that the worker is gone."""
    if worker.stdout is None:
        raise EOFError
    (length,) = HEADER.unpack(await worker.stdout.readexactly(HEADER.size))
    if length > LARGEST_ANSWER:
        raise EOFError("an answer longer than any feed's")
    answer: dict[str, Any] = json.loads(await worker.stdout.readexactly(length))
    return answer


async def _kill(worker: Process) -> None:
    with contextlib.suppress(ProcessLookupError):  # it was faster
        worker.kill()
    await worker.wait()
