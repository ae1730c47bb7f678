"""The queue of this process: its own in memory, or one that it shares with others over a PostgreSQL."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.app.periodic import Scheduler
from bot.model.job import Job
from bot.ports.queue import JobQueue
from bot.queue.in_process import InProcessQueue

log = logging.getLogger(__name__)

_TIDIED = timedelta(minutes=5)


@asynccontextmanager
async def open_queue(
    server: str, on_failure: Callable[[Job, Exception], None], scheduler: Scheduler, *, concurrency: int, grace: timedelta
) -> AsyncIterator[JobQueue]:
    """A queue during the block. `server` is a PostgreSQL's URL, or "".

    Where the shared queue cannot be had this process works from its own: its work is claimed by rows all the same.
    """
    if not server:
        yield InProcessQueue(on_failure, concurrency=concurrency, grace=grace)
        return
    try:
        from bot.queue.shared import TROUBLES, SharedQueue
    except ImportError as problem:
        log.warning("queue_not_shared", extra={"problem": str(problem)})
        yield InProcessQueue(on_failure, concurrency=concurrency, grace=grace)
        return
    queue = SharedQueue(server, on_failure, concurrency=concurrency, grace=grace)
    try:
        await queue.open()
    except TROUBLES as problem:
        log.warning("queue_not_shared", extra={"problem": str(problem)})
        yield InProcessQueue(on_failure, concurrency=concurrency, grace=grace)
        return
    try:
        async with scheduler.every(_TIDIED, "tidying the queue", queue.tidy, at_once=True):
            yield queue
    finally:
        queue.close()
