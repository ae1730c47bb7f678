"""The job queue of several processes over one PostgreSQL: PgQueuer (https://pgqueuer.readthedocs.io) behind `JobQueue`.

Visits, pages and the clerk's turn are shared. All other jobs stay in the process that asked for them: digests and messages are
claimed by their rows, and not every process has every chat. PgQueuer and asyncpg are slow to import: import this module only
where a PostgreSQL is used.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver, AsyncpgPoolDriver
from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment, QueryQueueBuilder, QuerySchedulerBuilder
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.settings import DBSettings
from pgqueuer.models import Job as Row
from pgqueuer.types import Channel

from bot.model.backoff import Backoff
from bot.model.errors import BotError
from bot.model.job import Job
from bot.queue import codec
from bot.queue.in_process import InProcessQueue, unregistered
from bot.queue.lanes import Lane, lane_of, places
from bot.queue.listener import ListeningDriver, close

log = logging.getLogger(__name__)

_SETTINGS = DBSettings(prefix="queue_")
_POLL = timedelta(seconds=3)
"""The polling interval: jobs that a dead worker left wake nobody."""

_BEATS = timedelta(seconds=8)
"""After so long without a sign of life from its worker, any process may take a job."""

_AT_ONCE = timedelta(0)
_CONNECTIONS, _CONNECT = 4, 10.0
_BESIDE = 1
"""Pages and stories that one process works on beside its visits: twice as many at most, as PgQueuer counts."""
_SCHEMA_LOCK = 7236828794
_BACKOFF = Backoff(first=timedelta(seconds=1), longest=timedelta(seconds=30))
TROUBLES = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)


class SharedQueue:
    """As `InProcessQueue`; all lanes but one are shared with the processes that have the same database. `open` it first."""

    def __init__(
        self, url: str, on_failure: Callable[[Job, Exception], None], *, concurrency: int = 8, grace: timedelta = _AT_ONCE
    ) -> None:
        self._url = url
        self._on_failure = on_failure
        self._grace = grace
        self._batch = max(1, places(concurrency)[Lane.VISITS] // 2)  # PgQueuer wants room for two batches.
        self._own = InProcessQueue(on_failure, concurrency=concurrency, grace=grace)
        self._handler: Callable[[Job], Awaitable[None]] = unregistered
        self._at_work: dict[asyncio.Task[Any], Job] = {}
        self._ending: dict[Job, asyncio.Future[None]] = {}
        self._waiting = 0
        self._pool: asyncpg.Pool[Any] | None = None

    async def open(self) -> None:
        """Connect. Raises one of `TROUBLES`."""
        self._pool = await asyncpg.create_pool(
            self._url, min_size=0, max_size=_CONNECTIONS, server_settings={"synchronous_commit": "off"}, command_timeout=30
        )
        async with self._pool.acquire() as connection:
            await _prepare(connection)

    def close(self) -> None:
        """Close the connections."""
        if self._pool:
            self._pool.terminate()

    async def enqueue(self, job: Job) -> None:
        """Add a job, unless the same one waits already."""
        await self.enqueue_many((job,))

    async def enqueue_many(self, jobs: Sequence[Job]) -> None:
        """Add several, in one statement: one by one, that would cost more than the jobs."""
        await self._own.enqueue_many([job for job in jobs if lane_of(job) is Lane.REST])
        shared = [job for job in jobs if lane_of(job) is not Lane.REST]
        for job in shared:
            if job in self._ending:
                await asyncio.wait({self._ending[job]})  # If it was asked for again just now, it is another job.
        if shared:
            payloads: list[bytes | None] = [codec.encode(job) for job in shared]
            keys: list[str | None] = [payload.decode() for payload in payloads if payload]
            lanes = [lane_of(job).value for job in shared]
            queries = _queries(AsyncpgPoolDriver(self._the_pool()))
            try:
                await queries.enqueue(lanes, payloads, [0] * len(shared), dedupe_key=keys, on_conflict="skip")
            except TROUBLES as problem:  # Due work is enqueued again at the next tick.
                log.info("not_enqueued", extra={"problem": str(problem), "jobs": len(shared)})

    def length(self) -> int:
        """How many jobs of this process wait or run here, and how many shared ones waited at the last look."""
        return self._own.length() + len(self._at_work) + self._waiting

    def register(self, handler: Callable[[Job], Awaitable[None]]) -> None:
        """Set the handler of jobs."""
        self._handler = handler
        self._own.register(handler)

    async def run(self, *, until_empty: bool = False) -> None:
        """Work until cancelled, or until nothing is left in the whole queue. On cancellation as `InProcessQueue`."""
        own = asyncio.create_task(self._own.run())
        visits = asyncio.create_task(self._share((Lane.VISITS,), self._batch))
        beside = asyncio.create_task(self._share((Lane.PAGES, Lane.STORIES), _BESIDE))
        tasks = {own, visits, beside}
        try:
            if until_empty:
                await self._emptied(tasks)
            else:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        for problem in ended:
            if isinstance(problem, Exception):
                raise problem

    async def _emptied(self, tasks: set[asyncio.Task[None]]) -> None:
        quiet = 0
        while quiet < 2 and not any(task.done() for task in tasks):
            await asyncio.sleep(0.05)
            await self._look()
            quiet = 0 if self.length() else quiet + 1

    async def _look(self) -> None:
        rows = await self._fetch(f"select count(*) as n from {_SETTINGS.queue_table} where status = 'queued'")  # noqa: S608
        self._waiting = int(rows[0]["n"])

    async def _share(self, lanes: Sequence[Lane], batch: int) -> None:
        """Keep working on these lanes after a lost connection or a restart of the server.

        Pages have a manager of their own, so that slow ones delay no visit.
        """
        failures = 0
        while True:
            try:
                async with self._manager(lanes) as (manager, deaf):
                    failures = 0
                    await self._manage(manager, deaf, batch)
                problem: BaseException = ConnectionError("the connection that listens has died")
            except TROUBLES as trouble:
                problem = trouble
            failures += 1
            wait = _BACKOFF.after(failures).total_seconds()
            log.warning("queue_interrupted", extra={"problem": str(problem) or type(problem).__name__, "wait": wait})
            await asyncio.sleep(wait)

    @asynccontextmanager
    async def _manager(self, lanes: Sequence[Lane]) -> AsyncIterator[tuple[QueueManager, asyncio.Event]]:
        """A manager, with a connection that listens for it, and what is set when that has died."""
        ear = await asyncpg.connect(self._url, timeout=_CONNECT)
        try:
            driver = ListeningDriver(self._the_pool(), ear)
            # PgQueuer's own limit for an entrypoint would hold over all processes together.
            manager = QueueManager(_queries(driver), channel=Channel(_SETTINGS.channel))
            for lane in lanes:
                manager.entrypoint(lane.value, accepts_context=False)(self._work)
            yield manager, driver.deaf
        finally:
            await close(ear)

    async def _manage(self, manager: QueueManager, deaf: asyncio.Event, batch: int) -> None:
        running = asyncio.create_task(
            manager.run(
                dequeue_timeout=_POLL,
                batch_size=batch,
                max_concurrent_tasks=2 * batch,
                heartbeat_timeout=_BEATS,
                log_aggregation_interval=_AT_ONCE,
            )
        )
        watch = asyncio.create_task(deaf.wait())
        try:
            await asyncio.wait({running, watch}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            await self._finish(manager)
            raise
        finally:
            watch.cancel()
            await self._stop(running)
            await self._give_back(manager)
        if not running.cancelled() and (problem := running.exception()):
            raise problem if isinstance(problem, TROUBLES) else ConnectionError(str(problem)) from problem

    async def _work(self, row: Row) -> None:
        job = codec.decode(row.payload or b"")
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (it is a task that runs this)
        self._at_work[task] = job
        try:
            await self._handler(job)
        except Exception as error:
            self._on_failure(job, error)
        finally:
            self._at_work.pop(task, None)
            await self._let_go(job, row)

    async def _let_go(self, job: Job, row: Row) -> None:
        """PgQueuer keeps the key until the end is written, up to 0.1 s late: what is asked for meanwhile would be lost."""
        ended = self._ending[job] = asyncio.get_running_loop().create_future()
        try:
            with suppress(*TROUBLES):  # Then it is kept for so long.
                await self._fetch(f"update {_SETTINGS.queue_table} set dedupe_key = null where id = $1", row.id)  # noqa: S608
        finally:
            del self._ending[job]
            ended.set_result(None)

    async def _finish(self, manager: QueueManager) -> None:
        """Let running jobs end within the grace, and start no other."""
        manager.shutdown.set()
        if self._at_work and self._grace:
            await asyncio.wait(self._at_work, timeout=self._grace.total_seconds())

    async def _stop(self, running: asyncio.Task[None]) -> None:
        """End a manager, which by itself would wait for its jobs, however long they take. Each job is cancelled once."""
        running.cancel()
        cancelled: set[asyncio.Task[Any]] = set()
        while not running.done():
            for job in self._at_work.keys() - cancelled:
                job.cancel()
                cancelled.add(job)
            await asyncio.wait({running}, timeout=0.05)

    async def _give_back(self, manager: QueueManager) -> None:
        """Give back jobs that were picked and not begun."""
        back = f"update {_SETTINGS.queue_table} set status = 'queued', queue_manager_id = null"  # noqa: S608
        try:
            await self._fetch(f"{back} where queue_manager_id = $1 and status = 'picked'", manager.queue_manager_id)
        except TROUBLES as problem:
            log.info("queue_not_given_back", extra={"problem": str(problem)})  # Any process may take it after `_BEATS`.

    async def tidy(self) -> None:
        """Delete old rows of PgQueuer's log, which grows by three rows a job. Does nothing while the server is away."""
        try:
            await self._look()
            await self._fetch(f"truncate {_SETTINGS.queue_table_log}")
        except TROUBLES as problem:
            log.info("queue_not_tidied", extra={"problem": str(problem)})

    async def _fetch(self, statement: str, *arguments: object) -> list[Any]:
        return list(await self._the_pool().fetch(statement, *arguments))

    def _the_pool(self) -> "asyncpg.Pool[Any]":
        if self._pool is None:
            raise BotError("The queue is not open")
        return self._pool


def _queries(driver: Any) -> Queries:
    environment, queue = QueryBuilderEnvironment(settings=_SETTINGS), QueryQueueBuilder(settings=_SETTINGS)
    return Queries(driver, qbe=environment, qbq=queue, qbs=QuerySchedulerBuilder(settings=_SETTINGS))


async def _prepare(connection: Any) -> None:
    """Create PgQueuer's tables, as the installed version wants them; one process at a time."""
    queries = _queries(AsyncpgDriver(connection))
    await connection.execute("select pg_advisory_lock($1)", _SCHEMA_LOCK)
    try:
        if not await queries.schema_is_installed():
            await queries.install()
        await queries.upgrade()
    finally:
        await connection.execute("select pg_advisory_unlock($1)", _SCHEMA_LOCK)
