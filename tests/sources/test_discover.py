"""From an address to feeds: directly, by what a page says, by where sites keep them; and never into the operator's network."""

from collections.abc import AsyncIterator
from ssl import SSLContext

import pytest

from bot.model.errors import Unreachable, UserError
from bot.model.feed import Feed
from bot.parse.feed import parse_feed
from bot.sources.discover import MOST_FOUND, MOST_TRIED, WebFeedFinder
from bot.sources.http import HttpFetcher
from bot.sources.politeness import Politeness
from tests.sources.webserver import WebServer, answer

FEED = b'<rss version="2.0"><channel><title>Quay Herald</title><item><title>Ferry late</title></item></channel></rss>'
PAGE = b"<html><head>%s</head><body>News</body></html>"


async def parse_here(body: bytes, *, url: str = "", media_type: str = "") -> Feed:
    return parse_feed(body, url=url, media_type=media_type)


def finder_of(tls: SSLContext, *hosts: str) -> tuple[WebFeedFinder, HttpFetcher]:
    fetcher = HttpFetcher(allowed_hosts=hosts, politeness=Politeness(spacing=0), tls=tls)
    return WebFeedFinder(fetcher, parse_here), fetcher


@pytest.fixture
async def finder(tls: SSLContext) -> AsyncIterator[WebFeedFinder]:
    found, fetcher = finder_of(tls, "127.0.0.1")
    yield found
    await fetcher.aclose()


def links(*paths: str) -> bytes:
    return PAGE % b"".join(b'<link rel="alternate" type="application/rss+xml" href="%s">' % path.encode() for path in paths)


async def test_a_feed_is_its_own_answer(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages["/feed"] = answer(FEED)
    (found,) = await finder.find(f" {web.url}/feed ")
    assert (found.url, found.title, found.entries) == (f"{web.url}/feed", "Quay Herald", 1)


async def test_a_page_leads_to_the_feeds_it_names_and_dead_links_are_left_out(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages |= {"/": answer(links("/a", "/gone", "/b")), "/a": answer(FEED), "/b": answer(FEED), "/feed": answer(FEED)}
    assert [found.url for found in await finder.find(web.url + "/")] == [f"{web.url}/a", f"{web.url}/b"]


async def test_a_page_that_names_none_is_tried_at_the_usual_places(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages |= {"/news": answer(PAGE % b""), "/rss.xml": answer(FEED)}
    assert [found.url for found in await finder.find(web.url + "/news")] == [f"{web.url}/rss.xml"]


async def test_a_site_without_feeds_has_none(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages["/"] = answer(PAGE % b"")
    assert await finder.find(web.url + "/") == ()


async def test_one_address_makes_few_requests_whatever_the_page_says(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages["/"] = answer(links(*(f"/{number}" for number in range(500))))
    await finder.find(web.url + "/")
    assert len(web.requests) <= 1 + 2 * MOST_TRIED
    web.pages |= {f"/{number}": answer(FEED) for number in range(500)}
    assert len(await finder.find(web.url + "/")) <= MOST_FOUND


@pytest.mark.parametrize("place", ["file:///etc/passwd", "/etc/passwd", "ftp://a.example/f", "javascript:1", "", "feed"])
async def test_only_web_addresses_are_taken(place: str, finder: WebFeedFinder) -> None:
    with pytest.raises(UserError):
        await finder.find(place)


async def test_the_address_guard_holds_for_what_a_stranger_names(web: WebServer, tls: SSLContext) -> None:
    found, fetcher = finder_of(tls)
    with pytest.raises(Unreachable):
        await found.find(web.url + "/feed")
    await fetcher.aclose()
    assert web.requests == []
