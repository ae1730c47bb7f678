"""The tick: what is due goes into the queue, again and again until it is done, whatever the clock does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.clocks import WatchedClock
from bot.app.periodic import scheduling
from bot.app.schedule import tick, ticks
from bot.app.troubles import Troubles
from bot.flows.publish import publish_digest
from bot.model.errors import StoreTrouble
from bot.model.job import CollectSource, DeliverDue, Job, PublishDigest
from bot.model.source import SourceState
from bot.model.workspace import Window
from tests.builders import feed, subscription, workspace
from tests.fakes import NOW, FakeWorld, open_world
from tests.store.builders import delivery

HOUR = timedelta(hours=1)
OFTEN = timedelta(seconds=0.05)


class Shelf:
    """A queue that keeps its jobs and never runs them."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    async def enqueue(self, job: Job) -> None:
        self.jobs.append(job)

    async def enqueue_many(self, jobs: Sequence[Job]) -> None:
        self.jobs += jobs

    def length(self) -> int:
        return len(self.jobs)

    def register(self, handler: object) -> None:
        raise NotImplementedError

    async def run(self, *, until_empty: bool = False) -> None:
        raise NotImplementedError


@pytest.fixture
async def world() -> AsyncIterator[FakeWorld]:
    async with open_world() as opened:
        yield opened


async def test_nothing_is_due_in_an_empty_newsroom(world: FakeWorld) -> None:
    shelf = Shelf()
    await tick(world.desk, shelf)
    assert shelf.jobs == []


async def test_what_is_due_is_enqueued_at_every_tick_until_it_is_done(world: FakeWorld) -> None:
    """So it does no harm when the queue is lost."""
    source, due = feed(), subscription(next_run_at=NOW)
    await world.desk.news.add_source(source, followed_by="*")
    await world.desk.workspaces.save_subscription(due)
    await world.desk.workspaces.save_subscription(subscription("later", next_run_at=NOW + HOUR))
    expected = [CollectSource(source_id=source.id), PublishDigest(subscription_id=due.id, slot=NOW)]
    for _ in range(2):
        shelf = Shelf()
        await tick(world.desk, shelf)
        assert shelf.jobs == expected


async def test_a_visit_that_the_store_broke_off_is_due_at_the_first_tick_after_it(world: FakeWorld) -> None:
    source = feed()
    await world.desk.news.add_source(source, followed_by="*")
    await world.desk.news.save_visit(SourceState(source_id=source.id, next_check=NOW), (), ())
    found = await world.desk.news.source(source.id)
    assert found
    until = await world.desk.news.claim(found[1], NOW, NOW + HOUR, "this")
    assert until
    database = world.desk.news._database  # type: ignore[attr-defined]
    writes, database.write = database.write, lambda **_: failing()
    with pytest.raises(StoreTrouble):
        await world.desk.news.give_back(found[1], until)
    database.write, shelf = writes, Shelf()
    await tick(world.desk, shelf)
    assert shelf.jobs == [CollectSource(source_id=source.id)]


def failing() -> None:
    raise StoreTrouble("the database cannot be reached")


async def test_each_clock_begins_somewhere_else_among_the_digests_and_leaves_none_out(world: FakeWorld) -> None:
    for name in "abcd":
        await world.desk.workspaces.save_subscription(subscription(name, next_run_at=NOW))
    orders = []
    for share in (0.0, 0.5, 0.999, 1.0):
        shelf = Shelf()
        await tick(replace(world.desk, jitter=lambda share=share: share), shelf)
        orders.append("".join(job.subscription_id for job in shelf.jobs if isinstance(job, PublishDigest)))
    assert orders == ["abcd", "cdab", "dabc", "abcd"]


async def test_a_delivery_run_is_asked_for_when_something_waits(world: FakeWorld) -> None:
    due = subscription("morning", next_run_at=NOW)
    await world.desk.workspaces.save_subscription(due)
    window = Window(start=NOW - HOUR, end=NOW)
    waits = delivery(slot=NOW, not_before=NOW + HOUR, to=due.channel)
    assert await world.desk.outbox.publish(due, NOW, [waits], window=window, next_run_at=NOW + 24 * HOUR)
    for wait, jobs in [(timedelta(), []), (HOUR, [DeliverDue()])]:
        world.clock.advance(wait)
        shelf = Shelf()
        await tick(world.desk, shelf)
        assert shelf.jobs == jobs


async def ticked_in_a_while(world: FakeWorld, *, set_back: bool) -> int:
    """How often it ticked in a while, the wall clock set back or not after the first time."""
    count = 0

    def ticked() -> None:
        nonlocal count
        count += 1

    ticking = ticks(world.desk, Shelf(), Troubles(), ticked)
    async with scheduling() as scheduler, scheduler.every(OFTEN, "tick", ticking, at_once=True) as ticker:
        async with asyncio.timeout(10):
            while not count:  # noqa: ASYNC110  (what is waited for is the tick itself)
                await asyncio.sleep(0.01)
        if set_back:
            ticker.plan(datetime.now(UTC) + HOUR)
        before = count
        await asyncio.sleep(20 * OFTEN.total_seconds())
        return count - before


@pytest.mark.parametrize("set_back", [False, True])
async def test_it_ticks_at_once_and_goes_on_when_the_clock_is_set_back_an_hour(world: FakeWorld, set_back: bool) -> None:
    """To a planner by the wall clock, that looks like a next tick that is an hour away."""
    assert await ticked_in_a_while(world, set_back=set_back) >= 3


async def test_a_clock_that_ran_ahead_for_a_moment_is_planned_anew_at_the_next_tick(world: FakeWorld) -> None:
    """A digest that was made meanwhile once came a day late."""
    clock = WatchedClock(world.clock)
    desk = replace(world.desk, clock=clock)
    await desk.workspaces.save_workspace(workspace())
    await desk.workspaces.save_subscription(subscription(next_run_at=NOW))
    world.clock.advance(24 * HOUR)
    assert await publish_digest(desk, "daily", NOW)
    world.clock.advance(-24 * HOUR)
    again = asyncio.Event()
    ticking = ticks(desk, Shelf(), Troubles(), again.set, clock)
    async with asyncio.timeout(5), scheduling() as scheduler, scheduler.every(OFTEN, "tick", ticking, at_once=True):
        await again.wait()
    held = await desk.workspaces.subscription("daily")
    assert held
    assert held.next_run_at == (NOW + 24 * HOUR).replace(hour=7, minute=0)
