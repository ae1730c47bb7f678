"""Which processes work with this store, and the leases of dead ones (the port `Roster`)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, union, update

from bot.model.delivery import DeliveryState
from bot.model.upkeep import Presence
from bot.store.database.columns import EPOCH
from bot.store.database.engine import Conflict, Database, uninterrupted
from bot.store.schema.stories import story_turns
from bot.store.schema.tables import outbox, pages, processes, sources
from bot.store.upkeep.overdue import ON_THE_ROSTER, presence


@uninterrupted
class SqlRoster:
    """The port `Roster` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def beat(self, process: str, role: str, now: datetime) -> None:
        mine = processes.c.id == process
        again = update(processes).where(mine).values(beat_at=now, beats=processes.c.beats + 1)
        try:
            async with self._database.write(synced=False) as connection:
                if not (await connection.execute(again)).rowcount:
                    first = {"id": process, "role": role, "started": now, "beat_at": now, "beats": 1}
                    await connection.execute(insert(processes).values(first))
        except Conflict:
            return  # Two first heartbeats of one process collided (PostgreSQL): one of them is stored.

    async def present(self) -> Sequence[Presence]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(processes).order_by(*ON_THE_ROSTER))
            return tuple(map(presence, rows))

    async def holders(self) -> frozenset[str]:
        sending = select(outbox.c.holder).where(outbox.c.state == DeliveryState.SENDING, outbox.c.holder != "")
        reading = select(pages.c.holder).where(pages.c.lease_until.is_not(None), pages.c.holder != "")
        visiting = select(sources.c.holder).where(sources.c.holder != "")
        grouping = select(story_turns.c.holder).where(story_turns.c.lease_until.is_not(None), story_turns.c.holder != "")
        async with self._database.read() as connection:
            return frozenset(await connection.scalars(union(sending, reading, visiting, grouping)))

    async def leave(self, process: str) -> int:
        theirs = update(outbox).where(outbox.c.state == DeliveryState.SENDING, outbox.c.holder == process)
        async with self._database.write() as connection:
            freed = (await connection.execute(theirs.values(lease_until=EPOCH))).rowcount
            being_read = update(pages).where(pages.c.lease_until.is_not(None), pages.c.holder == process)
            await connection.execute(being_read.values(lease_until=None))
            being_visited = update(sources).where(sources.c.holder == process)
            await connection.execute(being_visited.values(next_check=EPOCH, holder=""))
            grouping = update(story_turns).where(story_turns.c.lease_until.is_not(None), story_turns.c.holder == process)
            await connection.execute(grouping.values(lease_until=None))
            await connection.execute(delete(processes).where(processes.c.id == process))
            return freed
