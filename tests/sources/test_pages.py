"""Linked pages from a server that does what servers do: robots.txt first, then the page, or why not."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.secrets import read_credentials
from bot.model.errors import NotTheArticle, Resting, Unreachable, Unreadable
from bot.model.page import PageRefusal
from bot.parse.robots import LARGEST_ROBOTS, Verdict, verdict
from bot.sources.http import HttpFetcher
from bot.sources.pages import KEPT, LARGEST_PAGE, LONGEST_SPACING, WebPages
from bot.sources.politeness import Politeness
from tests.fakes import FakeClock
from tests.sources.webserver import WebServer, answer

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
HTML = "text/html; charset=utf-8"
SHUT = b"User-agent: *\nDisallow: /\n"


async def judge(robots: bytes, address: str) -> Verdict:
    return verdict(robots, address)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
async def pages(clock: FakeClock) -> AsyncIterator[WebPages]:
    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"], seconds=2, politeness=Politeness(spacing=0), clock=clock)
    yield WebPages(fetcher, judge, clock=clock)
    await fetcher.aclose()


def asked(web: WebServer) -> list[str]:
    return [path for path, _ in web.requests]


async def test_a_page_comes_with_the_headers_that_matter(web: WebServer, pages: WebPages) -> None:
    web.pages["/a"] = answer(b"<p>text", content_type=HTML, etag='"1"', tdm_reservation="1", x_robots_tag="nosnippet")
    page = await pages.fetch(web.url + "/a")
    assert (page.asked, page.url, page.status, page.body) == (web.url + "/a", web.url + "/a", 200, b"<p>text")
    assert (page.media_type, page.etag, page.tdm_reservation, page.x_robots_tag) == (HTML, '"1"', "1", "nosnippet")
    assert asked(web) == ["/robots.txt", "/a"]


async def test_a_sources_credentials_are_for_its_own_pages_on_its_own_server(web: WebServer, clock: FakeClock) -> None:
    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"], seconds=2, politeness=Politeness(spacing=0), clock=clock)
    credentials = {f"{web.url}/feed": read_credentials("X-Api-Key: k1", f"{web.url}/feed")}
    pages = WebPages(fetcher, judge, clock=clock, credentials=credentials)
    web.pages["/a"] = answer(b"<p>text", content_type=HTML)
    for source in (f"{web.url}/feed", f"{web.url}/another", ""):
        await pages.fetch(web.url + "/a", of=source)
    told = [(path, headers.get("x-api-key")) for path, headers in web.requests]
    assert told == [("/robots.txt", None), ("/a", "k1"), ("/a", None), ("/a", None)]
    await fetcher.aclose()


async def test_robots_are_asked_for_once_a_day(web: WebServer, pages: WebPages, clock: FakeClock) -> None:
    web.pages |= {"/a": answer(b"a", content_type=HTML), "/robots.txt": answer(b"User-agent: *\nCrawl-delay: 5\n")}
    for _ in range(3):
        await pages.fetch(web.url + "/a")
    assert asked(web).count("/robots.txt") == 1
    assert pages.spacing("127.0.0.1") == timedelta(seconds=5)
    clock.advance(KEPT)
    web.pages["/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 7200\nDisallow: /a\n")
    with pytest.raises(NotTheArticle):
        await pages.fetch(web.url + "/a")
    assert asked(web).count("/robots.txt") == 2
    assert pages.spacing("127.0.0.1") == LONGEST_SPACING


@pytest.mark.parametrize("robots", [SHUT, b"\xef\xbb\xbf" + SHUT, SHUT + b"# " + b"x" * 2 * LARGEST_ROBOTS])
async def test_what_robots_forbid_is_not_asked_for(web: WebServer, pages: WebPages, robots: bytes) -> None:
    web.pages |= {"/a": answer(b"a", content_type=HTML), "/robots.txt": answer(robots)}
    with pytest.raises(NotTheArticle) as caught:
        await pages.fetch(web.url + "/a")
    assert caught.value.refusal is PageRefusal.ROBOTS
    assert asked(web) == ["/robots.txt"]


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone"])
async def test_without_rules_all_may_be_read(web: WebServer, pages: WebPages, status: str) -> None:
    web.pages |= {"/a": answer(b"a", content_type=HTML), "/robots.txt": answer(b"no", status)}
    assert (await pages.fetch(web.url + "/a")).body == b"a"


async def test_a_host_that_cannot_say_its_rules_is_asked_for_nothing(web: WebServer, pages: WebPages, clock: FakeClock) -> None:
    web.pages |= {"/a": answer(b"a", content_type=HTML), "/robots.txt": answer(b"", "500 Internal Server Error")}
    for _ in range(2):
        with pytest.raises(Unreachable, match="robots"):
            await pages.fetch(web.url + "/a")
    assert asked(web) == ["/robots.txt"]
    clock.advance(timedelta(minutes=5))
    del web.pages["/robots.txt"]
    assert (await pages.fetch(web.url + "/a")).body == b"a"


async def test_each_hop_is_asked_about(web: WebServer, pages: WebPages) -> None:
    web.pages |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /inner\n"),
        "/out": answer(b"", "302 Found", location="/inner"),
        "/inner": answer(b"a", content_type=HTML),
    }
    with pytest.raises(NotTheArticle):
        await pages.fetch(web.url + "/out")
    assert "/inner" not in asked(web)


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "audio/mpeg", "application/zip", "text/plain"])
async def test_of_what_is_no_html_the_body_is_left(web: WebServer, pages: WebPages, kind: str) -> None:
    web.pages["/a"] = answer(b"x" * 10_000, content_type=kind)
    page = await pages.fetch(web.url + "/a")
    assert (page.media_type, page.body) == (kind, b"")


async def test_a_page_of_over_five_megabytes_is_refused(web: WebServer, pages: WebPages) -> None:
    web.pages["/a"] = answer(b"<p>" + b"x" * LARGEST_PAGE, content_type=HTML)
    with pytest.raises(Unreadable, match="5 MB"):
        await pages.fetch(web.url + "/a")


@pytest.mark.parametrize("status", [401, 402, 403, 404, 410, 429, 451, 500, 503])
async def test_an_answer_that_is_none_says_its_status(web: WebServer, pages: WebPages, status: int) -> None:
    web.pages["/a"] = answer(b"", f"{status} Whatever", retry_after="600" if status in (429, 503) else "")
    with pytest.raises(Unreachable) as caught:
        await pages.fetch(web.url + "/a")
    assert caught.value.status == status
    if status in (429, 503):
        assert caught.value.retry_after == timedelta(minutes=10)
        with pytest.raises(Resting):
            await pages.fetch(web.url + "/b")
        assert asked(web) == ["/robots.txt", "/a"]


async def test_what_is_known_is_asked_for_on_condition(web: WebServer, pages: WebPages) -> None:
    web.pages["/a"] = answer(b"", "304 Not Modified")
    assert (await pages.fetch(web.url + "/a", etag='"1"', last_modified="Mon, 09 Mar 2026 11:00:00 GMT")).status == 304
    assert web.requests[-1][1]["if-none-match"] == '"1"'
