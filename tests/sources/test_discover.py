"""From an address to feeds: directly, by what a page says, by where sites keep them; and never into the operator's network."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from ssl import SSLContext

import pytest

from bot.model.errors import Unreachable, UserError
from bot.model.feed import Feed
from bot.model.problems import Problem
from bot.parse.feed.links import PageLinks, page_links
from bot.parse.feed.read import parse_feed
from bot.ports.commands import chosen
from bot.sources.discover import MOST_FOUND, MOST_TRIED, WebFeedFinder
from bot.sources.guard import AddressGuard
from bot.sources.http import FEEDS, Fetched, HttpFetcher
from bot.sources.politeness import Politeness
from tests.sources.webserver import WebServer, answer

FEED = b'<rss version="2.0"><channel><title>Quay Herald</title><item><title>Ferry late</title></item></channel></rss>'
OTHER = FEED.replace(b"Ferry", b"Tide")
SENDS_ON = b'<html><meta http-equiv=refresh content="0;url=/e">'
NOTHING = b'<rss version="2.0"><channel><title>Quay Herald</title></channel></rss>'
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Herald</title><id>q</id><entry><title>Ferry late</title><id>1</id>'
    b"<updated>2026-11-30T00:00:00Z</updated></entry></feed>"
)
PAGE = b"<html><head>%s</head><body>News</body></html>"


async def parse_here(body: bytes, *, url: str = "", media_type: str = "") -> Feed:
    return parse_feed(body, url=url, media_type=media_type)


async def look_here(body: bytes, url: str, media_type: str, header: str) -> PageLinks:
    return page_links(body, url, media_type, header)


def finder_of(tls: SSLContext, *hosts: str) -> tuple[WebFeedFinder, HttpFetcher]:
    fetcher = HttpFetcher(allowed_hosts=hosts, politeness=Politeness(spacing=0), tls=tls)
    return WebFeedFinder(fetcher, parse_here, look_here), fetcher


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
    web.pages |= {"/": answer(links("/a", "/gone", "/b")), "/a": answer(FEED), "/b": answer(OTHER), "/feed": answer(FEED)}
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
    assert len(web.requests) <= MOST_TRIED
    web.pages |= {f"/{number}": answer(FEED.replace(b"Ferry", b"Boat %d" % number)) for number in range(500)}
    assert len(await finder.find(web.url + "/")) <= MOST_FOUND


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "/etc/passwd", "ftp://a.example/f", "javascript:1", "", "feed", "ida@mail.example"]
)
async def test_only_web_addresses_are_taken(place: str, finder: WebFeedFinder) -> None:
    with pytest.raises(UserError):
        await finder.find(place)


async def test_the_address_guard_holds_for_what_a_stranger_names(web: WebServer, tls: SSLContext) -> None:
    found, fetcher = finder_of(tls)
    with pytest.raises(Unreachable):
        await found.find(web.url + "/feed")
    await fetcher.aclose()
    assert web.requests == []


COMMENTS = FEED.replace(b"Quay Herald", b"Comments for Quay Herald").replace(b"Ferry late", b"Comment on Ferry late by Bo")


async def test_a_home_page_gives_its_feed_and_the_comments_come_last(web: WebServer, finder: WebFeedFinder) -> None:
    head = links("/comments.xml", "/feed.xml")
    web.pages |= {"/": answer(head), "/comments.xml": answer(COMMENTS), "/feed.xml": answer(FEED)}
    found = await finder.find(web.url + "/")
    assert [feed.title for feed in found] == ["Quay Herald", "Comments for Quay Herald"]
    assert chosen(found) == found[0]
    web.pages["/other"] = answer(OTHER)
    web.pages["/"] = answer(links("/comments.xml", "/feed.xml", "/other"))
    assert chosen(await finder.find(web.url + "/")) is None


async def test_one_feed_in_two_formats_is_one(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages |= {"/": answer(links("/rss", "/atom")), "/rss": answer(FEED), "/atom": answer(ATOM)}
    assert [feed.url for feed in await finder.find(web.url + "/")] == [f"{web.url}/rss"]


@pytest.mark.parametrize(
    ("pages", "feed"),
    [
        ({"/": answer(PAGE % b"", link='</f>; rel="alternate"; type="application/rss+xml"'), "/f": answer(FEED)}, "/f"),
        ({"/": answer(PAGE % b'<link rel=alternate type="application/xml" href=/f>'), "/f": answer(FEED)}, "/f"),
        ({"/": answer(b"<html><body><a href=/our/rss.php>News as RSS</a>"), "/our/rss.php": answer(FEED)}, "/our/rss.php"),
        ({"/": answer(SENDS_ON), "/e": answer(links("/f")), "/f": answer(FEED)}, "/f"),
        ({"/blog/": answer(PAGE % b""), "/blog/feed": answer(FEED), "/feed": answer(OTHER)}, "/blog/feed"),
        ({"/news/today": answer(PAGE % b""), "/news/atom.xml": answer(FEED)}, "/news/atom.xml"),
        ({"/@ida": answer(PAGE % b""), "/@ida.rss": answer(FEED)}, "/@ida.rss"),
    ],
    ids=["Link header", "application/xml", "anchor", "refresh", "below", "own folder", "account"],
)  # fmt: skip
async def test_feeds_are_found_where_sites_keep_them(
    web: WebServer, finder: WebFeedFinder, pages: dict[str, bytes], feed: str
) -> None:
    web.pages |= pages
    assert [found.url for found in await finder.find(web.url + next(iter(pages)))] == [web.url + feed]


async def test_a_feed_without_entries_is_offered_only_where_there_is_no_other(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages |= {"/": answer(links("/empty", "/full")), "/empty": answer(NOTHING), "/full": answer(FEED)}
    assert [feed.url for feed in await finder.find(web.url + "/")] == [f"{web.url}/full"]
    web.pages["/"] = answer(links("/empty"))
    assert [feed.entries for feed in await finder.find(web.url + "/")] == [0]


async def test_a_site_without_a_feed_is_followed_by_its_news_sitemap(web: WebServer, finder: WebFeedFinder) -> None:
    news = (
        b'<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://quay.example/1</loc><news:news>'
        b"<news:publication><news:name>Quay Herald</news:name></news:publication><news:title>Ferry late</news:title></news:news>"
        b"</url></urlset>"
    )
    index = f"<sitemapindex><sitemap><loc>{web.url}/s/news.xml</loc></sitemap></sitemapindex>".encode()
    web.pages |= {
        "/": answer(PAGE % b""),
        "/robots.txt": answer(f"Sitemap: {web.url}/all.xml".encode()),
        "/all.xml": answer(index),
        "/s/news.xml": answer(news),
    }
    (found,) = await finder.find(web.url + "/")
    assert (found.url, found.title, found.entries) == (f"{web.url}/s/news.xml", "Quay Herald", 1)


async def test_whoever_waits_hears_where_it_looks(web: WebServer, finder: WebFeedFinder) -> None:
    web.pages |= {"/": answer(links("/a")), "/a": answer(FEED)}
    told: list[str] = []
    await finder.find(web.url + "/", tell=told.append)
    assert told == [f"{web.url}/", f"{web.url}/a"]


async def test_a_slow_site_ends_the_search_with_what_was_found(web: WebServer, tls: SSLContext) -> None:
    async def never(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    fetcher = HttpFetcher(allowed_hosts=["127.0.0.1"], politeness=Politeness(spacing=0), tls=tls)
    hasty = WebFeedFinder(fetcher, parse_here, look_here, seconds=4)
    web.pages |= {"/": answer(links("/a", "/slow")), "/a": answer(FEED), "/slow": never}
    assert [feed.url for feed in await hasty.find(web.url + "/")] == [f"{web.url}/a"]
    with pytest.raises(Unreachable, match="within"):
        await hasty.find(web.url + "/slow")
    await fetcher.aclose()


@dataclass
class Web:
    """The web as a table of addresses; what is not in it answers 404."""

    pages: dict[str, bytes]
    asked: list[str] = field(default_factory=list)

    async def fetch(self, url: str, *, accept: str = FEEDS) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise Unreachable(f"{url} answered 404 Not Found.")
        return Fetched(status=200, url=url, body=self.pages[url])

    def refusal(self, url: str) -> Problem | None:
        return AddressGuard().refusal(url)


CHANNEL = "UC" + "aB3_-" * 4 + "xy"
HANDLE = "https://www.youtube.com/@harbour"
ABOUT = f'<meta itemprop="identifier" content="{CHANNEL}">'.encode()
VIDEOS = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"


@pytest.mark.parametrize(
    ("typed", "pages", "feed"),
    [
        (HANDLE, {HANDLE: ABOUT, VIDEOS: FEED}, VIDEOS),
        (f"youtube.com/channel/{CHANNEL}", {VIDEOS: FEED}, VIDEOS),
        ("r/harbours", {"https://www.reddit.com/r/harbours/.rss": FEED}, "https://www.reddit.com/r/harbours/.rss"),
        ("@ida@social.example", {"https://social.example/@ida": b"<html>", "https://social.example/@ida.rss": FEED},
         "https://social.example/@ida.rss"),
    ],
)  # fmt: skip
async def test_channels_and_accounts_are_found_by_their_names(typed: str, pages: dict[str, bytes], feed: str) -> None:
    web = Web(pages)
    (found,) = await WebFeedFinder(web, parse_here, look_here).find(typed)
    assert found.url == feed
    assert len(web.asked) <= 3


async def test_a_project_offers_its_releases_its_tags_and_its_commits() -> None:
    kinds = ("releases", "tags", "commits")
    web = Web({f"https://github.com/o/r/{kind}.atom": FEED.replace(b"Ferry", kind.encode()) for kind in kinds})
    found = await WebFeedFinder(web, parse_here, look_here).find("github.com/o/r")
    assert [feed.url for feed in found] == list(web.pages)
    assert chosen(found) is None


async def test_trouble_at_the_address_that_is_sure_says_more_than_its_page() -> None:
    with pytest.raises(Unreachable, match=r"\.rss answered"):
        await WebFeedFinder(Web({}), parse_here, look_here).find("r/harbours")


async def test_sites_that_keep_no_feeds_are_told_at_once() -> None:
    web = Web({})
    with pytest.raises(UserError, match=r"facebook\.com keeps no feeds"):
        await WebFeedFinder(web, parse_here, look_here).find("https://www.facebook.com/harbour")
    assert web.asked == []


async def test_the_home_page_of_the_case(web: WebServer, finder: WebFeedFinder) -> None:
    """WordPress as it comes: the comments' feed stands first in its head."""
    home = b"""<!doctype html><html><head><title>Gazette</title>
<link rel="alternate" type="application/rss+xml" title="Gazette \xc2\xbb Comments Feed" href="/c31comments">
<link rel="alternate" type="application/rss+xml" title="Gazette" href="/c31feed"></head><body>Hi</body></html>"""
    web.pages |= {"/c31/": answer(home), "/c31feed": answer(FEED), "/c31comments": answer(COMMENTS)}
    found = await finder.find(f"{web.url}/c31/")
    assert [feed.url for feed in found] == [f"{web.url}/c31feed", f"{web.url}/c31comments"]
