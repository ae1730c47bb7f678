"""The port `PageStore`: whose turn a page has, and how its text takes the teaser's place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model.analysis import Reading
from bot.model.article import Change, Origin
from bot.model.page import PageRefusal
from bot.model.source import SourceState
from bot.model.upkeep import Held
from bot.model.workspace import Window
from bot.ports.news import Revision
from bot.ports.pages import CHECKS, RETRIES, WALLED, WALLS, PageOutcome, PageState, PageTurn, WantedPage
from bot.store.store import Store
from tests.store.builders import ALL_TIME, NOW, SECOND, channel, delivery, reading, source, subscription
from tests.stored import readings_in

LEASE = timedelta(minutes=2)
PAGE = "The mayor of Port Alder opened the swing bridge. “It holds,” Ada Roe said."


def teaser(name: str, source_id: str = "gazette") -> Reading:
    one = reading(name, "The bridge is open.", source_id=source_id, title=f"Bridge {name}")
    return replace(one, article=replace(one.article, is_teaser=True))


def wanted(name: str, *, host: str = "gazette.example", address: str = "", source_id: str = "gazette") -> WantedPage:
    where = address or f"https://{host}/{name}"
    return WantedPage(article_id=f"{source_id}:{name}", address=where, host=host, next_try=NOW)


def filled(name: str, body: str = PAGE, source_id: str = "gazette") -> Reading:
    """The article with its page's text, under a later stamp, as a careless reader of pages would give it."""
    one = reading(name, body, source_id=source_id, title=f"Bridge {name}", fetched=NOW + timedelta(hours=5))
    return replace(one, article=replace(one.article, origin=Origin.PAGE, teaser="The bridge is open.", is_paid=True))


@pytest.fixture
async def store(store: Store) -> Store:
    """Three teasers of one source with their pages to read, and one of another host."""
    await store.news.add_source(source(), followed_by="*")
    await store.news.add_source(source("tidings"), followed_by="*")
    mine = [teaser(name) for name in "abc"]
    await store.news.save_visit(SourceState(source_id="gazette"), mine, [], pages=[wanted(name) for name in "abc"])
    other = wanted("d", host="tidings.example", source_id="tidings")
    await store.news.save_visit(SourceState(source_id="tidings"), [teaser("d", "tidings")], [], pages=[other])
    return store


async def claimed(store: Store, **more: object) -> PageTurn:
    turn = await store.pages.claim(NOW, NOW + LEASE, **more)  # type: ignore[arg-type]
    assert turn is not None
    return turn


async def claimed_at(store: Store, now: datetime, name: str = "gazette:a") -> PageTurn:
    turn = await store.pages.claim(now, now + LEASE, only=[name])
    assert turn is not None
    return turn


def read(turn: PageTurn, *readings: Reading, corrects: bool = False, version: int = 0, mark: str = "m") -> list[PageOutcome]:
    return [
        PageOutcome(
            page=replace(page, state=PageState.READ, next_try=None, read_at=NOW, mark=mark, last_mark=mark, tries=0),
            reading=one,
            corrects=corrects,
            version=version,
        )
        for page, one in zip(turn.pages, readings, strict=True)
    ]


async def end(store: Store, turn: PageTurn, **changes: object) -> Sequence[str]:
    outcomes = [PageOutcome(page=replace(page, **changes)) for page in turn.pages]  # type: ignore[arg-type]
    return await store.pages.settle(turn, outcomes, NOW)


async def test_nobody_gets_a_page_twice_and_no_two_of_one_host(store: Store) -> None:
    first, second = await claimed(store), await claimed(store)
    assert {first.host, second.host} == {"gazette.example", "tidings.example"}
    assert await store.pages.claim(NOW, NOW + LEASE) is None, "both hosts are being asked"
    await end(store, first, state=PageState.REFUSED, why="list", next_try=None, read_at=NOW)
    third = await claimed(store)
    assert (third.host, third.address) == ("gazette.example", "https://gazette.example/b")


async def test_a_page_whose_reader_died_is_read_by_another_until_its_tries_are_used_up(store: Store) -> None:
    for number in range(1 + len(RETRIES)):
        now = NOW + number * LEASE
        turn = await store.pages.claim(now, now + LEASE, only=["gazette:a"])
        assert turn is not None
        assert turn.pages[0].tries == number + 1
        assert await store.pages.coming(["gazette:a", "gazette:b"], now) == {"gazette:a", "gazette:b"}
    late = NOW + timedelta(days=1)
    assert await store.pages.claim(late, late + LEASE, only=["gazette:a"]) is None
    assert await store.pages.coming(["gazette:a"], late) == frozenset()


