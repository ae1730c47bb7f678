"""One database behind a URL: connections for reading, one for writing, and database errors as the bot's own.

There is one writer at a time, on both databases: all writes of a process queue for a single connection, and a transaction begins
by locking out other processes' writers (SQLite: BEGIN IMMEDIATE; PostgreSQL: an advisory lock). So nothing that was read in a
transaction can be stale when it is written. Readers see the last commit and never wait (WAL, https://www.sqlite.org/wal.html;
MVCC, https://www.postgresql.org/docs/current/mvcc.html).

A power cut undoes commits that were not synced to the disk (PRAGMA synchronous = NORMAL), the newest first and never a part of a
transaction. So a commit is synced (FULL), and with it all before it, unless its writer says that the work can be done again.
"""

import asyncio
import functools
import inspect
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import BotError, StoreTrouble, UserError
from bot.store.database.connections import SYNCED, keep_private, open_engines, parse_url
from bot.store.database.driver import MEMORY
from bot.store.database.lock import SharedLock
from bot.store.database.log_length import LogLength
from bot.store.database.owed import Owed

log = logging.getLogger(__name__)

T = TypeVar("T")

_ALONE = text("select pg_advisory_xact_lock(7236828793), set_config('synchronous_commit', :synced, true)")
"""The key of the writers' advisory lock: any number that no other program in the database uses."""

_WAIT_FOR_IT = text("set local lock_timeout = 0")


class Conflict(BotError):
    """A unique row existed already."""


class Collision(StoreTrouble):
    """A conflict with another transaction (a serialization failure, a deadlock): a retry succeeds."""


class Damaged(UserError):
    """The file is not a readable database. Only a backup helps."""


_SQLITE_PROBLEMS: tuple[tuple[str, type[BotError], str], ...] = (
    ("SQLITE_NOTADB", Damaged, "{where} is not a database; name another file, or move this one away"),
    ("SQLITE_CORRUPT", Damaged, "{where} is damaged; restore it from a backup, or move it away to start anew"),
    ("SQLITE_BUSY", StoreTrouble, "{where} is locked by another program; try again when that one has finished"),
    ("SQLITE_LOCKED", StoreTrouble, "{where} is locked by another program; try again when that one has finished"),
    ("SQLITE_READONLY", StoreTrouble, "{where} cannot be written; check the rights of the file and its folder"),
    ("SQLITE_CANTOPEN", StoreTrouble, "{where} cannot be opened; check that its folder exists and can be written"),
    ("SQLITE_FULL", StoreTrouble, "{where} has no room left; free some space on its disk"),
    ("SQLITE_IOERR", StoreTrouble, "{where} could not be read or written; check its disk"),
)
"""The beginning of SQLite's error name (https://www.sqlite.org/rescode.html), the kind of error, and what to do."""

_POSTGRESQL_PROBLEMS: tuple[tuple[str, str], ...] = (
    ("08", "{where} cannot be reached; check that PostgreSQL is running"),
    ("25006", "{where} cannot be written; it is a standby, or was made read-only"),
    ("55P03", "{where} is locked by another program; try again when that one has finished"),
    ("53100", "{where} has no room left; free some space on its disk"),
    ("53", "{where} is short of connections or memory; try again when others have let go"),
    ("25P03", "{where} is too busy; try again"),
    ("57P", "{where} is being started or stopped; try again in a moment"),
)
"""The beginning of PostgreSQL's error code (https://www.postgresql.org/docs/current/errcodes-appendix.html), and what to do."""


