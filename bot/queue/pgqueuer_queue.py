"""The job queue of one process: PgQueuer in its in-memory mode (https://pgqueuer.readthedocs.io), behind the port `JobQueue`.

PgQueuer is slow to import (0.3 s): import this module where a queue is first needed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from pgqueuer.adapters.inmemory import InMemoryDriver, InMemoryQueries
from pgqueuer.core.qm import QueueManager
from pgqueuer.models import Job as Row
from pgqueuer.types import QueueExecutionMode

from bot.model.errors import BotError
from bot.model.job import CollectSource, DeliverDue, Job, ReadPages
from bot.queue import codec

_VISITS, _PAGES, _REST = "visits", "pages", "rest"
_LANES: dict[type, str] = {CollectSource: _VISITS, ReadPages: _PAGES}
_POLL = timedelta(seconds=30)
_DRAIN_POLL = timedelta(seconds=0.1)
_NO_STATISTICS = timedelta(0)
_AT_ONCE = timedelta(0)


async def _unregistered(job: Job) -> None:
    raise BotError(f"Nothing is registered to run {job}")


class PgQueuerQueue:
    """Runs up to `concurrency` jobs at a time, oldest first. What a handler raises goes to `on_failure`; the run goes on.

    Visits to sources take two thirds of that at most: a server may keep each for as long as it likes, and no digest is to
    wait for it. Pages have one place of their own, in which several are read at once.

    The same job waits once. PgQueuer's own `dedupe_key` is not enough for that: it is held until the end of a job has been
    written, up to 0.1 s late, and whatever was asked for in that time would be lost.

    When the run is cancelled, the jobs at work get `grace` to end, and nothing new begins; cancelled again, or when the
    time is up, they are cancelled themselves.
    """

    def __init__(
        self, on_failure: Callable[[Job, Exception], None], *, concurrency: int = 8, grace: timedelta = _AT_ONCE
    ) -> None:
        self._on_failure = on_failure
        self._grace = grace
        self._batch = max(1, concurrency // 2)  # PgQueuer wants at least two batches' room.
        self._visits = max(1, 2 * concurrency // 3)
        self._queries = InMemoryQueries(driver=InMemoryDriver())
        self._handler: Callable[[Job], Awaitable[None]] = _unregistered
        self._waiting: set[Job] = set()
        self._at_work: dict[asyncio.Task[Any] | None, Job] = {}
        self._worker: asyncio.Task[None] | None = None
        self._manager: QueueManager | None = None

    async def enqueue(self, job: Job) -> None:
        """Add a job unless the same one waits already, or is at work and will do all that a second one could.

        A delivery run at work may have looked at the outbox before the newest row came, so a second one has to follow it.
        """
        if job in self._waiting or (job in self._at_work.values() and not isinstance(job, DeliverDue)):
            return
        self._waiting.add(job)
        await self._queries.enqueue(_LANES.get(type(job), _REST), codec.encode(job))
        await self._queries.clear_queue_log()  # It would grow by three rows a job for as long as the process lives.
        await asyncio.sleep(0)  # None of this waits for anything: thousands in a row would keep all else from its turn.

    def length(self) -> int:
        """How many jobs wait or are at work."""
        return len(self._waiting) + len(self._at_work)

    def register(self, handler: Callable[[Job], Awaitable[None]]) -> None:
        """Say what runs the jobs."""
        self._handler = handler

    async def run(self, *, until_empty: bool = False) -> None:
        """Work until cancelled, or until nothing is left. On cancellation the jobs at work end first, as said above."""
        if self._worker and not self._worker.done():
            raise BotError("The queue is running already")
        self._worker = asyncio.create_task(self._manage(until_empty))
        try:
            await asyncio.shield(self._worker)
        except asyncio.CancelledError:
            await self._finish(self._worker)
            raise
        finally:
            await self._stop(self._worker)

    async def _manage(self, until_empty: bool) -> None:
        """One life of a queue manager; it cannot be started twice, and leaves its listeners in the driver."""
        self._queries.driver = InMemoryDriver()
        self._manager = QueueManager(self._queries)
        self._manager.entrypoint(_VISITS, concurrency_limit=self._visits, accepts_context=False)(self._work)
        self._manager.entrypoint(_PAGES, concurrency_limit=1, accepts_context=False)(self._work)
        self._manager.entrypoint(_REST, accepts_context=False)(self._work)
        await self._manager.run(
            mode=QueueExecutionMode.drain if until_empty else QueueExecutionMode.continuous,
            dequeue_timeout=_DRAIN_POLL if until_empty else _POLL,
            batch_size=self._batch,
            max_concurrent_tasks=2 * self._batch,
            log_aggregation_interval=_NO_STATISTICS,
        )

    async def _finish(self, worker: asyncio.Task[None]) -> None:
        """Let the jobs at work end within the grace; the manager takes up no other once it is told to shut down."""
        if self._manager and self._grace:
            self._manager.shutdown.set()
            await asyncio.wait({worker}, timeout=self._grace.total_seconds())

    async def _stop(self, worker: asyncio.Task[None]) -> None:
        """End the manager, which by itself would wait for its jobs, however long they take.

        Each job is cancelled once: a second time would break into the settling that the first one made it do.
        """
        worker.cancel()
        told: set[asyncio.Task[Any] | None] = set()
        while not worker.done():
            for task in self._at_work.keys() - told:
                if task:
                    task.cancel()
                told.add(task)
            await asyncio.wait({worker}, timeout=0.05)

    async def _work(self, row: Row) -> None:
        job = codec.decode(row.payload or b"")
        task = asyncio.current_task()
        self._waiting.discard(job)
        self._at_work[task] = job
        try:
            await self._handler(job)
        except Exception as error:
            self._on_failure(job, error)
        finally:
            del self._at_work[task]