async def test_who_lost_the_lease_writes_nothing(store: Store) -> None:
    slow = await claimed(store, only=["gazette:a"])
    now = NOW + LEASE
    quick = await store.pages.claim(now, now + LEASE, only=["gazette:a"])
    assert quick is not None
    assert await store.pages.settle(slow, read(slow, filled("a", "Something else. “No,” he said.")), now) == ()
    assert await store.pages.settle(quick, read(quick, filled("a")), now) == ("gazette:a",)
    (held,) = await store.news.readings(["gazette:a"])
    assert held.article.body == PAGE


async def test_filling_keeps_id_place_and_times_and_is_found_by_its_new_words(store: Store) -> None:
    before = [one.article.id for one in await readings_in(store, "w", [], ALL_TIME, 9)]
    turn = await claimed(store, only=["gazette:b"])
    await store.pages.settle(turn, read(turn, filled("b")), NOW)
    assert [one.article.id for one in await readings_in(store, "w", [], ALL_TIME, 9)] == before
    (held,) = await store.news.readings(["gazette:b"])
    assert held.article == replace(filled("b").article, fetched=NOW)
    assert held.analysis == filled("b").analysis
    assert [one.article.id for one in await readings_in(store, "w", [["swing"]], ALL_TIME, 9)] == ["gazette:b"]
    since = Window(start=NOW + SECOND, end=NOW + timedelta(days=9))
    assert await store.news.count("w", since) == 0, "it is no newer for its page"
    assert await store.news.changed("gazette", {"b": ""}, NOW - timedelta(days=1)) == await store.news.changed("gazette", {}, NOW)


async def test_filling_corrects_no_message_and_a_correction_each_that_shows_the_article(store: Store) -> None:
    await store.workspaces.save_subscription(subscription())
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    sent = delivery(article_ids=("gazette:a",))
    await store.outbox.publish(subscription(), NOW, [sent], window=window, next_run_at=NOW + timedelta(days=1))
    turn = await claimed(store, only=["gazette:a"])
    await store.pages.settle(turn, read(turn, filled("a")), NOW)
    assert await store.corrections.due(NOW + timedelta(days=1)) == ()
    assert await store.outbox.seen(channel(), ["gazette:a", "gazette:b"]) == {"gazette:a"}
    again = NOW + CHECKS[0]
    assert await store.pages.claim(again - SECOND, again, only=["gazette:a"]) is None
    turn = await claimed_at(store, again)
    assert (turn.pages[0].state, turn.pages[0].tries, turn.pages[0].mark) == (PageState.READ, 0, "m")
    corrected = filled("a", PAGE.replace("mayor", "Mayor"))
    await store.pages.settle(turn, read(turn, corrected, corrects=True, mark="n"), again)
    assert [one.key for one, _ in await store.corrections.due(again)] == [sent.key]


async def test_a_page_is_asked_again_only_once_its_article_was_told(store: Store) -> None:
    turn = await claimed(store, only=["gazette:a"])
    await store.pages.settle(turn, read(turn, filled("a")), NOW)
    late = NOW + timedelta(days=3)
    assert await store.pages.claim(late, late + LEASE, only=["gazette:a"]) is None
    await store.workspaces.save_subscription(subscription())
    sent = delivery(article_ids=("gazette:a",))
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    await store.outbox.publish(subscription(), NOW, [sent], window=window, next_run_at=late)
    assert await store.pages.claim(NOW + CHECKS[0], late, only=["gazette:a"]) is not None


async def test_a_page_whose_feed_says_something_else_is_asked_again(store: Store) -> None:
    turn = await claimed(store, only=["gazette:a"])
    await store.pages.settle(turn, read(turn, filled("a")), NOW)
    await store.pages.ask_again(["gazette:a", "gazette:b"], NOW + SECOND)
    turn = await claimed_at(store, NOW + SECOND)
    assert turn.pages[0].state == PageState.READ


async def test_an_article_revised_meanwhile_keeps_its_text_and_is_read_again(store: Store) -> None:
    turn = await claimed(store, only=["gazette:a"])
    (held,) = await store.news.readings(["gazette:a"])
    revised = replace(held, article=replace(held.article, changes=(Change(),)))
    await store.news.revise([Revision(article_id="gazette:a", mark="x", reading=revised)], NOW)
    assert await store.pages.settle(turn, read(turn, filled("a")), NOW) == ()
    assert (await store.news.readings(["gazette:a"]))[0].article.paragraphs == held.article.paragraphs
    turn = await claimed(store, only=["gazette:a"])
    newer = replace(filled("a"), article=replace(filled("a").article, changes=(Change(),)))
    assert await store.pages.settle(turn, read(turn, newer, version=1), NOW) == ("gazette:a",)


