"""Rate limits of hosts: how many requests a host gets at once, the pause between two, and pauses that it asks for.

Where several processes fetch, they take turns with a host by the store they share; each has its own queue before that.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.errors import BotError
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

AT_ONCE = 2
SPACING = 1.0

LONGEST_REST = 6 * 3600.0
"""Seconds for which one answer of a host speaks for all its addresses; the address itself may wait longer."""


class HostTurns(Protocol):
    """Turns with hosts that several processes take (`bot.store.news.hosts`)."""

    async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
        """Take the next turn with a host: when it is, and until when the host asked for a pause, if it did."""
        ...

    async def rest(self, host: str, until: datetime) -> None:
        """Share with all processes that a host asked for a pause."""
        ...


@dataclass(frozen=True, slots=True)
class Shared:
    """Turns shared with other processes, by wall-clock time; not while this one is alone."""

    turns: HostTurns
    clock: Clock
    is_alone: Callable[[], bool]


@dataclass(slots=True)
class _Queue:
    slots: asyncio.Semaphore
    next_start: float = 0.0
    users: int = 0
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)


class Politeness:
    """At most `at_once` requests to a host at a time, and `spacing` seconds from the start of one to that of the next."""

    def __init__(self, *, at_once: int = AT_ONCE, spacing: float = SPACING) -> None:
        self.shared: Shared | None = None
        self._at_once = at_once
        self._spacing = spacing
        self._queues: dict[str, _Queue] = {}
        self._rests: dict[str, float] = {}

    async def rest(self, host: str, seconds: float) -> None:
        """Pause a host with all its addresses, feeds and pages, for at least so long; for other processes too."""
        self._rest(host, seconds)
        if shared := self._others():
            try:
                await shared.turns.rest(host, shared.clock() + timedelta(seconds=min(seconds, LONGEST_REST)))
            except BotError as problem:
                log.info("host_turns_not_shared", extra={"problem": str(problem)})

    def _rest(self, host: str, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self._rests = {each: until for each, until in self._rests.items() if until > now}
        self._rests[host] = max(self._rests.get(host, 0.0), now + min(seconds, LONGEST_REST))

    def rests(self, host: str) -> float:
        """For how many seconds a host still has to pause; 0 where it does not."""
        return max(0.0, self._rests.get(host, 0.0) - asyncio.get_running_loop().time())

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn with this host, and hold it during the block."""
        now = asyncio.get_running_loop().time
        queue = self._queues.setdefault(host, _Queue(asyncio.Semaphore(self._at_once)))
        queue.users += 1
        try:
            async with queue.slots:
                async with queue.gate:
                    await asyncio.sleep(max(0.0, queue.next_start - now()))
                    await self._take_turn_with_others(host)
                    queue.next_start = now() + self._spacing
                yield
        finally:
            queue.users -= 1
            self._forget_idle(now())

    def _others(self) -> Shared | None:
        return self.shared if self.shared and not self.shared.is_alone() else None

    async def _take_turn_with_others(self, host: str) -> None:
        """Wait for this process's turn. A store that cannot work now is no reason to wait for ever."""
        if not (shared := self._others()):
            return
        now = shared.clock()
        try:
            start, rests_until = await shared.turns.reserve(host, now, timedelta(seconds=self._spacing))
        except BotError as problem:
            log.info("host_turns_not_shared", extra={"problem": str(problem)})
            return
        await asyncio.sleep(max(0.0, (start - now).total_seconds()))
        if rests_until and (left := (rests_until - shared.clock()).total_seconds()) > 0:
            self._rest(host, left)

    def _forget_idle(self, now: float) -> None:
        """Forget a host after its pause, so that memory holds only those in use."""
        if len(self._queues) > 100:
            self._queues = {host: queue for host, queue in self._queues.items() if queue.users or queue.next_start > now}
