"""Linked pages: what is asked for, what comes of the answer, and who waits for it how long."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.alert import raise_alerts
from bot.flows.brief import Question, brief
from bot.flows.collect import collect_source
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.jobs import do_job
from bot.flows.manage import add_topic
from bot.flows.pages import read_due_pages, read_pages_of
from bot.flows.publish import publish_digest
from bot.flows.turns import whose
from bot.flows.wanted_pages import page_of, wants_pages
from bot.model.alert import AlertRule
from bot.model.analysis import Reading
from bot.model.article import Origin
from bot.model.errors import NotTheArticle, SourceError, StoreTrouble, Unreachable, Unreadable
from bot.model.job import RaiseAlerts, ReadPages
from bot.model.page import FetchedPage, PageRefusal
from bot.model.source import FullText, RawItem, SourceKind
from bot.model.workspace import Window
from bot.ports.pages import CHECKS, RETRIES, WALLS
from tests.builders import feed, folder, subscription, workspace
from tests.fakes import NOW, FakeWorld, HereAndNow, open_world
from tests.flows.spy import Spy
from tests.flows.test_alert import FLOODS, OUTLETS, address
from tests.stored import readings_in

EVER = Window(start=NOW - timedelta(days=90), end=NOW + timedelta(days=90))
FEED = feed()
BRIDGE = "The council voted to close the bridge."
PAGE = """<!doctype html><html><head><title>{title} | Northern News</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>{title}</h1>
<p>The council of {place} voted by nine to four on Monday to close the old swing bridge for two years. The bridge carries
{cars} cars a day and was built in 1911.</p>
<p>“We have no choice, the steel is tired,” said mayor Lena Ost after the vote. She put the cost at 40 million crowns.</p>
<p>Shop owners on the island fear for their trade. “Two years will finish us,” said Karl Vint, who sells nets there.</p>
<p>A ferry will run every ten minutes from the fish market, from 5 a.m. to midnight. It is free for those who live there.</p>
</article></body></html>"""


def teaser(
    name: str = "bridge", *, title: str = "Council closes swing bridge", age: timedelta = timedelta(), **more: object
) -> RawItem:
    made = RawItem(
        source_id="",
        key=name,
        body=BRIDGE.encode(),
        media_type="text/plain",
        fetched=NOW,
        title=title,
        url=f"https://nna.example/{name}",
        published=NOW - age,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def page(title: str = "Council closes swing bridge", *, place: str = "Westhaven", cars: str = "8,000") -> str:
    return PAGE.format(title=title, place=place, cars=cars)


@pytest.fixture
async def world() -> AsyncIterator[FakeWorld]:
    async with open_world() as world:
        await world.desk.workspaces.save_workspace(workspace())
        await world.desk.news.add_source(FEED, followed_by="w")
        yield world


async def collected(world: FakeWorld, *items: RawItem) -> None:
    world.feeds.shelves[FEED.location] = items
    await collect_source(world.desk, FEED.id)


async def held(world: FakeWorld, word: str = "council") -> dict[str, str]:
    """Where each article's text is from, by key."""
    found = await readings_in(world.desk, "w", [], EVER, 99)
    return {one.article.key: one.article.origin for one in found}


async def test_an_item_is_there_at_once_and_its_page_takes_the_teasers_place(world: FakeWorld) -> None:
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser())
    (before,) = await readings_in(world.desk, "w", [], EVER, 9)
    assert before.article.is_teaser
    assert await read_due_pages(world.desk) == (before.article.id,)
    (after,) = await readings_in(world.desk, "w", [["ferri"]], EVER, 9)
    assert (after.article.id, after.article.title, after.article.fetched) == (before.article.id, before.article.title, NOW)
    assert (after.article.origin, after.article.teaser, after.article.is_teaser) == (Origin.PAGE, BRIDGE, False)
    assert [quote.speaker.name for quote in after.analysis.quotes if quote.speaker] == ["Lena Ost", "Karl Vint"]
    assert await read_due_pages(world.desk) == ()
    assert world.web.asked == ["https://nna.example/bridge"]


