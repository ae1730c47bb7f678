"""Periodic work: it comes again, whatever goes wrong with it and whatever the clock does, and ends with its block."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.periodic import scheduling

OFTEN, HOUR = timedelta(seconds=0.05), timedelta(hours=1)


class Work:
    """Work that notes when it was begun, and may stumble over these."""

    def __init__(self, *stumbles: Exception, lasts: float = 0.0) -> None:
        self.stumbles, self.lasts = list(stumbles), lasts
        self.begun = self.at_work = self.broken_off = 0
        self.again = asyncio.Event()

    async def __call__(self) -> None:
        self.begun += 1
        self.again.set()
        if self.stumbles:
            raise self.stumbles.pop(0)
        self.at_work += 1
        assert self.at_work == 1, "begun anew while it lasted"
        try:
            await asyncio.sleep(self.lasts)
        except asyncio.CancelledError:
            self.broken_off += 1
            raise
        finally:
            self.at_work -= 1

    async def times(self, count: int) -> None:
        async with asyncio.timeout(10):
            while self.begun < count:
                self.again.clear()
                await self.again.wait()


async def test_it_begins_after_its_period_or_at_once() -> None:
    seldom, now = Work(), Work()
    async with (
        scheduling() as all_of_it,
        all_of_it.every(HOUR, "seldom", seldom),
        all_of_it.every(HOUR, "now", now, at_once=True),
    ):
        await now.times(1)
        await asyncio.sleep(0.1)
    assert (seldom.begun, now.begun) == (0, 1)


async def test_what_goes_wrong_is_told_and_over_by_the_next_time(caplog: pytest.LogCaptureFixture) -> None:
    work = Work(ValueError("broken"), OSError("full"))
    async with scheduling() as all_of_it, all_of_it.every(OFTEN, "a work", work):
        await work.times(4)
    told = [(record.__dict__["loop"], record.__dict__["problem"]) for record in caplog.records]
    assert told == [("a work", "broken"), ("a work", "full")]


async def test_while_it_lasts_it_does_not_begin_anew_and_the_end_of_the_block_breaks_it_off(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work, other = Work(lasts=3600), Work()
    async with scheduling() as all_of_it, all_of_it.every(OFTEN, "long", work), all_of_it.every(OFTEN, "short", other):
        await other.times(5)
    assert (work.begun, work.broken_off) == (1, 1)
    done = other.begun
    await asyncio.sleep(0.2)
    assert other.begun == done
    assert caplog.records == []


@pytest.mark.parametrize(("off", "event"), [(HOUR, "clock_was_set_back"), (-HOUR, "")])
async def test_a_plan_by_a_clock_that_was_wrong_is_mended(caplog: pytest.LogCaptureFixture, off: timedelta, event: str) -> None:
    """To a planner by the wall clock, a clock that was set back looks like a next time that is an hour away."""
    work, other = Work(), Work()
    async with scheduling() as all_of_it, all_of_it.every(OFTEN, "a work", work) as one, all_of_it.every(OFTEN, "other", other):
        await work.times(1)
        one.plan(datetime.now(UTC) + off)
        await work.times(3)
    told = [record.message for record in caplog.records]
    assert told == [event] if event else told in ([], ["work_was_overdue"])  # An hour ago: it may be seen before it is done.


async def test_a_scheduler_that_slept_through_its_time_is_woken() -> None:
    work = Work()
    async with scheduling() as all_of_it, all_of_it.every(OFTEN, "a work", work):
        await work.times(1)
        all_of_it._scheduler._stop_timer()  # Whatever may end APScheduler's own timer.
        await work.times(work.begun + 2)
