"""A start: what is read first, and who is kept waiting by it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.app.clocks import WatchedClock
from bot.app.crew import Crew
from bot.app.periodic import scheduling
from bot.app.run import run_on
from bot.app.settings import load_settings
from bot.app.troubles import Troubles
from bot.app.watch import looking_around
from bot.app.watchman import Watchman
from bot.app.wiring import Newsroom, Vigil
from bot.flows.housekeep import House
from bot.flows.succession import Succession
from bot.model.errors import StoreTrouble
from bot.model.job import Job, KeepHouse
from bot.model.source import Source, SourceKind, SourceState
from bot.model.workspace import Window
from bot.platforms.descriptor import Chat
from bot.ports.news import Visit
from bot.ports.queue import JobQueue
from bot.queue.in_process import InProcessQueue
from bot.store.store import open_store
from tests.builders import feed, subscription, workspace
from tests.fakes import NOW, FakeClock, FakePlatform, FakeReader, FakeWorld
from tests.flows.conftest import world
from tests.store.builders import delivery

__all__ = ["world"]

HOUR = timedelta(hours=1)
KILLED = "a process that was killed"
SEVEN = (NOW + 24 * HOUR).replace(hour=7, minute=0)

Told = asyncio.Queue[str]
"""The lines that the bot told."""


class SlowReader(FakeReader):
    """Servers that never answer."""

    async def visit(self, source: Source, state: SourceState) -> Visit:
        await asyncio.sleep(3600)
        return await super().visit(source, state)


def succession_of(world: FakeWorld, process: str = "this") -> Succession:
    desk = world.desk
    return Succession(
        roster=world.roster, senders=desk.senders, process=process, role="all", liveness_timeout=lambda _: 0.0, clock=desk.clock
    )


@asynccontextmanager
async def started(world: FakeWorld, chats: tuple[Chat, ...] = (), **more: Any) -> AsyncIterator[Told]:
    """A bot that was started a moment ago."""
    told = Told()
    mine: Any = {"workspace": workspace(), "subscription": subscription(), "chats": chats, "crew": Crew(1, HOUR)}
    mine["vigil"] = Vigil(
        succession=succession_of(world),
        watchman=Watchman(world.care, world.clock, platforms=["fake"]),
        clock=WatchedClock(world.clock),
        socket=Path("/nowhere/to/be/found"),
    )
    settings = load_settings(None, {})
    often = settings.work.model_copy(update={"tick": timedelta(seconds=0.05)})
    newsroom = Newsroom(settings=settings.model_copy(update={"work": often}), desk=replace(world.desk, **more), **mine)
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription())
    run = asyncio.create_task(run_on(newsroom, told.put_nowait))
    try:
        yield told
    finally:
        run.cancel()
        with suppress(asyncio.CancelledError):
            await run


async def until_told(told: Told, beginning: str) -> list[str]:
    """The lines up to the first that begins so."""
    lines = [""]
    async with asyncio.timeout(5):
        while not lines[-1].startswith(beginning):
            lines.append(await told.get())
    return lines[1:]


async def test_people_in_a_chat_are_answered_while_sources_are_read(world: FakeWorld) -> None:
    served = asyncio.Event()

    async def serve(desk: Any) -> None:
        served.set()
        await asyncio.sleep(3600)

    await world.desk.news.add_source(feed(), followed_by="*")
    chats = (Chat(platform=FakePlatform(), serve=serve),)
    async with started(world, chats, readers={SourceKind.FEED: SlowReader(FakeClock())}), asyncio.timeout(5):
        await served.wait()


async def test_people_in_a_chat_of_a_new_newsroom_find_its_first_news(world: FakeWorld) -> None:
    found: list[int] = []

    async def serve(desk: Any) -> None:
        found.append(world.feeds.visits)
        await asyncio.sleep(3600)

    await world.desk.news.add_source(feed(), followed_by="*")
    store = await open_store(":memory:")
    house = House(care=store.care, keep={}, quiet_hour=lambda after: after + HOUR)
    async with started(world, (Chat(platform=FakePlatform(), serve=serve),), house=house) as told:
        await until_told(told, "Next digest")
        await asyncio.sleep(0.1)
    await store.close()
    assert found == [1]


async def test_a_start_does_not_wait_for_servers_that_never_answer(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.app.run.CATCHING_UP", timedelta(seconds=0.05))
    await world.desk.news.add_source(feed(), followed_by="*")
    async with started(world, readers={SourceKind.FEED: SlowReader(FakeClock())}) as told:
        await until_told(told, "Next digest")


async def test_what_a_killed_bot_was_sending_does_not_wait_for_slow_sources(world: FakeWorld) -> None:
    """A bot that is killed every few seconds gets on in each of its lives."""
    await world.desk.news.add_source(feed(), followed_by="*")
    due = subscription("evening")
    await world.desk.workspaces.save_subscription(due)
    told = [delivery(of=due.id, to=due.channel)]
    window = Window(start=NOW - 24 * HOUR, end=NOW)
    assert await world.desk.outbox.publish(due, NOW, told, window=window, next_run_at=NOW + 24 * HOUR)
    assert await world.desk.outbox.claim(NOW, lease_until=NOW + HOUR, holder=KILLED)
    async with started(world, readers={SourceKind.FEED: SlowReader(FakeClock())}), asyncio.timeout(5):
        while not world.platform.posted:  # noqa: ASYNC110  (what is waited for is the post itself)
            await asyncio.sleep(0.01)


async def test_a_feed_that_is_not_due_is_left_in_peace_and_a_folder_is_always_read(world: FakeWorld) -> None:
    resting, due = feed("https://a.example/feed"), feed("https://b.example/feed")
    inbox = Source(id="inbox", kind=SourceKind.FOLDER, location="inbox")
    for one in (resting, due, inbox):
        await world.desk.news.add_source(one, followed_by="*")
    for one in (resting, inbox):
        await world.desk.news.save_visit(SourceState(source_id=one.id, next_check=NOW + HOUR), (), ())
    async with started(world) as told:
        lines = await until_told(told, "Next digest")
    assert (world.feeds.visits, world.folders.visits) == (1, 1)
    assert lines[0] == "Reading 2 sources ..."


async def test_a_feed_is_not_asked_at_every_tick_for_what_cannot_be_stored(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any, **__: Any) -> None:
        raise StoreTrouble("news.db has no room left")

    await world.desk.news.add_source(feed(), followed_by="*")
    monkeypatch.setattr(world.desk.news, "save_visit", full)
    async with started(world) as told:
        await until_told(told, "Next digest")
        await asyncio.sleep(1)
    assert world.feeds.visits <= 2, "once at the start, and once by the first of many ticks"


async def test_what_a_clock_that_ran_ahead_had_planned_comes_in_time_when_the_bot_is_started_anew(world: FakeWorld) -> None:
    store = await open_store(":memory:")
    house = House(care=store.care, keep={}, quiet_hour=lambda after: after + HOUR)
    queue: Any = InProcessQueue(on_failure=lambda *_: None)
    await world.desk.workspaces.save_subscription(subscription(next_run_at=NOW + 99 * HOUR))
    async with scheduling() as scheduler, looking_around(scheduler, world.desk, house, queue, Troubles()):
        await asyncio.sleep(0.2)
    await store.close()
    held = await world.desk.workspaces.subscription("daily")
    assert held
    assert held.next_run_at == SEVEN


async def test_upkeep_that_the_store_failed_is_asked_for_again_before_the_minute_is_over(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.watch.SOON", 0.01)
    store, troubles, failed, asked = await open_store(":memory:"), Troubles(), asyncio.Event(), asyncio.Event()
    rests = iter((False, True, False))
    monkeypatch.setattr(troubles, "rests", lambda _: next(rests, True))

    class Queue:
        async def enqueue(self, job: Job) -> None:
            if job == KeepHouse():
                jobs.append(job)
                (asked if failed.is_set() else failed).set()

    jobs: list[Job] = []
    house = House(care=store.care, keep={}, quiet_hour=lambda after: after + HOUR)
    async with scheduling() as scheduler, looking_around(scheduler, world.desk, house, cast(JobQueue, Queue()), troubles):
        await failed.wait()
        await asyncio.sleep(0.05)
        troubles.failed(KeepHouse(), StoreTrouble("news.db is locked by another program"))
        await asyncio.wait_for(asked.wait(), 10)
        assert jobs == [KeepHouse(), KeepHouse()]
    await store.close()
