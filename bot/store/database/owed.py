"""Writes that end a claim, and could not be made because the database was away.

The process that made the claim is alive, so nobody else ends it: it would last as long as its lease. Each such write compares
first whether the claim still stands, so it can be made at any later time.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.model.errors import StoreTrouble

T = TypeVar("T")


class Owed:
    """What one process has to write as soon as its database is back."""

    def __init__(self) -> None:
        self._writes: list[Callable[[], Awaitable[object]]] = []

    async def write(self, write: Callable[[], Awaitable[T]]) -> T:
        """Make a write; while the database is away, keep it for `catch_up`."""
        try:
            return await write()
        except StoreTrouble:
            self.add(write)
            raise

    def add(self, write: Callable[[], Awaitable[object]]) -> None:
        """Make this write at the next `catch_up`."""
        self._writes.append(write)

    async def catch_up(self) -> None:
        """Make what is owed, each once. Raises StoreTrouble while the database is still away."""
        while self._writes:
            await self.write(self._writes.pop(0))
