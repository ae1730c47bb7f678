"""Taking turns: how many requests one host gets at once, how long it is left alone between two, and when it asked for a rest."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

AT_ONCE = 2
SPACING = 1.0

LONGEST_REST = 6 * 3600.0
"""Seconds for which one answer of a host speaks for all its addresses; the address itself may wait longer."""


@dataclass(slots=True)
class _Queue:
    slots: asyncio.Semaphore
    next_start: float = 0.0
    users: int = 0
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)


class Politeness:
    """At most `at_once` requests to a host at a time, and `spacing` seconds from the start of one to that of the next."""

    def __init__(self, *, at_once: int = AT_ONCE, spacing: float = SPACING) -> None:
        self._at_once = at_once
        self._spacing = spacing
        self._queues: dict[str, _Queue] = {}
        self._rests: dict[str, float] = {}

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone with all its addresses, feeds and pages, for so long at least."""
        now = asyncio.get_running_loop().time()
        self._rests = {each: until for each, until in self._rests.items() if until > now}
        self._rests[host] = max(self._rests.get(host, 0.0), now + min(seconds, LONGEST_REST))

    def rests(self, host: str) -> float:
        """For how many seconds a host still is to be left alone; 0 where it is not."""
        return max(0.0, self._rests.get(host, 0.0) - asyncio.get_running_loop().time())

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn with this host, and hold it for the length of the block."""
        now = asyncio.get_running_loop().time
        queue = self._queues.setdefault(host, _Queue(asyncio.Semaphore(self._at_once)))
        queue.users += 1
        try:
            async with queue.slots:
                async with queue.gate:
                    await asyncio.sleep(max(0.0, queue.next_start - now()))
                    queue.next_start = now() + self._spacing
                yield
        finally:
            queue.users -= 1
            self._forget_idle(now())

    def _forget_idle(self, now: float) -> None:
        """Keep no host longer than its spacing lasts, so that memory holds only those in use."""
        if len(self._queues) > 100:
            self._queues = {host: queue for host, queue in self._queues.items() if queue.users or queue.next_start > now}
