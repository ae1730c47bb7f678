"""Databases for tests without the 0.3 s that Alembic takes: an empty SQLite database becomes a copy of a migrated one."""

import sqlite3
from collections.abc import Awaitable, Callable

from bot.store.database.engine import Database

Migrate = Callable[[Database], Awaitable[None]]


def copying(migrate: Migrate) -> Migrate:
    """`bot.store.migrate.migrate`, which really migrates the first empty database of this process, and all that are not empty."""
    template = sqlite3.connect(":memory:", check_same_thread=False)
    is_made = False

    async def copy_or_migrate(database: Database) -> None:
        nonlocal is_made
        if not (database.is_sqlite and await _is_empty(database)):
            await migrate(database)
        elif is_made:
            await _in_its_thread(database, lambda connection: template.backup(connection))
        else:
            await migrate(database)
            await _in_its_thread(database, lambda connection: connection.backup(template))
            is_made = True

    return copy_or_migrate


async def _is_empty(database: Database) -> bool:
    async with database.read() as connection:
        return not (await connection.exec_driver_sql("select 1 from sqlite_master")).first()


async def _in_its_thread(database: Database, work: Callable[[sqlite3.Connection], None]) -> None:
    """Do something with a database's own connection, outside any transaction."""
    async with database._writer.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver._execute(work, driver._conn)
