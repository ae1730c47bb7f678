"""The contract of `ports.Outbox`: publishing, claiming in order, settling."""

import asyncio
from dataclasses import replace
from itertools import chain

import pytest

from bot.model.delivery import DeliveryState
from bot.model.errors import BotError
from bot.model.problems import problem_of
from bot.model.workspace import Window
from bot.ports.delivery import Outbox
from bot.store.store import Store, open_store
from tests.contracts.outbox_calls import DAY, LEASE, WINDOW, claim, claimed_keys, publish
from tests.store.builders import NOW, SECOND, channel, delivery, subscription


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return store.outbox


async def test_publishing_moves_schedule_and_window_together(store: Store) -> None:
    after = await publish(store, [delivery()])
    assert await store.workspaces.subscription("morning") == after


async def test_a_slower_ticker_changes_nothing(store: Store) -> None:
    await publish(store, [delivery(1)])
    late = [delivery(1), delivery(2)]
    window = Window(start=NOW, end=NOW + DAY)
    assert not await store.outbox.publish(subscription(), NOW, late, window=window, next_run_at=NOW + 2 * DAY)
    held = await store.workspaces.subscription("morning")
    assert held is not None
    assert (held.next_run_at, held.last_window_end) == (NOW + DAY, WINDOW.end)
    assert await claimed_keys(store.outbox) == [delivery(1).key]


async def test_of_two_digests_that_were_chosen_side_by_side_one_is_published(store: Store) -> None:
    """Both were asked for at once, at another time than the slot, so the next time is the same before and after."""
    asked = subscription(next_run_at=NOW + DAY)
    await store.workspaces.save_subscription(asked)
    for second, expected in ((1, True), (2, False)):
        slot, window = NOW + second * SECOND, Window(start=NOW - DAY, end=NOW + second * SECOND)
        told = [replace(delivery(), key=str(second), slot=slot)]
        assert await store.outbox.publish(asked, slot, told, window=window, next_run_at=NOW + DAY) is expected
    assert await claimed_keys(store.outbox) == ["1"]


async def test_a_slot_published_before_gets_no_second_digest_yet_the_schedule_moves_on(store: Store) -> None:
    await publish(store, [delivery(1)])
    await store.workspaces.save_subscription(subscription())  # Someone set the clock back to the same slot.
    assert not await store.outbox.publish(subscription(), NOW, [delivery(1)], window=WINDOW, next_run_at=NOW + DAY)
    held = await store.workspaces.subscription("morning")
    assert held is not None
    assert held.next_run_at == NOW + DAY
    assert await claimed_keys(store.outbox) == [delivery(1).key]


async def test_an_unknown_or_paused_subscription_publishes_nothing(store: Store) -> None:
    assert not await store.outbox.publish(subscription(), NOW, [delivery()], window=WINDOW, next_run_at=None)
    paused = subscription(next_run_at=None)
    await store.workspaces.save_subscription(paused)
    assert not await store.outbox.publish(subscription(), NOW, [delivery()], window=WINDOW, next_run_at=None)
    assert await store.outbox.publish(paused, NOW, [delivery()], window=WINDOW, next_run_at=None), "by hand, without a schedule"


async def test_a_quiet_slot_is_published_without_a_message(store: Store) -> None:
    after = await publish(store, [])
    assert await store.workspaces.subscription("morning") == after
    assert await claim(store.outbox) is None


async def test_a_claim_counts_the_attempt_before_the_work(store: Store) -> None:
    whole = replace(delivery(article_ids=("gazette:b", "gazette:a")), ping="7", reply_to="11/12")
    await publish(store, [whole])
    taken = replace(whole, state=DeliveryState.SENDING, attempts=1, first_tried=NOW, last_tried=NOW)
    assert await claim(store.outbox) == taken
    assert await claim(store.outbox) is None


