"""The contract's bench in the toy chat."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.flows.manage import add_source
from bot.model.workspace import Channel
from bot.platforms.descriptor import Descriptor
from tests.builders import feed, item
from tests.contracts.chat.bench import Bench, Fault
from tests.contracts.chat.toy import TOY, Toy, ToyPlatform, ToyReception
from tests.fakes import FakeWorld, open_world


@dataclass
class _Bench:
    reception: ToyReception
    world: FakeWorld
    platform: ToyPlatform
    channel: Channel = field(default_factory=lambda: Channel(platform="toy", workspace="here", id="room"))
    descriptor: Descriptor = TOY

    def shown(self) -> list[str]:
        return [words for _, words in self.platform.toy.messages.values()]

    def fail(self, fault: Fault) -> None:
        self.platform.toy.fault = fault

    async def ask(self, path: str, *, admin: bool = True, **values: str) -> str:
        return await self.reception.ask(tuple(path.split()), values, admin=admin)

    async def press(self, name: str, argument: str = "") -> str:
        return await self.reception.ask(tuple(name.split(".")), {"argument": argument}, admin=True)


@asynccontextmanager
async def on_toy() -> AsyncIterator[Bench]:
    """A toy with one room."""
    platform = ToyPlatform(Toy())
    async with open_world(platforms={"toy": platform}) as world:
        world.feeds.shelves[feed().location] = (item(),)
        await add_source(world.desk, "here", feed())
        yield _Bench(ToyReception(world.desk, platform), world, platform)
