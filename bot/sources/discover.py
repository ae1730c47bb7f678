"""Feed discovery: from any address to the feeds behind it, by the address itself, its page's links, or the usual places.

Every request goes through the fetcher and its address guard, pages are parsed in processes that can be killed, and every feed was
read before it is offered. However a server answers, the search ends after a limited number of requests and time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Protocol

from bot.model.errors import SourceError, Unreachable, Unreadable, UserError
from bot.model.feed import Feed
from bot.model.problems import Code, Problem
from bot.parse.addresses import account_feeds, address_of, feeds_by_rule, has_no_feeds, site_of
from bot.parse.feed.encoding import decode
from bot.parse.feed.links import PageLinks, common_places, is_about_comments, sitemap_children, sitemap_places
from bot.parse.feed.sitemap import sitemap_kind
from bot.parse.urls import canonical_url
from bot.ports.commands import FoundFeed, TellProgress, tell_nobody
from bot.sources.feeds import ParseFeed
from bot.sources.http import FEEDS, Fetched

MOST_FOUND = 8
MOST_TRIED = 30
"""The most requests of a search: a typed address must not make the bot flood a server."""
SECONDS = 60.0
"""The time limit of a search; at one request a second to a host, the likely places are asked within half of it."""

_ACCEPT = f"{FEEDS}, text/html;q=0.6"
_SKETCH = 20
"""So many equal entries identify the same feed in two formats."""

ReadPage = Callable[[bytes, str, str, str], Awaitable[PageLinks]]
"""How pages are read for links: `bot.parse.feed.links.page_links`, in a process that can be killed."""


class Fetch(Protocol):
    """What the search needs of `HttpFetcher`."""

    async def fetch(self, url: str, *, accept: str = FEEDS) -> Fetched:
        """What is at an address. Raises SourceError."""
        ...

    def refusal(self, url: str) -> Problem | None:
        """Why an address would never be asked, as far as it says so itself; None where it may be."""
        ...


class WebFeedFinder:
    """The port `FeedFinder` over HTTP."""

    def __init__(self, fetcher: Fetch, parse: ParseFeed, read_page: ReadPage, *, seconds: float = SECONDS) -> None:
        self._fetcher = fetcher
        self._parse = parse
        self._read_page = read_page
        self._seconds = seconds

    async def find(self, url: str, *, tell: TellProgress = tell_nobody) -> tuple[FoundFeed, ...]:
        """The feed at `url`, or else the feeds of its page, site, channel or account. Raises UserError, SourceError."""
        address = address_of(url)
        if not address:
            raise UserError(Code.NOT_AN_ADDRESS)
        search = _Search(self._fetcher, self._parse, self._read_page, tell)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                await search.run(address)
                return search.result()
        if not search.found:
            raise Unreachable(Problem(Code.HOST_SLOW_ANSWER, {"host": site_of(address), "seconds": f"{self._seconds:g}"}))
        return search.result()

    def refusal(self, url: str) -> Problem | None:
        """Why an address would never be read, as far as it says so itself."""
        return self._fetcher.refusal(url)


class _Search:
    """One search: what was found so far, and how many requests are left."""

    def __init__(self, fetcher: Fetch, parse: ParseFeed, read_page: ReadPage, tell: TellProgress) -> None:
        self.found: dict[str, FoundFeed] = {}
        self._sketches: set[tuple[str, ...]] = set()
        self._fetcher = fetcher
        self._parse = parse
        self._read_page = read_page
        self._tell = tell
        self._asked: set[str] = set()
        self._trouble: SourceError | None = None

    def result(self) -> tuple[FoundFeed, ...]:
        """The result: feeds of articles first, empty ones only where there is no other."""
        feeds = [feed for feed in self.found.values() if feed.entries] or list(self.found.values())
        return tuple(sorted(feeds, key=lambda feed: feed.is_aside))[:MOST_FOUND]

    async def run(self, address: str) -> None:
        """Try the likeliest places first, and stop at the first that has any feed of articles."""
        if await self._try_all(feeds_by_rule(address)):
            return
        if has_no_feeds(address):
            raise UserError(Problem(Code.NO_FEEDS_AT_HOST, {"host": site_of(address)}))
        page = await self._first_page(address)
        if await self._take(page):
            return
        await self._behind(page, await self._links(page))

    async def _first_page(self, address: str) -> Fetched:
        try:
            return await self._fetch(address, _ACCEPT)
        except SourceError as trouble:
            # A known place that answers with a problem, such as 429, says more than its page does.
            raise self._trouble or trouble from None

    async def _behind(self, page: Fetched, links: PageLinks) -> None:
        """Try the feeds of a page: those that it links to, and only where none of them works, the usual places."""
        for places, most in ((links.feeds, MOST_FOUND), (links.hinted, MOST_FOUND), (account_feeds(page.url), 1)):
            if await self._try_all(places, most):
                return
        if not await self._try_all(common_places(page.url), 1):
            await self._news_sitemap(page.url)

    async def _news_sitemap(self, url: str) -> None:
        robots = await self._attempt(sitemap_places(url, "")[0].rpartition("/")[0] + "/robots.txt", "text/plain")
        places = list(sitemap_places(url, decode(robots.body[:500_000]) if robots else ""))
        while places and not self.found:
            sitemap = await self._attempt(places.pop(0), FEEDS)
            if sitemap and not await self._take(sitemap):
                text = decode(sitemap.body[:500_000], sitemap.media_type)
                places = [*(sitemap_children(text) if sitemap_kind(text) == "sitemapindex" else ()), *places]

    async def _try_all(self, places: Iterable[str], most: int = MOST_FOUND) -> bool:
        """Ask at places until `most` have a feed of articles; whether any had."""
        taken = 0
        for place in places:
            fetched = await self._attempt(place, FEEDS) if taken < most else None
            feed = await self._take(fetched) if fetched else None
            taken += feed is not None and not feed.is_aside
        return taken > 0

    async def _attempt(self, url: str, accept: str) -> Fetched | None:
        """The answer of a place, or None: one of several that leads nowhere is not worth reporting."""
        if not self._is_new(url):
            return None
        try:
            return await self._fetch(url, accept)
        except SourceError as trouble:
            self._trouble = self._trouble or trouble
            return None

    def _is_new(self, url: str) -> bool:
        return canonical_url(url) not in self._asked and len(self._asked) < MOST_TRIED

    async def _fetch(self, url: str, accept: str) -> Fetched:
        self._asked.add(canonical_url(url))
        self._tell(url)
        return await self._fetcher.fetch(url, accept=accept)

    async def _links(self, page: Fetched) -> PageLinks:
        try:
            return await self._read_page(page.body, page.url, page.media_type, page.links)
        except Unreadable:  # Without a page there are no links; the usual places are still tried.
            return PageLinks()

    async def _take(self, fetched: Fetched) -> FoundFeed | None:
        """The feed in an answer, kept unless it is one that was found before under another address or in another format."""
        try:
            feed = await self._parse(fetched.body, url=fetched.url, media_type=fetched.media_type)
        except SourceError:
            return None
        found = FoundFeed(
            url=fetched.url,
            title=feed.title,
            entries=len(feed.entries),
            is_aside=is_about_comments(feed.title, fetched.url),
        )
        sketch = _sketch(feed)
        if canonical_url(found.url) not in self.found and sketch not in self._sketches:
            self.found[canonical_url(found.url)] = found
        self._sketches |= {sketch} if feed.entries else set()
        return found


def _sketch(feed: Feed) -> tuple[str, ...]:
    return tuple(sorted(entry.link or entry.title for entry in feed.entries[:_SKETCH]))