async def test_a_page_read_lets_alerts_be_looked_at_again(world: FakeWorld) -> None:
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser())
    (reading,) = await readings_in(world.desk, "w", [], EVER, 9)
    assert await do_job(world.desk, ReadPages()) == (RaiseAlerts(article_ids=(reading.article.id,)),)
    assert await do_job(world.desk, ReadPages()) == ()


async def test_at_first_only_the_newest_of_the_last_day_are_asked_for(world: FakeWorld) -> None:
    items = [teaser(f"n{hours}", title=f"Story {hours}", age=timedelta(hours=hours)) for hours in (3, 1, 2, 30, 7, 6, 5, 4)]
    await collected(world, *items)
    await read_due_pages(world.desk)
    assert sorted(world.web.asked) == [f"https://nna.example/n{hours}" for hours in range(1, 6)]
    world.web.asked.clear()
    later = [teaser(f"m{hours}", title=f"More {hours}", age=timedelta(hours=hours)) for hours in (1, 2, 3, 4, 5, 6, 47, 49)]
    await collected(world, *items, *later)
    await read_due_pages(world.desk)
    assert sorted(world.web.asked) == [f"https://nna.example/m{hours}" for hours in (1, 2, 3, 4, 47, 5, 6)]


@pytest.mark.parametrize(
    ("location", "wish", "default", "are_wanted"),
    [
        ("https://nna.example/feed", FullText.DEFAULT, FullText.AUTO, True),
        ("https://nna.example/feed", FullText.DEFAULT, FullText.NEVER, False),
        ("https://nna.example/feed", FullText.NEVER, FullText.AUTO, False),
        ("https://nna.example/feed", FullText.AUTO, FullText.NEVER, True),
        ("/srv/feed.xml", FullText.DEFAULT, FullText.AUTO, False),
        ("/srv/feed.xml", FullText.AUTO, FullText.NEVER, True),
    ],
)
def test_pages_are_read_where_somebody_wants_them(location: str, wish: FullText, default: FullText, are_wanted: bool) -> None:
    source = replace(feed(location), full_text=wish)
    assert wants_pages(default, source) is are_wanted
    assert not wants_pages(default, replace(source, kind=SourceKind.FOLDER))


async def test_a_source_that_is_told_otherwise_meanwhile_is_asked_for_nothing(world: FakeWorld) -> None:
    await collected(world, teaser())
    await world.desk.news.set_full_text(FEED.id, FullText.NEVER, followed_by="w")
    assert await read_due_pages(world.desk) == ()
    assert world.web.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://www.youtube.com/watch?v=1",
        "https://m.facebook.com/p/1",
        "https://news.google.com/rss/articles/x",
        "https://cdn.example/talk.MP3",
        "https://cdn.example/photo.jpg?w=900",
        "https://t.me/channel/5",
    ],
)
async def test_where_no_text_can_be_nobody_asks(world: FakeWorld, url: str) -> None:
    await collected(world, teaser(url=url))
    (reading,) = await readings_in(world.desk, "w", [], EVER, 9)
    assert page_of(world.desk, reading.article) is None
    await read_due_pages(world.desk)
    assert world.web.asked == []


async def test_a_full_text_needs_no_page(world: FakeWorld) -> None:
    await collected(world, teaser(body=(BRIDGE + " ").encode() * 20))
    await read_due_pages(world.desk)
    assert world.web.asked == []


@pytest.mark.parametrize(
    ("answer", "tries"),
    [
        (Unreachable("401", status=401), 1),
        (Unreachable("404", status=404), 1),
        (Unreachable("410", status=410), 1),
        (Unreachable("451", status=451), 1),
        (Unreachable("403", status=403), 2),
        (Unreachable("500", status=500), 1 + len(RETRIES)),
        (Unreachable("no answer"), 1 + len(RETRIES)),
        (Unreadable("The answer is larger than 5 MB."), 1),
        (NotTheArticle(PageRefusal.ROBOTS), 1),
        (page("Quite another matter", place="Elsewhere").replace("bridge", "tunnel").replace("Council", "A"), 1),
    ],
)
async def test_what_cannot_be_had_is_tried_again_or_not(world: FakeWorld, answer: str | SourceError, tries: int) -> None:
    world.web.pages["https://nna.example/bridge"] = answer
    await collected(world, teaser())
    for wait in (timedelta(), *RETRIES, timedelta(days=1)):
        world.clock.advance(wait)
        await read_due_pages(world.desk)
    assert len(world.web.asked) == tries
    assert await held(world) == {"bridge": Origin.FEED}, "the teaser stays"