async def test_one_claim_serves_all_sources_that_list_the_address(store: Store) -> None:
    same = wanted("e", source_id="tidings", address="https://gazette.example/a", host="gazette.example")
    await store.news.save_visit(SourceState(source_id="tidings"), [teaser("e", "tidings")], [], pages=[same])
    turn = await claimed(store, only=["gazette:a"])
    assert [page.article_id for page in turn.pages] == ["gazette:a", "tidings:e"]
    outcomes = read(turn, filled("a"), filled("e", source_id="tidings"))
    assert set(await store.pages.settle(turn, outcomes, NOW)) == {"gazette:a", "tidings:e"}


async def test_a_host_is_left_alone_until_its_time(store: Store) -> None:
    until = NOW + timedelta(minutes=10)
    await store.pages.postpone("gazette.example", until)
    assert await store.pages.claim(NOW, NOW + LEASE, without=["tidings.example"]) is None
    turn = await store.pages.claim(until, until + LEASE, without=["tidings.example"])
    assert turn is not None
    assert turn.host == "gazette.example"


async def test_a_host_that_shows_only_walls_is_named_for_a_day(store: Store) -> None:
    names = [f"w{number}" for number in range(WALLS)]
    pages = [wanted(name) for name in names]
    await store.news.save_visit(SourceState(source_id="gazette"), [teaser(name) for name in names], [], pages=pages)
    for number, name in enumerate(names):
        assert not await store.pages.only_walls("gazette.example")
        turn = await claimed(store, only=[f"gazette:{name}"])
        at = NOW + number * SECOND
        await end(store, turn, state=PageState.REFUSED, why=PageRefusal.CONSENT.value, next_try=None, read_at=at)
    assert await store.pages.only_walls("gazette.example")
    walled = await store.pages.walled(["gazette", "tidings"], NOW)
    assert {name: [(one.host, one.why) for one in hosts] for name, hosts in walled.items()} == {
        "gazette": [("gazette.example", "consent")]
    }
    (one,) = walled["gazette"]
    assert one.until == NOW + (WALLS - 1) * SECOND + WALLED
    assert await store.pages.walled(["gazette"], one.until) == {}
    turn = await claimed(store, only=["gazette:a"])
    await store.pages.settle(turn, read(turn, filled("a")), NOW)
    await end(store, await claimed(store, only=["gazette:b"]), state=PageState.READ, next_try=None, read_at=one.until)
    assert not await store.pages.only_walls("gazette.example"), "one page came"


async def test_a_page_of_an_unknown_article_or_one_known_already_is_no_new_one(store: Store) -> None:
    turn = await claimed(store, only=["gazette:a"])
    await end(store, turn, state=PageState.REFUSED, why="list", next_try=None, read_at=NOW)
    await store.pages.want([wanted("a"), wanted("never-stored")])
    assert await store.pages.coming(["gazette:a", "gazette:never-stored"], NOW) == frozenset()


async def test_neighbours_are_what_was_read_of_the_host(store: Store) -> None:
    turn = await claimed(store, only=["gazette:a"])
    await store.pages.settle(turn, read(turn, filled("a")), NOW)
    assert await store.pages.neighbours("gazette.example") == (("Bridge a", (PAGE,)),)
    assert await store.pages.neighbours("tidings.example") == ()


async def test_pages_go_with_their_articles(store: Store) -> None:
    assert await store.care.forget(Held.ARTICLES, NOW + timedelta(days=1), 99) == 4
    assert not await store.pages.due(NOW)


async def test_a_page_that_a_dead_process_held_is_free_at_once(store: Store) -> None:
    """Its host, and a digest that waits for it, once waited for a lease of minutes."""
    turn = await claimed(store, only=["gazette:a"], holder="dead")
    assert await store.roster.holders() == {"dead"}
    for process, is_free in (("another", False), ("dead", True)):
        await store.roster.leave(process)
        again = await store.pages.claim(NOW, NOW + LEASE, only=["gazette:a"], holder="next")
        assert (again is not None) is is_free
    assert await store.roster.holders() == {"next"}
    assert await end(store, turn, state=PageState.REFUSED, why="list", next_try=None, read_at=NOW) == ()
