"""What was handled already: Slack delivers an event again when it did not hear of it in time."""

import time
from collections import OrderedDict
from collections.abc import Callable

KEPT = 3600.0
"""Seconds; Slack's last repetition comes after five minutes."""
_MOST = 50_000


class Seen:
    """A bounded memory of names."""

    def __init__(self, *, kept: float = KEPT, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept = kept
        self._clock = clock
        self._names: OrderedDict[str, float] = OrderedDict()

    def is_new(self, name: str) -> bool:
        """Whether this is the first time; a name is remembered from then on. Nothing has no name."""
        now = self._clock()
        while self._names and (len(self._names) > _MOST or next(iter(self._names.values())) <= now - self._kept):
            self._names.popitem(last=False)
        if not name:
            return True
        if name in self._names:
            return False
        self._names[name] = now
        return True

    def knows(self, name: str) -> bool:
        """Whether it was seen before; it is not remembered for being asked about."""
        return name in self._names
