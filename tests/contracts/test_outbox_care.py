"""The contract of `ports.Outbox`: attempts that overlap, clocks that leap, and what an operator may do."""

from datetime import timedelta

from bot.model.delivery import DeliveryState
from bot.model.problems import problem_of
from bot.store.store import Store
from tests.contracts.outbox_calls import DAY, LEASE, claim, claimed_keys, publish
from tests.store.builders import NOW, SECOND, channel, delivery, subscription


async def test_an_attempt_that_a_later_one_overtook_settles_nothing(store: Store) -> None:
    await publish(store, [delivery()])
    await claim(store.outbox)
    await claim(store.outbox, NOW + LEASE)
    await store.outbox.later(delivery().key, NOW, problem_of("a slower worker's view"), attempt=1)
    await store.outbox.dead(delivery().key, problem_of("another's"), attempt=1)
    await store.outbox.refused(delivery().key, problem_of("another's"), attempt=1)
    (held,) = await store.outbox.listed(*DeliveryState)
    assert (held.state, held.attempts, held.problem) == (DeliveryState.SENDING, 2, None)
    await store.outbox.later(delivery().key, NOW, problem_of("its own"), attempt=2)
    (held,) = await store.outbox.listed(*DeliveryState)
    assert (held.state, held.problem) == (DeliveryState.WAITING, problem_of("its own"))


async def test_it_is_unclear_from_the_claim_on_until_the_end_of_the_attempt_says_otherwise(store: Store) -> None:
    await publish(store, [delivery()])
    first = await claim(store.outbox)
    again = await claim(store.outbox, NOW + LEASE)
    assert first is not None
    assert again is not None
    assert [(one.unclear, one.first_tried) for one in (first, again)] == [(False, NOW), (True, NOW)]
    for unclear in (True, False):
        await store.outbox.later(delivery().key, NOW, problem_of(""), unclear=unclear)
        (held,) = await store.outbox.listed(DeliveryState.WAITING)
        assert held.unclear == unclear


async def test_a_lease_from_before_the_clock_was_set_back_is_cut_short_and_not_taken_away(store: Store) -> None:
    earlier = NOW - timedelta(hours=1)
    await publish(store, [delivery()])
    await claim(store.outbox)
    assert await store.outbox.is_due(earlier)
    assert await claim(store.outbox, earlier) is None, "its holder may be at work"
    assert await claim(store.outbox, earlier + LEASE - SECOND) is None
    assert await claim(store.outbox, earlier + LEASE)


async def test_clocks_that_differ_by_minutes_take_no_lease_away(store: Store) -> None:
    await publish(store, [delivery()])
    await claim(store.outbox)
    assert not await store.outbox.is_due(NOW - timedelta(minutes=2))
    assert await claim(store.outbox, NOW - timedelta(minutes=2)) is None
    assert await claim(store.outbox, NOW + LEASE - SECOND) is None
    assert await claim(store.outbox, NOW + LEASE)


async def test_whether_anything_is_due_is_known_without_claiming_it(store: Store) -> None:
    assert not await store.outbox.is_due(NOW)
    await publish(store, [delivery(1, not_before=NOW + SECOND), delivery(2, not_before=NOW + DAY)])
    assert not await store.outbox.is_due(NOW)
    assert await store.outbox.is_due(NOW + SECOND)
    await claim(store.outbox, NOW + SECOND)
    assert not await store.outbox.is_due(NOW + SECOND)
    assert await store.outbox.is_due(NOW + SECOND + LEASE)
    await store.outbox.sent(delivery(1).key, "id", NOW)
    assert not await store.outbox.is_due(NOW + SECOND + LEASE)


async def test_a_refusal_takes_what_waits_behind_it_along_and_nothing_else(store: Store) -> None:
    await publish(store, [delivery(part) for part in (1, 2, 3)])
    await publish(store, [delivery(1, of="evening")], of=subscription("evening"))
    await claim(store.outbox)
    await store.outbox.sent(delivery(1, of="evening").key, "id", NOW)
    await publish(store, [delivery(1, of="noon")], of=subscription("noon"))
    held = next(
        one for one in await store.outbox.listed(DeliveryState.SENDING, DeliveryState.WAITING) if one.key == delivery(1).key
    )
    await store.outbox.refused(held.key, problem_of("gone"))
    states = {one.key: one.state for one in await store.outbox.listed(*DeliveryState)}
    assert [states[delivery(part).key] for part in (1, 2, 3)] == [DeliveryState.DEAD] * 3
    assert states[delivery(1, of="evening").key] is DeliveryState.SENT
    assert states[delivery(1, of="noon").key] is DeliveryState.WAITING


async def test_what_is_listed_comes_in_the_order_in_which_it_was_due(store: Store) -> None:
    await publish(store, [delivery(2), delivery(1)])
    earlier = NOW - DAY
    await publish(store, [delivery(1, of="old", slot=earlier)], of=subscription("old", next_run_at=earlier), slot=earlier)
    keys = [delivery(1, of="old", slot=earlier).key, delivery(1).key, delivery(2).key]
    assert [one.key for one in await store.outbox.listed(DeliveryState.WAITING)] == keys
    assert [one.key for one in await store.outbox.listed(*DeliveryState, limit=2)] == keys[:2]
    assert await store.outbox.listed(DeliveryState.DEAD) == ()


async def test_the_dead_can_be_tried_again_with_all_their_attempts(store: Store) -> None:
    await publish(store, [delivery(1), delivery(2)])
    await claim(store.outbox)
    await store.outbox.dead(delivery(1).key, problem_of("given up"), unclear=True)
    assert await store.outbox.retry([delivery(1).key, delivery(2).key, "nothing"]) == 1
    assert await store.outbox.retry([delivery(1).key]) == 0
    again = await claim(store.outbox)
    assert again is not None
    assert (again.key, again.attempts, again.unclear, again.first_tried) == (delivery(1).key, 1, True, NOW)


async def test_what_waits_or_is_dead_can_be_dropped_and_lets_the_next_go_on(store: Store) -> None:
    await publish(store, [delivery(1, article_ids=("a",)), delivery(2), delivery(3)])
    assert await store.outbox.drop(delivery(1).key)
    assert not await store.outbox.drop(delivery(1).key)
    assert await claimed_keys(store.outbox) == [delivery(2).key]
    assert not await store.outbox.drop(delivery(2).key), "it is being sent"
    await store.outbox.dead(delivery(2).key, problem_of("gone"))
    assert await store.outbox.drop(delivery(2).key)
    assert await claimed_keys(store.outbox) == [delivery(3).key]
    await store.outbox.sent(delivery(3).key, "id", NOW)
    assert not await store.outbox.drop(delivery(3).key), "it was sent"
    assert await store.outbox.seen(channel(), ["a"]) == frozenset()
