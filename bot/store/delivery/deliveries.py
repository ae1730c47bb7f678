"""Deliveries as rows, and which of them may be sent now."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Text, and_, exists, false, or_, select, true, tuple_, type_coerce

from bot.model.delivery import Delivery, DeliveryState
from bot.store.delivery import documents
from bot.store.schema.tables import outbox

OPEN = (DeliveryState.WAITING, DeliveryState.SENDING)

ORDER = (outbox.c.slot, outbox.c.subscription_id, outbox.c.part)
"""The order in which a channel gets its messages."""

_CLOCKS_DIFFER = timedelta(minutes=5)
"""The most that the clocks of two processes may differ by."""


def claimable(now: datetime, platforms: Collection[str] | None = None) -> Select[Any]:
    """The oldest due delivery that heads its channel: nothing open is before it there."""
    free = or_(_waiting(now), _left_behind(now))
    first = select(outbox).where(free, heads_its_channel(), on_platforms(platforms)).order_by(*ORDER).limit(1)
    return first.with_for_update(skip_locked=True)


def heads_its_channel() -> ColumnElement[bool]:
    """A condition: nothing open is before a delivery in its channel."""
    earlier = outbox.alias("earlier")
    return ~exists().where(
        earlier.c.channel == outbox.c.channel,
        earlier.c.state.in_(OPEN),
        earlier.c.slot <= outbox.c.slot,
        tuple_(earlier.c.slot, earlier.c.subscription_id, earlier.c.part) < tuple_(*ORDER),
    )


def due(now: datetime, platforms: Collection[str] | None = None) -> ColumnElement[bool]:
    """A condition: something may be there to claim."""
    return and_(or_(_waiting(now), _left_behind(now), overlong(now)), on_platforms(platforms))


def on_platforms(platforms: Collection[str] | None) -> ColumnElement[bool]:
    """A condition: a message goes to one of these platforms, which its channel's text begins with; None: to any."""
    if platforms is None:
        return true()
    channel = type_coerce(outbox.c.channel, Text)
    return or_(false(), *(channel.startswith(f'["{name}",', autoescape=True) for name in sorted(platforms)))


def overlong(lease_until: datetime) -> ColumnElement[bool]:
    """A condition: a lease ends so much later that the clock must have been set back since it was taken.

    Such a lease would hold its channel until its time comes again; but its holder may be at work, so it is cut short, not taken
    away.
    """
    return and_(outbox.c.state == DeliveryState.SENDING, outbox.c.lease_until > lease_until + _CLOCKS_DIFFER)


def _waiting(now: datetime) -> ColumnElement[bool]:
    """A condition: waiting and due."""
    rested = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)
    return and_(outbox.c.state == DeliveryState.WAITING, rested)


def _left_behind(now: datetime) -> ColumnElement[bool]:
    """A condition: being sent by a process whose lease has expired."""
    return and_(outbox.c.state == DeliveryState.SENDING, outbox.c.lease_until <= now)


def encode(delivery: Delivery) -> dict[str, Any]:
    """A new row, waiting."""
    return {
        "key": delivery.key,
        "subscription_id": delivery.subscription_id,
        "slot": delivery.slot,
        "part": delivery.part,
        "channel": delivery.channel,
        "document": documents.encode(delivery.document),
        "state": DeliveryState.WAITING,
        "attempts": 0,
        "unclear": False,
        "looked": "",
        "holder": "",
        "not_before": delivery.not_before,
        "receipt": "",
        "problem": None,
        "ping": delivery.ping,
        "reply_to": delivery.reply_to,
    }


def decode(row: Row[Any], article_ids: Sequence[str] = ()) -> Delivery:
    """The delivery in a row."""
    return Delivery(
        key=row.key,
        subscription_id=row.subscription_id,
        slot=row.slot,
        channel=row.channel,
        part=row.part,
        document=documents.decode(row.document),
        article_ids=tuple(article_ids),
        state=DeliveryState(row.state),
        attempts=row.attempts,
        first_tried=row.first_tried,
        last_tried=row.last_tried,
        looked=row.looked,
        unclear=row.unclear,
        not_before=row.not_before,
        receipt=row.receipt,
        problem=row.problem,
        ping=row.ping,
        reply_to=row.reply_to,
    )
