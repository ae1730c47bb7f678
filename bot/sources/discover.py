"""From any address to the feeds behind it: the address itself, what its page points to, or where sites usually keep one.

Every request goes through the fetcher and its address guard, and every feed was read before it is offered.
"""

from bot.model.errors import SourceError, UserError
from bot.model.feed import Feed
from bot.parse.feed_bytes import decode
from bot.parse.feed_links import common_places, feed_links
from bot.parse.urls import canonical_url, http_link
from bot.ports_commands import FoundFeed
from bot.sources.feeds import ParseFeed
from bot.sources.http import FEEDS, Fetched, HttpFetcher

MOST_FOUND = 5
MOST_TRIED = 8
"""Requests after the first: a stranger's address must not make the bot a flood."""

_ACCEPT = f"{FEEDS}, text/html;q=0.6"


class WebFeedFinder:
    """The port `FeedFinder` over HTTP."""

    def __init__(self, fetcher: HttpFetcher, parse: ParseFeed) -> None:
        self._fetcher = fetcher
        self._parse = parse

    async def find(self, url: str) -> tuple[FoundFeed, ...]:
        """The feed at `url`, or else the feeds of its page. Raises UserError, SourceError."""
        address = http_link(url.strip())
        if not address:
            raise UserError("this is no address of a web page or feed; it begins with https:// or http://")
        fetched = await self._fetcher.fetch(address, accept=_ACCEPT)
        try:
            return (await self._read(fetched),)
        except SourceError:
            return await self._behind(fetched)

    def refusal(self, url: str) -> str:
        """Why an address would never be read, as far as it says so itself."""
        return self._fetcher.refusal(url)

    async def _behind(self, page: Fetched) -> tuple[FoundFeed, ...]:
        """The feeds of a page: those that it names, and only where none of them is one, those at the usual places."""
        links = feed_links(decode(page.body, page.media_type), page.url)
        return await self._first(links, MOST_FOUND) or await self._first(common_places(page.url), 1)

    async def _first(self, links: tuple[str, ...], most: int) -> tuple[FoundFeed, ...]:
        found: dict[str, FoundFeed] = {}
        for link in links[:MOST_TRIED]:
            if len(found) < most and (feed := await self._try(link)):
                found.setdefault(canonical_url(feed.url), feed)
        return tuple(found.values())

    async def _try(self, link: str) -> FoundFeed | None:
        """What is at a link, or None: that one of several links leads nowhere is no news to anybody."""
        try:
            return await self._read(await self._fetcher.fetch(link, accept=FEEDS))
        except SourceError:
            return None

    async def _read(self, fetched: Fetched) -> FoundFeed:
        feed: Feed = await self._parse(fetched.body, url=fetched.url, media_type=fetched.media_type)
        return FoundFeed(url=fetched.url, title=feed.title, entries=len(feed.entries))
