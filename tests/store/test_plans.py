"""What is asked at every tick and every visit is read off an index, however many sources and followers there are."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.model.topic import Sought
from bot.model.workspace import Window
from bot.store.store import Store, open_store
from bot.understand.topics import sought
from bot.understand.typed_topics import words_topic
from tests.store.builders import ALL_TIME, NOW, channel, source


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(str(tmp_path / "news.db"))
    await store.news.add_source(source(), followed_by="w")
    yield store
    await store.close()


class Plans:
    """The plans of all statements of a store, as SQLite makes them."""

    def __init__(self, store: Store) -> None:
        self._asked: list[tuple[str, Any]] = []
        self._file = store.database.file
        for engine in (store.database._reader, store.database._writer):
            event.listen(engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        self._asked.append((statement, parameters))

    def read(self) -> list[str]:
        asked = [(statement, values) for statement, values in self._asked if statement.startswith(("SELECT", "UPDATE"))]
        with closing(sqlite3.connect(str(self._file))) as connection:
            plans = [connection.execute(f"explain query plan {statement}", values).fetchall() for statement, values in asked]
        return [step for plan in plans for *_, step in plan]


async def test_no_table_is_read_through_for_what_is_due(store: Store) -> None:
    plans = Plans(store)
    assert await store.agenda.is_anything_due(NOW)
    assert await store.news.due_sources(NOW)
    assert not await store.workspaces.due_subscriptions(NOW)
    assert await store.news.source("gazette")
    read = plans.read()
    assert len(read) > 10
    through = [step for step in read if step.startswith("SCAN") and "CONSTANT ROW" not in step]
    assert [step for step in through if "ix_story_articles_pending" not in step] == [], "that one holds what waits and no more"


async def test_what_came_in_a_month_is_counted_without_reading_an_article_of_it(store: Store) -> None:
    plans = Plans(store)
    assert await store.news.count("w", Window(start=NOW - timedelta(days=30), end=NOW)) == 0
    inside, *ends = [step for step in plans.read() if " articles" in step or "story_articles" in step]
    assert inside.startswith("SEARCH story_articles USING COVERING INDEX ix_story_articles_source_id_place")
    assert ends == ["SEARCH articles USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"] * 2, "a millisecond at either end"


async def test_what_a_channel_had_is_found_by_article_and_channel_together_however_many_had_the_article(store: Store) -> None:
    plans = Plans(store)
    assert not await store.story_finder.find("w", (), ALL_TIME, 9, unseen_by=channel())
    assert not await store.story_finder.had(channel(), [1], NOW)
    assert not await store.outbox.seen(channel(), ["a"])
    assert not await store.outbox.threads_of(channel(), ["a"])
    steps = [step for step in plans.read() if "mentions" in step]
    assert len(steps) == 4
    assert all("ix_mentions_article_id_channel_hash (article_id=? AND channel_hash=?)" in step for step in steps), steps


@pytest.mark.parametrize("topics", [(), [sought(words_topic("ferry", "w"), ("en",))]], ids=["everything", "words"])
async def test_what_few_sources_brought_is_looked_through_by_itself(store: Store, topics: Sequence[Sought]) -> None:
    plans = Plans(store)
    assert not await store.story_finder.find("w", topics, Window(start=NOW - timedelta(days=7), end=NOW), 9)
    steps = plans.read()
    assert sum("COVERING INDEX ix_story_articles_source_id_place" in step for step in steps) == 2, "counted, and then asked"
    assert "SEARCH articles USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert not [step for step in steps if "PRIMARY KEY (rowid>?" in step], "no time of all sources is read through"
    assert sum("VIRTUAL TABLE" in step for step in steps) == len(topics)
