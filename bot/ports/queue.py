"""Ports for the job queue and the clock. The queue's contract suite is tests/contracts/test_job_queue.py."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.job import Job


class JobQueue(Protocol):
    """The job queue, at least once: handlers are idempotent, and losing the queue is harmless."""

    async def enqueue(self, job: Job) -> None:
        """Add a job, unless the same one waits already."""
        ...

    async def enqueue_many(self, jobs: Sequence[Job]) -> None:
        """Add several at once, each unless the same one waits already."""
        ...

    def length(self) -> int:
        """How many jobs wait or run, as far as this process knows."""
        ...

    def register(self, handler: Callable[[Job], Awaitable[None]]) -> None:
        """Set the handler of jobs."""
        ...

    async def run(self, *, until_empty: bool = False) -> None:
        """Work until cancelled, or until nothing is left."""
        ...


class Clock(Protocol):
    """What time it is, in UTC."""

    def __call__(self) -> datetime:
        """An aware moment."""
        ...