async def test_a_look_up_is_kept_with_its_delivery_until_that_is_sent_again(outbox: Outbox, store: Store) -> None:
    await publish(store, [delivery()])
    key, later = delivery().key, NOW + SECOND
    await claim(outbox)
    await outbox.later(key, later, problem_of("cut"), attempt=1, unclear=True)
    for page in ("one", "two"):
        taken = await claim(outbox, later)
        assert taken is not None
        assert (taken.attempts, taken.first_tried, taken.last_tried) == (2, NOW, NOW)
        assert await claim(outbox, later) is None
        await outbox.looking(key, later, page, attempt=2)
    held = await claim(outbox, later)
    assert held is not None
    assert (held.looked, held.unclear) == ("two", True)
    assert not await outbox.sent_again(key, later, attempt=1), "that one is over"
    assert await outbox.sent_again(key, later, attempt=2)
    (held,) = await outbox.listed(DeliveryState.SENDING)
    assert (held.looked, held.first_tried, held.last_tried) == ("", NOW, later)


async def test_parts_go_one_after_the_other(store: Store) -> None:
    await publish(store, [delivery(2), delivery(1), delivery(3)])
    for part in (1, 2, 3):
        assert await claimed_keys(store.outbox) == [delivery(part).key], "nothing behind a part that is being sent"
        await store.outbox.sent(delivery(part).key, "id", NOW)


async def test_a_waiting_head_holds_back_its_channel_and_no_other(store: Store) -> None:
    await publish(store, [delivery(1, not_before=NOW + SECOND), delivery(2)])
    other = subscription("evening", to=channel("weather"))
    await publish(store, [delivery(of="evening", to=channel("weather"))], of=other)
    assert await claimed_keys(store.outbox) == [delivery(of="evening").key]
    assert await claimed_keys(store.outbox, NOW + SECOND) == [delivery(1).key]


async def test_a_thread_is_a_channel_of_its_own(store: Store) -> None:
    await publish(store, [delivery(1)])
    thread = channel(thread="7")
    await publish(store, [delivery(of="thread", to=thread)], of=subscription("thread", to=thread))
    assert len(await claimed_keys(store.outbox)) == 2


async def test_two_digests_of_one_slot_do_not_mix_in_a_channel(store: Store) -> None:
    for name in ("b", "a"):
        await publish(store, [delivery(1, of=name), delivery(2, of=name)], of=subscription(name))
    order = []
    while taken := await claim(store.outbox):
        order.append(taken.key)
        await store.outbox.sent(taken.key, "id", NOW)
    assert order == [delivery(part, of=name).key for name in "ab" for part in (1, 2)]


async def test_an_older_slot_goes_first(store: Store) -> None:
    earlier = NOW - DAY
    await publish(store, [delivery(1)])
    await publish(store, [delivery(1, of="old", slot=earlier)], of=subscription("old", next_run_at=earlier), slot=earlier)
    assert await claimed_keys(store.outbox) == [delivery(1, of="old", slot=earlier).key]


async def test_a_dead_head_lets_the_next_go_on(store: Store) -> None:
    await publish(store, [delivery(1), delivery(2)])
    await claim(store.outbox)
    await store.outbox.dead(delivery(1).key, problem_of("the channel is gone"))
    assert await claimed_keys(store.outbox) == [delivery(2).key]


async def test_a_postponed_delivery_comes_back_at_its_time_with_its_attempts(store: Store) -> None:
    await publish(store, [delivery()])
    await claim(store.outbox)
    await store.outbox.later(delivery().key, NOW + SECOND, problem_of("slow down"))
    assert await claim(store.outbox) is None
    again = await claim(store.outbox, NOW + SECOND)
    assert again is not None
    assert (again.attempts, again.problem, again.not_before) == (2, problem_of("slow down"), NOW + SECOND)


async def test_a_lease_that_ran_out_is_taken_up_again(store: Store) -> None:
    await publish(store, [delivery(1), delivery(2)])
    await claim(store.outbox)
    assert await claim(store.outbox, NOW + LEASE - SECOND) is None
    again = await claim(store.outbox, NOW + LEASE)
    assert again is not None
    assert (again.key, again.attempts) == (delivery(1).key, 2)
    assert await claim(store.outbox, NOW + LEASE) is None, "the new lease holds"


