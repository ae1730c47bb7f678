"""The contract of `ports.Corrections`, and of what `ports.NewsStore` keeps of an article that its publisher changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.compose.notices import notice
from bot.model.delivery import Delivery, DeliveryState
from bot.model.source import SourceState
from bot.ports import Revision
from bot.store.corrections import FOR
from bot.store.store import Store
from bot.understand.words import terms
from tests.contracts.outbox_calls import DAY, LEASE
from tests.contracts.outbox_calls import publish as publish_slot
from tests.store.builders import ALL_TIME, NOW, channel, delivery, reading, source, subscription

STATE = SourceState(source_id="gazette", next_check=NOW + timedelta(days=99))
NINE = "The ferry to Port Alder was early. “We will wait,” Mayor Ada Roe said."


@pytest.fixture
async def newsroom(store: Store) -> Store:
    """Two articles, with the marks of what they said when they came."""
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(STATE, [reading("a"), reading("b")], [], marks={"a": "a1", "b": "b1"})
    return store


async def publish(store: Store, message: Delivery) -> Delivery:
    await publish_slot(store, [message], of=subscription(next_run_at=message.slot), slot=message.slot)
    return message


async def revise(store: Store, *names: str, now: datetime = NOW) -> None:
    changed = [Revision(article_id=f"gazette:{name}", mark=f"{name}2", reading=reading(name, NINE)) for name in names]
    await store.news.revise(changed, now)


async def due(store: Store, now: datetime = NOW) -> list[str]:
    return [one.key for one, _ in await store.corrections.due(now)]


async def found(store: Store, words: str) -> list[str]:
    return [one.article.key for one in await store.news.search("w", [terms(words, "en").split()], ALL_TIME, 9)]


async def test_what_says_something_else_now_is_known_by_its_mark(newsroom: Store) -> None:
    news, since = newsroom.news, NOW - DAY
    assert await news.revised("gazette", {"a": "a1", "b": "b2", "new": "n1"}, since) == {"b"}
    assert await news.revised("tidings", {"a": "a2"}, since) == frozenset()
    assert await news.revised("gazette", {"a": "a2"}, NOW) == frozenset(), "too old to be followed"
    await news.save_visit(STATE, [reading("c")], [])
    assert await news.revised("gazette", {"c": "c1"}, since) == frozenset(), "what it said is not known"


async def test_a_correction_takes_the_place_of_the_article_in_every_search(newsroom: Store) -> None:
    before = (await newsroom.news.readings(["gazette:a"]))[0]
    assert await found(newsroom, "late again") == ["b", "a"]
    await revise(newsroom, "a")
    (after,) = await newsroom.news.readings(["gazette:a"])
    assert after == reading("a", NINE)
    assert (after.article.id, after.article.fetched) == (before.article.id, before.article.fetched)
    assert (await found(newsroom, "late again"), await found(newsroom, "early")) == (["b"], ["a"])
    assert await newsroom.news.revised("gazette", {"a": "a2"}, NOW - DAY) == frozenset()


async def test_a_change_that_corrects_nothing_is_only_remembered(newsroom: Store) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await newsroom.news.revise([Revision(article_id="gazette:a", mark="a2"), Revision(article_id="gazette:gone", mark="x")], NOW)
    assert await newsroom.news.revised("gazette", {"a": "a2"}, NOW - DAY) == frozenset()
    assert await newsroom.news.readings(["gazette:a"]) == (reading("a"),)
    assert message.key not in await due(newsroom)


async def settle_all(store: Store, keys: Sequence[str], now: datetime = NOW) -> None:
    for key in keys:
        await store.outbox.sent(key, f"receipt {key}", now)


async def test_messages_that_tell_of_a_changed_article_are_due_and_no_others(newsroom: Store) -> None:
    told = await publish(newsroom, delivery(article_ids=("gazette:b", "gazette:a")))
    other = await publish(newsroom, delivery(slot=NOW + DAY, article_ids=("gazette:b",)))
    alert = replace(delivery(2, slot=NOW + 2 * DAY), key="alert", document=notice("Breaking"))
    await newsroom.alerts.publish(alert, ["gazette:a"], NOW, per_day=9)
    await settle_all(newsroom, [told.key, other.key, "alert"])
    assert not await newsroom.agenda.is_anything_due(NOW)
    await revise(newsroom, "a")
    assert await newsroom.agenda.is_anything_due(NOW)
    shown = {one.key: one.article_ids for one, _ in await newsroom.corrections.due(NOW)}
    assert shown == {told.key: ("gazette:b", "gazette:a"), "alert": ("gazette:a",)}
    assert await due(newsroom, NOW - LEASE) == []


@pytest.mark.parametrize(("age", "is_due"), [(FOR - timedelta(seconds=1), True), (FOR, False)])
async def test_what_was_sent_long_ago_stays_as_it_is(newsroom: Store, age: timedelta, is_due: bool) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await settle_all(newsroom, [message.key], NOW - age)
    await revise(newsroom, "a")
    assert (await due(newsroom) == [message.key]) is is_due


async def test_what_was_corrected_is_done_unless_it_changed_again_meanwhile(newsroom: Store) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await settle_all(newsroom, [message.key])
    await revise(newsroom, "a")
    ((held, asked_at),) = await newsroom.corrections.due(NOW)
    await revise(newsroom, "a", now=NOW + LEASE)
    await newsroom.corrections.settle(held, notice("corrected"), asked_at)
    ((held, asked_at),) = await newsroom.corrections.due(NOW + LEASE)
    assert held.document == notice("corrected")
    await newsroom.corrections.settle(held, notice("again"), asked_at)
    assert await newsroom.corrections.due(NOW + DAY) == ()
    (held,) = await newsroom.outbox.listed(DeliveryState.SENT)
    assert held.document == notice("again")


async def test_a_process_corrects_what_it_sends(newsroom: Store) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await settle_all(newsroom, [message.key])
    await revise(newsroom, "a")
    assert await newsroom.corrections.due(NOW, platforms=["slack"]) == ()
    assert [one.key for one, _ in await newsroom.corrections.due(NOW, platforms=[channel().platform])] == [message.key]


async def test_what_the_platform_cannot_do_now_is_looked_at_later(newsroom: Store) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await settle_all(newsroom, [message.key])
    await revise(newsroom, "a")
    await newsroom.corrections.postpone(message.key, NOW + LEASE)
    assert await due(newsroom) == []
    assert await due(newsroom, NOW + LEASE) == [message.key]


async def test_a_message_that_is_being_sent_or_may_have_arrived_waits_until_that_is_known(newsroom: Store) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await revise(newsroom, "a")
    assert await due(newsroom) == [message.key], "still waiting"
    ((waiting, asked_at),) = await newsroom.corrections.due(NOW)
    await newsroom.outbox.claim(NOW, lease_until=NOW + LEASE)
    assert await due(newsroom) == [], "being sent"
    await newsroom.corrections.settle(waiting, notice("too late"), asked_at)
    await newsroom.outbox.later(message.key, NOW, "unclear", unclear=True)
    assert await due(newsroom) == [], "may have arrived"
    await newsroom.outbox.sent(message.key, "receipt", NOW)
    ((sent, _),) = await newsroom.corrections.due(NOW)
    assert sent.document == message.document, "what was sent is what is written down"


async def test_a_dead_message_is_corrected_before_somebody_tries_it_again(newsroom: Store) -> None:
    message = await publish(newsroom, delivery(article_ids=("gazette:a",)))
    await revise(newsroom, "a")
    await newsroom.outbox.dead(message.key, "refused")
    assert await due(newsroom) == [message.key]
