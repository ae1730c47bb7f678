"""Which articles channels were alerted to (the port `AlertLog`)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import Delivery
from bot.model.workspace import Channel
from bot.ports.delivery import Versions
from bot.store.database.engine import Conflict, Database, chunks, uninterrupted
from bot.store.delivery.outbox import insert_deliveries
from bot.store.schema.tables import alerts

_DAY = timedelta(days=1)


@uninterrupted
class SqlAlerts:
    """The port `AlertLog` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def publish(
        self,
        alert: Delivery,
        article_ids: Sequence[str],
        now: datetime,
        *,
        per_day: int,
        versions: Versions = MappingProxyType({}),
    ) -> bool:
        rows = [
            {"delivery_key": alert.key, "article_id": article_id, "channel": alert.channel, "alerted_at": now}
            for article_id in article_ids
        ]
        today = select(func.count(alerts.c.delivery_key.distinct())).where(
            alerts.c.channel == alert.channel, alerts.c.alerted_at > now - _DAY
        )
        try:
            async with self._database.write() as connection:
                if (await connection.scalar(today) or 0) >= per_day:
                    return False
                if await _alerted(connection, alert.channel, article_ids):
                    return False
                await insert_deliveries(connection, [alert], versions)
                await connection.execute(insert(alerts), rows)
                return True
        except Conflict:
            return False  # Another process inserted the same alert between our look and our insert (PostgreSQL).

    async def alerted(self, channel: Channel, article_ids: Sequence[str]) -> frozenset[str]:
        async with self._database.read() as connection:
            return frozenset(await _alerted(connection, channel, article_ids))


async def _alerted(connection: AsyncConnection, channel: Channel, article_ids: Sequence[str]) -> set[str]:
    there: ColumnElement[bool] = alerts.c.channel == channel
    found: set[str] = set()
    for chunk in chunks(article_ids):
        found |= set(await connection.scalars(select(alerts.c.article_id).where(there, alerts.c.article_id.in_(chunk))))
    return found
