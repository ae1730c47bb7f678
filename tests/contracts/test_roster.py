"""The contract of the port `Roster`, and of leases that know their process, on every database."""

from datetime import timedelta

from bot.store.store import Store, open_store
from tests.contracts.outbox_calls import LEASE, claim, publish
from tests.store.builders import NOW, channel, delivery

SECOND = timedelta(seconds=1)


async def test_a_process_is_there_from_its_first_beat_until_it_leaves(store: Store) -> None:
    roster = store.roster
    assert await roster.present() == ()
    for seconds, process in enumerate(("one", "two", "one")):
        await roster.beat(process, "news", NOW + seconds * SECOND)
    one, two = await roster.present()
    assert (one.process, one.role, one.started, one.beat_at, one.beats) == ("one", "news", NOW, NOW + 2 * SECOND, 2)
    assert (two.process, two.beats) == ("two", 1)
    assert await roster.leave("one") == 0
    assert await roster.leave("nobody") == 0
    assert [present.process for present in await roster.present()] == ["two"]


async def test_what_a_process_held_is_free_when_it_left_and_unclear(store: Store) -> None:
    await publish(store, [delivery(1, to=channel("1")), delivery(2, to=channel("2"))])
    outbox, roster = store.outbox, store.roster
    first = await outbox.claim(NOW, lease_until=NOW + LEASE, holder="dead")
    second = await outbox.claim(NOW, lease_until=NOW + LEASE, holder="alive")
    assert first
    assert second
    assert await roster.holders() == {"dead", "alive"}
    assert not await outbox.is_due(NOW + SECOND)
    assert await roster.leave("dead") == 1
    assert await outbox.is_due(NOW + SECOND)
    again = await outbox.claim(NOW + SECOND, lease_until=NOW + LEASE, holder="next")
    assert again
    assert (again.key, again.unclear, again.attempts, again.first_tried) == (first.key, True, 2, NOW)
    assert await claim(outbox, NOW + SECOND) is None, "who lives keeps what it has"
    await outbox.sent(second.key, "receipt", NOW)
    await outbox.sent(again.key, "receipt", NOW)
    assert await roster.holders() == frozenset()


async def test_the_clerks_turn_ends_when_its_process_left(store: Store) -> None:
    stories, roster = store.stories, store.roster
    first = await stories.take_turn("dead", NOW, NOW + LEASE)
    assert await roster.holders() == {"dead"}
    assert await stories.take_turn("next", NOW + SECOND, NOW + LEASE) is None
    await roster.leave("another")
    assert await stories.take_turn("next", NOW + SECOND, NOW + LEASE) is None
    await roster.leave("dead")
    assert await roster.holders() == frozenset()
    turn = await stories.take_turn("next", NOW + SECOND, NOW + LEASE)
    assert first
    assert turn == first + 1
    assert await roster.holders() == {"next"}


async def test_what_waits_for_a_time_that_is_far_is_tried_now(store: Store) -> None:
    await publish(store, [delivery(1, to=channel("1"), not_before=NOW + 300 * LEASE), delivery(2, to=channel("2"))])
    assert await store.outbox.hasten(NOW) == 1
    assert {one.part for one in (await claim(store.outbox), await claim(store.outbox)) if one} == {1, 2}
    assert await store.outbox.hasten(NOW) == 0


async def test_two_processes_that_beat_at_once_are_both_there(shared_url: str) -> None:
    one, two = await open_store(shared_url), await open_store(shared_url)
    for store, process in ((one, "one"), (two, "two"), (one, "one")):
        await store.roster.beat(process, "all", NOW)
    assert {present.process: present.beats for present in await two.roster.present()} == {"one": 2, "two": 1}
    await one.close()
    await two.close()
