"""A clock that knows when it ran ahead and was set right: what was planned by it meanwhile is to be planned anew."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.ports.queue import Clock

SLIP = timedelta(seconds=2)
"""By less a clock may be set back without anybody's plans being wrong."""


class WatchedClock:
    """Another clock, compared with the steady one (which nobody sets) at every look at it."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steady = steady
        self._furthest: datetime | None = None

    def __call__(self) -> datetime:
        """The time. It counts as told."""
        now = self._clock()
        began = now - timedelta(seconds=self._steady())
        self._furthest = max(began, self._furthest or began)
        return now

    def was_set_back(self) -> bool:
        """Whether it took back a time that it had told since this was asked last, for whatever moment it was ahead."""
        furthest, self._furthest = self._furthest, None
        self()
        return furthest is not None and self._furthest is not None and furthest - self._furthest > SLIP