async def test_what_was_sent_stays_sent(store: Store) -> None:
    await publish(store, [delivery()])
    await claim(store.outbox)
    await store.outbox.sent(delivery().key, "id", NOW)
    await store.outbox.later(delivery().key, NOW, problem_of("a slower worker's view"))
    await store.outbox.dead(delivery().key, problem_of("another's"))
    await store.outbox.sent(delivery().key, "id", NOW)
    assert await claim(store.outbox, NOW + DAY) is None


async def test_settling_an_unknown_delivery_is_an_error(outbox: Outbox) -> None:
    with pytest.raises(BotError, match="no delivery"):
        await outbox.sent("nothing", "id", NOW)


async def test_articles_count_as_seen_unless_their_message_died(store: Store) -> None:
    articles = ("a", "b", "c")
    parts = [delivery(part, article_ids=(article,)) for part, article in enumerate(articles, start=1)]
    assert await store.outbox.seen(channel(), articles) == frozenset()
    await publish(store, parts)
    assert await store.outbox.seen(channel(), [*articles, "d"]) == set(articles), "waiting"
    await claim(store.outbox)
    assert await store.outbox.seen(channel(), articles) == set(articles), "sending"
    await store.outbox.sent(parts[0].key, "id", NOW)
    await claim(store.outbox)
    await store.outbox.dead(parts[1].key, problem_of("refused"))
    assert await store.outbox.seen(channel(), articles) == {"a", "c"}
    assert await store.outbox.seen(channel("elsewhere"), articles) == frozenset()
    assert await store.outbox.seen(channel(), []) == frozenset()


async def test_a_process_that_sends_to_one_platform_leaves_the_others_alone(store: Store) -> None:
    outbox, elsewhere = store.outbox, replace(channel(), platform="slack")
    await publish(store, [delivery()])
    await publish(store, [delivery(of="evening", to=elsewhere)], of=subscription("evening", to=elsewhere))
    assert not await outbox.is_due(NOW, ["terminal"])
    assert not await outbox.is_due(NOW, [])
    assert await outbox.is_due(NOW, ["terminal", "slack"])
    assert await outbox.claim(NOW, lease_until=NOW + LEASE, platforms=["terminal"]) is None
    taken = await outbox.claim(NOW, lease_until=NOW + LEASE, platforms=["slack"])
    assert taken is not None
    assert taken.channel == elsewhere
    assert await claimed_keys(outbox) == [delivery().key]


async def test_what_comes_next_of_an_article_belongs_under_the_message_that_told_of_it_last(store: Store) -> None:
    outbox = store.outbox
    messages = [delivery(article_ids=("a", "b")), delivery(slot=NOW + DAY, article_ids=("b", "c"))]
    answer = replace(delivery(slot=NOW + 2 * DAY, article_ids=("c", "d")), reply_to="second")
    for message in (*messages, answer):
        await publish(store, [message], of=subscription(next_run_at=message.slot), slot=message.slot)
    assert await outbox.threads_of(channel(), ["a", "b", "c"]) == {}, "nothing has arrived"
    for message, receipt in zip((*messages, answer), ("first", "second", "third"), strict=True):
        await outbox.sent(message.key, receipt, NOW)
    found = await outbox.threads_of(channel(), ["a", "b", "c", "d", "e"])
    assert found == {"a": "first", "b": "second", "c": "second", "d": "second"}
    assert await outbox.threads_of(channel("elsewhere"), ["a"]) == {}


async def test_a_digest_knows_what_it_tells_of(store: Store) -> None:
    await publish(store, [delivery(2, article_ids=("c",)), delivery(1, article_ids=("b", "a"))])
    assert [one.article_ids for one in await store.outbox.digest_parts("morning", NOW)] == [("b", "a"), ("c",)]
    assert await store.outbox.digest_parts("morning", NOW + DAY) == ()
    assert await store.outbox.digest_parts("evening", NOW) == ()


