"""Which messages show an article that was changed since, and have to be corrected (the port `Corrections`)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import Delivery, DeliveryState
from bot.model.document import Document, shown_articles
from bot.ports.delivery import Versions
from bot.ports.pages import CHECKS, PageState
from bot.store.database.engine import Database, chunks, uninterrupted
from bot.store.delivery import deliveries, documents
from bot.store.schema.tables import articles, outbox, pages, shown, texts

FOR = timedelta(days=7)
"""How long after it was sent a message is corrected; nobody reads older ones."""


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
            return tuple((deliveries.decode(row), row.correct_at) for row in rows)

    async def settle(self, delivery: Delivery, document: Document, asked_at: datetime) -> bool:
        untouched = [getattr(outbox.c, name) == getattr(delivery, name) for name in ("key", "state", "attempts", "unclear")]
        mine = update(outbox).where(*untouched)
        async with self._database.write() as connection:
            held = (await connection.execute(mine.values(document=documents.encode(document)))).rowcount
            await connection.execute(mine.where(outbox.c.correct_at == asked_at).values(correct_at=None))
            return bool(held)

    async def postpone(self, key: str, until: datetime) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(outbox).where(outbox.c.key == key).values(correct_at=until))


def due(now: datetime) -> ColumnElement[bool]:
    """A condition: to be corrected now. One that is being sent, or may have arrived, comes once its outcome is known."""
    known = and_(outbox.c.state != DeliveryState.SENDING, outbox.c.unclear.is_(False))
    return and_(outbox.c.correct_at <= now, known, or_(outbox.c.state != DeliveryState.SENT, outbox.c.sent_at > now - FOR))


async def record_shown(connection: AsyncConnection, new: Sequence[Delivery], versions: Versions) -> None:
    """Record which articles new messages show, and mark messages that show an article revised since it was read."""
    showing = {delivery.key: shown_articles(delivery.document) for delivery in new}
    rows = [{"delivery_key": key, "article_id": article_id} for key, ids in showing.items() for article_id in ids]
    if not rows:
        return
    await connection.execute(insert(shown), rows)
    await _check_later(connection, showing, {delivery.key: delivery.slot for delivery in new})
    revised = await _revised(connection, sorted({article_id for ids in showing.values() for article_id in ids}), versions)
    for delivery in new:
        if revised.intersection(showing[delivery.key]):
            mine = update(outbox).where(outbox.c.key == delivery.key)
            await connection.execute(mine.values(correct_at=delivery.slot))


async def _check_later(
    connection: AsyncConnection, showing: Mapping[str, Collection[str]], slots: Mapping[str, datetime]
) -> None:
    """Have the pages of posted articles checked again, each once in its life (`ports.pages.CHECKS`)."""
    never = (pages.c.state == PageState.READ, pages.c.next_try.is_(None), pages.c.tries == 0)
    for key, ids in showing.items():
        theirs = update(pages).where(pages.c.article_id.in_(ids), *never)
        await connection.execute(theirs.values(next_try=slots[key] + CHECKS[0]))


async def _revised(connection: AsyncConnection, article_ids: Sequence[str], versions: Versions) -> set[str]:
    """Those whose version is another by now. None can be revised before the transaction ends."""
    found: set[str] = set()
    for chunk in chunks(article_ids):
        theirs = articles.c.id.in_(chunk)
        # Locked first and read afterwards: only a new statement sees what another transaction wrote meanwhile (PostgreSQL).
        await connection.execute(select(articles.c.id).where(theirs).order_by(articles.c.id).with_for_update(read=True))
        rows = await connection.execute(select(articles.c.id, texts.c.changes).join_from(articles, texts).where(theirs))
        found |= {row.id for row in rows if versions.get(row.id, len(row.changes)) != len(row.changes)}
    return found


async def mark_for_correction(connection: AsyncConnection, article_ids: Sequence[str], now: datetime) -> None:
    """Mark every message that shows these articles: those not sent yet, dead ones too, and those sent recently."""
    current = or_(outbox.c.state != DeliveryState.SENT, outbox.c.sent_at > now - FOR)
    keys: set[str] = set()
    for chunk in chunks(article_ids):
        showing = select(shown.c.delivery_key).join(outbox, outbox.c.key == shown.c.delivery_key)
        keys |= set(await connection.scalars(showing.where(shown.c.article_id.in_(chunk), current)))
    for chunk in chunks(sorted(keys)):
        # Locked in a fixed order: two processes that mark the same messages would deadlock otherwise (PostgreSQL).
        await connection.execute(select(outbox.c.key).where(outbox.c.key.in_(chunk)).order_by(outbox.c.key).with_for_update())
        await connection.execute(update(outbox).where(outbox.c.key.in_(chunk)).values(correct_at=now))
