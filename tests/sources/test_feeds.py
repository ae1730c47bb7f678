"""Feeds as a source: what a visit brings, and what is remembered."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from ssl import SSLContext

import pytest

from bot.model.errors import Resting, Unreachable, Unreadable
from bot.model.feed import Entry, Feed
from bot.model.problems import Code, Problem, problem_of
from bot.model.source import Source, SourceKind, SourceState, VisitReason
from bot.parse.feed.draft import LARGEST_FEED
from bot.parse.feed.read import parse_feed
from bot.sources.feeds import FeedReader, feed_items, is_local
from bot.sources.http import HttpFetcher
from bot.sources.politeness import Politeness
from tests.fakes import FakeClock
from tests.sources.webserver import WebServer, answer

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)

FEED = """<rss version="2.0"><channel><title>The Quay Herald</title>
<item><title>Ferry strike ends</title><link>{base}/ferry?utm_source=rss</link><author>Ines Okafor</author>
<pubDate>{date}</pubDate><description>&lt;p>Crews return.&lt;/p></description></item>
<item><title>Library opens late</title><guid>herald-2</guid></item></channel></rss>"""


async def parse_here(body: bytes, *, url: str = "", media_type: str = "") -> Feed:
    """The parser without its process, which has tests of its own."""
    return parse_feed(body, url=url, media_type=media_type)


@pytest.fixture
async def reader(tls: SSLContext) -> AsyncIterator[FeedReader]:
    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"], politeness=Politeness(spacing=0), tls=tls, clock=lambda: NOW)
    yield FeedReader(fetcher, parse_here, clock=lambda: NOW, jitter=lambda: 0.0)
    await fetcher.aclose()


def feed_source(location: str, **more: timedelta) -> Source:
    return Source(id="herald", kind=SourceKind.FEED, location=location, title="Herald", **more)


def feed_body(base: str, date: str = "Mon, 09 Mar 2026 11:00:00 GMT") -> bytes:
    return FEED.format(base=base, date=date).encode()


async def test_a_visit_brings_items_and_the_state_to_remember(web: WebServer, reader: FeedReader) -> None:
    web.pages["/feed"] = answer(feed_body(web.url), etag='"v1"', last_modified="Mon, 09 Mar 2026 11:00:00 GMT")
    old = SourceState(source_id="herald", failures=3, problem=problem_of("was down"))
    visit = await reader.visit(feed_source(web.url + "/feed"), old)
    first, second = visit.items
    assert (first.key, first.url) == (f"{web.url}/ferry", f"{web.url}/ferry?utm_source=rss")
    assert (first.title, first.author, first.outlet) == ("Ferry strike ends", "Ines Okafor", "Herald")
    assert (first.body, first.media_type) == (b"<p>Crews return.</p>", "text/html")
    assert (first.published, first.fetched) == (datetime(2026, 3, 9, 11, tzinfo=UTC), NOW)
    assert (second.key, second.url, second.body, second.published) == ("herald-2", "", b"", None)
    assert visit.title == "The Quay Herald"
    assert visit.state == SourceState(
        source_id="herald", etag='"v1"', last_modified="Mon, 09 Mar 2026 11:00:00 GMT", last_success=NOW,
        next_check=NOW + timedelta(hours=2), read_at=NOW, reason=VisitReason.RHYTHM,
    )  # fmt: skip


async def test_an_unchanged_feed_is_a_success_without_items(web: WebServer, reader: FeedReader) -> None:
    web.pages["/feed"] = answer(status="304 Not Modified", content_length="")
    state = SourceState(
        source_id="herald", etag='"v1"', last_modified="then", failures=2, problem=problem_of("was down"), read_at=NOW - HALF_HOUR
    )
    visit = await reader.visit(feed_source(web.url + "/feed"), state)
    assert visit.items == ()
    assert visit.state == SourceState(
        source_id="herald",
        etag='"v1"',
        last_modified="then",
        last_success=NOW,
        next_check=NOW + HALF_HOUR,
        read_at=NOW - HALF_HOUR,
    )


async def test_an_answer_without_a_tag_forgets_the_old_one(web: WebServer, reader: FeedReader) -> None:
    web.pages["/feed"] = answer(feed_body(web.url))
    visit = await reader.visit(feed_source(web.url + "/feed"), SourceState(source_id="herald", etag='"v1"', last_modified="then"))
    assert (visit.state.etag, visit.state.last_modified) == ("", "")


async def test_a_changed_date_alone_is_no_new_item(web: WebServer, reader: FeedReader) -> None:
    source, state = feed_source(web.url + "/feed"), SourceState(source_id="herald")
    keys = []
    for date in ("Mon, 09 Mar 2026 11:00:00 GMT", "Mon, 09 Mar 2026 11:45:00 GMT"):
        web.pages["/feed"] = answer(feed_body(web.url, date))
        keys.append([item.key for item in (await reader.visit(source, state)).items])
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("every", "headers", "channel", "items", "wait"),
    [
        (HALF_HOUR, {}, "", 0, HALF_HOUR),
        (timedelta(seconds=1), {}, "", 0, timedelta(minutes=5)),
        (timedelta(days=3), {}, "", 0, timedelta(days=1)),
        (HALF_HOUR, {"cache_control": "max-age=7200"}, "", 0, timedelta(hours=2)),
        (HALF_HOUR, {}, "<ttl>180</ttl>", 0, timedelta(hours=2)),
        (HALF_HOUR, {}, "", 42, timedelta(hours=2)),
        (HALF_HOUR, {}, "", 168, timedelta(hours=1)),
        (HALF_HOUR, {"cache_control": "public, max-age=604800"}, "", 700, timedelta(hours=2)),
        (timedelta(hours=6), {"cache_control": "max-age=7200"}, "<ttl>180</ttl>", 42, timedelta(hours=6)),
    ],
)
async def test_the_next_visit_is_when_everyone_wishes(
    web: WebServer, reader: FeedReader, every: timedelta, headers: dict[str, str], channel: str, items: int, wait: timedelta
) -> None:
    entries = "".join(f"<item><title>{n}</title><pubDate>9 Mar 2026 10:00 GMT</pubDate></item>" for n in range(items))
    body = f"<rss><channel><title>T</title>{channel}{entries}</channel></rss>".encode()
    web.pages["/feed"] = answer(body, **headers)
    visit = await reader.visit(feed_source(web.url + "/feed", every=every), SourceState(source_id="herald"))
    assert visit.state.next_check == NOW + wait


WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)


async def test_a_feed_that_is_gone_is_asked_again_after_a_week(web: WebServer, reader: FeedReader) -> None:
    web.pages["/feed"] = answer(status="410 Gone")
    source, known = feed_source(web.url + "/feed"), SourceState(source_id="herald", last_success=NOW - DAY)
    visit = await reader.visit(source, known)
    assert visit.items == ()
    assert (visit.state.next_check, visit.state.reason) == (NOW + WEEK, VisitReason.GONE)
    assert visit.state.problem == Problem(Code.HOST_SAYS_GONE, {"host": "127.0.0.1"})
    assert (visit.state.failures, visit.state.last_success) == (1, NOW - DAY)
    web.pages["/feed"] = answer(feed_body(web.url))
    back = await reader.visit(source, visit.state)
    assert len(back.items) == 2
    assert (back.state.failures, back.state.problem, back.state.reason) == (0, None, VisitReason.RHYTHM)


async def test_a_lasting_move_is_learned_and_a_slip_is_not(web: WebServer, reader: FeedReader) -> None:
    source, state = feed_source(web.url + "/feed"), SourceState(source_id="herald")
    web.pages |= {"/feed": answer(status="301 Moved", location="/new"), "/new": answer(feed_body(web.url))}
    addresses = []
    for _ in range(4):
        state = (await reader.visit(source, state)).state
        addresses.append(state.address)
    assert addresses == ["", "", web.url + "/new", web.url + "/new"]
    web.pages["/feed"] = answer(status="404 Not Found")
    before = len(web.requests)
    assert (await reader.visit(source, state)).state.address == web.url + "/new"
    assert [path for path, _ in web.requests[before:]] == ["/new"]


async def test_a_move_is_learned_only_if_it_is_said_without_a_break(web: WebServer, reader: FeedReader) -> None:
    source, state = feed_source(web.url + "/feed"), SourceState(source_id="herald")
    moved, here = answer(status="301 Moved", location="/new"), answer(feed_body(web.url))
    elsewhere = answer(status="301 Moved", location="/other")
    web.pages |= {"/new": here, "/other": here}
    for page in (moved, moved, here, moved, moved, elsewhere, moved, moved):
        web.pages["/feed"] = page
        state = (await reader.visit(source, state)).state
        assert state.address == ""


async def test_a_learned_address_that_fails_is_given_up_for_the_old_one(web: WebServer, reader: FeedReader) -> None:
    source = feed_source(web.url + "/feed")
    state = SourceState(source_id="herald", address=web.url + "/new", last_success=NOW - DAY)
    web.pages |= {"/feed": answer(feed_body(web.url))}
    with pytest.raises(Unreachable, match="404"):
        await reader.visit(source, state)
    state = (await reader.visit(source, replace(state, failures=1))).state
    assert state.address == ""


def conditional(full: bytes, status: str) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    """A server that answers every conditional request with a status of its own."""

    async def page(writer: asyncio.StreamWriter) -> None:
        asked = page.web.requests[-1][1]  # type: ignore[attr-defined]
        is_conditional = "if-none-match" in asked or "if-modified-since" in asked
        writer.write(answer(status=status, content_length="") if is_conditional else answer(full, etag='"1"'))

    return page


async def test_a_server_that_says_nothing_is_new_for_ever_is_asked_for_all_once_a_day(web: WebServer, tls: SSLContext) -> None:
    clock = FakeClock(NOW)
    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"], politeness=Politeness(spacing=0), tls=tls)
    reader = FeedReader(fetcher, parse_here, clock=clock, jitter=lambda: 0.0)
    page = conditional(feed_body(web.url), "304 Not Modified")
    page.web = web  # type: ignore[attr-defined]
    web.pages["/feed"] = page
    source, state, found = feed_source(web.url + "/feed"), SourceState(source_id="herald"), []
    for _ in range(9):
        visit = await reader.visit(source, state)
        state, found = visit.state, [*found, len(visit.items)]
        clock.advance(6 * HOUR)
    assert found == [2, 0, 0, 0, 2, 0, 0, 0, 2]
    await fetcher.aclose()


@pytest.mark.parametrize("status", ["500 Internal Server Error", "412 Precondition Failed", "400 Bad Request"])
async def test_a_server_that_fails_at_conditions_is_asked_without(web: WebServer, reader: FeedReader, status: str) -> None:
    page = conditional(feed_body(web.url), status)
    page.web = web  # type: ignore[attr-defined]
    web.pages["/feed"] = page
    source, state = feed_source(web.url + "/feed"), SourceState(source_id="herald")
    for _ in range(4):
        visit = await reader.visit(source, state)
        state = visit.state
        assert (len(visit.items), state.failures) == (2, 0)
    assert len(web.requests) <= 6


async def test_after_a_failure_all_is_asked_for(web: WebServer, reader: FeedReader) -> None:
    web.pages["/feed"] = answer(feed_body(web.url))
    state = SourceState(source_id="herald", etag='"v1"', last_modified="then", read_at=NOW, failures=1)
    await reader.visit(feed_source(web.url + "/feed"), state)
    assert not {"if-none-match", "if-modified-since"} & set(web.requests[0][1])


async def test_a_host_that_asked_to_be_left_alone_is_at_all_its_addresses(web: WebServer, reader: FeedReader) -> None:
    web.pages = {f"/r{n}": answer(status="429 Too Many Requests", retry_after="600") for n in range(3)}
    known = SourceState(source_id="herald", last_success=NOW - DAY)
    with pytest.raises(Unreachable) as caught:
        await reader.visit(feed_source(web.url + "/r0"), known)
    assert caught.value.retry_after == timedelta(minutes=10)
    for n in (1, 2):
        visit = await reader.visit(feed_source(f"{web.url}/r{n}"), known)
        assert (visit.items, visit.state.failures, visit.state.reason) == ((), 0, VisitReason.HOST_ASKED)
        assert visit.state.next_check is not None
        assert timedelta(minutes=9) < visit.state.next_check - NOW <= timedelta(minutes=10)
    with pytest.raises(Resting):
        await reader.visit(feed_source(f"{web.url}/r2"), SourceState(source_id="herald"))
    assert len(web.requests) == 1


async def test_errors_are_the_bots_own(web: WebServer, reader: FeedReader) -> None:
    web.pages |= {"/page": answer(b"<html></html>"), "/down": answer(status="503 Service Unavailable", retry_after="60")}
    state = SourceState(source_id="herald")
    with pytest.raises(Unreadable, match="HTML page"):
        await reader.visit(feed_source(web.url + "/page"), state)
    with pytest.raises(Unreachable, match="503") as caught:
        await reader.visit(feed_source(web.url + "/down"), state)
    assert caught.value.retry_after == timedelta(minutes=1)


@pytest.mark.parametrize("form", ["{}", "file://{}"])
async def test_a_local_file_is_read(reader: FeedReader, tmp_path: Path, form: str) -> None:
    path = tmp_path / "my feed.xml"
    path.write_bytes(feed_body("https://news.example"))
    location = form.format(str(path).replace(" ", "%20") if "file" in form else path)
    visit = await reader.visit(feed_source(location, every=timedelta(minutes=2)), SourceState(source_id="herald"))
    assert [item.key for item in visit.items] == ["https://news.example/ferry", "herald-2"]
    assert (visit.state.next_check, visit.state.last_success) == (NOW + timedelta(minutes=2), NOW)


async def test_a_local_file_that_cannot_be_read_is_named(reader: FeedReader, tmp_path: Path) -> None:
    large = tmp_path / "large.xml"
    large.write_bytes(b" " * (LARGEST_FEED + 1))
    for location, found in (
        (tmp_path / "none.xml", "no file none.xml"),
        (tmp_path, "no file"),
        (large, "larger than 20 MB"),
        ("\0", "file"),
    ):
        with pytest.raises(Unreadable, match=found):
            await reader.visit(feed_source(str(location)), SourceState(source_id="herald"))


@pytest.mark.parametrize(
    ("location", "local"),
    [
        ("feeds/all.xml", True),
        ("/srv/feeds/all.xml", True),
        ("~/all.xml", True),
        ("file:///srv/all.xml", True),
        ("FILE:///srv/all.xml", True),
        ("https://news.example/all.xml", False),
        ("http://127.0.0.1/", False),
        ("ftp://news.example/all.xml", False),
    ],
)
def test_a_location_is_a_file_or_an_address(location: str, local: bool) -> None:
    assert is_local(location) is local


def keys(*entries: Entry, home: str = "") -> list[str]:
    feed = Feed(title="T", link=home, entries=entries)
    return [item.key for item in feed_items(feed_source("x"), feed, NOW)]


def entry(key: str, link: str, title: str = "A", published: datetime | None = None) -> Entry:
    return Entry(id=key, title=title, link=link, published=published)


def test_items_have_keys_of_their_own() -> None:
    a, b = "https://n.example/day#a", "https://n.example/day#b"
    assert keys(entry("g1", a), entry("g2", a)) == ["g1", "g2"]
    assert keys(entry("g1", a), entry("g1", a)) == ["g1"]
    assert len(set(keys(entry("g1", a), entry("g1", b)))) == 2
    assert len(set(keys(entry(a, a), entry(b, b)))) == 2
    assert keys(entry(a, a)) == ["https://n.example/day"]
    assert keys(entry("tag", "javascript:alert(1)")) == ["tag"]
    assert keys(entry("/relative", "/relative")) == ["/relative"]


def test_one_link_or_id_for_all_is_no_key() -> None:
    shop, today = "https://shop.example", "https://shop.example/today"
    for one in (shop, today):
        assert len(set(keys(entry(one, one, "Night tee"), entry(one, one, "Noon tee"), entry(one, one, "Dawn tee")))) == 3
    assert len(set(keys(entry("1", today, "Night tee"), entry("1", today, "Noon tee")))) == 2
    # The next day's only item is another one, too.
    assert keys(entry(shop, shop, "Evening tee")) not in [keys(entry(shop, shop, name)) for name in ("Night tee", "Noon tee")]
    assert keys(entry(today, today, "Evening tee"), home=today) != keys(entry(today, today, "Night tee"), home=today)


def test_only_an_item_without_an_id_is_told_apart_by_its_date() -> None:
    link, earlier = "https://n.example/weather", NOW - timedelta(days=1)
    assert len(set(keys(entry(link, link, "Weather", NOW), entry(link, link, "Weather", earlier)))) == 2
    assert len(set(keys(entry("g1", link, "Weather", NOW), entry("g1", link, "Weather", earlier)))) == 1


PICTURE = '<p><img src="https://pic.example/1.jpg" alt="A long description of what is to be seen there"/></p>'


@pytest.mark.parametrize(
    ("content", "summary", "body"),
    [(PICTURE, "<p>Dockers strike.</p>", "<p>Dockers strike.</p>"), ("<p>All of it.</p>", "Part", "<p>All of it.</p>"),
     ("", "Part", "Part"), (PICTURE, "", PICTURE), ("Read on", "<p>All of it.</p>", "<p>All of it.</p>")],
)  # fmt: skip
def test_the_fuller_text_is_the_body(content: str, summary: str, body: str) -> None:
    feed = Feed(title="T", link="", entries=(Entry(id="1", title="A", link="", content=content, summary=summary),))
    assert feed_items(feed_source("x"), feed, NOW)[0].body.decode() == body


def test_of_a_new_feed_without_dates_only_a_few_are_news() -> None:
    def news(*entries: Entry, is_first: bool = True) -> list[str]:
        feed = Feed(title="T", link="", entries=entries)
        return [item.key for item in feed_items(feed_source("x"), feed, NOW, is_first=is_first) if not item.is_archive]

    chapters = [entry(f"a{n}", "", f"Chapter {n}") for n in range(40)]
    assert news(*chapters) == ["a37", "a38", "a39"]
    assert news(*reversed(chapters)) == ["a39", "a38", "a37"]
    assert len(news(*chapters, is_first=False)) == 40
    dated = [entry(f"d{n}", "", f"Dated {n}", NOW) for n in range(10)]
    assert news(*dated, *chapters) == [f"d{n}" for n in range(10)] + ["a37", "a38", "a39"]


def test_an_unsafe_link_is_not_passed_on() -> None:
    feed = Feed(
        title="", link="", entries=(Entry(id="1", title="A", link="javascript:alert(1)"), Entry(id="2", title="B", link="/b"))
    )
    items = feed_items(feed_source("x"), feed, NOW, base="https://n.example/feed")
    assert [item.url for item in items] == ["", "https://n.example/b"]
    assert items[0].outlet == "Herald"
