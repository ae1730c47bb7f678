"""When hosts may be asked next, shared by all processes (`bot.sources.politeness.HostTurns`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, case, insert, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database.columns import microseconds
from bot.store.database.engine import Database, uninterrupted
from bot.store.database.together import Together
from bot.store.schema.tables import hosts

_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Wish:
    host: str
    now: datetime
    spacing: timedelta


@uninterrupted
class SqlHosts:
    """The hosts in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reserve = Together[_Wish, "tuple[datetime, datetime | None]"](self._reserve_all)

    async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
        """As in the port."""
        return await self._reserve(_Wish(host, now, spacing))

    async def rest(self, host: str, until: datetime) -> None:
        """As in the port."""
        async with self._database.write(synced=False) as connection:
            await _be_there(connection, host, until)
            longer = update(hosts).where(hosts.c.host == host, (hosts.c.rests_until.is_(None)) | (hosts.c.rests_until < until))
            await connection.execute(longer.values(rests_until=until))

    async def _reserve_all(self, wishes: Sequence[_Wish]) -> list[tuple[datetime, datetime | None]]:
        async with self._database.write(synced=False) as connection:
            return [await _reserve(connection, wish) for wish in wishes]


async def _reserve(connection: AsyncConnection, wish: _Wish) -> tuple[datetime, datetime | None]:
    await _be_there(connection, wish.host, wish.now)
    start = type_coerce(hosts.c.next_start, BigInteger)
    begins = case((hosts.c.next_start > wish.now, start), else_=microseconds(wish.now))
    theirs = update(hosts).where(hosts.c.host == wish.host)
    moved = theirs.values(next_start=begins + wish.spacing // _MICROSECOND).returning(hosts.c.next_start, hosts.c.rests_until)
    row = (await connection.execute(moved)).one()
    return row.next_start - wish.spacing, row.rests_until


async def _be_there(connection: AsyncConnection, host: str, now: datetime) -> None:
    if not (await connection.execute(select(hosts.c.host).where(hosts.c.host == host))).first():
        await connection.execute(insert(hosts).values(host=host, next_start=now, rests_until=None))
