"""SQLite's driver without its thread: each statement is carried out where it is awaited, and others have a turn after it.

aiosqlite gives every connection a thread, whose answers come when the machine likes. Here a statement is carried out at
once and its caller goes on a step later, so that a crash, a cancellation or another run may come in between.
"""

import asyncio
import sqlite3
from collections.abc import Generator
from typing import Any

from aiosqlite.core import Connection

_TURNS = {"execute", "executemany", "commit"}
"""After these others have a turn; what fetches and tidies up is done at once, which is three quarters of all calls."""

_TAKES = 0.001
"""Seconds that a statement takes."""

_TIMEOUT, _PAUSE = 5.0, 0.02
"""Seconds that a statement waits for another connection's lock, as `busy_timeout` would, and between two tries."""


async def _execute(self: Any, fn: Any, *args: Any, **kwargs: Any) -> Any:
    if not self._running or not self._connection:
        raise ValueError("Connection closed")
    if args and isinstance(args[0], str) and args[0].startswith("PRAGMA busy_timeout"):
        args = ("PRAGMA busy_timeout = 0", *args[1:])
    waited = 0.0
    while True:
        try:
            answer = fn(*args, **kwargs)
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or waited >= _TIMEOUT:
                await asyncio.sleep(0)
                raise
            waited += _PAUSE
            await asyncio.sleep(_PAUSE)
        else:
            if getattr(fn, "__name__", "") in _TURNS:
                await asyncio.sleep(_TAKES)
            return answer


class _AtOnce:
    """The queue to the thread, for SQLAlchemy, which puts some statements there itself."""

    def put_nowait(self, order: tuple[Any, Any]) -> None:
        future, function = order
        future.set_result(function())


async def _connect(self: Any) -> Any:
    if self._connection is None:
        self._connection = self._connector()
        self._tx = _AtOnce()
    return self


def _await(self: Any) -> Generator[Any, None, Any]:
    return _connect(self).__await__()


async def _close(self: Any) -> None:
    self._running, held, self._connection = False, self._connection, None
    if held is not None:
        held.close()


def _stop(self: Any) -> None:
    self._running, held, self._connection = False, self._connection, None
    if held is not None:
        held.close()


def without_threads() -> None:
    """Let all connections of this process work like that from now on."""
    Connection._execute = _execute  # type: ignore[method-assign]
    Connection.__await__ = _await  # type: ignore[method-assign]
    Connection.close = _close  # type: ignore[method-assign]
    Connection.stop = _stop  # type: ignore[assignment,method-assign]
    Connection.__del__ = lambda self: None  # type: ignore[method-assign]
