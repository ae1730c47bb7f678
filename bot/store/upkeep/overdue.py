"""What has been overdue for a minute, and which processes work: the facts that `bot.flows.alarms` judges."""

from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import DeliveryState
from bot.model.upkeep import Due, Overdue, Presence
from bot.store.delivery import deliveries
from bot.store.news import search
from bot.store.schema.tables import outbox, processes, sources, subscriptions

_A_MINUTE = timedelta(minutes=1)
_MOST = 1000


async def overdue(connection: AsyncConnection, now: datetime) -> Overdue:
    """As `StoreCare.overdue` says."""
    due = now - _A_MINUTE
    late = select(sources).where(search.to_visit(due)).order_by(sources.c.next_check, sources.c.id).limit(_MOST)
    digests = select(subscriptions).where(subscriptions.c.next_run_at <= due).order_by(subscriptions.c.next_run_at).limit(_MOST)
    return Overdue(
        sources=tuple([_source(row) for row in await connection.execute(late)]),
        digests=tuple([_digest(row) for row in await connection.execute(digests)]),
        messages=tuple([_message(row) for row in await connection.execute(_heads(due))]),
        workers=tuple([presence(row) for row in await connection.execute(select(processes).order_by(*ON_THE_ROSTER))]),
    )


ON_THE_ROSTER = (processes.c.started, processes.c.id)


def presence(row: Row[Any]) -> Presence:
    """The process in a row."""
    return Presence(process=row.id, role=row.role, started=row.started, beat_at=row.beat_at, beats=row.beats)


def _heads(due: datetime) -> Select[Any]:
    """The first open message of each channel that could have gone out, or was being sent, since then."""
    waits = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= due)
    could = or_(
        (outbox.c.state == DeliveryState.WAITING) & waits,
        (outbox.c.state == DeliveryState.SENDING) & (outbox.c.last_tried <= due),
    )
    heads = select(outbox, subscriptions.c.workspace_id).outerjoin(subscriptions, subscriptions.c.id == outbox.c.subscription_id)
    return heads.where(could, outbox.c.slot <= due, deliveries.heads_its_channel()).order_by(outbox.c.slot).limit(_MOST)


def _source(row: Row[Any]) -> Due:
    return Due(id=row.id, name=row.title or _place(row.location), since=row.next_check, every=row.every)


def _place(location: str) -> str:
    """A feed's host, or a file's name, since an address may contain a secret."""
    return urlsplit(location).hostname or PurePath(location).name


def _digest(row: Row[Any]) -> Due:
    return Due(id=row.id, name=row.id, since=row.next_run_at, platform=row.channel.platform, workspace_id=row.workspace_id)


def _message(row: Row[Any]) -> Due:
    times = (row.slot, row.not_before, row.last_tried if row.state == DeliveryState.SENDING else None)
    since = max(time for time in times if time)
    mine = row.workspace_id or ""
    return Due(id=row.key, name=row.subscription_id, since=since, platform=row.channel.platform, workspace_id=mine)
