"""What tests of the outbox do over and over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.delivery import Delivery
from bot.model.workspace import Subscription, Window
from bot.ports.delivery import Outbox
from bot.store.store import Store
from tests.store.builders import NOW, subscription

LEASE = timedelta(minutes=2)
DAY = timedelta(days=1)
WINDOW = Window(start=NOW - DAY, end=NOW)


async def publish(
    store: Store, deliveries: Sequence[Delivery], *, of: Subscription | None = None, slot: datetime = NOW
) -> Subscription:
    """Publish for a subscription that is saved first; the subscription as it then is."""
    due = of or subscription()
    await store.workspaces.save_subscription(due)
    assert await store.outbox.publish(due, slot, deliveries, window=WINDOW, next_run_at=slot + DAY)
    return replace(due, next_run_at=slot + DAY, last_window_end=WINDOW.end)


async def claim(outbox: Outbox, now: datetime = NOW) -> Delivery | None:
    return await outbox.claim(now, lease_until=now + LEASE)


async def claimed_keys(outbox: Outbox, now: datetime = NOW) -> list[str]:
    """The keys that can be claimed now, one after the other, without settling any."""
    keys = []
    while taken := await claim(outbox, now):
        keys.append(taken.key)
    return keys
