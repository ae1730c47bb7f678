"""The bot on a simulated Discord: a client at a desk, connected to the wire."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any

from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.platforms.discord.client import Losses, NewsClient, use_addresses
from bot.platforms.discord.reception import Reception
from tests.platforms.discord.wire import Wire


class Memory:
    """Remembers what was registered, for as long as the test."""

    def __init__(self) -> None:
        self.held = ""

    async def read(self) -> str:
        return self.held

    async def write(self, fingerprint: str) -> None:
        self.held = fingerprint


class Noted:
    """Losses that were told, in order."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []
        self.present: list[str] = []

    def losses(self) -> Losses:
        async def server(guild: str) -> None:
            self.told.append(("server", guild))

        async def channel(guild: str, name: str) -> None:
            self.told.append(("channel", guild, name))

        async def role(guild: str, name: str) -> None:
            self.told.append(("role", guild, name))

        async def back(guild: str) -> None:
            self.told.append(("back", guild))

        async def present(guilds: Collection[str]) -> None:
            self.present = sorted(guilds)

        return Losses(server=server, channel=channel, role=role, back=back, present=present)


def make_client(desk: Any = None, *, memory: Memory | None = None, noted: Noted | None = None, **options: Any) -> NewsClient:
    """A client that is not connected yet."""
    options.setdefault("guild_ready_timeout", 0.05)
    client = NewsClient(Reception(desk), memory or Memory(), (noted or Noted()).losses(), **options)

    async def at_once(shard_id: int | None, *, initial: bool = False) -> None:
        """Discord wants five seconds between two shards; the wire does not."""

    client.before_identify_hook = at_once  # type: ignore[method-assign]
    return client


@asynccontextmanager
async def redirected(wire: Wire) -> AsyncIterator[None]:
    """Let discord.py talk to the wire, and to Discord again afterwards."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    use_addresses(api_base=wire.url, gateway=wire.gateway)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@asynccontextmanager
async def connected(wire: Wire, client: NewsClient | None = None) -> AsyncIterator[NewsClient]:
    """A client that is ready."""
    client = client or make_client()
    async with redirected(wire), client:
        running = asyncio.create_task(client.start("token"))
        ready = asyncio.create_task(client.wait_until_ready())
        await asyncio.wait({running, ready}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        assert client.is_ready(), running
        try:
            yield client
        finally:
            await client.close()
            await asyncio.wait({running}, timeout=5)