@pytest.mark.parametrize(
    ("problem", "tries"), [(Unreadable("no text in it"), 1), (Unreachable("the reading process ended"), 1 + len(RETRIES))]
)
async def test_a_page_that_came_and_cannot_be_read_leaves_the_teaser(
    world: FakeWorld, problem: SourceError, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read_page(*_: object) -> None:
        raise problem

    monkeypatch.setattr(world.desk.understanding, "read_page", read_page)
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser())
    for wait in (timedelta(), *RETRIES, timedelta(days=1)):
        world.clock.advance(wait)
        await read_due_pages(world.desk)
    assert len(world.web.asked) == tries
    assert await held(world) == {"bridge": Origin.FEED}


async def test_a_host_that_asks_for_a_pause_gets_it_for_all_its_pages(world: FakeWorld) -> None:
    pause = timedelta(minutes=10)
    for name in "abc":
        world.web.pages[f"https://nna.example/{name}"] = Unreachable("429", status=429, retry_after=pause)
    await collected(world, *(teaser(name, title=f"Story {name}") for name in "abc"))
    await read_due_pages(world.desk)
    assert len(world.web.asked) == 1
    world.clock.advance(pause - timedelta(seconds=1))
    assert not await world.desk.pages.due(world.clock())
    await collected(world, *(teaser(name, title=f"Story {name}") for name in "abcd"))
    assert not await world.desk.pages.due(world.clock()), "nor for what comes meanwhile: no digest waits for it"
    world.clock.advance(timedelta(seconds=1))
    assert await world.desk.pages.due(world.clock())


async def test_one_page_of_a_host_at_a_time_and_eight_hosts_at_once(world: FakeWorld) -> None:
    hosts = [f"https://h{host}.example/{name}" for host in range(12) for name in "ab"]
    world.web.slow = {url: asyncio.Event() for url in hosts}
    first = teaser("first", title="The first story")
    await collected(world, first)
    await collected(world, first, *(teaser(url, title=f"Story of {url}", url=url) for url in hosts))
    reading = asyncio.create_task(read_due_pages(world.desk))
    await world.web.until(at_once=6)
    await asyncio.sleep(0.05)
    at_work = [url.split("/")[2] for url in world.web.asked if "nna" not in url]
    assert len(at_work) == len(set(at_work)) == 6, "two places are kept for those who wait"
    for event in world.web.slow.values():
        event.set()
    await reading
    assert sorted(url for url in world.web.asked if "nna" not in url) == sorted(hosts)
    assert world.web.most_at_once <= 6


async def test_a_page_is_asked_for_in_the_name_of_its_source(world: FakeWorld) -> None:
    await collected(world, teaser())
    await read_due_pages(world.desk)
    assert world.web.asked_for == [FEED.location]


async def test_sources_that_list_the_same_address_share_one_fetch(world: FakeWorld) -> None:
    other = feed("https://nna.example/other")
    await world.desk.news.add_source(other, followed_by="w")
    world.web.pages["https://nna.example/bridge"] = page()
    world.feeds.shelves[other.location] = [teaser("same", url="https://NNA.example/bridge?utm_source=rss#top")]
    await collect_source(world.desk, other.id)
    await collected(world, teaser())
    assert len(await read_due_pages(world.desk)) == 2
    assert world.web.asked == ["https://nna.example/bridge"]
    assert world.web.asked_for == [""], "what one source's server lets it read is not for the other"
    assert await held(world) == {"bridge": Origin.PAGE, "same": Origin.PAGE}


async def test_walls_five_times_in_a_row_and_the_host_is_left_alone_for_a_day(world: FakeWorld) -> None:
    names = [f"n{number}" for number in range(WALLS + 3)]
    for name in names:
        world.web.pages[f"https://nna.example/{name}"] = NotTheArticle(PageRefusal.CONSENT)
    await collected(world)
    await collected(world, *(teaser(name, title=f"Story {name}") for name in names))
    await read_due_pages(world.desk)
    assert len(world.web.asked) == WALLS
    (walled,) = (await world.desk.pages.walled([FEED.id], world.clock()))[FEED.id]
    assert (walled.host, walled.why) == ("nna.example", "consent")


