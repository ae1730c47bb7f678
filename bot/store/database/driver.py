"""SQLite's driver, aiosqlite, with one hop to a connection's thread for each statement.

SQLAlchemy makes four of a query (a cursor, the statement, its rows, the cursor's end). Each costs two turns of the event loop and
two waits for the interpreter's lock.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import wraps
from typing import Any, Self

import aiosqlite

MEMORY = ":memory:"
_ROWS_AT_ONCE = 64
"""aiosqlite's own default, for who reads row by row; nobody does."""


class _Connection(aiosqlite.Connection):
    def cursor(self) -> "_Cursor":  # type: ignore[override]
        return _Cursor(self)

    async def hand_over(self, work: Callable[..., None], sql: str, parameters: Iterable[Any]) -> None:
        await self._execute(work, sql, parameters)  # type: ignore[no-untyped-call]

    def open_cursor(self) -> sqlite3.Cursor:
        return self._conn.cursor()


class _Cursor:
    """What SQLAlchemy asks of a driver's cursor. All rows are there when a statement returns."""

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> Self:
        return await self._at_once(sqlite3.Cursor.execute, sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Self:
        return await self._at_once(sqlite3.Cursor.executemany, sql, parameters)

    async def _at_once(self, carry_out: Callable[..., Any], sql: str, parameters: Iterable[Any]) -> Self:
        @wraps(carry_out)
        def work(sql: str, parameters: Iterable[Any]) -> None:
            with closing(self._connection.open_cursor()) as cursor:
                carry_out(cursor, sql, parameters)
                self._rows = cursor.fetchall()
                self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid

        await self._connection.hand_over(work, sql, parameters)
        return self

    async def fetchall(self) -> Sequence[Any]:
        return self._rows

    async def close(self) -> None:
        self._rows = ()


async def connect(database: str) -> aiosqlite.Connection:
    """A connection to a file, or to MEMORY."""
    # Its thread opens and closes it, but what is left at an abrupt end is collected in another.
    connection = _Connection(lambda: sqlite3.connect(database, check_same_thread=False), _ROWS_AT_ONCE)
    connection._thread.daemon = True  # A process that is told to end does not wait for it.
    return await connection
