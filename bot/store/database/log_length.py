"""Keeps SQLite's write-ahead log short.

SQLite begins its log anew only at a moment when nobody reads from it. Where reads overlap without a gap, as when thousands of
digests are due, that moment never comes (checkpoint starvation, https://www.sqlite.org/wal.html §6), and the log grows by all
that is written: two gigabytes in a quarter of an hour were seen. A checkpoint that waits for those who read now makes such a
moment, since whoever begins to read after it needs no log.
"""

import logging
from sqlite3 import Error
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database.connections import BUSY_MILLISECONDS

log = logging.getLogger(__name__)

LONGEST = 16_000
"""Pages in the log from which on it is ended: 64 MB."""
EVERY = 50
"""Commits between two looks at it."""
_PATIENCE = 1_000
"""Milliseconds that writers wait at most for those who read. Where that is not enough, the next look tries again."""


class LogLength:
    """The length of a database's log, looked at behind every `EVERY`th commit of this process."""

    def __init__(self) -> None:
        self._commits = 0

    async def committed(self, connection: AsyncConnection) -> None:
        """Count a commit by a connection, and end the log if it is too long. The commit stands whatever comes of this."""
        self._commits += 1
        if self._commits % EVERY:
            return
        driver = (await connection.get_raw_connection()).driver_connection
        try:
            await _shorten(driver)
        except Error as problem:
            log.warning("log_not_shortened", extra={"problem": str(problem)})


async def _shorten(driver: Any) -> None:
    ((_, pages, _),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")
    if pages <= LONGEST:
        return
    await driver.execute_fetchall(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await driver.execute_fetchall(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
