"""Connections: reads the database URL, and sets up the engines for writing and for reading, for each of the two databases."""

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from sqlite3 import OperationalError

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import await_only

from bot.model.errors import UserError
from bot.store.database.driver import MEMORY, connect
from bot.store.database.private_files import close_to_everybody, make_file, make_folder

SYNCED = "synced"
"""A connection option: its commits are synced to the disk when they return."""
READERS = 4
BUSY_MILLISECONDS = 5000
_TRIES, _BETWEEN_TRIES = 40, 0.05

_SESSION = {
    "application_name": "dateline",
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "20s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""The longest that a hanging process, or one whose network is gone, can keep the other writers waiting."""

_SEARCHES = {"plan_cache_mode": "force_custom_plan", "max_parallel_workers_per_gather": "0", "jit": "off"}
"""Plan each search by its words: from its sixth run on a statement would get one generic plan for rare and common words, and a
word that occurs nowhere would be looked for in every article. (Measured: 600 ms instead of 1 ms.) And answer it at once: to start
other processes for it takes longer than to find a rare word (10 ms instead of 1), and to compile it longer still."""

_CONNECT = 10.0

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}

_EXAMPLE = "try sqlite:///data/dateline.db"


def parse_url(url: str) -> URL:
    """A database URL, a bare path, or ":memory:"; with the driver that this bot uses."""
    if "://" not in url:
        return URL.create(_DRIVERS["sqlite"], database=url or MEMORY)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UserError(
            f"the database setting is no database URL; {_EXAMPLE}"
        ) from error  # It may contain a password: do not show it.
    driver = _DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise UserError(f"{parsed.drivername} is no database this bot knows; use sqlite or postgresql")
    if parsed.get_backend_name() == "sqlite" and parsed.host:
        raise UserError(f"the database setting has a host where SQLite has a file; {_EXAMPLE}")
    return parsed.set(drivername=driver)


def server_of(url: str) -> str:
    """The URL of a PostgreSQL with its credentials, for drivers and tools; "" for a file."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return ""
    return parsed.set(drivername="postgresql").render_as_string(hide_password=False)


def open_engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """The engines for writing and for reading; one for both where a database cannot or need not separate them."""
    if url.get_backend_name() != "sqlite":
        return _postgresql_engine(url, size=1), _postgresql_engine(url, size=READERS, reads_only=True)
    if not url.database or url.database == MEMORY:
        both = _sqlite_engine(url, size=1, begin="BEGIN IMMEDIATE", pragmas=())
        return both, both
    _make_folder(Path(url.database))
    writer = _sqlite_engine(url, size=1, begin="BEGIN IMMEDIATE", pragmas=("journal_mode = WAL", "fullfsync = ON"))
    reader = _sqlite_engine(url, size=READERS, begin="BEGIN", pragmas=("query_only = ON",))
    return writer, reader


def _postgresql_engine(url: URL, *, size: int, reads_only: bool = False) -> AsyncEngine:
    """Few connections, since a server has about a hundred for all processes. A reading transaction sees one state throughout."""
    state = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if reads_only else {}
    arguments = {"server_settings": _SESSION | (_SEARCHES if reads_only else {}), "timeout": _CONNECT}
    try:
        # A restarted server has cut all connections: each is tested before use, and replaced.
        return create_async_engine(
            url, pool_size=size, max_overflow=0, pool_pre_ping=True, connect_args=arguments, execution_options=state
        )
    except (ImportError, NoSuchModuleError) as error:
        raise UserError(f"PostgreSQL needs a driver: pip install asyncpg ({error})") from error


def _make_folder(file: Path) -> None:
    try:
        make_folder(file.parent)
    except OSError as error:
        raise UserError(f"The folder of {file} cannot be made: {error.strerror}") from error


def keep_private(file: Path) -> None:
    """Create the database file privately; SQLite gives its log the same rights. SQLite reports what cannot be created."""
    with suppress(OSError):
        make_file(file)
    for suffix in ("-wal", "-shm"):
        close_to_everybody(file.with_name(f"{file.name}{suffix}"))


def _patiently(cursor: DBAPICursor, statement: str) -> None:
    """Execute it, again while the file is locked: two may change it to WAL at once, for which SQLite does not wait itself."""
    for _ in range(_TRIES):
        try:
            cursor.execute(statement)
        except OperationalError as problem:
            if "locked" not in str(problem):
                raise
            await_only(asyncio.sleep(_BETWEEN_TRIES))
        else:
            return
    cursor.execute(statement)


def _sqlite_engine(url: URL, *, size: int, begin: str, pragmas: tuple[str, ...]) -> AsyncEngine:
    file = str(Path(url.database).absolute()) if url.database and url.database != MEMORY else ""
    is_on_disk = begin == "BEGIN IMMEDIATE" and bool(file)
    opened = partial(connect, file or MEMORY)
    engine = create_async_engine(url, async_creator=opened, poolclass=AsyncAdaptedQueuePool, pool_size=size, max_overflow=0)

    def configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # Keep the driver from beginning transactions of its own.
        cursor = connection.cursor()
        for pragma in (f"busy_timeout = {BUSY_MILLISECONDS}", *pragmas, "foreign_keys = ON"):
            _patiently(cursor, f"PRAGMA {pragma}")
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
