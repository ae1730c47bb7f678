"""Feeds as a source of news: fetched over HTTP or read from a local file, parsed safely, turned into raw items."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from bot.model.errors import Resting, Unreachable, Unreadable
from bot.model.feed import Entry, Feed
from bot.model.problems import Code, Problem
from bot.model.source import RawItem, Source, SourceState, VisitReason
from bot.parse.feed.clutter import fuller
from bot.parse.feed.draft import LARGEST_FEED
from bot.parse.feed.keys import entry_keys
from bot.parse.feed.order import archived
from bot.parse.feed.outlets import Publisher, headline_of, publishers
from bot.parse.pictures import is_safe_to_post
from bot.parse.urls import http_link
from bot.ports.news import Rejected, Visit
from bot.ports.queue import Clock
from bot.sources.credentials import Credentials
from bot.sources.feed_state import address, after_success, gone, may_be_unchanged, postponed
from bot.sources.http import Fetched, Gone, HttpFetcher
from bot.sources.rhythm import SHORTEST

HTML = "text/html"

_BLAMED_ON_CONDITIONS = frozenset((400, 403, 404, 406, 412, 500, 501, 502))


class ParseFeed(Protocol):
    """How bodies are parsed: in a process that can be killed (`bot.app.crew.Crew.parse_feed`)."""

    def __call__(self, body: bytes, *, url: str = "", media_type: str = "") -> Awaitable[Feed]:
        """Raises Unreadable."""
        ...


class FeedReader:
    """Reads sources of the kind `feed`. `jitter` gives a number in 0..1 for each visit; `credentials` are those of sources, by
    location."""

    def __init__(
        self,
        fetcher: HttpFetcher,
        parse: ParseFeed,
        *,
        clock: Clock,
        jitter: Callable[[], float],
        credentials: Mapping[str, Credentials] = MappingProxyType({}),
    ) -> None:
        self._fetcher = fetcher
        self._parse = parse
        self._clock = clock
        self._jitter = jitter
        self._credentials = credentials

    async def visit(self, source: Source, state: SourceState) -> Visit:
        """What the feed holds now. Raises Unreachable, Unreadable. One that is gone for good is asked again after a week."""
        if is_local(source.location):
            return await self._visit_file(source, state)
        try:
            fetched = await self._fetch(source, state)
        except Gone as error:
            return Visit(items=(), state=gone(state, error.problem, self._clock()))
        except Resting as error:
            if state.last_success is None:  # A person waits to know whether it can be read.
                raise
            return Visit(items=(), state=postponed(state, self._clock() + (error.retry_after or SHORTEST)))
        feed = None if fetched.is_unchanged else await self._parse(fetched.body, url=fetched.url, media_type=fetched.media_type)
        now, is_first = self._clock(), state.last_success is None
        state = after_success(source, state, fetched, feed, now, jitter=self._jitter())
        is_private = source.location in self._credentials
        items = feed_items(source, feed, now, base=fetched.url, is_first=is_first, is_private=is_private) if feed else ()
        return Visit(items=items, state=state, title=feed.title if feed else "")

    async def _fetch(self, source: Source, state: SourceState) -> Fetched:
        """What is there now. Some servers fail at every conditional request, and say so by a 4xx or 5xx."""
        url, now = address(source, state), self._clock()
        credentials = self._credentials.get(source.location)
        if not may_be_unchanged(state, now):
            return await self._fetcher.fetch(url, credentials=credentials)
        try:
            return await self._fetcher.fetch(url, etag=state.etag, last_modified=state.last_modified, credentials=credentials)
        except Unreachable as error:
            if error.status not in _BLAMED_ON_CONDITIONS:
                raise
        fetched = await self._fetcher.fetch(url, credentials=credentials)
        return replace(fetched, etag="", last_modified="")

    async def reject(self, source: Source, rejected: Rejected) -> None:
        """Nothing to do: an entry stays in its publisher's feed, and the store keeps the reason with the item's key."""

    async def _visit_file(self, source: Source, state: SourceState) -> Visit:
        body = await asyncio.to_thread(read_local, source.location)
        now, is_first = self._clock(), state.last_success is None
        tag = hashlib.blake2b(body, digest_size=16).hexdigest()
        read = replace(
            state, etag=tag, failures=0, problem=None, last_success=now, next_check=now + source.every, reason=VisitReason.EVERY
        )
        if tag == state.etag:
            return Visit(items=(), state=read)
        feed = await self._parse(body)
        return Visit(items=feed_items(source, feed, now, is_first=is_first), state=read, title=feed.title)


def feed_items(
    source: Source, feed: Feed, fetched: datetime, *, base: str = "", is_first: bool = False, is_private: bool = False
) -> tuple[RawItem, ...]:
    """The feed's entries as raw items, each key once. At the first visit, most of those without a date are archive.

    `is_private`: it asks for a password.
    """
    archive = archived(feed.entries) if is_first else frozenset()
    items: dict[str, RawItem] = {}
    told_by = publishers(feed, location=base or source.location, called=source.title)
    for at, (entry, key) in enumerate(zip(feed.entries, entry_keys(feed), strict=True)):
        item = _item(source, told_by[at], entry, key, fetched, base)
        is_public = entry.picture and is_safe_to_post(entry.picture, location=source.location, is_private=is_private)
        items.setdefault(key, replace(item, is_archive=at in archive, picture=entry.picture if is_public else None))
    return tuple(items.values())


def is_local(location: str) -> bool:
    """Whether a feed's location is a file's: a path or a file URL."""
    return "://" not in location or location.lower().startswith("file://")


def read_local(location: str) -> bytes:
    """The bytes of a local feed file. Raises Unreadable when it is none, or too large."""
    is_url = location.lower().startswith("file://")
    path = Path(url2pathname(urlsplit(location).path) if is_url else location).expanduser()
    try:
        if not path.is_file():
            raise Unreadable(Problem(Code.NO_SUCH_FILE, {"name": path.name}))
        with path.open("rb") as file:
            body = file.read(LARGEST_FEED + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(Problem(Code.FILE_NOT_READABLE, {"name": path.name})) from error
    if len(body) > LARGEST_FEED:
        raise Unreadable(Problem(Code.NAMED_FILE_TOO_LARGE, {"name": path.name, "most": LARGEST_FEED // 1_000_000}))
    return body


def _item(source: Source, publisher: Publisher, entry: Entry, key: str, fetched: datetime, base: str) -> RawItem:
    return RawItem(
        source_id=source.id,
        key=key,
        body=fuller(entry.content, entry.summary).encode("utf-8", "replace"),
        media_type=HTML,
        fetched=fetched,
        url=http_link(entry.link, base),
        title=headline_of(entry, publisher),
        author=entry.author,
        outlet=publisher.name,
        outlet_url=publisher.address,
        published=entry.published,
    )
