"""One reading process as the bot sees it: started, given a call, waited for, killed.

The bot shares no thread and no lock with it, so its death affects nothing else: its socket closes, and that is how the bot
notices.
"""

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from typing import Any

from bot.app.language_tables import tables_file
from bot.app.worker import LENGTH, READY
from bot.platforms.table import PLATFORMS

COMMAND = (sys.executable, "-c", "import sys; from bot.app.worker import main; main(*map(int, sys.argv[1:]))")
START = timedelta(seconds=60)
"""For a process to start on a very busy machine."""

_CUT_OFF = timedelta(seconds=5)
_SECRETS = ("DATELINE_", *(chat.secrets for chat in PLATFORMS))
"""Prefixes of environment variables that are kept from processes which read hostile texts."""


class Died(Exception):
    """The process has ended. `words` say how."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class ReaderProcess:
    """A process that does one call at a time. `start` makes one; `kill` it at the end."""

    def __init__(self, process: "subprocess.Popen[bytes]", reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.process = process
        self.calls = 0
        self._reader = reader
        self._writer = writer

    @classmethod
    async def start(cls) -> "ReaderProcess":
        """A process that is ready for its first call. Raises Died, TimeoutError, or OSError when none can be started."""
        ours, theirs = socket.socketpair()
        tables = tables_file()
        handed = (theirs.fileno(), *((tables.fileno(),) if tables else ()))
        try:
            with theirs:
                process = subprocess.Popen(  # noqa: ASYNC220, S603  (a few ms; asyncio's own would watch it from a thread)
                    (*COMMAND, *map(str, handed)),
                    pass_fds=handed,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    env=_environment(),
                    start_new_session=True,
                )
            reader, writer = await asyncio.open_connection(sock=ours)
        except BaseException:
            ours.close()
            raise
        started = cls(process, reader, writer)
        try:
            async with asyncio.timeout(START.total_seconds()):
                if await started._answer() != READY:
                    raise Died("spoke out of turn")
        except BaseException:
            await started.kill()
            raise
        return started

    @property
    def is_alive(self) -> bool:
        """Whether it can take a call. False is certain; True may change at any moment."""
        return self.process.poll() is None and not self._reader.at_eof()

    async def do(self, call: bytes, limit: timedelta) -> tuple[bool, Any, float]:
        """Run a pickled call: whether it succeeded, its result or its error with the traceback, and the CPU seconds that it took.

        Raises Died, or TimeoutError when it took longer. After either, and when this is cancelled, the process is unusable.
        """
        message = pickle.dumps((limit.total_seconds(), call))
        self.calls += 1
        async with asyncio.timeout(limit.total_seconds()):
            try:
                self._writer.write(len(message).to_bytes(LENGTH, "big") + message)
                await self._writer.drain()
            except OSError as error:
                raise await self._died() from error
            well, outcome, seconds = await self._answer()
            return well, outcome, seconds

    async def kill(self) -> None:
        """End it, and wait until it is gone."""
        self.kill_at_once()
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
        await self._reaped()

    def kill_at_once(self) -> None:
        """End it without waiting."""
        if self.process.poll() is None:
            self.process.kill()

    async def _answer(self) -> Any:
        try:
            length = int.from_bytes(await self._reader.readexactly(LENGTH), "big")
            return pickle.loads(await self._reader.readexactly(length))  # noqa: S301  (our own process)
        except (OSError, asyncio.IncompleteReadError) as error:
            raise await self._died() from error

    async def _died(self) -> Died:
        """How it ended. A process that only closed its socket is unusable too, and is killed."""
        if not await self._reaped(timedelta(seconds=0.5)):
            self.kill_at_once()
            return Died("closed its line")
        return Died(_end(self.process.returncode))

    async def _reaped(self, within: timedelta = _CUT_OFF) -> bool:
        """Whether the system ends it in time: a process that waits for its disk cannot be killed at all."""
        until = asyncio.get_running_loop().time() + within.total_seconds()
        while self.process.poll() is None:
            if asyncio.get_running_loop().time() > until:
                return False
            await asyncio.sleep(0.01)
        return True


def _end(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"ended by {signal.Signals(-code).name}"
    return f"ended with {code}"


def _environment() -> dict[str, str]:
    """The bot's environment without secrets, and with the path to the modules."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
    return {**plain, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
