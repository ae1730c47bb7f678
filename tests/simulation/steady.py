"""The system's clocks behind a function each, so that simulated time can take their place later.

To be imported before the bot: `clock: Callable[[], float] = time.monotonic` keeps for good what stands there at that time, and a
world in which a platform's wish to wait is measured by the real clock never sees the end of it.
"""

import time
from collections.abc import Callable

_real = {"monotonic": time.monotonic, "perf_counter": time.perf_counter, "time": time.time}
_shown: dict[str, Callable[[], float]] = dict(_real)


def monotonic() -> float:
    """Seconds on the steady clock."""
    return _shown["monotonic"]()


def perf_counter() -> float:
    """Seconds on the fine clock."""
    return _shown["perf_counter"]()


def wall() -> float:
    """Seconds since 1970."""
    return _shown["time"]()


def show(*, steady: Callable[[], float], system: Callable[[], float]) -> None:
    """Let all clocks of this process show these from now on."""
    _shown.update(monotonic=steady, perf_counter=steady, time=system)


def install() -> None:
    """Put the functions in the place of the clocks."""
    time.monotonic, time.perf_counter, time.time = monotonic, perf_counter, wall  # type: ignore[assignment]
