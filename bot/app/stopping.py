"""How the bot ends: at the first signal it finishes or gives back its jobs, at the second one it exits at once."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGINT, signal.SIGTERM)
_EXIT_BY_SIGNAL = 128
_A_MOMENT = timedelta(seconds=2)
"""Time to give back unfinished jobs."""


def _nothing() -> None:
    pass


def listen(at_first: Callable[[], None], at_second: Callable[[], None] = _nothing) -> asyncio.Event:
    """An event that the first SIGINT or SIGTERM sets. The second ends the process; even a crash loses nothing."""
    stopped = asyncio.Event()

    def heard(number: signal.Signals) -> None:
        if stopped.is_set():
            at_second()
            os._exit(_EXIT_BY_SIGNAL + number)
        log.info("stopping", extra={"signal": number.name})
        at_first()
        stopped.set()

    for number in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, heard, number)
    return stopped


async def until(stopped: asyncio.Event, work: Coroutine[Any, Any, None], *, grace: timedelta = timedelta()) -> None:
    """Run the work to its end, or cancel it when stopped. It then has the grace period, and a moment more, to end. Raises its
    error."""
    task, stop = asyncio.create_task(work), asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=(grace + _A_MOMENT).total_seconds())
        if task.done() and not task.cancelled():
            task.result()
    finally:
        stop.cancel()
        task.cancel()
