"""PgQueuer's way to PostgreSQL, with an ear of its own: a connection that listens and says when it has died.

PgQueuer's pool driver goes on with a dead one, and its own check notices that only after 10 to 20 seconds.
"""

import asyncio
from contextlib import suppress
from typing import Any, Self

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver, Relay
from pgqueuer.ports.driver import NotifyCallback

_TIMEOUT = 2.0


class ListeningDriver(AsyncpgPoolDriver):
    """Statements go through the pool; what others tell comes by `ear`. `deaf` is set when that is gone."""

    def __init__(self, pool: "asyncpg.Pool[Any]", ear: "asyncpg.Connection[Any]") -> None:
        super().__init__(pool)
        self.deaf = asyncio.Event()
        self._ear = ear
        ear.add_termination_listener(lambda _: self.deaf.set())

    async def add_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Have what is told on a channel passed on."""
        await self._ear.add_listener(channel, Relay(callback))

    async def remove_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Have it passed on no more."""
        await self._ear.remove_listener(channel, Relay(callback))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """The ear is closed by who opened it: several managers share it."""


async def close(ear: "asyncpg.Connection[Any]") -> None:
    """Let go of a connection, dead or alive."""
    with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        await ear.close(timeout=_TIMEOUT)
