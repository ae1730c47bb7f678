"""The same newsroom in SQLite and in PostgreSQL: whatever it holds, both give the same answers, word for word."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from bot.flows.brief import Question, brief
from bot.flows.clerk import Clerk
from bot.flows.deliver import deliver_due
from bot.flows.publish import preview_digest, publish_digest
from bot.flows.tell_stories import tell_stories
from bot.model.analysis import Reading
from bot.model.errors import UserError
from bot.model.source import EVERYONE, RawItem, SourceState
from bot.model.topic import Topic
from bot.model.workspace import Window
from bot.store.news import story_search
from bot.store.schema.metadata import metadata
from bot.store.store import Store, open_store
from bot.understand.read import read_item
from bot.understand.topics import sought
from bot.understand.typed_topics import topic_of
from bot.understand.words import terms
from tests.builders import feed, subscription, workspace
from tests.fakes import NOW, FakeWorld, open_world
from tests.postgresql import new_database
from tests.stored import readings_in

T = TypeVar("T")

SOURCES = ("https://one.example/feed", "https://two.example/feed", "https://three.example/feed")
FOLLOWERS = ("w", EVERYONE, "other")
WORDS = (
    "harbour", "Harbours", "strike", "flood", "U.S.", "O'Neil", "café", "Straße", "Klimawandel", "Wahl", "Landtagswahl", "bank",
    "100%", "under_score", 'say "no"', "東京", "выборы", "C++", "back\\slash", "a:b", "naïve", "NOT", "storm",
)  # fmt: skip
"""Words that one of the two might take for something else: signs of its query language, folds, wildcards."""

TERMS = (*WORDS, "klima*", "*wahl", "harbour strike", "=bank", "#storm", "stor*", "*")


@dataclass(frozen=True)
class Item:
    """A report: which source brings it, when, and what it says."""

    source: int
    minutes: int
    published: int | None
    title: tuple[str, ...]
    body: tuple[str, ...]


ITEMS = st.builds(
    Item,
    source=st.integers(0, 2),
    minutes=st.integers(0, 60 * 24 * 3),
    published=st.none() | st.integers(0, 60 * 24 * 9),
    title=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple),
    body=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(tuple),
)
STEMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(lambda words: tuple(terms(" ".join(words), "en").split()))
LONE = st.sampled_from([("klima*",), ("*wahl",), ("stor*",), ("%",)])
SEARCHES = st.lists(st.one_of(STEMS, LONE), max_size=3)


@dataclass(frozen=True, repr=False)
class Both:
    """Two worlds with the same news, and the loop in which they are asked."""

    runner: asyncio.Runner
    worlds: tuple[FakeWorld, FakeWorld]
    stores: tuple[Store, Store]

    def same(self, ask: Callable[[FakeWorld], Awaitable[T]]) -> T:
        """What both answer."""
        sqlite, postgresql = (self.run(ask(world)) for world in self.worlds)
        if postgresql != sqlite:
            pytest.fail(f"PostgreSQL: {postgresql}\nSQLite: {sqlite}")
        return sqlite

    def run(self, work: Awaitable[T]) -> T:
        async def do() -> T:
            return await work

        return self.runner.run(do())

    def begin(self) -> "Both":
        """Both empty, with their clocks at the start and nothing in mind."""
        for world, store in zip(self.worlds, self.stores, strict=True):
            self.run(_empty(store))
            world.clock.now = NOW
            world.platform.posted.clear()
        fresh = (replace(world, desk=replace(world.desk, clerk=Clerk())) for world in self.worlds)
        return replace(self, worlds=tuple(fresh))


async def _empty(store: Store) -> None:
    async with store.database.write() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in ("alembic_version", "story_turns"):
                await connection.execute(table.delete())


@pytest.fixture(scope="module")
def both(postgresql: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    urls = (f"sqlite:///{tmp_path_factory.mktemp('same')}/news.db", new_database(postgresql))
    with asyncio.Runner() as runner:
        opened = AsyncExitStack()

        async def open_all() -> Both:
            stores = [await open_store(url) for url in urls]
            for store in stores:
                opened.push_async_callback(store.close)
            worlds = [await opened.enter_async_context(open_world(url)) for url in urls]
            return Both(runner, (worlds[0], worlds[1]), (stores[0], stores[1]))

        made = runner.run(open_all())
        yield made
        runner.run(opened.aclose())


def readings_of(items: Sequence[Item]) -> list[tuple[int, Reading]]:
    found = []
    for number, item in enumerate(items):
        raw = RawItem(
            source_id=feed(SOURCES[item.source]).id,
            key=f"k{number}",
            body=(" ".join(item.body) + ". The council met on Monday, and Mayor Ida Holm spoke.").encode(),
            media_type="text/plain",
            fetched=NOW - timedelta(minutes=item.minutes),
            title=" ".join(item.title),
            published=None if item.published is None else NOW - timedelta(minutes=item.published),
        )
        found += [(item.source, reading) for reading in read_item(raw, method="lead", count=2)]
    return found


async def collect(world: FakeWorld, readings: Sequence[tuple[int, Reading]]) -> int:
    """Store what the sources brought, and have the clerk read it; how many reports that were."""
    for number, location in enumerate(SOURCES):
        own = [reading for source, reading in readings if source == number]
        await world.desk.news.save_visit(SourceState(source_id=feed(location).id, next_check=NOW), own, [])
    return await tell_stories(world.desk)


async def furnish(world: FakeWorld, topics: Sequence[Topic]) -> None:
    for location, follower in zip(SOURCES, FOLLOWERS, strict=True):
        await world.desk.news.add_source(feed(location), followed_by=follower)
    await world.desk.workspaces.save_workspace(workspace())
    for topic in topics:
        await world.desk.workspaces.save_topic(topic)
    chosen = replace(subscription(), topic_ids=tuple(topic.id for topic in topics), in_threads=bool(topics))
    await world.desk.workspaces.save_subscription(chosen)


def topics_of(words: Sequence[str]) -> list[Topic]:
    topics = []
    for number, word in enumerate(words):
        try:
            topics.append(replace(topic_of(f"topic {number}", word), id=f"t{number}", workspace_id="w"))
        except UserError:
            assume(False)
    return topics


WINDOWS = st.builds(
    lambda start, length: Window(start=NOW - timedelta(minutes=start), end=NOW - timedelta(minutes=start - length)),
    st.integers(1, 60 * 24 * 4),
    st.integers(1, 60 * 24 * 4),
)
bounded = settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # Each example commits for real: making it smaller takes minutes.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@bounded
@given(st.lists(ITEMS, min_size=1, max_size=12), st.lists(SEARCHES, min_size=1, max_size=6), WINDOWS, st.integers(1, 5))
def test_searches_and_counts(
    both: Both, items: list[Item], searches: list[list[tuple[str, ...]]], window: Window, limit: int
) -> None:
    both, readings = both.begin(), readings_of(items)
    both.same(lambda world: furnish(world, ()))
    both.same(lambda world: collect(world, readings))
    for words in searches:
        told = []
        for most in (0, len(items)):  # The newest are looked through, or what the workspace's sources brought.
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(story_search, "_FEW", most)
                told.append(both.same(lambda world, words=words: readings_in(world.desk, "w", words, window, limit)))
        assert told[0] == told[1]
    both.same(lambda world: world.desk.news.count("w", window))
    both.same(lambda world: world.desk.news.sources("w"))
    both.same(lambda world: world.desk.news.brought("w", window.start))
    both.same(lambda world: world.desk.stories.traces(0))
    assert [one.articles for one in both.same(_figures)] == [len(readings)]


async def _figures(world: FakeWorld) -> list[Any]:
    """How much there is; not how large its database is."""
    return [replace(await world.care.figures(), size=0)]


@bounded
@given(st.lists(ITEMS, min_size=1, max_size=12), st.lists(st.sampled_from(TERMS), min_size=1, max_size=3), WINDOWS)
def test_topics_and_briefs(both: Both, items: list[Item], words: list[str], window: Window) -> None:
    topics, both, readings = topics_of(words), both.begin(), readings_of(items)
    both.same(lambda world: furnish(world, topics))
    both.same(lambda world: collect(world, readings))
    for topic in topics:
        wanted = [sought(topic, ("en", "de"))]
        both.same(lambda world, wanted=wanted: world.desk.story_finder.find("w", wanted, window, 5))
        asked = Question(workspace=workspace(), asked=topic.name, since=window.start, until=window.end)
        both.same(lambda world, asked=asked: brief(world.desk, asked))
    typed = Question(workspace=workspace(), asked=" ".join(words), since=window.start)
    both.same(lambda world: answered(world, typed))
    both.same(lambda world: preview_digest(world.desk, subscription(), window))


async def answered(world: FakeWorld, typed: Question) -> object:
    """The brief, or why it is not understood."""
    try:
        return await brief(world.desk, typed)
    except UserError as problem:
        return str(problem)


@bounded
@given(st.lists(ITEMS, min_size=2, max_size=16), st.lists(st.sampled_from(TERMS), max_size=2), st.integers(1, 15))
def test_digests_one_after_the_other(both: Both, items: list[Item], words: list[str], first: int) -> None:
    """The second tells what the first did not, and what goes on from it."""
    topics, both, readings = topics_of(words), both.begin(), readings_of(items)
    both.same(lambda world: furnish(world, topics))
    for some in (readings[:first], readings[first:]):
        both.same(lambda world, some=some: collect(world, some))
        due = both.same(lambda world: world.desk.workspaces.subscription("daily"))
        assert due is not None
        assert due.next_run_at is not None
        slot = due.next_run_at
        for world in both.worlds:
            world.clock.now = slot
        both.same(lambda world, slot=slot: publish_digest(world.desk, "daily", slot))
        both.same(_sent)


async def _sent(world: FakeWorld) -> list[Any]:
    """What waits in the outbox, sent: the words of every message."""
    await deliver_due(world.desk)
    return list(world.platform.posted)
