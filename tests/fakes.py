"""Stand-ins for the parts of the world that a test must hold still: the clock, the places news comes from, a chat platform.

The store is never faked: `open_desk` gives a desk over a real one in memory.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.app.timetable import next_time
from bot.flows.desk import Desk
from bot.flows.page_turns import PageTurns
from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.delivery import Search
from bot.model.document import Document, Limits
from bot.model.errors import DeliveryError, SourceError, Unreachable
from bot.model.page import FetchedPage
from bot.model.problems import Problem
from bot.model.source import RawItem, Source, SourceKind, SourceState
from bot.model.upkeep import Indexable, Indexed
from bot.model.workspace import Channel
from bot.parse.schedule.read import parse_schedule
from bot.platforms.table import PLATFORMS
from bot.ports.care import StoreCare
from bot.ports.commands import FoundFeed, TellProgress, tell_nobody
from bot.ports.delivery import Roster
from bot.ports.news import Rejected, Visit
from bot.sources.guard import AddressGuard
from bot.store.store import open_store
from bot.understand.read import index_again, read_item, read_page, summarize_again, without_furniture

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
"""A Thursday."""


@dataclass
class FakeClock:
    """A clock that stands still until it is told to go on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


@dataclass
class FakeReader:
    """A kind of source that has these items, by location; a SourceError among them is raised instead."""

    clock: FakeClock
    shelves: dict[str, Iterable[RawItem] | SourceError] = field(default_factory=dict)
    refused: tuple[Rejected, ...] = ()
    rejected: list[Rejected] = field(default_factory=list)
    visits: int = 0

    async def visit(self, source: Source, state: SourceState) -> Visit:
        self.visits += 1
        found = self.shelves.get(source.location, ())
        if isinstance(found, SourceError):
            raise found
        items = tuple(replace(item, source_id=source.id, fetched=self.clock()) for item in found)
        well = replace(state, failures=0, problem=None, last_success=self.clock(), next_check=self.clock() + source.every)
        refused = tuple(replace(one, item=replace(one.item, source_id=source.id)) for one in self.refused)
        return Visit(items=items, state=well, rejected=refused)

    async def reject(self, source: Source, rejected: Rejected) -> None:
        self.rejected.append(rejected)


@dataclass
class FakeFinder:
    """A web on which these addresses lead to these feeds; a SourceError among them is raised instead."""

    web: dict[str, tuple[FoundFeed, ...] | SourceError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def find(self, url: str, *, tell: TellProgress = tell_nobody) -> tuple[FoundFeed, ...]:
        self.asked.append(url)
        found = self.web.get(url, ())
        if isinstance(found, SourceError):
            raise found
        return found

    def refusal(self, url: str) -> Problem | None:
        return AddressGuard().refusal(url)


@dataclass
class FakeWeb:
    """Hosts whose pages are these, by address: HTML, a whole answer, or a SourceError to raise; all else is not to be had.

    `slow` pages come only when they are let through.
    """

    pages: dict[str, str | FetchedPage | SourceError] = field(default_factory=dict)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    """The one source for which each was asked, by location; "" for several."""
    at_once: int = 0
    most_at_once: int = 0
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def until(self, *, at_once: int) -> None:
        """Wait until so many pages are being asked for."""
        while self.at_once < at_once:
            self.came.clear()
            await self.came.wait()

    async def fetch(self, address: str, *, etag: str = "", last_modified: str = "", of: str = "") -> FetchedPage:
        self.asked.append(address)
        self.asked_for.append(of)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.came.set()
        try:
            await (self.slow[address].wait() if address in self.slow else asyncio.sleep(0))
        finally:
            self.at_once -= 1
        found = self.pages.get(address, Unreachable("There is no such host."))
        if isinstance(found, SourceError):
            raise found
        if isinstance(found, str):
            return FetchedPage(asked=address, url=address, status=200, media_type="text/html", body=found.encode())
        return found

    def spacing(self, host: str) -> timedelta:
        return timedelta()


@dataclass
class FakePlatform:
    """A chat that keeps what was posted, per key once; `problems` are raised first, one a call."""

    name: str = "fake"
    limits: Limits = field(default_factory=lambda: Limits(characters=6000, blocks=50, block_characters=3000))
    posted: list[tuple[Channel, Document, str]] = field(default_factory=list)
    problems: list[DeliveryError] = field(default_factory=list)
    pings: dict[str, str] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    edited: list[tuple[str, Document]] = field(default_factory=list)

    def room(self, *, plain: bool) -> Limits:
        return self.limits

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        if self.problems:
            raise self.problems.pop(0)
        self.posted.append((channel, document, key))
        self.pings[key], self.replies[key] = ping, reply_to
        return f"receipt-{len(self.posted)}"

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        keys = [posted for _, _, posted in self.posted]
        return f"receipt-{keys.index(key) + 1}" if key in keys else None

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        if self.problems:
            raise self.problems.pop(0)
        self.edited.append((receipt, document))


@dataclass
class HereAndNow:
    """ports.Understanding by the real parsers and methods, without worker processes."""

    method: str = "lead"
    count: int = 3

    async def read(self, item: RawItem) -> tuple[Reading, ...]:
        return read_item(item, method=self.method, count=self.count)

    async def without(self, reading: Reading, furniture: frozenset[str]) -> Reading:
        return without_furniture(reading, furniture, method=self.method, count=self.count)

    async def read_page(self, page: FetchedPage, held: Article, furniture: frozenset[str]) -> Reading:
        return read_page(page, held, furniture, method=self.method, count=self.count)

    async def summarize(self, reading: Reading, *, method: str, count: int) -> Reading:
        return summarize_again(reading, method, count)

    async def index(self, texts: Sequence[Indexable]) -> tuple[Indexed, ...]:
        return index_again(texts)


@dataclass(frozen=True)
class FakeWorld:
    """A desk, and the fakes on it by their own types."""

    desk: Desk
    clock: FakeClock
    feeds: FakeReader
    folders: FakeReader
    finder: FakeFinder
    platform: FakePlatform
    web: FakeWeb
    roster: Roster
    care: StoreCare


@asynccontextmanager
async def open_world(url: str = ":memory:", **more: Any) -> AsyncIterator[FakeWorld]:
    """A desk over a real store and fakes for the rest; `more` are fields of the desk."""
    clock, platform, store = FakeClock(), FakePlatform(), await open_store(url)
    feeds, folders, finder, web = FakeReader(clock), FakeReader(clock), FakeFinder(), FakeWeb()
    fields: Mapping[str, Any] = {
        "news": store.news,
        "pages": store.pages,
        "workspaces": store.workspaces,
        "outbox": store.outbox,
        "notes": store.notes,
        "people": store.people,
        "alerts": store.alerts,
        "corrections": store.corrections,
        "agenda": store.agenda,
        "stories": store.stories,
        "story_finder": store.story_finder,
        "shelf": store.shelf,
        "readers": {SourceKind.FEED: feeds, SourceKind.FOLDER: folders},
        "finder": finder,
        "page_reader": web,
        "page_turns": PageTurns(timedelta()),
        "platforms": {platform.name: platform},
        "traits": {chat.name: chat.traits for chat in PLATFORMS},
        "understanding": HereAndNow(),
        "next_time": lambda subscription, after: next_time(parse_schedule(subscription.schedule), subscription.timezone, after),
        "clock": clock,
    }
    try:
        yield FakeWorld(
            desk=Desk(**{**fields, **more}),
            clock=clock,
            feeds=feeds,
            folders=folders,
            finder=finder,
            platform=platform,
            web=web,
            roster=store.roster,
            care=store.care,
        )
    finally:
        await store.close()
