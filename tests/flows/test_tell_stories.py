"""The clerk: every report gets its story, whoever works, and whatever is broken off."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.clerk import Clerk
from bot.flows.tell_stories import tell_stories
from bot.model.errors import BotError
from bot.model.place import place
from tests.builders import item
from tests.fakes import NOW, FakeWorld
from tests.flows import news
from tests.understand.test_stories import FERRY_A, FERRY_B, FERRY_C, MAYOR, QUAKE

REPORTS = [
    replace(item(one.article.id, one.article.body, title=one.article.title), outlet=one.article.outlet or "Harbour Bell", url="")
    for one in (FERRY_A, FERRY_B, FERRY_C, MAYOR, QUAKE)
]

LEASE = timedelta(seconds=60)


async def stories(world: FakeWorld) -> dict[str, int]:
    """Article keys to stories; what waits is not among them."""
    told = await world.desk.stories.traces(0)
    read = await world.desk.stories.at([trace.place for trace in told])
    return {read[trace.place].article.key: trace.story for trace in told}


async def test_reports_of_one_story_meet_and_others_stay_apart(world: FakeWorld) -> None:
    await news.store(world, *REPORTS)
    told = await stories(world)
    assert len({told["ferry-a"], told["ferry-b"], told["ferry-c"]}) == 1
    assert len(set(told.values())) == 3
    assert not await world.desk.stories.is_pending()


async def test_a_story_goes_on_after_a_restart_under_its_id(world: FakeWorld) -> None:
    await news.store(world, *REPORTS[:1], *REPORTS[3:])
    before = await stories(world)
    world.clock.now = world.clock() + timedelta(hours=3)
    restarted = replace(world.desk, clerk=Clerk(), process="another")
    later = [replace(one, fetched=world.clock()) for one in REPORTS[1:3]]
    await news.store(replace(world, desk=restarted), *later)
    told = await stories(world)
    assert told["ferry-b"] == told["ferry-c"] == before["ferry-a"]
    assert {key: told[key] for key in before} == before


async def test_while_another_clerk_has_the_turn_reports_wait(world: FakeWorld) -> None:
    await world.desk.stories.take_turn("another", world.clock(), world.clock() + LEASE)
    await news.store(world, *REPORTS)
    assert await world.desk.stories.waiting() == len(REPORTS)
    world.clock.now = world.clock() + LEASE
    assert await tell_stories(world.desk) == len(REPORTS)


async def test_where_many_wait_a_line_each_twenty_batches_says_how_far_it_is(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await world.desk.stories.take_turn("another", world.clock(), world.clock() + LEASE)
    await news.store(world, *(news.report(number, fetched=NOW) for number in range(41)))
    world.clock.now = world.clock() + LEASE
    monkeypatch.setattr("bot.flows.tell_stories.BATCH", 1)
    with caplog.at_level(logging.INFO, logger="bot.flows.tell_stories"):
        assert await tell_stories(world.desk) == 41
    lines = [vars(record) for record in caplog.records if record.message == "stories_being_told"]
    assert [(line["reports"], line["waiting"]) for line in lines] == [(20, 21), (40, 1)]


async def test_work_that_is_broken_off_is_done_again(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    record = world.desk.stories.record

    async def fails(*args: object, **more: object) -> bool:
        raise BotError("the disk is full")

    monkeypatch.setattr(world.desk.stories, "record", fails)
    with pytest.raises(BotError):
        await news.store(world, *REPORTS)
    monkeypatch.setattr(world.desk.stories, "record", record)
    assert await tell_stories(world.desk) == len(REPORTS)
    assert len(set((await stories(world)).values())) == 3


@pytest.mark.parametrize("seed", range(3))
async def test_two_clerks_and_kills_in_between_leave_every_report_in_one_story(world: FakeWorld, seed: int) -> None:
    desks = [replace(world.desk, clerk=Clerk(), process=name) for name in ("one", "other")]
    for number, one in enumerate(REPORTS):
        await news.store(replace(world, desk=desks[(number + seed) % 2]), one)
        task = asyncio.create_task(tell_stories(desks[number % 2]))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, tell_stories(desks[(number + 1) % 2]), return_exceptions=True)
        world.clock.now = world.clock() + (LEASE if number % 2 else timedelta(seconds=1))
    world.clock.now = world.clock() + LEASE
    await tell_stories(desks[seed % 2])
    told = await stories(world)
    assert len(told) == len(REPORTS)
    assert len({told["ferry-a"], told["ferry-b"], told["ferry-c"]}) == 1
    assert place(NOW) <= max(told.values())


async def test_a_report_that_was_taken_out_stays_out_when_more_come(world: FakeWorld) -> None:
    await news.store(world, *REPORTS[:2])
    (one, other) = await world.desk.stories.traces(0)
    assert one.story == other.story
    await world.desk.stories.part(other.place)
    await news.store(world, *REPORTS[2:])
    told = await stories(world)
    assert told["ferry-a"] != told["ferry-b"]


async def test_reports_that_were_joined_stay_together(world: FakeWorld) -> None:
    await news.store(world, *REPORTS[3:])
    (one, other) = await world.desk.stories.traces(0)
    await world.desk.stories.join(one.place, other.place, world.clock())
    await news.store(world, *REPORTS[:3])
    told = await stories(world)
    assert told["mayor"] == told["quake"]
    assert len(set(told.values())) == 2


async def test_one_clerk_of_a_process_is_at_work_at_a_time(world: FakeWorld) -> None:
    async with world.desk.clerk.lock:
        await news.store(world, *REPORTS)
        assert await tell_stories(world.desk) == 0
    assert await tell_stories(world.desk) == len(REPORTS)
