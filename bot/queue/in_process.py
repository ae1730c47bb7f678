"""The job queue of one process, in memory (the port `JobQueue`). Losing it is harmless: the tick enqueues what is due again."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from bot.model.errors import BotError
from bot.model.job import DeliverDue, Job
from bot.queue.lanes import Lane, lane_of, places

_AT_ONCE = timedelta(0)
_IN_A_ROW = 100
"""So many jobs are added before others get their turn: thousands may be due at once."""


async def unregistered(job: Job) -> None:
    """The handler until one is set."""
    raise BotError(f"Nothing is registered to run {job}")


class InProcessQueue:
    """Runs up to `concurrency` jobs at a time, in each lane the oldest first (`bot.queue.lanes`). What a handler raises goes
    to `on_failure`; the run goes on.

    When the run is cancelled, the jobs at work get `grace` to end, and nothing new begins; cancelled again, or when the
    time is up, they are cancelled themselves.
    """

    def __init__(
        self, on_failure: Callable[[Job, Exception], None], *, concurrency: int = 8, grace: timedelta = _AT_ONCE
    ) -> None:
        self._on_failure = on_failure
        self._grace = grace
        self._concurrency = concurrency
        self._places = places(concurrency)
        self._handler: Callable[[Job], Awaitable[None]] = unregistered
        self._lanes: dict[Lane, deque[Job]] = {lane: deque() for lane in Lane}
        self._waiting: set[Job] = set()
        self._at_work: dict[asyncio.Task[None], Job] = {}
        self._changed = asyncio.Event()
        self._is_running = False

    async def enqueue(self, job: Job) -> None:
        """Add a job unless the same one waits already, or is at work and will do all that a second one could."""
        await self.enqueue_many((job,))

    async def enqueue_many(self, jobs: Sequence[Job]) -> None:
        """The same for several."""
        for number, job in enumerate(jobs, start=1):
            self._add(job)
            if not number % _IN_A_ROW:
                await asyncio.sleep(0)

    def length(self) -> int:
        """How many jobs wait or are at work."""
        return len(self._waiting) + len(self._at_work)

    def register(self, handler: Callable[[Job], Awaitable[None]]) -> None:
        """Say what runs the jobs."""
        self._handler = handler

    async def run(self, *, until_empty: bool = False) -> None:
        """Work until cancelled, or until nothing is left. On cancellation the jobs at work end first, as said above."""
        if self._is_running:
            raise BotError("The queue is running already")
        self._is_running = True
        try:
            while not until_empty or self.length():
                self._changed.clear()
                self._begin()
                await self._changed.wait()
        except asyncio.CancelledError:
            if self._at_work and self._grace:
                await asyncio.wait(self._at_work, timeout=self._grace.total_seconds())
            raise
        finally:
            await self._stop()
            self._is_running = False

    def _add(self, job: Job) -> None:
        """A delivery run at work may have looked at the outbox before the newest row came, so a second one has to follow it."""
        if job in self._waiting or (job in self._at_work.values() and not isinstance(job, DeliverDue)):
            return
        self._waiting.add(job)
        self._lanes[lane_of(job)].append(job)
        self._changed.set()

    def _begin(self) -> None:
        """Give each lane's oldest jobs the places that are free, the lane that nobody is to wait for first."""
        for lane, waiting in self._lanes.items():
            busy = sum(lane_of(job) is lane for job in self._at_work.values())
            while waiting and busy < self._places[lane] and len(self._at_work) < self._concurrency:
                job = waiting.popleft()
                self._waiting.discard(job)
                self._at_work[asyncio.create_task(self._work(job))] = job
                busy += 1

    async def _work(self, job: Job) -> None:
        try:
            await self._handler(job)
        except Exception as error:
            self._on_failure(job, error)
        finally:
            task = asyncio.current_task()
            if task:
                self._at_work.pop(task, None)
            self._changed.set()

    async def _stop(self) -> None:
        """End the jobs at work. Each is cancelled once: a second time would break into the settling that the first one began."""
        stopped = [*self._at_work]
        for task in stopped:
            task.cancel()
        if stopped:
            await asyncio.wait(stopped)
        self._at_work.clear()  # One that was cancelled before it began says nothing of it.
