"""A clock that notices when the system clock was set back: what was planned by the wrong time has to be planned anew."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.ports.queue import Clock

SLIP = timedelta(seconds=2)
"""A clock that was set back by less than this makes no plan wrong."""


class WatchedClock:
    """A clock that compares another one with the monotonic clock at every look."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steady = steady
        self._furthest: datetime | None = None

    def __call__(self) -> datetime:
        """The time. It is remembered as given out."""
        now = self._clock()
        began = now - timedelta(seconds=self._steady())
        self._furthest = max(began, self._furthest or began)
        return now

    def was_set_back(self) -> bool:
        """Whether the clock was set back behind a time that it had given out, since this was asked last."""
        furthest, self._furthest = self._furthest, None
        self()
        return furthest is not None and self._furthest is not None and furthest - self._furthest > SLIP
