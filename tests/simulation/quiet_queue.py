"""The queue and the look around without their idle wake-ups: PgQueuer looks ten times a second whether there is something
to write down, and whether it is listened to every ten seconds.

In a simulation that is nearly all that would ever happen. Here a buffer is written as long after an entry as it would be at
most, and nobody wakes up where there is none. What is written, and in which order, is PgQueuer's own.
"""

import asyncio
from datetime import timedelta
from typing import Any

from pgqueuer.core.buffers import TimedOverflowBuffer
from pgqueuer.core.qm import QueueManager

from bot.app import watch
from bot.queue import pgqueuer_queue

LOOK_AROUND = 3600.0
"""Seconds between two looks around: one a minute would be most of what a night costs. Heartbeat and watchman go by it."""

_add = TimedOverflowBuffer.add


async def _add_and_flush(self: Any, item: Any) -> None:
    await _add(self, item)
    asyncio.get_running_loop().call_later(self.timeout.total_seconds(), self.schedule_flush)


async def _wait(self: Any) -> None:
    await self.shutdown.wait()


async def _stay(self: Any, *_: Any, **__: Any) -> None:
    await self.shutdown.wait()


def without_polling() -> None:
    """Let all queues of this process work like that from now on."""
    TimedOverflowBuffer.add = _add_and_flush  # type: ignore[method-assign]
    TimedOverflowBuffer.periodic_flush = _wait  # type: ignore[method-assign]
    QueueManager._run_periodic_health_check = _stay  # type: ignore[method-assign,assignment]
    pgqueuer_queue._POLL = timedelta(seconds=LOOK_AROUND)
    watch.MINUTE, watch.SOON = LOOK_AROUND, LOOK_AROUND / 4
    watch.BEAT = watch.WATCH = LOOK_AROUND
