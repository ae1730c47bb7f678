"""Rate limits of hosts for page readers: one page of a host at a time, some seconds apart, so many an hour."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

AT_ONCE = 8
"""Pages that one process reads at a time."""

KEPT_FREE = 2
"""Places reserved for pages that a digest, an alert or a person waits for."""

AN_HOUR = 60
"""Pages of one host in an hour."""

SPACING = timedelta(seconds=2)
LONGER = 61.0
"""A host that rests longer than this does so for another reason than the spacing of pages, which is a minute at most."""

_HOUR = 3600.0


class PageTurns:
    """The rate limits of one process's page readers, by its event loop's clock. `spacing` is between two pages of a host."""

    def __init__(self, spacing: timedelta = SPACING) -> None:
        self._spacing = spacing
        self._busy: set[str] = set()
        self._free_at: dict[str, float] = {}
        self._begun: dict[str, deque[float]] = {}

    def has_room(self, *, is_urgent: bool) -> bool:
        """Whether another page may be read now."""
        return len(self._busy) < (AT_ONCE if is_urgent else AT_ONCE - KEPT_FREE)

    def resting(self) -> frozenset[str]:
        """The hosts that must not be asked now."""
        now = _now()
        self._free_at = {host: free_at for host, free_at in self._free_at.items() if free_at > now}
        return frozenset(self._busy.union(self._free_at))

    def soon(self) -> float:
        """Seconds until the first resting host may be asked again; infinite where none rests."""
        now = _now()
        return min((free_at - now for free_at in self._free_at.values()), default=float("inf"))

    def rest(self, host: str, length: timedelta) -> None:
        """Do not ask a host for at least so long."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), _now() + length.total_seconds())

    def left(self, host: str) -> timedelta:
        """How long a host still has to rest; nothing for the mere spacing of its pages."""
        seconds = self._free_at.get(host, 0.0) - _now()
        return timedelta(seconds=seconds) if seconds > LONGER else timedelta()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Start reading from a host that does not rest; it rests afterwards."""
        now = _now()
        begun = self._begun.setdefault(host, deque())
        begun.append(now)
        self._busy.add(host)
        try:
            yield
        finally:
            self._busy.discard(host)
            self.rest(host, self._spacing)
            self._begun = {each: times for each, times in self._begun.items() if times[-1] > now - _HOUR}

    def spent(self, host: str) -> timedelta:
        """How long a host has to rest because its pages of this hour are used up; nothing where they are not."""
        now, begun = _now(), self._begun.get(host, deque())
        while begun and begun[0] <= now - _HOUR:
            begun.popleft()
        return timedelta(seconds=begun[0] + _HOUR - now) if len(begun) >= AN_HOUR else timedelta()


def _now() -> float:
    return asyncio.get_running_loop().time()
