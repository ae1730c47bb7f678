"""How long things take, as a fact for the log, and how far beyond its window a digest looks."""

import time
from collections.abc import Callable
from datetime import timedelta

REACH = timedelta(days=2)
"""How far a digest looks before its window. An article is stamped when it is fetched and stored after it was read: a process
may stand still in between, and a clock may be set back."""

EVER = timedelta(days=36_500)
"""How far it looks beyond its window's end: what a clock stamped that ran ahead is news as well, and would be lost otherwise."""


def stopwatch() -> Callable[[], float]:
    """Tells the seconds since now, to the millisecond, on a clock that nobody sets."""
    began = time.monotonic()
    return lambda: round(time.monotonic() - began, 3)
