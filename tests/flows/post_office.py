"""A desk that only sends, to a chat whose answers a test writes down beforehand."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.compose.notices import notice
from bot.flows.desk import Desk
from bot.model.delivery import Delivery, DeliveryState, Search
from bot.model.document import Document, Limits
from bot.model.errors import Refused
from bot.model.problems import Problem
from bot.model.workspace import Channel, Subscription, Window
from tests.builders import subscription
from tests.fakes import NOW, FakeClock, open_world

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
LATER = MINUTE * 61
"""Longer than any wait without a wish of the receiver's."""


@dataclass
class Chat:
    """A chat whose next answers are scripted: what is raised, and whether the message arrived all the same."""

    clock: FakeClock
    name: str = "fake"
    limits: Limits = field(default_factory=lambda: Limits(characters=6000, blocks=50, block_characters=3000))
    channels: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    script: list[tuple[Exception | None, bool]] = field(default_factory=list)
    lookups: list[Exception | None] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    hold: dict[str, asyncio.Event] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0

    def room(self, *, plain: bool) -> Limits:
        return self.limits

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            if channel.id in self.hold:
                await self.hold[channel.id].wait()
            await asyncio.sleep(0)
        finally:
            self.at_once -= 1
        problem, arrives = self.script.pop(0) if self.script else (None, True)
        if arrives:
            self.channels[channel.id].append(key)
        if problem:
            raise problem
        return f"receipt of {key}"

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        self.searches.append(search)
        if self.lookups and (problem := self.lookups.pop(0)):
            raise problem
        return f"found {key}" if key in self.channels[channel.id] else None

    @property
    def looked_since(self) -> list[datetime]:
        return [search.since for search in self.searches]

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        raise Refused("nothing is edited here")


@dataclass(frozen=True)
class Post:
    """A desk, its clock and its chat; `told` is what the admins were told."""

    desk: Desk
    clock: FakeClock
    chat: Chat
    told: list[tuple[str, str]]

    async def publish(self, name: str = "daily", parts: int = 1, slot: datetime = NOW) -> list[str]:
        """A digest of so many parts in a channel of its own; the keys."""
        due = subscription(name, next_run_at=slot)
        await self.desk.workspaces.save_subscription(due)
        window = Window(start=slot - DAY, end=slot)
        deliveries = [_delivery(due, slot, part) for part in range(1, parts + 1)]
        assert await self.desk.outbox.publish(due, slot, deliveries, window=window, next_run_at=slot + DAY)
        return [delivery.key for delivery in deliveries]

    async def only(self) -> Delivery:
        (delivery,) = await self.desk.outbox.listed(*DeliveryState)
        return delivery

    async def states(self) -> list[DeliveryState]:
        return [delivery.state for delivery in await self.desk.outbox.listed(*DeliveryState)]

    def posted(self, name: str = "daily") -> list[str]:
        return self.chat.channels[f"{name}-channel"]


def _delivery(due: Subscription, slot: datetime, part: int) -> Delivery:
    key = f"{due.id}:{slot:%d}:{part}"
    return Delivery(key=key, subscription_id=due.id, slot=slot, channel=due.channel, part=part, document=notice(f"Part {part}"))


async def eventually(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  (there is no event for it)
            await asyncio.sleep(0.01)


@asynccontextmanager
async def open_post() -> AsyncIterator[Post]:
    """An empty post office at half past two."""
    told: list[tuple[str, str]] = []

    async def tell(subscription: Subscription, problem: Problem) -> None:
        told.append((subscription.id, problem))

    async with open_world(tell_admin=tell) as world:
        chat = Chat(world.clock)
        yield Post(replace(world.desk, platforms={"fake": chat}), world.clock, chat, told)
