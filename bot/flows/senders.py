"""Limits how many messages a process sends at once, and whether it may send at all."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager


class Senders:
    """A few slots (a semaphore), shared by all delivery runs of a process; once closed, none starts anything new."""

    def __init__(self, count: int = 8) -> None:
        self.free = count
        self.closed = False
        self.held = False
        self._on_their_way: set[str] = set()
        self._limits: set[asyncio.Timeout] = set()

    def close(self) -> None:
        """Let running sends finish and start none: the process is about to end."""
        self.closed = True

    def hold(self) -> None:
        """Break off running sends, and start none until `go_on`: another process may take this one for dead."""
        self.held = True
        for limit in self._limits:
            if not limit.expired():
                limit.reschedule(0)

    def go_on(self) -> None:
        """Send again."""
        self.held = False

    @asynccontextmanager
    async def within(self, seconds: float) -> AsyncIterator[None]:
        """A time limit for a send, which `hold` brings forward. Raises TimeoutError."""
        async with asyncio.timeout(seconds) as limit:
            self._limits.add(limit)
            try:
                yield
            finally:
                self._limits.discard(limit)

    @contextmanager
    def acquire(self) -> Iterator[bool]:
        """Hold a slot for a block; False when all are busy, closed, or held."""
        if self.closed or self.held or not self.free:
            yield False
            return
        self.free -= 1
        try:
            yield True
        finally:
            self.free += 1

    @contextmanager
    def sending(self, key: str) -> Iterator[bool]:
        """Mark a message as on its way for a block; False when it is already, since the clock leapt past its lease."""
        if key in self._on_their_way:
            yield False
            return
        self._on_their_way.add(key)
        try:
            yield True
        finally:
            self._on_their_way.remove(key)