async def digest(world: FakeWorld) -> str:
    """The text of the digest that is due."""
    await world.desk.workspaces.save_subscription(replace(subscription(), next_run_at=world.clock()))
    await publish_digest(world.desk, "daily", world.clock())
    await deliver_due(world.desk)
    return str(world.platform.posted[-1][1])


async def test_a_due_digest_waits_for_the_pages_of_what_it_tells_and_chooses_again(world: FakeWorld) -> None:
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser())
    assert "nine to four" in await digest(world)


async def test_a_digest_waits_no_longer_than_it_may(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three of five pages are outstanding: the digest goes without them, and they are read for the next one."""
    monkeypatch.setattr("bot.flows.publish.BEFORE_DIGEST", timedelta(seconds=4))
    places = ("Aldham", "Brent", "Corby", "Dunster", "Elgin")
    items = [
        teaser(place, title=f"Council of {place} closes bridge", url=f"https://{place.lower()}.example/x") for place in places
    ]
    world.web.pages = {item.url: page(item.title, place=item.key, cars=str(len(item.key))) for item in items}
    world.web.slow = {item.url: asyncio.Event() for item in items[2:]}
    await collected(world, *items)
    told = await digest(world)
    assert sum(f"council of {place} voted" in told for place in places) <= 2
    assert sorted((await held(world)).values()) == [Origin.FEED] * 3 + [Origin.PAGE] * 2
    for event in world.web.slow.values():
        event.set()
    assert len(await read_due_pages(world.desk)) == 3, "they were given back"
    world.clock.advance(timedelta(hours=1))
    await correct_due(world.desk)
    assert world.platform.edited == [], "what comes later is not edited in"
    before = len(world.platform.posted)
    assert before == 1
    assert "voted by nine" not in await digest(world), "and tells nothing again"


async def test_a_page_that_says_something_else_twice_corrects_what_was_told_once(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    world.web.pages[address] = page()
    await collected(world, teaser())
    assert "8,000" in await digest(world)

    async def looked(after: timedelta, cars: str) -> int:
        world.web.pages[address] = page(cars=cars)
        world.clock.advance(after)
        await read_due_pages(world.desk)
        await correct_due(world.desk)
        return len(world.platform.edited)

    assert await looked(CHECKS[0] - timedelta(seconds=1), "9,500") == 0
    assert len(world.web.asked) == 1
    assert await looked(timedelta(seconds=1), "9,500") == 0, "said once"
    assert await looked(timedelta(minutes=15), "9,500") == 1
    assert "9,500" in str(world.platform.edited[-1][1])
    for hours in range(1, 60):
        assert await looked(timedelta(hours=1), "9,500") == 1, hours
    assert len(world.web.asked) == 2 + len(CHECKS)


async def test_a_page_with_a_counter_or_behind_a_wall_since_corrects_nothing(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    world.web.pages[address] = page()
    await collected(world, teaser())
    await digest(world)
    for hours in range(1, 80):
        world.clock.advance(timedelta(hours=1))
        world.web.pages[address] = NotTheArticle(PageRefusal.LOGIN) if hours % 3 == 0 else page(cars=f"{hours},000")
        await read_due_pages(world.desk)
        await correct_due(world.desk)
    assert world.platform.edited == []
    assert len(world.web.asked) <= 1 + 2 * len(CHECKS)


async def test_a_changed_feed_makes_no_teaser_of_a_full_text_but_has_its_page_asked(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    world.web.pages[address] = page()
    await collected(world, teaser())
    await read_due_pages(world.desk)
    for _ in range(3):
        world.clock.advance(timedelta(minutes=30))
        await collected(world, teaser(body=b"The council voted to close the bridge at once."))
    assert await held(world) == {"bridge": Origin.PAGE}
    await read_due_pages(world.desk)
    assert len(world.web.asked) == 2


async def test_a_process_that_ends_between_claim_and_fill_costs_time_only(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    world.web.pages[address] = page()
    world.web.slow[address] = asyncio.Event()
    await collected(world, teaser())
    reading = asyncio.create_task(read_due_pages(world.desk))
    await world.web.until(at_once=1)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    world.web.slow.clear()
    assert len(await read_due_pages(world.desk)) == 1, "what was broken off is given back"
    assert await held(world) == {"bridge": Origin.PAGE}


@pytest.mark.parametrize("call", ["settle", "neighbours"])
async def test_a_page_whose_database_went_away_is_read_at_the_next_tick(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """It once waited three minutes for its lease to end."""
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser())

    async def away(*_: object) -> None:
        raise StoreTrouble("the database cannot be reached")

    with monkeypatch.context() as broken:
        broken.setattr(world.desk.pages, call, away)
        with pytest.raises(StoreTrouble):
            await read_due_pages(world.desk)
    await world.desk.agenda.catch_up()
    assert len(await read_due_pages(world.desk)) == 1
    assert await held(world) == {"bridge": Origin.PAGE}


async def test_a_page_that_was_broken_off_has_as_many_tries_as_any(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    world.web.slow[address] = asyncio.Event()
    await collected(world, teaser())
    for _ in range(3):
        reading = asyncio.create_task(read_due_pages(world.desk))
        await world.web.until(at_once=1)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        world.clock.advance(timedelta(hours=1))
    world.web.slow.clear()
    world.web.asked.clear()
    world.web.pages[address] = Unreachable("no answer")
    for wait in (timedelta(), *RETRIES, timedelta(days=1)):
        world.clock.advance(wait)
        await read_due_pages(world.desk)
    assert len(world.web.asked) == 1 + len(RETRIES)


async def test_paragraphs_of_a_hosts_other_articles_are_no_part_of_this_one(world: FakeWorld) -> None:
    frame = "<p>Our reporters work from six towns along the coast and read every letter that reaches the desk.</p>"
    items = [teaser(place, title=f"Council of {place} closes bridge") for place in ("Aldham", "Brent", "Corby", "Dunster")]
    for item in items:
        made = page(item.title, place=item.key).replace("<p>", f"<p>In {item.key}: ")
        world.web.pages[item.url] = made.replace("</article>", f"{frame}</article>")
    await collected(world, *items)
    await read_due_pages(world.desk)
    bodies = [reading.article.body for reading in await readings_in(world.desk, "w", [], EVER, 9)]
    assert sum("six towns" in body for body in bodies) <= 2
    assert all("ferry will run" in body for body in bodies)


async def test_an_answer_of_304_changes_nothing(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    answer = FetchedPage(asked=address, url=address, status=200, media_type="text/html", body=page().encode(), etag='"1"')
    world.web.pages[address] = answer
    await collected(world, teaser())
    await digest(world)
    world.web.pages[address] = replace(answer, status=304, body=b"")
    world.clock.advance(CHECKS[0])
    await read_due_pages(world.desk)
    assert len(world.web.asked) == 2
    assert await held(world) == {"bridge": Origin.PAGE}


async def test_a_folder_has_no_pages(world: FakeWorld) -> None:
    await world.desk.news.add_source(folder(), followed_by="w")
    world.folders.shelves["/inbox"] = [teaser()]
    await collect_source(world.desk, folder().id)
    assert not await world.desk.pages.due(NOW)


async def test_paragraphs_that_a_feed_repeats_under_every_title_go_with_its_articles(world: FakeWorld) -> None:
    frame = "Subscribers read more of this in the harbour edition, which comes with the ferry."

    def full(place: str) -> RawItem:
        text = f"The council of {place} voted on Monday to close the old bridge there for two years. " * 5
        return teaser(place, title=f"{place} closes its bridge", body=f"{text}\n\n{frame}".encode())

    first = [full(place) for place in ("Aldham", "Brent", "Corby")]
    await collected(world, *first)
    await collected(world, *first, full("Dunster"))
    bodies = [reading.article.body for reading in await readings_in(world.desk, "w", [], EVER, 9)]
    assert len(bodies) == 4
    assert not [body for body in bodies if frame in body]


async def test_a_brief_asks_for_pages_that_were_passed_over_because_they_are_old(world: FakeWorld) -> None:
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser(age=timedelta(days=5)))
    assert not await world.desk.pages.due(NOW)
    question = Question(workspace=workspace(), asked="council", since=NOW - timedelta(days=9))
    assert "nine to four" in str(await brief(world.desk, question))
    assert "nine to four" in str(await brief(world.desk, question))
    assert len(world.web.asked) == 1


async def test_an_alert_waits_for_the_pages_of_its_story(world: FakeWorld) -> None:
    other, title = feed("https://courier.example/feed"), "River Arle tops its banks"
    await world.desk.news.add_source(other, followed_by="w")
    topic = await add_topic(world.desk, "w", "Floods", "arle")
    wants = replace(subscription(), topic_ids=(topic.id,), alerts=(AlertRule(topic_id=topic.id, outlets=2),))
    await world.desk.workspaces.save_subscription(wants)
    items = [teaser(f"flood-{n}", title=title, url=address(OUTLETS[n], "flood"), outlet=OUTLETS[n]) for n in (0, 1)]
    for n, (one, source) in enumerate(zip(items, (FEED, other), strict=True)):
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in FLOODS[n].split("\n\n"))
        more = "<p>Trains along the river stood still, and the ferry at Lowmere carried nobody but soldiers until the night.</p>"
        world.web.pages[one.url] = f"<html><body><article><h1>{title}</h1>{paragraphs}{more}</article></body></html>"
        world.feeds.shelves[source.location] = [replace(one, body=FLOODS[n].split("\n\n")[0].encode())]
        await collect_source(world.desk, source.id)
    ids = [reading.article.id for reading in await readings_in(world.desk, "w", [], EVER, 9)]
    assert await raise_alerts(world.desk, ids) == 1
    assert sorted(world.web.asked) == sorted(one.url for one in items)
    await deliver_due(world.desk)
    assert "its own summary" not in str(world.platform.posted[-1][1]), "told from the pages"
    assert await raise_alerts(world.desk, ids) == 0


def seen(world: FakeWorld, port: str) -> tuple[FakeWorld, Spy]:
    """The same world, with one port of its desk noted."""
    spy = Spy(getattr(world.desk, port))
    return replace(world, desk=replace(world.desk, **{port: spy})), spy  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "wish", "pause"),
    [
        (429, None, 5), (503, None, 5), (429, 10, 10), (429, 1, 1), (503, 360, 360), (429, 999, 360), (500, 10, None),
        (428, 10, None), (502, 10, None), (504, 10, None), (0, 10, None),
    ],
)  # fmt: skip
async def test_a_host_that_asks_for_a_pause_gets_it_and_six_hours_at_most(
    world: FakeWorld, status: int, wish: int | None, pause: int | None
) -> None:
    wait = timedelta(minutes=wish) if wish else None
    world.web.pages["https://nna.example/bridge"] = Unreachable("no", status=status, retry_after=wait)
    await collected(world, teaser())
    watched, pages = seen(world, "pages")
    await read_due_pages(watched.desk)
    assert pages.calls("postpone") == ([("nna.example", NOW + timedelta(minutes=pause))] if pause else [])
    assert bool(world.desk.page_turns.left("nna.example")) is bool(pause and pause > 1)


async def test_a_host_of_walls_rests_for_a_day_and_one_that_is_spent_until_it_may_be_asked(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in range(WALLS):
        world.web.pages[f"https://nna.example/{name}"] = NotTheArticle(PageRefusal.LOGIN)
    await collected(world, *(teaser(str(name), title=f"Story {name}") for name in range(WALLS)))
    watched, pages = seen(world, "pages")
    await read_due_pages(watched.desk)
    assert pages.calls("postpone") == [("nna.example", NOW + timedelta(hours=24))]
    monkeypatch.setattr(world.desk.page_turns, "spent", lambda host: timedelta(minutes=7))
    await collected(world, teaser("other", title="Another", url="https://other.example/1"))
    await read_due_pages(watched.desk)
    assert pages.calls("postpone")[1:] == [("other.example", NOW + timedelta(minutes=7))]


async def test_a_page_is_asked_for_by_the_tags_that_it_had(world: FakeWorld) -> None:
    address = "https://nna.example/bridge"
    answer = FetchedPage(asked=address, url=address, status=200, media_type="text/html", body=page().encode())
    world.web.pages[address] = replace(answer, etag="e", last_modified="l")
    await collected(world, teaser())
    await digest(world)
    world.clock.advance(CHECKS[0])
    watched, web = seen(world, "page_reader")
    await read_due_pages(watched.desk)
    ((_, _, asked),) = [call for call in web.asked if call[0] == "fetch"]
    assert asked == {"etag": "e", "last_modified": "l", "of": FEED.location}


async def test_of_articles_that_want_the_same_page_by_other_tags_it_is_asked_for_anew(world: FakeWorld) -> None:
    other, address = feed("https://nna.example/other"), "https://nna.example/bridge"
    await world.desk.news.add_source(other, followed_by="w")
    answer = FetchedPage(asked=address, url=address, status=200, media_type="text/html", body=page().encode())
    world.web.pages[address] = replace(answer, etag="e", last_modified="l")
    await collected(world, teaser())
    await digest(world)
    world.clock.advance(CHECKS[0])
    world.feeds.shelves[other.location] = [teaser("same", url=address)]
    await collect_source(world.desk, other.id)
    watched, web = seen(world, "page_reader")
    await read_due_pages(watched.desk)
    ((_, _, asked),) = [call for call in web.asked if call[0] == "fetch"]
    assert asked == {"etag": "", "last_modified": "", "of": ""}


async def test_so_many_pages_are_waited_for_and_none_where_there_is_no_time(world: FakeWorld) -> None:
    names = ("a", "b", "c")
    await collected(world, *(teaser(name, title=f"Story {name}") for name in names))
    for name in names:
        world.web.pages[f"https://nna.example/{name}"] = page(f"Story {name}")
    readings = await readings_in(world.desk, "w", [], EVER, 9)
    assert not await read_pages_of(world.desk, readings, within=timedelta(), most=2)
    assert not await read_pages_of(world.desk, [], within=timedelta(seconds=9), most=2)
    assert world.web.asked == []
    await read_pages_of(world.desk, readings, within=timedelta(seconds=9), most=2)
    assert len(world.web.asked) == 2


async def test_whether_any_page_was_read_is_told(world: FakeWorld) -> None:
    await collected(world, teaser("a", title="Story a"), teaser("b", title="Story b"))
    readings = await readings_in(world.desk, "w", [], EVER, 9)
    world.web.pages["https://nna.example/a"] = Unreachable("no", status=404)
    assert not await read_pages_of(world.desk, readings, within=timedelta(seconds=9), most=5)
    assert len(world.web.asked) == 2
    await collected(world, teaser("bridge"))
    world.web.pages["https://nna.example/bridge"] = page()
    readings = await readings_in(world.desk, "w", [], EVER, 9)
    assert await read_pages_of(world.desk, readings, within=timedelta(seconds=9), most=5)


async def test_who_waits_for_pages_is_served_before_other_work(world: FakeWorld) -> None:
    turns: list[tuple[str, str]] = []

    class Noting(HereAndNow):
        async def read_page(self, *args: Any) -> Reading:
            turns.append((whose().group, whose().member))
            return await super().read_page(*args)

    desk = replace(world.desk, understanding=Noting())
    for name in ("bridge", "tunnel"):
        world.web.pages[f"https://nna.example/{name}"] = page()
    await collected(world, teaser())
    await read_due_pages(desk)
    await collected(world, teaser(), teaser("tunnel"))
    readings = await readings_in(world.desk, "w", [], EVER, 9)
    await read_pages_of(desk, readings, within=timedelta(seconds=9), most=5)
    assert turns == [("pages", "nna.example"), ("", "nna.example")]


@pytest.mark.parametrize(("age", "asked"), [(timedelta(hours=48) - timedelta(seconds=1), 1), (timedelta(hours=48), 0)])
async def test_a_page_that_waited_for_two_days_is_given_up(world: FakeWorld, age: timedelta, asked: int) -> None:
    world.web.pages["https://nna.example/bridge"] = page()
    await collected(world, teaser())
    world.clock.advance(age)
    await read_due_pages(world.desk)
    assert len(world.web.asked) == asked
    assert await read_due_pages(world.desk) == ()
