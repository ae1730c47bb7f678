"""Which messages tell of an article that was changed since, and are to be corrected (the port `Corrections`)."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import Delivery, DeliveryState
from bot.model.document import Document
from bot.store import deliveries, documents
from bot.store.engine import Database, chunks, uninterrupted
from bot.store.schema import alerts, mentions, outbox

_MOST_SHOWN = 200

FOR = timedelta(days=7)
"""How long after it was sent a message is still corrected; nobody reads what is older."""


@uninterrupted
class SqlCorrections:
    """The port `Corrections` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(
        self, now: datetime, limit: int = 100, *, platforms: Collection[str] | None = None
    ) -> tuple[tuple[Delivery, datetime], ...]:
        wanted = select(outbox).where(due(now), deliveries.on_platforms(platforms))
        query = wanted.order_by(outbox.c.correct_at, outbox.c.key).limit(limit)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            return tuple([(deliveries.decode(row, await _shown(connection, row.key)), row.correct_at) for row in rows])

    async def settle(self, delivery: Delivery, document: Document, asked_at: datetime) -> None:
        mine = update(outbox).where(outbox.c.key == delivery.key, outbox.c.state == delivery.state)
        async with self._database.write() as connection:
            await connection.execute(mine.values(document=documents.encode(document)))
            await connection.execute(mine.where(outbox.c.correct_at == asked_at).values(correct_at=None))

    async def postpone(self, key: str, until: datetime) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(outbox).where(outbox.c.key == key).values(correct_at=until))


def due(now: datetime) -> ColumnElement[bool]:
    """To be corrected now. One that is being sent, or may have arrived, is looked at when that is known."""
    known = or_(outbox.c.state.in_((DeliveryState.SENT, DeliveryState.DEAD)), outbox.c.unclear.is_(False))
    return and_(outbox.c.correct_at <= now, outbox.c.state != DeliveryState.SENDING, known)


async def _shown(connection: AsyncConnection, key: str) -> Sequence[str]:
    """The articles that a message may show: those that a digest tells of, those that an alert told of."""
    told = select(mentions.c.article_id).where(mentions.c.delivery_key == key).order_by(mentions.c.position)
    alerted = select(alerts.c.article_id).where(alerts.c.delivery_key == key)
    found = [(await connection.scalars(query.limit(_MOST_SHOWN))).all() for query in (told, alerted)]
    return [article_id for ids in found for article_id in ids]


async def mark_for_correction(connection: AsyncConnection, article_ids: Sequence[str], now: datetime) -> None:
    """Have every message that tells of these articles looked at: those on their way, and those sent not long ago."""
    current = or_(outbox.c.state.in_(deliveries.OPEN), outbox.c.sent_at > now - FOR)
    for chunk in chunks(article_ids):
        telling = select(mentions.c.delivery_key).where(mentions.c.article_id.in_(chunk))
        alerting = select(alerts.c.delivery_key).where(alerts.c.article_id.in_(chunk))
        wanted = update(outbox).where(or_(outbox.c.key.in_(telling), outbox.c.key.in_(alerting)), current)
        await connection.execute(wanted.values(correct_at=now))
