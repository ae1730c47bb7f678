"""A PostgreSQL driver for PgQueuer with a listening connection of its own that reports when it has died.

PgQueuer's pool driver keeps using a dead one, and its own check notices that only after 10 to 20 seconds.
"""

import asyncio
from contextlib import suppress
from typing import Any, Self

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver, Relay
from pgqueuer.ports.driver import NotifyCallback

_TIMEOUT = 2.0


class ListeningDriver(AsyncpgPoolDriver):
    """Statements go through the pool; notifications come by `ear`. `deaf` is set when that connection is lost."""

    def __init__(self, pool: "asyncpg.Pool[Any]", ear: "asyncpg.Connection[Any]") -> None:
        super().__init__(pool)
        self.deaf = asyncio.Event()
        self._ear = ear
        ear.add_termination_listener(lambda _: self.deaf.set())

    async def add_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Pass on the notifications of a channel."""
        await self._ear.add_listener(channel, Relay(callback))

    async def remove_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Pass them on no more."""
        await self._ear.remove_listener(channel, Relay(callback))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Whatever opened the ear closes it: several managers share it."""


async def close(ear: "asyncpg.Connection[Any]") -> None:
    """Close a connection, dead or alive."""
    with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        await ear.close(timeout=_TIMEOUT)
