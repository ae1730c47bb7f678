"""The tick: one APScheduler job that asks what is due and puts it into the queue. It never works itself.

One interval job and an indexed `next_run_at` cost nothing at rest, where one job per channel costs minutes and megabytes.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app.clocks import WatchedClock
from bot.app.loops import in_the_background
from bot.app.troubles import Troubles
from bot.flows.desk import Desk
from bot.flows.plan_anew import plan_anew
from bot.model.job import CollectSource, CorrectDue, DeliverDue, PublishDigest, ReadPages, TellStories
from bot.ports.queue import JobQueue

log = logging.getLogger(__name__)


async def tick(desk: Desk, queue: JobQueue) -> None:
    """Enqueue what is due now, whether or not it was before: so losing the queue is harmless, and what waits waits once."""
    now = desk.clock()
    if not await desk.agenda.is_anything_due(now):
        return
    if desk.gathers:
        await _gather(desk, queue, now)
    if desk.publishes:
        await _publish(desk, queue, now)
    if await desk.outbox.is_due(now, desk.reached):
        await queue.enqueue(DeliverDue())
    if await desk.corrections.due(now, 1, platforms=desk.reached):
        await queue.enqueue(CorrectDue())


async def _gather(desk: Desk, queue: JobQueue, now: datetime) -> None:
    """Sources to visit and pages to read."""
    await queue.enqueue_many([CollectSource(source_id=source.id) for source in await desk.news.due_sources(now)])
    if await desk.stories.is_pending():
        await queue.enqueue(TellStories())
    if await desk.pages.is_due(now):
        await queue.enqueue(ReadPages())


async def _publish(desk: Desk, queue: JobQueue, now: datetime) -> None:
    """Digests to make; of those for a chat that is not set up (any more) none is made.

    Each clock begins somewhere else among them: two that begin with the same one would both make it, and one of them in vain.
    """
    digests = [
        PublishDigest(subscription_id=subscription.id, slot=subscription.next_run_at)
        for subscription in await desk.workspaces.due_subscriptions(now)
        if subscription.next_run_at is not None and subscription.channel.platform in desk.platforms
    ]
    first = int(desk.jitter() * len(digests)) % max(len(digests), 1)
    await queue.enqueue_many([*digests[first:], *digests[:first]])


async def _tick(desk: Desk, queue: JobQueue, troubles: Troubles, ticked: Callable[[], None], clock: WatchedClock | None) -> None:
    """One tick and how it went: what the store has against it will be over at some later tick."""
    try:
        if clock and desk.publishes and clock.was_set_back():
            await plan_anew(desk, was_set_back=True)
        await tick(desk, queue)
    except asyncio.CancelledError:
        return  # The ticker was stopped in the middle of it; APScheduler would log that as an error.
    except Exception as problem:
        troubles.failed("tick", problem)
        return
    troubles.went_well("tick")
    ticked()


class Ticker:
    """Ticks at once and from then on, until stopped. A tick that was missed is made up for by the next one.

    APScheduler plans by the wall clock. When that is set back, the next tick would come only when the planned time comes
    again; so a second, steady loop looks after it (`mind`), which also wakes a scheduler that slept through its time.
    """

    def __init__(
        self,
        desk: Desk,
        queue: JobQueue,
        every: timedelta,
        troubles: Troubles,
        ticked: Callable[[], None],
        clock: WatchedClock | None = None,
    ) -> None:
        self._every = every
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._job = self._scheduler.add_job(
            _tick,
            "interval",
            args=(desk, queue, troubles, ticked, clock),
            seconds=every.total_seconds(),
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def plan(self, moment: datetime) -> None:
        """Let the next tick come then."""
        self._job.modify(next_run_time=moment)

    def stop(self) -> None:
        """Tick no more."""
        self._scheduler.shutdown(wait=False)

    async def mind(self) -> None:
        """Until cancelled: see that the next tick is neither far away nor long overdue."""
        while True:
            await asyncio.sleep(self._every.total_seconds())
            now, planned = datetime.now(UTC), self._job.next_run_time
            if planned > now + 2 * self._every:
                log.warning("clock_was_set_back", extra={"next_tick": planned.isoformat()})
                self.plan(now)
            elif planned < now - 5 * self._every:
                log.warning("tick_was_overdue", extra={"next_tick": planned.isoformat()})
                self.plan(now)


@asynccontextmanager
async def ticking(
    desk: Desk,
    queue: JobQueue,
    every: timedelta,
    troubles: Troubles,
    ticked: Callable[[], None],
    clock: WatchedClock | None = None,
) -> AsyncIterator[Ticker]:
    """Tick during the block."""
    ticker = Ticker(desk, queue, every, troubles, ticked, clock)
    try:
        async with in_the_background("minding the ticks", ticker.mind):
            yield ticker
    finally:
        ticker.stop()
