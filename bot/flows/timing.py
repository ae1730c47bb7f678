"""How long things take, as a fact for the log."""

import time
from collections.abc import Callable


def stopwatch() -> Callable[[], float]:
    """Tells the seconds since now, to the millisecond, on a clock that nobody sets."""
    began = time.monotonic()
    return lambda: round(time.monotonic() - began, 3)
