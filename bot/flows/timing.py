"""A stopwatch for the log, time for other tasks, and how far beyond its window a digest looks."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

T = TypeVar("T")

REACH = timedelta(days=2)
"""How far a digest looks before its window.

An article is dated when it is fetched and stored after it was read: the process may be suspended in between, and the clock may be
set back.
"""

EVER = timedelta(days=36_500)
"""How far it looks beyond its window's end: an article dated by a clock that ran ahead is news as well, and would be lost
otherwise."""

EARLIEST = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
"""Nothing older is looked for."""


def stopwatch() -> Callable[[], float]:
    """Returns a function that gives the seconds since now, to the millisecond, on the monotonic clock."""
    began = time.monotonic()
    return lambda: round(time.monotonic() - began, 3)


async def breathe() -> None:
    """Let other tasks run, between two steps of a long piece of work."""
    await asyncio.sleep(0)


async def in_turn(items: Iterable[T], stretch: int) -> AsyncIterator[T]:
    """The items one by one; other tasks run after each stretch of so many."""
    for number, item in enumerate(items):
        if number % stretch == 0:
            await breathe()
        yield item
