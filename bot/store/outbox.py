"""Digests on their way: the truth about what was sent, whatever the queue does (the port `Outbox`).

    waiting ──claim──> sending ──sent──> sent
       ^                 │ │
       └──later, lease───┘ └──dead──> dead

The attempt is counted before the work, so that a message that kills its worker runs out of attempts like any other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, insert, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import Delivery, DeliveryState
from bot.model.errors import BotError
from bot.model.workspace import Channel, Subscription, Window
from bot.store import documents
from bot.store.engine import Conflict, Database, chunks, uninterrupted
from bot.store.schema import digests, mentions, outbox, subscriptions
from bot.store.workspaces import advance

_OPEN = (DeliveryState.WAITING, DeliveryState.SENDING)


@uninterrupted
class SqlOutbox:
    """The port `Outbox` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def publish(
        self,
        subscription: Subscription,
        slot: datetime,
        deliveries: Sequence[Delivery],
        *,
        window: Window,
        next_run_at: datetime | None,
    ) -> bool:
        """As the port says. A slot that was published before gets no second digest (False), yet the schedule moves on."""
        try:
            async with self._database.write() as connection:
                if not await advance(connection, subscription, next_run_at):
                    return False
                if not await _open_digest(connection, subscription, slot, window):
                    return False
                await _insert_deliveries(connection, deliveries)
                return True
        except Conflict:
            return False  # Another process put the same slot in between our look and our insert (PostgreSQL).

    async def claim(self, now: datetime, *, lease_until: datetime) -> Delivery | None:
        async with self._database.write() as connection:
            row = (await connection.execute(_claimable(now))).first()
            if row is None:
                return None
            taken = {"state": DeliveryState.SENDING, "attempts": row.attempts + 1, "lease_until": lease_until}
            await connection.execute(update(outbox).where(outbox.c.key == row.key).values(taken))
            shown = select(mentions.c.article_id).where(mentions.c.delivery_key == row.key).order_by(mentions.c.position)
            return _delivery(row, tuple(await connection.scalars(shown)))

    async def sent(self, key: str, receipt: str, now: datetime) -> None:
        await self._settle(key, {"state": DeliveryState.SENT, "receipt": receipt, "sent_at": now, "problem": ""})

    async def later(self, key: str, not_before: datetime, problem: str) -> None:
        await self._settle(key, {"state": DeliveryState.WAITING, "not_before": not_before, "problem": problem})

    async def dead(self, key: str, problem: str) -> None:
        await self._settle(key, {"state": DeliveryState.DEAD, "problem": problem})

    async def seen(self, channel: Channel, article_ids: Sequence[str]) -> frozenset[str]:
        query = (
            select(mentions.c.article_id)
            .join(outbox, outbox.c.key == mentions.c.delivery_key)
            .where(outbox.c.channel == channel, outbox.c.state != DeliveryState.DEAD)
        )
        found: set[str] = set()
        async with self._database.read() as connection:
            for chunk in chunks(article_ids):
                found |= set(await connection.scalars(query.where(mentions.c.article_id.in_(chunk))))
        return frozenset(found)

    async def _settle(self, key: str, values: dict[str, Any]) -> None:
        """Write how an attempt ended. What was sent stays sent, whatever a slower worker says of it."""
        settled = update(outbox).where(outbox.c.key == key, outbox.c.state != DeliveryState.SENT)
        async with self._database.write() as connection:
            if (await connection.execute(settled.values({**values, "lease_until": None}))).rowcount:
                return
            if not await connection.scalar(select(outbox.c.key).where(outbox.c.key == key)):
                raise BotError(f"There is no delivery {key}")


async def _open_digest(connection: AsyncConnection, subscription: Subscription, slot: datetime, window: Window) -> bool:
    """Write down the slot's digest and how far the subscription has now read; False when that slot has one."""
    same = select(digests.c.slot).where(digests.c.subscription_id == subscription.id, digests.c.slot == slot)
    if (await connection.execute(same)).first():
        return False
    row = {"subscription_id": subscription.id, "slot": slot, "window_start": window.start, "window_end": window.end}
    await connection.execute(insert(digests).values(row))
    reached = update(subscriptions).where(subscriptions.c.id == subscription.id)
    await connection.execute(reached.values(last_window_end=window.end))
    return True


async def _insert_deliveries(connection: AsyncConnection, deliveries: Sequence[Delivery]) -> None:
    if not deliveries:
        return
    await connection.execute(insert(outbox), [_row(delivery) for delivery in deliveries])
    shown = [
        {"delivery_key": delivery.key, "position": position, "article_id": article_id}
        for delivery in deliveries
        for position, article_id in enumerate(delivery.article_ids)
    ]
    if shown:
        await connection.execute(insert(mentions), shown)


def _claimable(now: datetime) -> Select[Any]:
    """The oldest delivery that is due and heads its channel: nothing open stands before it there."""
    earlier = outbox.alias("earlier")
    order = (outbox.c.slot, outbox.c.subscription_id, outbox.c.part)
    ahead = exists().where(
        earlier.c.channel == outbox.c.channel,
        earlier.c.state.in_(_OPEN),
        earlier.c.slot <= outbox.c.slot,
        tuple_(earlier.c.slot, earlier.c.subscription_id, earlier.c.part) < tuple_(*order),
    )
    return select(outbox).where(_due(now), ~ahead).order_by(*order).limit(1).with_for_update(skip_locked=True)


def _due(now: datetime) -> ColumnElement[bool]:
    """Waiting and its time has come, or left behind by a worker whose lease ran out."""
    rested = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)
    return or_(
        and_(outbox.c.state == DeliveryState.WAITING, rested),
        and_(outbox.c.state == DeliveryState.SENDING, outbox.c.lease_until <= now),
    )


def _row(delivery: Delivery) -> dict[str, Any]:
    return {
        "key": delivery.key,
        "subscription_id": delivery.subscription_id,
        "slot": delivery.slot,
        "part": delivery.part,
        "channel": delivery.channel,
        "document": documents.encode(delivery.document),
        "state": DeliveryState.WAITING,
        "attempts": 0,
        "not_before": delivery.not_before,
        "receipt": "",
        "problem": "",
    }


def _delivery(row: Row[Any], article_ids: tuple[str, ...]) -> Delivery:
    """The delivery as it now stands: being sent, this attempt counted."""
    return Delivery(
        key=row.key,
        subscription_id=row.subscription_id,
        slot=row.slot,
        channel=row.channel,
        part=row.part,
        document=documents.decode(row.document),
        article_ids=article_ids,
        state=DeliveryState.SENDING,
        attempts=row.attempts + 1,
        not_before=row.not_before,
        receipt=row.receipt,
        problem=row.problem,
    )
