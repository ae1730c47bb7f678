"""Periodic work: APScheduler jobs of one scheduler. What is due, minutes and days later, is for the tick among them to ask.

APScheduler plans by the wall clock. When that is set back, what is next would come only when the planned time comes again;
so a steady loop looks after the plans (`mind`), which also wakes a scheduler that slept through its time.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app.loops import by_name, in_the_background

log = logging.getLogger(__name__)

_LEAST = timedelta(seconds=1)
"""Between two looks at the plans, where there are none."""

_LATE = timedelta(seconds=5)
"""Work that is more seldom than this is planned anew as soon as work that is so frequent."""


@dataclass(slots=True)
class Periodic:
    """One piece of work that is done again and again. While it lasts it does not begin anew."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[object]]
    job: Any = None
    task: "asyncio.Task[Any] | None" = field(default=None)

    async def __call__(self) -> None:
        """Do it once. Whatever goes wrong is told, and over by the next time."""
        if self.task:
            return
        self.task = asyncio.current_task()
        try:
            await self.work()
        except asyncio.CancelledError:
            return  # It was stopped in the middle of it; APScheduler would log that as an error.
        except Exception as problem:
            by_name(self.name)(problem, self.every.total_seconds())
        finally:
            self.task = None

    def plan(self, moment: datetime) -> None:
        """Let the next time be then."""
        self.job.modify(next_run_time=moment)

    async def end(self) -> None:
        """Do it no more, and break it off where it is at work."""
        self.job.remove()
        if task := self.task:
            task.cancel()
            await asyncio.wait({task})


class Scheduler:
    """All periodic work of this process."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._all: list[Periodic] = []

    @asynccontextmanager
    async def every(
        self, period: timedelta, name: str, work: Callable[[], Awaitable[object]], *, at_once: bool = False
    ) -> AsyncIterator[Periodic]:
        """Do it again and again during the block. One time that was missed is made up for by the next."""
        periodic = Periodic(name, period, work)
        periodic.job = self._scheduler.add_job(
            periodic.__call__,
            "interval",
            name=name,
            seconds=period.total_seconds(),
            next_run_time=datetime.now(UTC) + (timedelta() if at_once else period),
            coalesce=True,
            max_instances=2,  # The second does nothing: APScheduler would warn of it.
            misfire_grace_time=None,
        )
        self._all.append(periodic)
        try:
            yield periodic
        finally:
            self._all.remove(periodic)
            await periodic.end()

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()

    def stop(self) -> None:
        """Plan nothing more."""
        self._scheduler.shutdown(wait=False)

    async def mind(self) -> None:
        """Until cancelled: see that nothing is planned far away, nor long overdue."""
        while True:
            await asyncio.sleep(min((periodic.every for periodic in self._all), default=_LEAST).total_seconds())
            now = datetime.now(UTC)
            far = [
                periodic
                for periodic in self._all
                if periodic.job.next_run_time > now + periodic.every + min(periodic.every, _LATE)
            ]
            overdue = [periodic for periodic in self._all if periodic.job.next_run_time < now - 5 * min(periodic.every, _LATE)]
            for event, off in (("clock_was_set_back", far), ("work_was_overdue", overdue)):
                if off:
                    facts = {"work": off[0].name, "next_time": off[0].job.next_run_time.isoformat()}
                    log.warning(event, extra=facts)
                for periodic in off:
                    periodic.plan(now)


@asynccontextmanager
async def scheduling() -> AsyncIterator[Scheduler]:
    """Do what is periodic during the block."""
    made = Scheduler()
    made.start()
    try:
        async with in_the_background("minding the schedule", made.mind):
            yield made
    finally:
        made.stop()
