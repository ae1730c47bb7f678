"""PostgreSQL answers a search from its index of words, whether a word is in every tenth article or in none."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.model.workspace import Window
from bot.store.store import Store, open_store
from bot.understand.topics import sought
from bot.understand.typed_topics import words_topic
from tests.postgresql import new_database
from tests.quality import bench_newsroom
from tests.store.builders import NOW

ARTICLES, DAYS = 10_000, 4
WEEK = Window(start=NOW - timedelta(days=7), end=NOW)


@pytest.fixture
async def store(postgresql: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Store]:
    """Some days of short reports, a few of which tell of each theme."""
    monkeypatch.setattr(bench_newsroom, "KINDS", 60)
    store = await open_store(new_database(postgresql))
    made = bench_newsroom.Newsroom(articles=ARTICLES, sources=20, days=DAYS, now=NOW)
    await bench_newsroom.fill(store, made)
    await store.care.optimise()
    yield store
    await store.close()


async def plans(store: Store, words: str) -> tuple[int, list[str]]:
    """How many reports a search finds, and how the statements that look at words are answered."""
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    engine = store.database._reader.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    topic = sought(words_topic(words, bench_newsroom.WORKSPACE.id), ("en",))
    found = await store.story_finder.find(bench_newsroom.WORKSPACE.id, [topic], WEEK, 5_000)
    event.remove(engine, "before_cursor_execute", note)
    told = []
    async with store.database.read() as connection:
        await connection.execute(text("select 1"))  # The transaction begins, in which a setting lasts.
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw
        for statement, values in asked:
            lines = [row[0] for row in await raw.fetch(f"EXPLAIN {statement}", *values)]
            told += ["\n".join(lines)] * ("words @@" in statement)
            if "set_config" in statement:
                await raw.fetch(statement)
    return len(found), told


async def test_words_are_looked_up_in_their_index(store: Store) -> None:
    for words, least in (("budget", ARTICLES / 10), ("court", ARTICLES / 30), ("nowhere", 0)):
        found, told = await plans(store, words)
        assert found >= least
        assert told
        for plan in told:
            assert "Bitmap Index Scan on ix_texts_words" in plan
            assert "Parallel" not in plan


async def test_the_rows_that_a_search_reads_are_short(store: Store) -> None:
    async with store.database.read() as connection:
        size = await connection.scalar(text("select pg_relation_size('texts') / count(*) from texts"))
    assert size < 400
