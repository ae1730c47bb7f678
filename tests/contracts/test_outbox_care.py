"""The contract of `ports.Outbox`: attempts that overlap, clocks that leap, and what an operator may do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.delivery import DeliveryState
from bot.model.errors import BotError
from bot.model.problems import problem_of
from bot.store.database.engine import Conflict
from bot.store.store import Store
from tests.contracts.outbox_calls import DAY, LEASE, WINDOW, claim, claimed_keys, publish
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


async def test_what_came_of_a_call_is_a_plain_yes_or_no(store: Store) -> None:
    outbox, due = store.outbox, subscription()
    await store.workspaces.save_subscription(due)
    wrong = replace(due, next_run_at=NOW - DAY)
    told = [delivery(1), delivery(2)]
    assert await outbox.publish(wrong, NOW, told, window=WINDOW, next_run_at=NOW + DAY) is False
    assert await outbox.publish(due, NOW, told, window=WINDOW, next_run_at=NOW + DAY) is True
    await store.workspaces.save_subscription(due)
    assert await outbox.publish(due, NOW, told, window=WINDOW, next_run_at=NOW + DAY) is False, "that slot had its digest"
    assert await outbox.sent_again(delivery(1).key, NOW, attempt=1) is False
    await claim(outbox)
    assert await outbox.sent_again(delivery(1).key, NOW, attempt=1) is True
    assert await outbox.drop(delivery(1).key) is False
    assert await outbox.drop(delivery(2).key) is True
    assert await outbox.is_due(NOW) is False


async def test_the_last_message_goes_with_its_subscription_and_with_no_other(store: Store) -> None:
    due, other = subscription(), subscription("evening")
    for one in (due, other):
        await store.workspaces.save_subscription(one)
    assert await store.outbox.publish_last(replace(due, next_run_at=NOW + DAY), delivery()) is False
    assert await store.workspaces.subscription("morning") == due
    assert await store.outbox.listed(*DeliveryState) == ()
    assert await store.outbox.publish_last(due, delivery(article_ids=("a",))) is True
    assert await store.workspaces.subscription("morning") is None
    assert await store.workspaces.subscription("evening") == other
    assert await claimed_keys(store.outbox) == [delivery().key]
    assert await store.outbox.publish_last(due, delivery(2)) is False


async def test_what_waits_for_later_is_hastened_and_counted(store: Store) -> None:
    times = (None, NOW, NOW + SECOND, NOW + DAY)
    for number, at in enumerate(times):
        of = subscription(f"s{number}", to=channel(f"c{number}"))
        await publish(store, [delivery(of=of.id, to=of.channel, not_before=at)], of=of)
    held = subscription("sending", to=channel("sending"))
    await publish(store, [delivery(of="sending", to=held.channel, slot=NOW - DAY)], of=held)
    assert await claim(store.outbox)
    assert await store.outbox.hasten(NOW) == 2
    assert await store.outbox.hasten(NOW) == 0
    assert [one.not_before for one in await store.outbox.listed(DeliveryState.WAITING)] == [None, NOW, NOW, NOW]


async def test_an_attempt_that_ended_is_clear_unless_it_says_otherwise(store: Store) -> None:
    await publish(store, [delivery(1), delivery(2), delivery(3)])
    await claim(store.outbox)
    await store.outbox.later(delivery(1).key, NOW, problem_of("later"))
    assert [one.unclear for one in await store.outbox.listed(DeliveryState.WAITING)] == [False] * 3
    await claim(store.outbox)
    (first, *_) = await store.outbox.listed(*DeliveryState)
    assert (first.attempts, first.last_tried) == (2, NOW)
    await store.outbox.dead(delivery(1).key, problem_of("dead"))
    await claim(store.outbox)
    await store.outbox.refused(delivery(2).key, problem_of("refused"))
    assert [one.unclear for one in await store.outbox.listed(DeliveryState.DEAD)] == [False] * 3


async def test_an_overtaken_refusal_takes_nothing_along(store: Store) -> None:
    await publish(store, [delivery(1), delivery(2)])
    await claim(store.outbox)
    await claim(store.outbox, NOW + LEASE)
    await store.outbox.refused(delivery(1).key, problem_of("gone"), attempt=1)
    held = await store.outbox.listed(*DeliveryState)
    assert [one.state for one in held] == [DeliveryState.SENDING, DeliveryState.WAITING]


async def test_only_a_delivery_that_there_is_can_be_settled(store: Store) -> None:
    await publish(store, [delivery()])
    with pytest.raises(BotError, match="no delivery nothing"):
        await store.outbox.later("nothing", NOW, problem_of("later"))


async def test_the_latest_digest_is_told_of_unless_one_is_named(store: Store) -> None:
    for day in (0, 2, 1):
        slot = NOW + day * DAY
        await publish(store, [], of=subscription(next_run_at=slot), slot=slot)
    await publish(store, [], of=subscription("evening", next_run_at=NOW + 9 * DAY), slot=NOW + 9 * DAY)
    for slot, found in ((None, 2), (NOW, 0), (NOW + DAY, 1)):
        held = await store.outbox.digest_window("morning", slot)
        assert held is not None
        assert held[0] == NOW + found * DAY


async def test_what_died_in_another_channel_or_of_another_digest_is_not_owed_here(store: Store) -> None:
    await publish(store, [delivery(article_ids=("a",))])
    await store.outbox.dead(delivery().key, problem_of("gone"))
    assert await store.outbox.undelivered(subscription()) == ("a",)
    assert await store.outbox.undelivered(subscription(to=channel("elsewhere"))) == ()
    assert await store.outbox.undelivered(subscription("evening")) == ()


async def test_a_thousand_are_listed_unless_more_are_asked_for(store: Store) -> None:
    await publish(store, [delivery(part) for part in range(1, 1003)])
    assert len(await store.outbox.listed(DeliveryState.WAITING)) == 1000
    assert len(await store.outbox.listed(DeliveryState.WAITING, limit=1001)) == 1001


async def test_a_slot_that_another_process_published_at_the_same_moment_has_its_digest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def meanwhile(*_: object) -> None:
        raise Conflict("that row is there already")

    monkeypatch.setattr("bot.store.delivery.outbox.insert_deliveries", meanwhile)
    await store.workspaces.save_subscription(subscription())
    assert await store.outbox.publish(subscription(), NOW, [delivery()], window=WINDOW, next_run_at=NOW + DAY) is False
    monkeypatch.undo()
    assert await store.outbox.publish(subscription(), NOW, [delivery()], window=WINDOW, next_run_at=NOW + DAY) is True