async def test_of_two_stores_that_publish_one_slot_one_wins(shared_url: str) -> None:
    stores = [await open_store(shared_url) for _ in range(2)]
    try:
        await stores[0].workspaces.save_subscription(subscription())
        for number in range(5):
            slot = NOW + number * DAY
            due = replace(subscription(next_run_at=slot), last_window_end=WINDOW.end if number else None)
            parts = [delivery(slot=slot)]
            wins = await asyncio.gather(
                *(store.outbox.publish(due, slot, parts, window=WINDOW, next_run_at=slot + DAY) for store in stores)
            )
            assert sorted(wins) == [False, True]
    finally:
        for store in stores:
            await store.close()


async def test_of_many_that_claim_each_delivery_goes_to_one(shared_url: str) -> None:
    stores = [await open_store(shared_url) for _ in range(3)]
    try:
        for number in range(20):
            to = channel(str(number))
            name = f"s{number}"
            await publish(stores[0], [delivery(1, of=name, to=to), delivery(2, of=name, to=to)], of=subscription(name, to=to))
        keys = await asyncio.gather(*(claimed_keys(store.outbox) for store in stores))
        assert sorted(chain.from_iterable(keys)) == sorted(delivery(1, of=f"s{number}").key for number in range(20))
    finally:
        for store in stores:
            await store.close()


async def test_what_died_is_owed_until_it_came_otherwise_or_died_too_often(store: Store) -> None:
    outbox, due = store.outbox, subscription()

    async def publish_with(articles: tuple[str, ...], day: int, *, dies: bool) -> None:
        slot = NOW + day * DAY
        message = delivery(slot=slot, article_ids=articles)
        await publish(store, [message], of=subscription(next_run_at=slot), slot=slot)
        await (outbox.dead(message.key, problem_of("refused")) if dies else outbox.sent(message.key, "id", NOW))

    assert await outbox.undelivered(due) == ()
    await publish_with(("a", "b"), 0, dies=True)
    assert await outbox.undelivered(due) == ("a", "b")
    assert await outbox.undelivered(subscription("evening")) == ()
    await publish_with(("a",), 1, dies=False)
    assert await outbox.undelivered(due) == ("b",)
    for day in range(2, 4):
        assert await outbox.undelivered(due) == ("b",)
        await publish_with(("b",), day, dies=True)
    assert await outbox.undelivered(due) == ()


async def test_a_digest_and_who_tells_of_an_article_are_known(store: Store) -> None:
    await store.workspaces.save_subscription(subscription())
    assert await store.outbox.digest_window("morning") is None
    told = [delivery(article_ids=("gazette:a", "gazette:b"))]
    assert await store.outbox.publish(subscription(), NOW, told, window=WINDOW, next_run_at=None)
    for slot in (None, NOW):
        assert await store.outbox.digest_window("morning", slot) == (NOW, Window(start=WINDOW.start, end=WINDOW.end))
    assert await store.outbox.digest_window("morning", NOW - DAY) is None
    shown, counted = [(await store.outbox.tellings(f"gazette:{name}"))[0] for name in "ab"]
    assert (shown.subscription_id, shown.slot, shown.channel, shown.state) == ("morning", NOW, channel(), DeliveryState.WAITING)
    assert (shown.is_shown, counted.is_shown) == (True, False)
    assert await store.outbox.tellings("gazette:z") == ()


async def test_what_is_dropped_goes_alone_and_what_was_sent_stays(store: Store) -> None:
    await publish(store, [delivery(part, article_ids=(f"article {part}",)) for part in (1, 2, 3)])
    assert await store.outbox.drop(delivery(2).key)
    told = [f"article {part}" for part in (1, 2, 3)]
    assert await store.outbox.seen(channel(), told) == {"article 1", "article 3"}
    assert not await store.outbox.drop(delivery(2).key)
    assert await claimed_keys(store.outbox) == [delivery(1).key]
    await store.outbox.sent(delivery(1).key, "receipt", NOW)
    assert not await store.outbox.drop(delivery(1).key)
    assert [one.key for one in await store.outbox.listed(*DeliveryState)] == [delivery(1).key, delivery(3).key]
