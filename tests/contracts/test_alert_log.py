"""The contract of `ports.delivery.AlertLog`."""

import asyncio
from datetime import timedelta

from bot.model.delivery import Delivery
from bot.store.store import Store, open_store
from tests.store.builders import NOW, SECOND, channel, delivery

DAY = timedelta(days=1)


def alert(story: str = "flood", *, to: str = "news", at: int = 1) -> Delivery:
    return delivery(of=f"alert-{story}-{to}", to=channel(to), slot=NOW + at * timedelta(microseconds=1))


async def test_an_alert_waits_in_the_outbox_and_is_remembered(store: Store) -> None:
    assert await store.alerts.publish(alert(), ["a", "b"], NOW, per_day=3)
    claimed = await store.outbox.claim(NOW + SECOND, lease_until=NOW + DAY)
    assert claimed
    assert claimed.key == alert().key
    assert await store.alerts.alerted(channel(), ["a", "b", "c"]) == {"a", "b"}
    assert await store.alerts.alerted(channel("elsewhere"), ["a"]) == frozenset()
    assert await store.outbox.seen(channel(), ["a", "b"]) == frozenset(), "the digest tells them in full"


async def test_a_channel_is_alerted_to_an_article_once(store: Store) -> None:
    assert await store.alerts.publish(alert(), ["a", "b"], NOW, per_day=3)
    assert not await store.alerts.publish(alert("same"), ["b", "c"], NOW + 9 * DAY, per_day=3)
    assert await store.alerts.publish(alert(to="elsewhere"), ["a", "b"], NOW, per_day=3)
    assert await store.alerts.alerted(channel(), ["c"]) == frozenset()


async def test_so_many_in_any_24_hours(store: Store) -> None:
    for number in range(2):
        assert await store.alerts.publish(alert(f"s{number}"), [f"a{number}", f"b{number}"], NOW, per_day=2)
    assert not await store.alerts.publish(alert("third"), ["c"], NOW + DAY - SECOND, per_day=2)
    assert await store.alerts.publish(alert("other", to="elsewhere"), ["c"], NOW, per_day=2)
    assert await store.alerts.publish(alert("third"), ["c"], NOW + DAY, per_day=2)


async def test_a_key_that_is_there_already_changes_nothing(store: Store) -> None:
    assert await store.alerts.publish(alert(), ["a"], NOW, per_day=3)
    assert not await store.alerts.publish(alert(), ["x"], NOW, per_day=3)
    assert await store.alerts.alerted(channel(), ["x"]) == frozenset()


async def test_an_alert_that_is_dropped_is_forgotten(store: Store) -> None:
    assert await store.alerts.publish(alert(), ["a"], NOW, per_day=3)
    assert await store.outbox.drop(alert().key)
    assert await store.alerts.alerted(channel(), ["a"]) == frozenset()


async def test_of_several_stores_one_raises_it(shared_url: str) -> None:
    stores = [await open_store(shared_url) for _ in range(3)]
    try:
        raised = await asyncio.gather(*(one.alerts.publish(alert(), ["a"], NOW, per_day=3) for one in stores))
        assert sorted(raised) == [False, False, True]
    finally:
        for one in stores:
            await one.close()
