"""The fetcher, the reading processes and the feed finder, built from the settings."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.app.crew import Crew
from bot.app.secrets import read_credentials
from bot.app.settings import Settings
from bot.model.feed import Feed
from bot.parse.feed.links import page_links
from bot.ports.commands import FeedFinder
from bot.sources.credentials import Credentials
from bot.sources.discover import WebFeedFinder
from bot.sources.feeds import is_local, read_local
from bot.sources.http import HttpFetcher
from bot.sources.politeness import Politeness


@asynccontextmanager
async def open_feeds(settings: Settings) -> AsyncIterator[Callable[[str], Awaitable[Feed]]]:
    """A reader of single feeds, from files and URLs, without a store."""
    crew, fetcher, credentials = make_crew(settings), make_fetcher(settings), credentials_of(settings)

    async def read_feed(location: str) -> Feed:
        if is_local(location):
            return await crew.parse_feed(await asyncio.to_thread(read_local, location))
        fetched = await fetcher.fetch(location, credentials=credentials.get(location))
        return await crew.parse_feed(fetched.body, url=fetched.url, media_type=fetched.media_type)

    try:
        yield read_feed
    finally:
        await fetcher.aclose()
        await crew.close()


@asynccontextmanager
async def open_finder(settings: Settings) -> AsyncIterator[FeedFinder]:
    """A finder of feeds on the web, without a store."""
    crew, fetcher = make_crew(settings), make_fetcher(settings)
    try:
        yield make_finder(fetcher, crew)
    finally:
        await fetcher.aclose()
        await crew.close()


def make_finder(fetcher: HttpFetcher, crew: Crew) -> FeedFinder:
    """What it finds is parsed in the reading processes."""
    return WebFeedFinder(fetcher, crew.parse_feed, lambda *page: crew.call(page_links, *page))


def make_crew(settings: Settings) -> Crew:
    """The reading processes; they start when there is something to read."""
    return Crew(settings.work.processes, settings.work.article_timeout)


def make_fetcher(settings: Settings) -> HttpFetcher:
    """The HTTP fetcher as the settings want it."""
    fetch = settings.fetch
    return HttpFetcher(
        contact=fetch.contact,
        allowed_hosts=fetch.allow_hosts,
        seconds=fetch.timeout.total_seconds(),
        largest=fetch.max_bytes,
        politeness=Politeness(spacing=fetch.spacing.total_seconds()),
        proxy=fetch.proxy,
    )


def credentials_of(settings: Settings) -> dict[str, Credentials]:
    """The credentials for servers, by their source's location. Raises UserError."""
    return {source.location: read_credentials(source.secret, source.location) for source in settings.sources if source.secret}
