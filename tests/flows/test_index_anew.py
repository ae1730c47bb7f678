"""After an upgrade that reads words otherwise, what is stored is found by the words of today."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.index_anew import begin_index, index_anew, is_index_old
from bot.model.source import SourceState
from bot.model.upkeep import Chore, Entry
from bot.store.store import Store, open_store
from bot.understand.words import WORDS_VERSION, terms
from tests.fakes import FakeClock, HereAndNow
from tests.store.builders import ALL_TIME, reading, source
from tests.stored import readings_in

BATCH = 50
COUNT = 2 * BATCH + 3
DAM = terms("дамба", "uk").split()


@pytest.fixture
async def store():  # type: ignore[no-untyped-def]
    """Articles stored by a bot that read words otherwise."""
    opened = await open_store(":memory:")
    await opened.news.add_source(source(), followed_by="w")
    readings = [reading(f"k{n}", "Воду стримує дамба.", language="uk") for n in range(COUNT)]
    as_before = [replace(one, analysis=replace(one.analysis, body_terms="воду стримує дамбу")) for one in readings]
    await opened.news.save_visit(SourceState(source_id="gazette"), as_before, [])
    yield opened
    await opened.close()


async def found(store: Store) -> int:
    return len(await readings_in(store, "w", [DAM], ALL_TIME, 10 * COUNT))


async def test_every_stored_article_is_found_by_the_words_of_today(store: Store) -> None:
    clock = FakeClock()
    assert await found(store) == 0
    assert await is_index_old(store.care, clock())
    assert await index_anew(store.care, HereAndNow(), clock) == COUNT
    assert await found(store) == COUNT
    (one,) = await store.news.readings([(await readings_in(store, "w", [DAM], ALL_TIME, 1))[0].article.id])
    assert one.analysis.body_terms == terms(one.article.body, "uk")
    assert not await is_index_old(store.care, clock())
    assert await index_anew(store.care, HereAndNow(), clock) == 0


async def test_what_is_stored_from_the_beginning_is_indexed_once() -> None:
    """A new newsroom's first articles were all read a second time, a minute after they came."""
    clock, store = FakeClock(), await open_store(":memory:")
    await begin_index(store.care, clock())
    await store.news.add_source(source(), followed_by="w")
    await store.news.save_visit(SourceState(source_id="gazette"), [reading("k", "Воду стримує дамба.", language="uk")], [])
    assert not await is_index_old(store.care, clock())
    await begin_index(store.care, clock())
    assert not await is_index_old(store.care, clock())
    await store.close()


async def test_articles_of_an_earlier_version_are_still_indexed_again(store: Store) -> None:
    clock = FakeClock()
    await begin_index(store.care, clock())
    assert await is_index_old(store.care, clock())


async def test_a_bot_that_was_stopped_goes_on_where_it_was(store: Store) -> None:
    class Stopped(HereAndNow):
        batches = 0

        async def index(self, texts):  # type: ignore[no-untyped-def]
            self.batches += 1
            if self.batches == 2:
                raise KeyboardInterrupt
            return await super().index(texts)

    clock = FakeClock()
    with pytest.raises(KeyboardInterrupt):
        await index_anew(store.care, Stopped(), clock)
    assert await found(store) == BATCH
    assert not await is_index_old(store.care, clock())  # for now it looks as if somebody were at it
    clock.advance(timedelta(minutes=6))
    assert await index_anew(store.care, HereAndNow(), clock) == COUNT - BATCH
    assert await found(store) == COUNT


async def test_of_two_that_index_one_gives_way(store: Store) -> None:
    clock = FakeClock()

    class Overtaken(HereAndNow):
        async def index(self, texts):  # type: ignore[no-untyped-def]
            last = await store.care.entry(Chore.INDEXING)
            await store.care.enter(
                Chore.INDEXING, Entry(at=clock() + timedelta(seconds=1), words=f"{WORDS_VERSION} 5"), last=last
            )
            return await super().index(texts)

    assert await index_anew(store.care, Overtaken(), clock) == BATCH


async def test_a_new_newsroom_has_nothing_to_index() -> None:
    empty = await open_store(":memory:")
    clock = FakeClock()
    assert await index_anew(empty.care, HereAndNow(), clock) == 0
    assert not await is_index_old(empty.care, clock())
    await empty.close()


async def test_the_next_change_of_words_begins_anew(store: Store) -> None:
    clock = FakeClock()
    await store.care.enter(Chore.INDEXING, Entry(at=clock(), words=f"{WORDS_VERSION - 1} done"), last=None)
    assert await is_index_old(store.care, clock())
    assert await index_anew(store.care, HereAndNow(), clock) == COUNT


@pytest.mark.parametrize(
    ("words", "seconds", "is_old"),
    [
        (f"{WORDS_VERSION} done", 0, False), (f"{WORDS_VERSION} done", 10**6, False), (f"{WORDS_VERSION} 5", 0, False),
        (f"{WORDS_VERSION} 5", 299, False), (f"{WORDS_VERSION} 5", 300, True), (f"{WORDS_VERSION} 5", -1, True),
        (f"{WORDS_VERSION - 1} 5", 0, True), (f"{WORDS_VERSION - 1} done", 0, True), ("", 0, True), ("of old", 0, True),
    ],
)  # fmt: skip
async def test_a_process_without_progress_for_five_minutes_counts_as_dead(
    store: Store, words: str, seconds: int, is_old: bool
) -> None:
    clock = FakeClock()
    await store.care.enter(Chore.INDEXING, Entry(at=clock(), words=words), last=None)
    assert await is_index_old(store.care, clock() + timedelta(seconds=seconds)) is is_old


async def test_how_far_it_is_stands_in_the_logbook(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []
    enter = store.care.enter

    async def noting(chore: str, entry: Entry, *, last: Entry | None) -> bool:
        noted.append(entry.words)
        return await enter(chore, entry, last=last)

    monkeypatch.setattr(store.care, "enter", noting)
    places = [one.place for one in await store.care.indexable(None, COUNT)]
    assert await index_anew(store.care, HereAndNow(), FakeClock()) == COUNT
    progress = [places[BATCH - 1], places[2 * BATCH - 1], places[-1]]
    assert noted == [*(f"{WORDS_VERSION} {place}" for place in progress), f"{WORDS_VERSION} done"]
