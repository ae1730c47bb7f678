"""Periodic work: the APScheduler jobs of one scheduler. What is due in minutes or days is not planned here; the tick asks for it.

APScheduler plans by the wall clock. When that is set back, the next run would come only when the planned time comes again. So a
loop by the monotonic clock checks the plans (`mind`); it also wakes a scheduler that slept through its time.
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
"""Between two checks of the plans, where nothing is planned."""

_LATE = timedelta(seconds=5)
"""A plan that is further off than this, or than the period of more frequent work, is wrong."""


@dataclass(slots=True)
class Periodic:
    """One periodic job. It does not start again while it runs."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[object]]
    job: Any = None
    task: "asyncio.Task[Any] | None" = field(default=None)

    async def __call__(self) -> None:
        """Run it once. Any error is logged, and the next run comes as usual."""
        if self.task:
            return
        self.task = asyncio.current_task()
        try:
            await self.work()
        except asyncio.CancelledError:
            return  # It was cancelled while it ran; APScheduler would log that as an error.
        except Exception as problem:
            by_name(self.name)(problem, self.every.total_seconds())
        finally:
            self.task = None

    def plan(self, moment: datetime) -> None:
        """Move the next run to that time."""
        self.job.modify(next_run_time=moment)

    async def end(self) -> None:
        """Run it no more, and cancel it where it runs."""
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
        """Run it periodically during the block. Runs that were missed are made up for by one."""
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
        """Start."""
        self._scheduler.start()

    def stop(self) -> None:
        """Plan nothing more."""
        self._scheduler.shutdown(wait=False)

    async def mind(self) -> None:
        """Until cancelled: check that nothing is planned too far ahead or long overdue."""
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
    """Run periodic work during the block."""
    made = Scheduler()
    made.start()
    try:
        async with in_the_background("minding the schedule", made.mind):
            yield made
    finally:
        made.stop()
