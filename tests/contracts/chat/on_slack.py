"""The contract's bench on Slack's wire."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.model.workspace import Channel
from bot.platforms.descriptor import Descriptor
from bot.platforms.slack.descriptor import SLACK
from bot.platforms.slack.send import SlackPlatform
from tests.contracts.chat.bench import Bench, Fault
from tests.fakes import FakeWorld
from tests.platforms.slack import wire as wires
from tests.platforms.slack.people import Newsdesk, open_newsdesk, shown

_FAULTS = {
    Fault.LOST: wires.Fault(status=503, after_the_work=True),
    Fault.BUSY: wires.Fault(status=429, retry_after=12),
    Fault.GONE: wires.Fault(error="channel_not_found"),
}


@dataclass
class _Bench:
    newsdesk: Newsdesk
    world: FakeWorld
    platform: SlackPlatform
    channel: Channel
    descriptor: Descriptor = SLACK

    def shown(self) -> list[str]:
        return [shown(message) for message in self.newsdesk.wire.room().messages]

    def fail(self, fault: Fault) -> None:
        self.newsdesk.wire.restamp(self.world.clock())
        self.newsdesk.wire.fail("chat.postMessage", _FAULTS[fault])

    async def ask(self, path: str, *, admin: bool = True, **values: str) -> str:
        line = " ".join([f"/{path}", *(f"{name}:{value}" for name, value in values.items())])
        return shown(await self.newsdesk.ask(line, user="UADMIN" if admin else "UREADER"))

    async def press(self, name: str, argument: str = "") -> str:
        pressed = await self.newsdesk.press({"action_id": name, "value": argument})
        return shown(await self.newsdesk.answer(pressed))


@asynccontextmanager
async def on_slack() -> AsyncIterator[Bench]:
    """A workspace with one channel."""
    async with wires.open_wire() as wire, open_newsdesk(wire) as newsdesk:
        newsdesk.platform._clock = lambda: newsdesk.world.clock().timestamp()
        yield _Bench(newsdesk, newsdesk.world, newsdesk.platform, Channel(platform="slack", workspace="T1", id="C1"))
        assert not wire.broken
