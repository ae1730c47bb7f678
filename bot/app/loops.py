"""Loops that must never end: an end is logged, and the loop is started again with back-off."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.model.backoff import Backoff
from bot.model.errors import UserError

log = logging.getLogger(__name__)

BACKOFF = Backoff(first=timedelta(seconds=1), longest=timedelta(minutes=1))
WELL = 300.0
"""After so many seconds a loop counts as healthy again, and its next failure as the first."""

Listener = Callable[[BaseException | None, float], None]
"""Called with why a loop ended (None: it returned, which it never should) and the seconds until it is started again."""


async def keep_going(loop: Callable[[], Awaitable[object]], listener: Listener) -> None:
    """Run a loop until cancelled. Raises UserError when the loop does: its operator has to mend that.

    A library may let a CancelledError out though nobody cancelled this: it would end the loop in silence.
    """
    now, me = asyncio.get_running_loop().time, asyncio.current_task()
    failures = 0
    while True:
        began = now()
        problem: BaseException | None = None
        try:
            await loop()
        except UserError:
            raise
        except asyncio.CancelledError as error:
            if me is None or me.cancelling():
                raise
            problem = error
        except Exception as error:
            problem = error
        failures = 1 if now() - began > WELL else failures + 1
        wait = BACKOFF.after(failures).total_seconds()
        listener(problem, wait)
        await asyncio.sleep(wait)


def by_name(name: str) -> Listener:
    """Log the end of a loop of this name."""

    def listen(problem: BaseException | None, wait: float) -> None:
        facts = {"loop": name, "problem": str(problem or "ended by itself") or type(problem).__name__, "wait": wait}
        log.error("loop_failed", extra=facts, exc_info=problem)

    return listen


@asynccontextmanager
async def in_the_background(name: str, loop: Callable[[], Awaitable[object]]) -> AsyncIterator[None]:
    """Keep a loop going during the block."""
    task = asyncio.create_task(keep_going(loop, by_name(name)), name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})
