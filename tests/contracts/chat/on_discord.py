"""The contract's bench on Discord's wire."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.flows.manage import add_source
from bot.model.workspace import Channel
from bot.platforms.descriptor import Descriptor
from bot.platforms.discord.descriptor import DISCORD
from bot.platforms.discord.send import DiscordPlatform
from tests.builders import feed, item
from tests.contracts.chat.bench import Bench, Fault
from tests.fakes import FakeWorld, open_world
from tests.platforms.discord import wire as wires
from tests.platforms.discord.world import connected, make_client

_ANSWER = r"/webhooks/100/.*/messages/@original"
_POST = ("POST", "/channels/11/messages")
_FAULTS = {
    Fault.LOST: {"after_storing": True, "status": 502},
    Fault.BUSY: {"status": 429, "body": {"retry_after": 12.0, "global": False, "message": ""}},
    Fault.GONE: {"status": 404, "body": {"code": 10003, "message": "Unknown Channel"}},
}


@dataclass
class _Bench:
    wire: wires.Wire
    world: FakeWorld
    platform: DiscordPlatform
    channel: Channel
    descriptor: Descriptor = DISCORD

    def shown(self) -> list[str]:
        return [_words(message) for message in self.wire.messages["11"]]

    def fail(self, fault: Fault) -> None:
        self.wire.faults.append(wires.Fault(*_POST, **_FAULTS[fault]))  # type: ignore[arg-type]

    async def ask(self, path: str, *, admin: bool = True, **values: str) -> str:
        first, *rest = path.split()
        options: list[dict[str, Any]] = [{"name": name, "type": 3, "value": value} for name, value in values.items()]
        for word in reversed(rest):
            options = [{"name": word, "type": 1, "options": options}]
        return await self._answer(2, {"id": "9", "name": first, "type": 1, "options": options}, admin=admin)

    async def press(self, name: str, argument: str = "") -> str:
        return await self._answer(3, {"custom_id": f"dl:{name}:{argument}", "component_type": 2}, admin=True)

    async def _answer(self, kind: int, data: dict[str, Any], *, admin: bool) -> str:
        before = len(self.wire.posted("PATCH", _ANSWER))
        await self.wire.interact("1", "11", kind, data, manage=admin)
        await self.wire.until(lambda: len(self.wire.posted("PATCH", _ANSWER)) > before)
        return _words(self.wire.posted("PATCH", _ANSWER)[-1].body)


def _words(message: dict[str, Any]) -> str:
    embeds = [f"{embed.get('title') or ''}\n{embed.get('description') or ''}" for embed in message.get("embeds") or []]
    return "\n".join([message.get("content") or "", *embeds])


@asynccontextmanager
async def on_discord() -> AsyncIterator[Bench]:
    """A server with one channel."""
    platforms: dict[str, Any] = {}
    async with wires.Wire() as wire, open_world(platforms=platforms) as world:
        wire.add_channel("1", "11")
        async with connected(wire, make_client(world.desk)) as client:
            platform = platforms["discord"] = DiscordPlatform(client, world.clock, seconds=3)
            world.feeds.shelves[feed().location] = (item(),)
            await add_source(world.desk, "1", feed())
            yield _Bench(wire, world, platform, Channel(platform="discord", workspace="1", id="11"))
        assert wire.objections == []
