"""Digests on their way: the truth about what was sent, whatever the queue does (the port `Outbox`).

    waiting ──claim──> sending ──sent──> sent
       ^                 │ │
       └──later, lease───┘ └──dead──> dead

The attempt is counted before the work, so that a message that kills its worker runs out of attempts like any other; and
from then on the message may have arrived (`unclear`), until the attempt's end says otherwise.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import Delivery, DeliveryState, Telling
from bot.model.errors import BotError
from bot.model.problems import Problem
from bot.model.workspace import Channel, Subscription, Window
from bot.ports.delivery import Versions
from bot.store.database.engine import Conflict, Database, chunks, uninterrupted
from bot.store.delivery import deliveries
from bot.store.delivery.corrections import record_shown
from bot.store.schema.tables import alerts, digests, mentions, outbox, shown, subscriptions
from bot.store.schema.told import channel_hash, told_to
from bot.store.workspaces.workspaces import advance

LAST_CHANCE = 3
"""So many messages with an article may die: the article may be the cause, and would stop every digest with it."""


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
        versions: Versions = MappingProxyType({}),
    ) -> bool:
        """As the port says. A slot that was published before gets no second digest (False), but the schedule moves on."""
        try:
            async with self._database.write() as connection:
                if not await advance(connection, subscription, next_run_at):
                    return False
                if not await _open_digest(connection, subscription, slot, window):
                    return False
                await insert_deliveries(connection, deliveries, versions)
                return True
        except Conflict:
            return False  # Another process inserted the same slot between our look and our insert (PostgreSQL).

    async def publish_last(self, subscription: Subscription, last: Delivery) -> bool:
        async with self._database.write() as connection:
            if not await advance(connection, subscription, None):
                return False
            await insert_deliveries(connection, [last], {})
            await connection.execute(delete(subscriptions).where(subscriptions.c.id == subscription.id))
            return True

    async def is_due(self, now: datetime, platforms: Collection[str] | None = None) -> bool:
        async with self._database.read() as connection:
            return bool(await connection.scalar(select(exists().where(deliveries.due(now, platforms)))))

    async def claim(
        self, now: datetime, *, lease_until: datetime, platforms: Collection[str] | None = None, holder: str = ""
    ) -> Delivery | None:
        async with self._database.write() as connection:
            await connection.execute(update(outbox).where(deliveries.overlong(lease_until)).values(lease_until=lease_until))
            row = (await connection.execute(deliveries.claimable(now, platforms))).first()
            if row is None:
                return None
            held = await _with_articles(connection, row)
            taken = _taken(held, now)
            counted = {"attempts": taken.attempts, "first_tried": taken.first_tried, "last_tried": taken.last_tried}
            mine = update(outbox).where(outbox.c.key == row.key)
            await connection.execute(
                mine.values(**counted, state=taken.state, lease_until=lease_until, holder=holder, unclear=True)
            )
            return taken

    async def sent_again(self, key: str, now: datetime, *, attempt: int) -> bool:
        held = outbox.c.key == key, outbox.c.state == DeliveryState.SENDING, outbox.c.attempts == attempt
        async with self._database.write() as connection:
            again = update(outbox).where(*held).values(last_tried=now, looked="")
            return bool((await connection.execute(again)).rowcount)

    async def sent(self, key: str, receipt: str, now: datetime) -> None:
        values = {"state": DeliveryState.SENT, "receipt": receipt, "sent_at": now, "problem": None, "unclear": False}
        await self._settle(key, None, values)

    async def looking(self, key: str, not_before: datetime, looked: str, *, attempt: int) -> None:
        come = {"state": DeliveryState.WAITING, "not_before": not_before, "looked": looked, "attempts": attempt - 1}
        await self._settle(key, attempt, come)

    async def later(
        self, key: str, not_before: datetime, problem: Problem, *, attempt: int | None = None, unclear: bool = False
    ) -> None:
        values = {"state": DeliveryState.WAITING, "not_before": not_before, "problem": problem, "unclear": unclear}
        await self._settle(key, attempt, values)

    async def hasten(self, now: datetime) -> int:
        later = update(outbox).where(outbox.c.state == DeliveryState.WAITING, outbox.c.not_before > now)
        async with self._database.write() as connection:
            return (await connection.execute(later.values(not_before=now))).rowcount

    async def dead(self, key: str, problem: Problem, *, attempt: int | None = None, unclear: bool = False) -> None:
        await self._settle(key, attempt, {"state": DeliveryState.DEAD, "problem": problem, "unclear": unclear})

    async def refused(self, key: str, problem: Problem, *, attempt: int | None = None, unclear: bool = False) -> None:
        head = outbox.alias("head")
        behind = exists().where(
            head.c.key == key, head.c.subscription_id == outbox.c.subscription_id, head.c.channel == outbox.c.channel
        )
        dead = {"state": DeliveryState.DEAD, "problem": problem}

        async def write() -> None:
            async with self._database.write() as connection:
                if await _settled(connection, key, attempt, {**dead, "unclear": unclear}):
                    rest = update(outbox).where(outbox.c.state == DeliveryState.WAITING, behind)
                    await connection.execute(rest.values(dead))

        await self._database.owed.write(write)

    async def listed(self, *states: DeliveryState, limit: int = 1000) -> tuple[Delivery, ...]:
        query = select(outbox).where(outbox.c.state.in_(states)).order_by(*deliveries.ORDER).limit(limit)
        async with self._database.read() as connection:
            return tuple(deliveries.decode(row) for row in await connection.execute(query))

    async def retry(self, keys: Sequence[str]) -> int:
        afresh = {"state": DeliveryState.WAITING, "attempts": 0, "not_before": None}
        tried_again = 0
        async with self._database.write() as connection:
            for chunk in chunks(keys):
                dead = update(outbox).where(outbox.c.key.in_(chunk), outbox.c.state == DeliveryState.DEAD)
                tried_again += (await connection.execute(dead.values(afresh))).rowcount
        return tried_again

    async def drop(self, key: str) -> bool:
        idle = outbox.c.state.in_((DeliveryState.WAITING, DeliveryState.DEAD))
        async with self._database.write() as connection:
            held = select(outbox.c.key).where(outbox.c.key == key, idle).with_for_update()
            if await connection.scalar(held) is None:
                return False
            for table in (mentions, alerts):
                await connection.execute(delete(table).where(table.c.delivery_key == key))
            await connection.execute(delete(outbox).where(outbox.c.key == key))
            return True

    async def seen(self, channel: Channel, article_ids: Sequence[str]) -> frozenset[str]:
        return await self._in_messages(mentions, told_to(channel), article_ids)

    async def shown_by(self, subscription_id: str, article_ids: Sequence[str]) -> frozenset[str]:
        return await self._in_messages(shown, outbox.c.subscription_id == subscription_id, article_ids)

    async def _in_messages(self, table: Table, whose: ColumnElement[bool], article_ids: Sequence[str]) -> frozenset[str]:
        """Those of the articles that a table has for messages that did not die."""
        query = select(table.c.article_id).join(outbox, outbox.c.key == table.c.delivery_key)
        query = query.where(whose, outbox.c.state != DeliveryState.DEAD)
        found: set[str] = set()
        async with self._database.read() as connection:
            for chunk in chunks(article_ids):
                found |= set(await connection.scalars(query.where(table.c.article_id.in_(chunk))))
        return frozenset(found)

    async def digest_parts(self, subscription_id: str, slot: datetime) -> tuple[Delivery, ...]:
        query = select(outbox).where(outbox.c.subscription_id == subscription_id, outbox.c.slot == slot)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(outbox.c.part))).all()
            return tuple([await _with_articles(connection, row) for row in rows])

    async def digest_window(self, subscription_id: str, slot: datetime | None = None) -> tuple[datetime, Window] | None:
        query = select(digests).where(digests.c.subscription_id == subscription_id).order_by(digests.c.slot.desc()).limit(1)
        query = query if slot is None else query.where(digests.c.slot == slot)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return (row.slot, Window(start=row.window_start, end=row.window_end)) if row else None

    async def tellings(self, article_id: str) -> tuple[Telling, ...]:
        columns = (outbox.c.subscription_id, outbox.c.slot, outbox.c.channel, outbox.c.state)
        is_shown = exists().where(shown.c.delivery_key == outbox.c.key, shown.c.article_id == article_id)
        query = select(*columns, is_shown.label("is_shown")).join(mentions, mentions.c.delivery_key == outbox.c.key)
        query = query.where(mentions.c.article_id == article_id).order_by(outbox.c.slot, outbox.c.part)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).mappings()
            return tuple(Telling(**{**row, "state": DeliveryState(row["state"])}) for row in rows)

    async def threads_of(self, channel: Channel, article_ids: Sequence[str]) -> Mapping[str, str]:
        query = (
            select(mentions.c.article_id, outbox.c.receipt, outbox.c.reply_to)
            .join(outbox, outbox.c.key == mentions.c.delivery_key)
            .where(told_to(channel), outbox.c.state == DeliveryState.SENT, outbox.c.receipt != "")
            .order_by(outbox.c.slot, outbox.c.part)
        )
        found: dict[str, str] = {}
        async with self._database.read() as connection:
            for chunk in chunks(article_ids):
                rows = await connection.execute(query.where(mentions.c.article_id.in_(chunk)))
                found |= {row.article_id: row.reply_to or row.receipt for row in rows}
        return found

    async def undelivered(self, subscription: Subscription) -> tuple[str, ...]:
        died = (
            select(mentions.c.article_id)
            .join(outbox, outbox.c.key == mentions.c.delivery_key)
            .where(outbox.c.channel == subscription.channel, outbox.c.state == DeliveryState.DEAD)
            .where(outbox.c.subscription_id == subscription.id)
        )
        not_often = died.group_by(mentions.c.article_id).having(func.count() < LAST_CHANCE).order_by(mentions.c.article_id)
        async with self._database.read() as connection:
            lost = (await connection.scalars(not_often)).all()
        had = await self.seen(subscription.channel, lost)
        return tuple(article_id for article_id in lost if article_id not in had)

    async def _settle(self, key: str, attempt: int | None, values: dict[str, Any]) -> None:
        async def write() -> None:
            async with self._database.write() as connection:
                await _settled(connection, key, attempt, values)

        await self._database.owed.write(write)


def _taken(held: Delivery, now: datetime) -> Delivery:
    """Count one more attempt. A message that may have arrived is looked for first, from the time of the earlier attempt on."""
    last_tried = held.last_tried if held.unclear else now
    tried = replace(held, first_tried=held.first_tried or now, last_tried=last_tried)
    return replace(tried, state=DeliveryState.SENDING, attempts=held.attempts + 1)


async def _settled(connection: AsyncConnection, key: str, attempt: int | None, values: dict[str, Any]) -> bool:
    """Record how an attempt ended; whether that still mattered. A sent message stays sent, and a delivery that a later attempt
    holds is not changed by a slower one."""
    settled = update(outbox).where(outbox.c.key == key, outbox.c.state != DeliveryState.SENT)
    if attempt is not None:
        settled = settled.where(outbox.c.state == DeliveryState.SENDING, outbox.c.attempts == attempt)
    if (await connection.execute(settled.values({**values, "lease_until": None}))).rowcount:
        return True
    if not await connection.scalar(select(outbox.c.key).where(outbox.c.key == key)):
        raise BotError(f"There is no delivery {key}")
    return False


async def _open_digest(connection: AsyncConnection, subscription: Subscription, slot: datetime, window: Window) -> bool:
    """Record the slot's digest and the subscription's window; False when that slot has a digest."""
    same = select(digests.c.slot).where(digests.c.subscription_id == subscription.id, digests.c.slot == slot)
    if (await connection.execute(same)).first():
        return False
    row = {"subscription_id": subscription.id, "slot": slot, "window_start": window.start, "window_end": window.end}
    await connection.execute(insert(digests).values(row))
    reached = update(subscriptions).where(subscriptions.c.id == subscription.id)
    await connection.execute(reached.values(last_window_end=window.end))
    return True


async def _with_articles(connection: AsyncConnection, row: Row[Any]) -> Delivery:
    mentioned = select(mentions.c.article_id).where(mentions.c.delivery_key == row.key).order_by(mentions.c.position)
    return deliveries.decode(row, (await connection.scalars(mentioned)).all())


async def insert_deliveries(connection: AsyncConnection, new: Sequence[Delivery], versions: Versions) -> None:
    if not new:
        return
    await connection.execute(insert(outbox), [deliveries.encode(delivery) for delivery in new])
    rows = [
        {"delivery_key": delivery.key, "position": position, "article_id": article_id, "channel_hash": to}
        for delivery in new
        for to in [channel_hash(delivery.channel)]
        for position, article_id in enumerate(delivery.article_ids)
    ]
    if rows:
        await connection.execute(insert(mentions), rows)
    await record_shown(connection, new, versions)
