"""A stopwatch for the log, and how far beyond its window a digest looks."""

import time
from collections.abc import Callable
from datetime import timedelta

REACH = timedelta(days=2)
"""How far a digest looks before its window.

An article is dated when it is fetched and stored after it was read: the process may be suspended in between, and the clock may be
set back.
"""

EVER = timedelta(days=36_500)
"""How far it looks beyond its window's end: an article dated by a clock that ran ahead is news as well, and would be lost
otherwise."""


def stopwatch() -> Callable[[], float]:
    """Returns a function that gives the seconds since now, to the millisecond, on the monotonic clock."""
    began = time.monotonic()
    return lambda: round(time.monotonic() - began, 3)
