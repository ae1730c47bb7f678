"""What several do with one database at the same time: two visits, two processes, two claims on one source."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.source import SourceState
from bot.store.database import connections
from bot.store.store import Store, open_store
from tests.store.builders import ALL_TIME, NOW, reading, source
from tests.stored import readings_in

LEASE = timedelta(minutes=10)


@pytest.fixture
async def both(shared_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes' stores over one database, opened at once; one waits for the other's migrations, on a busy machine too."""
    monkeypatch.setattr(connections, "BUSY_MILLISECONDS", 60_000)
    one, other = await asyncio.gather(open_store(shared_url), open_store(shared_url))
    await one.news.add_source(source(), followed_by="*")
    yield one, other
    await one.close()
    await other.close()


async def test_visits_that_end_in_the_same_millisecond_are_all_stored(both: tuple[Store, Store]) -> None:
    visits = [[reading(f"{visit}-{number}") for number in range(10)] for visit in range(8)]
    state = SourceState(source_id="gazette")
    await asyncio.gather(*(both[at % 2].news.save_visit(state, visit, ()) for at, visit in enumerate(visits)))
    found = await readings_in(both[0], "w", (), ALL_TIME, 100)
    assert len({one.article.key for one in found}) == 80


async def test_the_same_article_brought_twice_at_once_is_stored_once(both: tuple[Store, Store]) -> None:
    same = [reading(str(number)) for number in range(5)]
    state = SourceState(source_id="gazette")
    await asyncio.gather(*(store.news.save_visit(state, same, ()) for store in both))
    assert len(await readings_in(both[1], "w", (), ALL_TIME, 100)) == 5


async def test_a_source_added_by_two_at_once_is_there_once(both: tuple[Store, Store]) -> None:
    await asyncio.gather(*(store.news.add_source(source("tidings"), followed_by="*") for store in both))
    assert [one.id for one, _ in await both[0].news.sources("w")] == ["gazette", "tidings"]


async def test_a_source_is_taken_by_one_alone_until_it_is_settled(both: tuple[Store, Store]) -> None:
    found = await both[0].news.source("gazette")
    assert found
    _, state = found
    claims = await asyncio.gather(*(both[n % 2].news.claim(state, NOW, NOW + LEASE, f"p{n % 2}") for n in range(6)))
    assert [claim is not None for claim in claims].count(True) == 1
    assert await both[1].news.due_sources(NOW) == ()
    held = await both[1].news.source("gazette")
    assert held
    assert await both[1].news.claim(held[1], NOW, NOW + LEASE, "p2") is None, "asked for by hand, it is still being visited"
    await both[0].news.save_visit(replace(state, next_check=NOW + LEASE / 2), (), ())
    again = await both[1].news.source("gazette")
    assert again
    assert await both[1].news.claim(again[1], NOW, NOW + LEASE, "p2") == NOW + LEASE


async def test_a_source_given_back_is_due_as_it_was(both: tuple[Store, Store]) -> None:
    found = await both[0].news.source("gazette")
    assert found
    until = await both[0].news.claim(found[1], NOW, NOW + LEASE, "p1")
    assert until
    await both[0].news.give_back(found[1], until)
    assert await both[1].news.source("gazette") == found
    assert [one.id for one in await both[1].news.due_sources(NOW)] == ["gazette"]


async def test_what_a_dead_process_was_visiting_is_due_at_once(both: tuple[Store, Store]) -> None:
    found = await both[0].news.source("gazette")
    assert found
    await both[0].news.claim(found[1], NOW, NOW + LEASE, "dead")
    assert await both[1].roster.holders() == {"dead"}
    await both[1].roster.leave("dead")
    assert [one.id for one in await both[1].news.due_sources(NOW)] == ["gazette"]
    assert await both[1].roster.holders() == frozenset()


async def test_a_lease_that_ran_out_is_anybodys(both: tuple[Store, Store]) -> None:
    found = await both[0].news.source("gazette")
    assert found
    until = await both[0].news.claim(found[1], NOW, NOW + LEASE, "slow")
    assert until
    later = await both[1].news.source("gazette")
    assert later
    assert await both[1].news.claim(later[1], until, until + LEASE, "other") is not None


async def test_many_sources_are_claimed_and_saved_together(both: tuple[Store, Store]) -> None:
    for number in range(30):
        await both[0].news.add_source(source(f"s{number}"), followed_by="*")
    states = [state for _, state in await both[0].news.sources()]
    claims = await asyncio.gather(*(both[0].news.claim(state, NOW, NOW + LEASE, "p") for state in states))
    assert None not in claims
    read = [replace(state, etag=state.source_id, next_check=NOW + LEASE) for state in states]
    await asyncio.gather(*(both[0].news.save_visit(state, (), ()) for state in read))
    assert [state for _, state in await both[1].news.sources()] == read
    assert await both[1].roster.holders() == frozenset()


async def test_what_ends_its_process_each_time_is_set_aside_and_can_be_tried_again(both: tuple[Store, Store]) -> None:
    for process in range(5):
        found = await both[0].news.source("gazette")
        assert found
        assert await both[0].news.set_aside() == ()
        await both[0].news.claim(found[1], NOW, NOW + LEASE, f"p{process}")
        await both[1].roster.leave(f"p{process}")
    assert await both[1].news.due_sources(NOW) == ()
    assert not await both[1].agenda.is_anything_due(NOW)
    assert [one.id for one in await both[1].news.set_aside()] == ["gazette"]
    assert await both[1].news.try_again(["gazette", "unknown"]) == 1
    assert [one.id for one in await both[0].news.due_sources(NOW)] == ["gazette"]


async def test_tries_that_came_to_an_end_do_not_count(both: tuple[Store, Store]) -> None:
    news = both[0].news
    for failed, saved in ((False, False), (True, True)) * 5:
        found = await news.source("gazette")
        assert found
        until = await news.claim(found[1], NOW, NOW + LEASE, "p")
        assert until
        await news.give_back(found[1], until, failed=failed)
        if saved:
            await news.save_visit(found[1], (), ())
    assert [one.id for one in await news.due_sources(NOW)] == ["gazette"]


async def test_turns_with_a_host_are_taken_one_after_the_other_by_all(both: tuple[Store, Store]) -> None:
    second = timedelta(seconds=1)
    turns = await asyncio.gather(*(both[n % 2].hosts.reserve("a.example", NOW, second) for n in range(5)))
    assert sorted(start for start, _ in turns) == [NOW + n * second for n in range(5)]
    assert await both[0].hosts.reserve("b.example", NOW, second) == (NOW, None)
    later = NOW + timedelta(hours=1)
    assert await both[1].hosts.reserve("a.example", later, second) == (later, None)


async def test_a_host_that_wants_a_rest_has_it_from_all_and_the_longest(both: tuple[Store, Store]) -> None:
    until = NOW + timedelta(minutes=5)
    await asyncio.gather(both[0].hosts.rest("a.example", until), both[1].hosts.rest("a.example", NOW + timedelta(minutes=1)))
    assert (await both[1].hosts.reserve("a.example", NOW, timedelta(seconds=1)))[1] == until
