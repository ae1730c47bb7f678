"""The contract of `ports.Corrections`, and of what `ports.NewsStore` keeps of an article that its publisher changes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

import pytest
from sqlalchemy import text

from bot.compose.notices import notice
from bot.model.analysis import Reading
from bot.model.article import Change
from bot.model.delivery import Delivery, DeliveryState
from bot.model.document import Citation, Document, Span, Text
from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.model.story import Changes, Trace
from bot.ports.delivery import Versions
from bot.ports.news import Changed, Revision
from bot.store.delivery.corrections import FOR
from bot.store.store import Store, open_store
from bot.understand.words import terms
from tests.contracts.outbox_calls import DAY, LEASE
from tests.store.builders import ALL_TIME, NOW, SECOND, channel, delivery, reading, source, subscription
from tests.stored import readings_in

STATE = SourceState(source_id="gazette", next_check=NOW + timedelta(days=99))
NINE = "The ferry to Port Alder was early. “We will wait,” Mayor Ada Roe said."


@pytest.fixture
async def newsroom(store: Store) -> Store:
    """Two articles, with the marks of what they said when they came."""
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(STATE, [reading("a"), reading("b")], [], marks={"a": "a1", "b": "b1"})
    return store


def showing(*cited: str, heads: str = "", slot: datetime = NOW) -> Delivery:
    """A message with words of these articles, or the headline of one."""
    bullets = [Span(text="The", cites=Citation(article_id=article_id, start=0, end=3)) for article_id in cited]
    spans = [*bullets, *([Span(text="Ferry late", heads=heads)] if heads else [])]
    return replace(delivery(slot=slot), document=Document(title="News", blocks=tuple(Text(spans=(span,)) for span in spans)))


async def publish(store: Store, message: Delivery, versions: Versions = MappingProxyType({})) -> Delivery:
    order = subscription(next_run_at=message.slot)
    await store.workspaces.save_subscription(order)
    assert await store.outbox.publish(
        order, message.slot, [message], window=ALL_TIME, next_run_at=message.slot + DAY, versions=versions
    )
    return message


def corrected(name: str, times: int = 1) -> Reading:
    """The article as it reads after so many corrections."""
    told = reading(name, NINE)
    return replace(told, article=replace(told.article, changes=(Change(),) * times))


async def revise(store: Store, *names: str, now: datetime = NOW) -> None:
    changed = [Revision(article_id=f"gazette:{name}", mark=f"{name}2", reading=corrected(name)) for name in names]
    await store.news.revise(changed, now)


async def due(store: Store, now: datetime = NOW) -> list[str]:
    return [one.key for one, _ in await store.corrections.due(now)]


async def found(store: Store, words: str) -> list[str]:
    return [one.article.key for one in await readings_in(store, "w", [terms(words, "en").split()], ALL_TIME, 9)]


async def test_what_says_something_else_now_is_known_by_its_mark(newsroom: Store) -> None:
    news, since = newsroom.news, NOW - DAY
    assert await news.changed("gazette", {"a": "a1", "b": "b2", "new": "n1"}, since) == Changed(fresh=frozenset("b"))
    assert await news.changed("tidings", {"a": "a2"}, since) == Changed()
    assert await news.changed("gazette", {"a": "a2"}, NOW) == Changed(), "too old to be followed"
    await news.save_visit(STATE, [reading("c")], [])
    assert await news.changed("gazette", {"c": "c1"}, since) == Changed(), "what it said is not known"


@pytest.mark.parametrize(
    ("marks", "lasting"),
    [
        (["a2", "a2", "a2"], [False, True, True]),
        (["a2", "a1", "a2", "a1"], [False, False, False, False]),
        (["a2", "a3", "a4", "a4"], [False, False, False, True]),
    ],
    ids=["changed", "to and fro", "running"],
)
async def test_a_change_lasts_when_it_is_there_at_two_visits_in_a_row(
    newsroom: Store, marks: list[str], lasting: list[bool]
) -> None:
    seen = [await newsroom.news.changed("gazette", {"a": mark, "b": "b1"}, NOW - DAY) for mark in marks]
    assert [one.lasting == {"a"} for one in seen] == lasting
    assert [one.fresh == {"a"} for one in seen] == [mark != "a1" and not last for mark, last in zip(marks, lasting, strict=True)]


async def test_what_is_followed_no_more_never_changes(newsroom: Store) -> None:
    await newsroom.news.revise([Revision(article_id="gazette:a", mark="")], NOW)
    for _ in range(2):
        assert await newsroom.news.changed("gazette", {"a": "a2"}, NOW - DAY) == Changed()


async def test_an_article_keeps_what_it_knows_of_its_changes(newsroom: Store) -> None:
    change = Change(sentences=(("The ferry was late.", "The ferry was early."),), quotes=(("we wait", "we will wait"),))
    told = reading("a", NINE)
    told = replace(told, article=replace(told.article, changes=(Change(), change)))
    await newsroom.news.revise([Revision(article_id="gazette:a", mark="a2", reading=told)], NOW)
    assert await newsroom.news.readings(["gazette:a"]) == (told,)
    assert await readings_in(newsroom, "w", [["earli"]], ALL_TIME, 9) == (told,)


async def test_every_process_reads_what_is_stored_whatever_it_is_marked(shared_url: str) -> None:
    """A text that corrected nothing left its mark on the one before; later it comes to be stored itself."""
    stores = [await open_store(shared_url) for _ in range(2)]
    one, other = stores
    await one.news.add_source(source(), followed_by="*")
    await one.news.save_visit(STATE, [reading("a")], [], marks={"a": "1"})
    for mark, body in (("2", ""), ("3", NINE), ("2", "The ferry was late.")):
        told = reading("a", body) if body else None
        await other.news.revise([Revision(article_id="gazette:a", mark=mark, reading=told)], NOW)
        assert await one.news.readings(["gazette:a"]) == await other.news.readings(["gazette:a"])
        assert not told or await one.news.readings(["gazette:a"]) == (told,)
    for store in stores:
        await store.close()


async def test_a_text_without_end_is_not_kept_in_memory(newsroom: Store) -> None:
    long = [reading(name, "The ferry was late. " * 6_000) for name in "cde"]
    await newsroom.news.save_visit(STATE, long, [])
    ids = [one.article.id for one in long]
    assert await newsroom.news.readings(ids) == tuple(long)
    (first,), (again,) = await newsroom.news.readings(ids[:1]), await newsroom.news.readings(ids[:1])
    assert first is not again
    (short,), (kept,) = await newsroom.news.readings(["gazette:a"]), await newsroom.news.readings(["gazette:a"])
    assert short is kept


async def test_a_correction_takes_the_place_of_the_article_in_every_search(newsroom: Store) -> None:
    before = (await newsroom.news.readings(["gazette:a"]))[0]
    assert await found(newsroom, "late again") == ["b", "a"]
    await revise(newsroom, "a")
    (after,) = await newsroom.news.readings(["gazette:a"])
    assert after == corrected("a")
    assert (after.article.id, after.article.fetched) == (before.article.id, before.article.fetched)
    assert (await found(newsroom, "late again"), await found(newsroom, "early")) == (["b"], ["a"])
    assert await newsroom.news.changed("gazette", {"a": "a2"}, NOW - DAY) == Changed()


async def test_a_change_that_corrects_nothing_is_only_remembered(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await newsroom.news.revise([Revision(article_id="gazette:a", mark="a2"), Revision(article_id="gazette:gone", mark="x")], NOW)
    assert await newsroom.news.changed("gazette", {"a": "a2"}, NOW - DAY) == Changed()
    assert await newsroom.news.readings(["gazette:a"]) == (reading("a"),)
    assert message.key not in await due(newsroom)


async def settle_all(store: Store, keys: Sequence[str], now: datetime = NOW) -> None:
    for key in keys:
        await store.outbox.sent(key, f"receipt {key}", now)


async def tell_all(store: Store) -> None:
    """Give each report that waits for its story one of its own."""
    turn = await store.stories.take_turn("clerk", NOW, NOW + DAY) or 0
    traces = [Trace(place=place, story=place) for place, _ in await store.stories.pending(99)]
    assert await store.stories.record(turn, traces, Changes(), NOW, next_id=1)


async def test_messages_that_show_a_changed_article_are_due_and_no_others(newsroom: Store) -> None:
    cited, headed = showing("gazette:b", "gazette:a"), showing(heads="gazette:a", slot=NOW + DAY)
    counted = replace(showing("gazette:b", slot=NOW + 3 * DAY), article_ids=("gazette:a", "gazette:b"))
    for message in (cited, headed, counted):
        await publish(newsroom, message)
    alert = replace(showing("gazette:a", slot=NOW + 2 * DAY), key="alert")
    await newsroom.alerts.publish(alert, ["gazette:a", "gazette:b"], NOW, per_day=9)
    await settle_all(newsroom, [cited.key, headed.key, counted.key, "alert"])
    await tell_all(newsroom)
    assert not await newsroom.agenda.is_anything_due(NOW)
    await revise(newsroom, "a")
    assert await newsroom.agenda.is_anything_due(NOW)
    assert set(await due(newsroom)) == {cited.key, headed.key, "alert"}
    assert await due(newsroom, NOW - LEASE) == []


async def test_a_message_that_shows_what_was_revised_since_it_was_read_is_due_at_once(newsroom: Store) -> None:
    old = {"gazette:a": 0, "gazette:b": 0}
    await revise(newsroom, "a")
    late = [showing("gazette:a", "gazette:b"), replace(showing("gazette:b"), key="other", part=2)]
    order = subscription()
    await newsroom.workspaces.save_subscription(order)
    assert await newsroom.outbox.publish(order, NOW, late, window=ALL_TIME, next_run_at=NOW + DAY, versions=old)
    alert = replace(showing("gazette:a", slot=NOW + SECOND), key="alert")
    await newsroom.alerts.publish(alert, ["gazette:a"], NOW, per_day=9, versions=old)
    assert await due(newsroom, NOW + SECOND) == [late[0].key, "alert"]
    await publish(newsroom, showing("gazette:a", slot=NOW + DAY), versions={"gazette:a": 1})
    assert await due(newsroom, NOW + 2 * DAY) == [late[0].key, "alert"]


@pytest.mark.parametrize(("age", "is_due"), [(FOR - timedelta(seconds=1), True), (FOR, False)])
async def test_what_was_sent_long_ago_stays_as_it_is(newsroom: Store, age: timedelta, is_due: bool) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await settle_all(newsroom, [message.key], NOW - age)
    await revise(newsroom, "a")
    assert (await due(newsroom) == [message.key]) is is_due


async def test_what_was_corrected_is_done_unless_it_changed_again_meanwhile(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await settle_all(newsroom, [message.key])
    await revise(newsroom, "a")
    ((held, asked_at),) = await newsroom.corrections.due(NOW)
    await revise(newsroom, "a", now=NOW + LEASE)
    await newsroom.corrections.settle(held, notice("corrected"), asked_at)
    ((held, asked_at),) = await newsroom.corrections.due(NOW + LEASE)
    assert held.document == notice("corrected")
    assert await newsroom.corrections.settle(held, notice("again"), asked_at)
    assert await newsroom.corrections.due(NOW + DAY) == ()
    (held,) = await newsroom.outbox.listed(DeliveryState.SENT)
    assert held.document == notice("again")


async def test_a_process_corrects_what_it_sends(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await settle_all(newsroom, [message.key])
    await revise(newsroom, "a")
    assert await newsroom.corrections.due(NOW, platforms=["slack"]) == ()
    assert [one.key for one, _ in await newsroom.corrections.due(NOW, platforms=[channel().platform])] == [message.key]


async def test_what_the_platform_cannot_do_now_is_looked_at_later(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await settle_all(newsroom, [message.key])
    await revise(newsroom, "a")
    await newsroom.corrections.postpone(message.key, NOW + LEASE)
    assert await due(newsroom) == []
    assert await due(newsroom, NOW + LEASE) == [message.key]


async def test_a_message_that_is_being_sent_or_may_have_arrived_waits_until_that_is_known(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await revise(newsroom, "a")
    ((waiting, asked_at),) = await newsroom.corrections.due(NOW)
    await newsroom.outbox.claim(NOW, lease_until=NOW + LEASE)
    assert await due(newsroom) == [], "being sent"
    assert not await newsroom.corrections.settle(waiting, notice("too late"), asked_at)
    await newsroom.outbox.later(message.key, NOW, problem_of("unclear"), unclear=True)
    assert await due(newsroom) == [], "may have arrived"
    assert not await newsroom.corrections.settle(waiting, notice("too late"), asked_at), "waiting again, but not as it was"
    await newsroom.outbox.dead(message.key, problem_of("given up"), unclear=True)
    assert await due(newsroom) == [], "may still have arrived"
    await newsroom.outbox.sent(message.key, "receipt", NOW)
    ((sent, _),) = await newsroom.corrections.due(NOW)
    assert sent.document == message.document, "what was sent is what is written down"


async def test_what_was_tried_in_vain_meanwhile_is_looked_at_again(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await revise(newsroom, "a")
    ((waiting, asked_at),) = await newsroom.corrections.due(NOW)
    await newsroom.outbox.claim(NOW, lease_until=NOW + LEASE)
    await newsroom.outbox.later(message.key, NOW, problem_of("busy"))
    assert not await newsroom.corrections.settle(waiting, notice("too late"), asked_at)
    ((again, asked_at),) = await newsroom.corrections.due(NOW)
    assert await newsroom.corrections.settle(again, notice("in time"), asked_at)
    assert await due(newsroom) == []


@pytest.mark.parametrize("first", ["dies", "changes"])
async def test_a_dead_message_is_corrected_before_somebody_tries_it_again(newsroom: Store, first: str) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    if first == "dies":
        await newsroom.outbox.dead(message.key, problem_of("refused"))
    await revise(newsroom, "a")
    await newsroom.outbox.dead(message.key, problem_of("refused"))
    assert await due(newsroom) == [message.key]


async def test_what_a_message_showed_goes_with_it(newsroom: Store) -> None:
    message = await publish(newsroom, showing("gazette:a"))
    await newsroom.outbox.drop(message.key)
    await revise(newsroom, "a")
    async with newsroom.database.read() as connection:
        assert await connection.scalar(text("select count(*) from shown")) == 0


async def test_a_revision_that_is_being_written_while_a_message_is_published_is_seen(shared_url: str) -> None:
    newsroom, other = [await open_store(shared_url) for _ in range(2)]
    await newsroom.news.add_source(source(), followed_by="*")
    await newsroom.news.save_visit(STATE, [reading("a")], [], marks={"a": "1"})
    async with other.database.write() as connection:  # as `revise` begins; it finds no message to mark, for there is none yet
        await connection.execute(text("update articles set mark = '2'"))
        await connection.execute(text("update texts set changes = '[[[],[]]]'"))
        publishing = asyncio.create_task(publish(newsroom, showing("gazette:a"), versions={"gazette:a": 0}))
        await asyncio.sleep(0.3)
    message = await publishing
    assert await due(newsroom) == [message.key]
    for store in (newsroom, other):
        await store.close()


async def test_processes_that_revise_the_same_articles_at_once_do_not_wait_for_each_other_for_ever(shared_url: str) -> None:
    stores = [await open_store(shared_url) for _ in range(3)]
    names = [f"n{number}" for number in range(20)]
    await stores[0].news.add_source(source(), followed_by="*")
    await stores[0].news.save_visit(STATE, [reading(name) for name in names], [], marks=dict.fromkeys(names, "1"))
    for day in range(10):
        await publish(stores[0], showing(*(f"gazette:{name}" for name in names[day : day + 10]), slot=NOW + day * DAY))
    orders = (names, names[::-1], [*names[10:], *names[:10]])
    await asyncio.gather(*(revise(store, *order) for _ in range(5) for store, order in zip(stores, orders, strict=True)))
    assert len(await due(stores[0])) == 10
    for store in stores:
        await store.close()