def chunks(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """The most values in one IN list: far below any limit on bound variables."""
    return (values[start : start + size] for start in range(0, len(values), size))


class Database:
    """The connections to one database, with `read()` and `write()` as the only ways in."""

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.where = self.url.database or MEMORY if self.is_sqlite else self.url.render_as_string(hide_password=True)
        self.file = Path(self.where) if self.is_sqlite and self.where != MEMORY else None
        self._writer, self._reader = open_engines(self.url)
        self._synced = self._writer.execution_options(**{SYNCED: True})
        self._lock = SharedLock(self.file) if self.file else None
        self._log = LogLength() if self.file else None
        self.owed = Owed()
        if self.file:
            keep_private(self.file)

    @property
    def server(self) -> str:
        """The URL of its server with credentials; "" for a file."""
        return "" if self.is_sqlite else self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent state (a snapshot)."""
        async with self._explained(), self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self, *, synced: bool = True, wait_for_others: bool = False) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed at the end of the block, rolled back when it raises.

        Not `synced`: a power cut may undo it, together with later ones. That is for work that is simply done again then.
        `wait_for_others`: wait for other processes' writers without a time limit (for a migration).
        """
        async with self._explained(), (self._synced if synced else self._writer).connect() as connection:
            async with connection.begin():
                began = time.monotonic()
                if not self.is_sqlite:
                    await _keep_others_out(connection, synced=synced, wait_for_others=wait_for_others)
                yield connection
            if self._log:
                await self._log.committed(connection)
            log.debug("written", extra={"synced": synced, "seconds": round(time.monotonic() - began, 4)})

    async def close(self) -> None:
        """Close all connections."""
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()
        if self._lock:
            self._lock.release()

    @asynccontextmanager
    async def _explained(self) -> AsyncIterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _explain(error, self.where) from error
        except PoolTimeout as error:
            raise StoreTrouble(f"{self.where} is too busy; try again") from error
        except OSError as error:  # asyncpg leaves these as they are.
            raise StoreTrouble(f"{self.where} cannot be reached: {error.strerror or error}") from error


async def _keep_others_out(connection: AsyncConnection, *, synced: bool, wait_for_others: bool) -> None:
    if wait_for_others:
        await connection.execute(_WAIT_FOR_IT)
    await connection.execute(_ALONE, {"synced": "on" if synced else "off"})


def uninterrupted(store: type[T]) -> type[T]:
    """Make a class's public calls uninterruptible: when the caller is cancelled, it still waits for their end.

    A cancelled statement goes on in its connection's thread, and would leave a transaction open that locks all others out. A call
    that met with another program's change is retried once: what it read before is stale.
    """
    for name, member in list(vars(store).items()):
        if not name.startswith("_") and inspect.iscoroutinefunction(member):
            setattr(store, name, _to_the_end(member))
    return store


def _to_the_end(method: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Coroutine[Any, Any, Any]]:
    @functools.wraps(method)
    async def call(*args: Any, **kwargs: Any) -> Any:
        task = asyncio.create_task(_twice_at_most(functools.partial(method, *args, **kwargs)))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await _ended(task)
            raise

    return call


async def _ended(task: "asyncio.Task[Any]") -> None:
    """Wait for a task and never cancel it, however often the caller is cancelled: a connection cancelled twice never ends."""
    while not task.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait({task})


async def _twice_at_most(call: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    try:
        return await call()
    except (Collision, Conflict) as problem:
        log.info("written_again", extra={"problem": str(problem)})
    return await call()


def _explain(error: DBAPIError, where: str) -> BotError:
    if isinstance(error, IntegrityError):
        return Conflict(f"{where} refused a row: {error.orig}")
    code = getattr(error.orig, "sqlstate", None) or ("08" if error.connection_invalidated else "")
    if code.startswith("40"):
        return Collision(f"{where} is busy with another program's changes; try again")
    for beginning, message in _POSTGRESQL_PROBLEMS:
        if code.startswith(beginning):
            return StoreTrouble(message.format(where=where))
    return explain_sqlite(error.orig, where)


def explain_sqlite(error: BaseException | None, where: str) -> BotError:
    """A driver's error in one line for the operator."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, kind, message in _SQLITE_PROBLEMS:
        if name.startswith(beginning):
            return kind(message.format(where=where))
    return BotError(f"{where} failed: {str(error).splitlines()[0] if str(error) else type(error).__name__}")
