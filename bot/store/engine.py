"""One database behind a URL: connections for reading, one for writing, and library errors turned into the bot's own words.

SQLite takes one writer at a time, so all writes of a process queue for a single connection and begin with BEGIN IMMEDIATE:
nothing read in a transaction can be stale when it is written. Readers see the last commit and never wait (WAL,
https://www.sqlite.org/wal.html).

A power cut takes what was committed and not synced to the disk (PRAGMA synchronous = NORMAL), the newest first and never a
part of a transaction. So a commit is synced (FULL), and all before it, unless its writer says that it can be done again.
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

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.model.errors import BotError, UserError
from bot.store.lock import SharedLock
from bot.store.private_files import close_to_everybody, make_file, make_folder

log = logging.getLogger(__name__)

T = TypeVar("T")

MEMORY = ":memory:"
SYNCED = "synced"
"""Option of a connection: its commits are on the disk when they return."""
READERS = 4
BUSY_MILLISECONDS = 5000

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}

_EXAMPLE = "try sqlite:///data/dateline.db"


class Conflict(BotError):
    """A row that must be unique was there already."""


class StoreTrouble(BotError):
    """The database cannot work now, through no fault of its own: it will when its surroundings let it."""


class Damaged(UserError):
    """The file holds no database that can be read. Only a backup helps."""


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
"""Beginning of SQLite's error name (https://www.sqlite.org/rescode.html), the kind of error, and what to do."""

_POSTGRESQL_PROBLEMS: tuple[tuple[str, str], ...] = (
    ("08", "{where} cannot be reached; check that PostgreSQL is running"),
    ("25006", "{where} cannot be written; it is a standby, or was made read-only"),
    ("40", "{where} is busy with another program's changes; try again"),
    ("53100", "{where} has no room left; free some space on its disk"),
    ("53", "{where} is short of connections or memory; try again when others have let go"),
    ("57P", "{where} is being started or stopped; try again in a moment"),
)
"""Beginning of PostgreSQL's error code (https://www.postgresql.org/docs/current/errcodes-appendix.html), and what to do."""


def chunks(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """Values for one IN list at a time: far below any limit on bound variables."""
    return (values[start : start + size] for start in range(0, len(values), size))


class Database:
    """The connections to one database, with `read()` and `write()` as the only ways in."""

    def __init__(self, url: str) -> None:
        self.url = _parse(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.where = self.url.database or MEMORY if self.is_sqlite else self.url.render_as_string(hide_password=True)
        self.file = Path(self.where) if self.is_sqlite and self.where != MEMORY else None
        self._writer, self._reader = _engines(self.url)
        self._synced = self._writer.execution_options(**{SYNCED: True})
        self._lock = SharedLock(self.file) if self.file else None
        if self.file:
            _keep_private(self.file)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent state."""
        async with self._explained(), self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self, *, synced: bool = True) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed at the end of the block, rolled back when it raises.

        Not `synced`: a power cut may undo it, together with what came after. It is for what is simply done again then.
        """
        async with self._explained():
            async with (self._synced if synced else self._writer).begin() as connection:
                began = time.monotonic()
                yield connection
            log.debug("written", extra={"synced": synced, "seconds": round(time.monotonic() - began, 4)})

    async def close(self) -> None:
        """Let go of all connections."""
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


def uninterrupted(store: type[T]) -> type[T]:
    """Let a class's public calls run to their end even when the caller is cancelled, who then waits for that end.

    A cancelled statement goes on in its connection's thread, and would leave a transaction open that locks all others out.
    """
    for name, member in list(vars(store).items()):
        if not name.startswith("_") and inspect.iscoroutinefunction(member):
            setattr(store, name, _to_the_end(member))
    return store


def _to_the_end(method: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Coroutine[Any, Any, Any]]:
    @functools.wraps(method)
    async def call(*args: Any, **kwargs: Any) -> Any:
        task = asyncio.create_task(method(*args, **kwargs))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.gather(task, return_exceptions=True)
            raise

    return call


def _explain(error: DBAPIError, where: str) -> BotError:
    if isinstance(error, IntegrityError):
        return Conflict(f"{where} refused a row: {error.orig}")
    code = getattr(error.orig, "sqlstate", None) or ("08" if error.connection_invalidated else "")
    for beginning, message in _POSTGRESQL_PROBLEMS:
        if code.startswith(beginning):
            return StoreTrouble(message.format(where=where))
    return explain_sqlite(error.orig, where)


def explain_sqlite(error: BaseException | None, where: str) -> BotError:
    """What a driver's error means to the operator, in one line."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, kind, message in _SQLITE_PROBLEMS:
        if name.startswith(beginning):
            return kind(message.format(where=where))
    return BotError(f"{where} failed: {str(error).splitlines()[0] if str(error) else type(error).__name__}")


def _parse(url: str) -> URL:
    """A database URL, a bare path, or ":memory:"; with the driver that this bot uses."""
    if "://" not in url:
        return URL.create(_DRIVERS["sqlite"], database=url or MEMORY)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UserError(
            f"the database setting is no database URL; {_EXAMPLE}"
        ) from error  # It may hold a password: it is not shown.
    driver = _DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise UserError(f"{parsed.drivername} is no database this bot knows; use sqlite or postgresql")
    if parsed.get_backend_name() == "sqlite" and parsed.host:
        raise UserError(f"the database setting has a host where SQLite has a file; {_EXAMPLE}")
    return parsed.set(drivername=driver)


def _engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """The engine for writing and the one for reading; the same one where a database cannot or need not tell them apart."""
    if url.get_backend_name() != "sqlite":
        try:
            both = create_async_engine(url)
        except (ImportError, NoSuchModuleError) as error:
            raise UserError(f"PostgreSQL needs a driver: pip install asyncpg ({error})") from error
        return both, both
    if not url.database or url.database == MEMORY:
        both = _sqlite_engine(url, size=1, begin="BEGIN IMMEDIATE", pragmas=())
        return both, both
    _make_folder(Path(url.database))
    writer = _sqlite_engine(url, size=1, begin="BEGIN IMMEDIATE", pragmas=("journal_mode = WAL", "fullfsync = ON"))
    reader = _sqlite_engine(url, size=READERS, begin="BEGIN", pragmas=("query_only = ON",))
    return writer, reader


def _make_folder(file: Path) -> None:
    try:
        make_folder(file.parent)
    except OSError as error:
        raise UserError(f"The folder of {file} cannot be made: {error.strerror}") from error


def _keep_private(file: Path) -> None:
    """SQLite gives its log the rights of the database. What cannot be made here it complains of itself."""
    with suppress(OSError):
        make_file(file)
    for suffix in ("-wal", "-shm"):
        close_to_everybody(file.with_name(f"{file.name}{suffix}"))


def _sqlite_engine(url: URL, *, size: int, begin: str, pragmas: tuple[str, ...]) -> AsyncEngine:
    is_on_disk = begin == "BEGIN IMMEDIATE" and url.database not in (None, "", MEMORY)
    engine = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, pool_size=size, max_overflow=0)

    def configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # The driver shall not begin transactions of its own.
        cursor = connection.cursor()
        for pragma in (f"busy_timeout = {BUSY_MILLISECONDS}", *pragmas, "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def start(connection: Connection) -> None:
        wished = "FULL" if connection.get_execution_options().get(SYNCED) else "NORMAL"
        if is_on_disk and connection.info.get("synchronous") != wished:
            connection.exec_driver_sql(f"PRAGMA synchronous = {wished}")
            connection.info["synchronous"] = wished
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", configure)
    event.listen(engine.sync_engine, "begin", start)
    return engine
