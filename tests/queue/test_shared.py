"""What PgQueuer does that one would not expect, and the shared queue sees to (docs/scaling.md)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import pytest

from bot.model.job import CollectSource, Job, ReadPages, TellStories
from tests.postgresql import new_database

TIMEOUT = 30.0
LISTENERS = "select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'"


@pytest.fixture
def shared() -> Any:
    """The module, where PgQueuer is installed."""
    return pytest.importorskip("bot.queue.shared")


class Newsroom:
    """A queue over a database of its own, and what it did."""

    def __init__(self, module: Any, server: Any) -> None:
        self.url = new_database(server)
        self.table = module._SETTINGS.queue_table
        self.log = module._SETTINGS.queue_table_log
        self.done: list[Job] = []
        self.free = asyncio.Event()
        self.free.set()
        self.queue = module.SharedQueue(self.url, lambda job, problem: None, concurrency=24)
        self.queue.register(self._do)

    async def _do(self, job: Job) -> None:
        await self.free.wait()
        self.done.append(job)

    async def ask(self, statement: str, *values: object) -> list[Any]:
        import asyncpg

        connection = await asyncpg.connect(self.url)
        try:
            return [row[0] for row in await connection.fetch(statement, *values)]
        finally:
            await connection.close()

    @asynccontextmanager
    async def at_work(self, *, listeners: int = 2) -> AsyncIterator[None]:
        await self.queue.open()
        running = asyncio.create_task(self.queue.run())
        try:
            await self.until(LISTENERS, lambda found: len(found) == listeners)
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            self.queue.close()

    async def until(self, statement: str, holds: Any) -> list[Any]:
        async with asyncio.timeout(TIMEOUT):
            while not holds(found := await self.ask(statement)):  # noqa: ASYNC110 - a test looks from outside
                await asyncio.sleep(0.05)
        return found

    async def until_done(self, count: int) -> None:
        async with asyncio.timeout(TIMEOUT):
            while len(self.done) < count:  # noqa: ASYNC110 - a test looks from outside
                await asyncio.sleep(0.02)


@pytest.fixture
def newsroom(shared: Any, postgresql: Any) -> Newsroom:
    return Newsroom(shared, postgresql)


async def test_a_connection_that_listens_and_dies_is_made_anew(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom.at_work():
        dead, other = await newsroom.ask(LISTENERS)
        with caplog.at_level(logging.WARNING):
            await newsroom.ask("select pg_terminate_backend($1)", dead)
            await newsroom.until(LISTENERS, lambda listeners: len(listeners) == 2 and dead not in listeners)
            assert other in await newsroom.ask(LISTENERS)
        assert "queue_interrupted" in caplog.messages
        await newsroom.queue.enqueue(CollectSource(source_id="a"))
        await newsroom.until_done(1)


async def test_pages_and_stories_are_taken_up_once_by_whoever_is_free(shared: Any, postgresql: Any) -> None:
    one, other = Newsroom(shared, postgresql), Newsroom(shared, postgresql)
    other.url = other.queue._url = one.url
    jobs = [TellStories(), ReadPages(share=0), ReadPages(share=1)]
    other.free = one.free
    async with one.at_work(listeners=2), other.at_work(listeners=4):
        one.free.clear()
        await asyncio.gather(one.queue.enqueue_many(jobs), other.queue.enqueue_many(jobs))
        one.free.set()
        await one.until(f"select count(*) from {one.table}", lambda count: count == [0])  # noqa: S608
    assert sorted(map(repr, [*one.done, *other.done])) == sorted(map(repr, jobs))


async def test_no_visit_waits_for_pages(newsroom: Newsroom) -> None:
    async with newsroom.at_work():
        newsroom.free.clear()
        await newsroom.queue.enqueue_many([ReadPages(share=share) for share in range(8)])
        taken = f"select count(*) from {newsroom.table} where status = 'picked' and entrypoint = "  # noqa: S608
        await newsroom.until(f"{taken}'pages'", lambda count: count[0] >= 2)
        await newsroom.queue.enqueue(CollectSource(source_id="a"))
        await newsroom.until(f"{taken}'visits'", lambda count: count[0] == 1)
        newsroom.free.set()
        await newsroom.until_done(9)


async def test_what_a_dead_process_had_picked_is_picked_up(newsroom: Newsroom) -> None:
    await newsroom.queue.open()
    await newsroom.queue.enqueue(CollectSource(source_id="a"))
    picked = f"update {newsroom.table} set status = 'picked', queue_manager_id = $1, heartbeat = now() - interval '1 minute'"  # noqa: S608
    await newsroom.ask(picked, uuid4())
    newsroom.queue.close()
    async with newsroom.at_work():
        await newsroom.until_done(1)
    assert newsroom.done == [CollectSource(source_id="a")]


async def test_its_log_does_not_grow_where_it_is_tidied(newsroom: Newsroom) -> None:
    async with newsroom.at_work():
        await newsroom.queue.enqueue_many([CollectSource(source_id=str(n)) for n in range(50)])
        await newsroom.until_done(50)
        await newsroom.until(f"select count(*) from {newsroom.table}", lambda count: count == [0])  # noqa: S608
        assert (await newsroom.ask(f"select count(*) from {newsroom.log}"))[0] >= 100  # noqa: S608
        await newsroom.queue.tidy()
        await newsroom.until(f"select count(*) from {newsroom.log}", lambda count: count == [0])  # noqa: S608


async def test_it_takes_few_connections_however_much_is_at_work(newsroom: Newsroom, shared: Any) -> None:
    mine = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    async with newsroom.at_work():
        newsroom.free.clear()
        await newsroom.queue.enqueue_many([CollectSource(source_id=str(n)) for n in range(50)])
        await newsroom.until(f"select count(*) from {newsroom.table} where status = 'picked'", lambda count: count[0] >= 8)  # noqa: S608
        assert (await newsroom.ask(mine))[0] <= shared._CONNECTIONS + 2
        newsroom.free.set()
        await newsroom.until_done(50)


async def test_all_that_is_due_is_one_statement(newsroom: Newsroom) -> None:
    async with newsroom.at_work():
        newsroom.free.clear()
        jobs = [CollectSource(source_id=str(n)) for n in range(300)]
        await newsroom.queue.enqueue_many(jobs)
        await newsroom.queue.enqueue_many(jobs)
        assert await newsroom.ask(f"select count(*) from {newsroom.table}") == [300]  # noqa: S608
        ids = await newsroom.ask(f"select distinct xmin::text from {newsroom.table} where status = 'queued'")  # noqa: S608
        assert len(ids) == 1, "one transaction made all that wait"
        newsroom.free.set()
        await newsroom.until_done(300)


async def test_a_lane_is_counted_for_each_process_and_not_over_all(shared: Any, postgresql: Any) -> None:
    """PgQueuer's own limit of an entrypoint would hold over all processes together: a second worker would add nothing."""
    one, other = Newsroom(shared, postgresql), Newsroom(shared, postgresql)
    other.queue = shared.SharedQueue(one.url, lambda job, problem: None, concurrency=24)
    other.queue.register(other._do)
    other.url = one.url
    for each in (one, other):
        each.free.clear()
    async with one.at_work():
        await other.queue.open()
        running = asyncio.create_task(other.queue.run())
        await one.queue.enqueue_many([CollectSource(source_id=str(n)) for n in range(100)])
        await one.until(f"select count(*) from {one.table} where status = 'picked'", lambda count: count[0] > 16)  # noqa: S608
        for each in (one, other):
            each.free.set()
        async with asyncio.timeout(TIMEOUT):
            while len(one.done) + len(other.done) < 100:  # noqa: ASYNC110 - a test looks from outside
                await asyncio.sleep(0.02)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        other.queue.close()
    assert len({*one.done, *other.done}) == 100
