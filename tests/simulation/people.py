"""Admins and readers: what they type and press, and what they were answered.

They ask the command table, as both chats do. Every answer is looked through for what belongs to another workspace.
"""

import asyncio
import math
import random
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from bot.flows.commands.table import answer
from bot.flows.desk import Desk
from bot.flows.publish import digest_name
from bot.model.conversation import Asker, Reply, Request
from bot.model.delivery import DeliveryState
from bot.model.document import Action
from bot.model.workspace import Channel
from tests.flows.commands.asking import text
from tests.simulation.clockwork import Timeline

READING = (
    ("brief", {}),
    ("brief", {"since": "2d"}),
    ("quotes", {}),
    ("sources.list", {}),
    ("sources.health", {}),
    ("topics.list", {}),
    ("digest.list", {}),
    ("digest.preview", {}),
    ("news.status", {}),
    ("news.help", {}),
    ("news.about", {}),
    ("alerts.list", {}),
    ("topics.test", {"words": "riverwatch"}),
    ("brief", {"topic": "riverwatch"}),
)
"""What readers type."""


@dataclass(slots=True)
class Rest:
    """A time in which an admin wants no digest. A crash may take the answer: it is unsure then."""

    since: float
    until: float = math.inf
    is_sure: bool = False


@dataclass(slots=True)
class Order:
    """A digest that an admin ordered, and all that was done about it, by true seconds."""

    workspace: str
    platform: str
    channel: str
    times: tuple[time, ...]
    zone: str
    quiet: tuple[time, time] | None = None
    alerts: bool = False
    in_threads: bool = False
    id: str = ""
    made_at: float = 0.0
    rests: list[Rest] = field(default_factory=list)
    """When it was muted or paused."""
    manual: list[tuple[datetime, datetime]] = field(default_factory=list)
    """When somebody asked for it at once, and until when it was made then: by the bot's clock."""
    disturbed: list[float] = field(default_factory=list)
    """When an admin changed something about it that moves its next time."""

    @property
    def schedule(self) -> str:
        return "daily " + " and ".join(f"{at:%H:%M}" for at in self.times)

    @property
    def quiet_words(self) -> str:
        return f"{self.quiet[0]:%H:%M}-{self.quiet[1]:%H:%M}" if self.quiet else ""


@dataclass(slots=True)
class Place:
    """A workspace, its channels, and the hosts of the feeds that it ever followed."""

    id: str
    platform: str
    channels: list[str]
    secret: str
    """A word of its own: the name of a topic that nobody else may ever read."""
    feeds: list[str] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    forgotten_at: float = float("inf")
    done_at: float = float("inf")
    """When it was let go of."""
    actions: list[Action] = field(default_factory=list)
    """Buttons that its people were shown."""


@dataclass(slots=True)
class Answered:
    """A command and its answer: None where none came, since the process died."""

    at: float
    place: str
    command: str
    admin: bool
    words: str | None = None
    took: float = 0.0


class People:
    """Everybody who ever types or presses something."""

    def __init__(self, timeline: Timeline, rng: random.Random) -> None:
        self._timeline, self._rng = timeline, rng
        self.answers: list[Answered] = []
        self.desk: Desk | None = None

    async def ask(self, place: Place, command: str, *, admin: bool = False, channel: str = "", **values: str) -> str | None:
        """The words of the answer; None while no bot is there, or none any more."""
        desk = self.desk
        if desk is None or place.forgotten_at <= self._timeline.now:
            return None
        where = Channel(platform=place.platform, workspace=place.id, id=channel or place.channels[0])
        asker = Asker(
            workspace=place.id, user="U7" if place.platform == "slack" else "7", channel=where, is_admin=admin, language="en"
        )
        said = Answered(self._timeline.now, place.id, command, admin)
        self.answers.append(said)
        reply: Reply = await answer(desk, Request(path=tuple(command.split(".")), asker=asker, values=values))
        said.words, said.took = text(reply), self._timeline.now - said.at
        if reply.document:
            place.actions = [*place.actions, *reply.document.actions][-30:]
        return said.words

    async def read(self, place: Place) -> None:
        """A reader types something."""
        command, values = self._rng.choice(READING)
        await self.ask(place, command, channel=self._rng.choice(place.channels), **values)

    async def press(self, place: Place, shown_to: Place) -> None:
        """A reader presses a button; one that others were shown is forged."""
        if self._rng.random() < 0.5 and self.desk is not None:
            ids = {order.id for order in shown_to.orders}
            sent = await self.desk.outbox.listed(DeliveryState.SENT)
            if told := [one for one in sent if one.subscription_id in ids]:
                one = self._rng.choice(told)
                about = self._rng.choice(("quotes", "timeline", "why"))
                await self.ask(place, f"digest.{about}", argument=digest_name(one.subscription_id, one.slot))
        elif shown_to.actions:
            action = self._rng.choice(shown_to.actions)
            await self.ask(place, action.name, argument=action.argument)

    async def set_up(self, place: Place, urls: list[str]) -> bool:
        """An admin sets everything up; whether all of it is there."""
        for url in urls:
            await self.ask(place, "sources.add", admin=True, url=url)
        await self.ask(place, "topics.add", admin=True, name=place.secret, words=f"{place.secret.lower()}, riverwatch")
        for order in place.orders:
            await self.order(place, order)
        return all(order.id for order in place.orders)

    async def order(self, place: Place, order: Order) -> None:
        """Order one digest, with its options."""
        where = order.channel
        await self.ask(place, "digest.schedule", admin=True, channel=where, times=order.schedule, zone=order.zone, length="long")
        desk = self.desk
        if desk is None:
            return
        held = await desk.workspaces.subscriptions(place.id)
        order.id = next((one.id for one in held if one.channel.id == where), "")
        if not order.id:
            return
        order.made_at = self._timeline.now
        if order.quiet or order.in_threads:
            follow_ups = "in_threads" if order.in_threads else "in_channel"
            await self.ask(
                place,
                "digest.options",
                admin=True,
                channel=where,
                digest=order.id,
                quiet=order.quiet_words or "none",
                followups=follow_ups,
                empty="say_so",
            )
        if order.alerts:
            rule = {"outlets": "2", "minutes": "180", "most": "9"}
            await self.ask(place, "alerts.on", admin=True, channel=where, topic=place.secret, digest=order.id, **rule)

    async def at_once(self, place: Place, order: Order) -> None:
        """An admin cannot wait."""
        began = self._timeline.clock()
        order.manual.append((began, began + timedelta(minutes=2)))
        await self.ask(place, "digest.now", admin=True, channel=order.channel, digest=order.id)

    async def hush(self, place: Place, order: Order, hours: int) -> None:
        """An admin mutes a digest. By a clock that is ahead it is silent until that clock's time comes."""
        order.disturbed.append(self._timeline.now)
        ahead = max(self._timeline.skew.total_seconds(), 0.0)
        order.rests.append(Rest(self._timeline.now, self._timeline.now + hours * 3600 + ahead))
        words = await self.ask(place, "digest.mute", admin=True, channel=order.channel, digest=order.id, time=f"{hours}h")
        if words is not None and "silent" in words and not self._timeline.skew:
            order.rests[-1].is_sure = True
            for earlier in order.rests[:-1]:
                if earlier.since < order.rests[-1].since < earlier.until < math.inf:
                    earlier.until = order.rests[-1].since  # The last word counts, be it a shorter rest.

    async def rest(self, place: Place, order: Order, hours: int) -> None:
        """An admin pauses a digest, and resumes it later."""
        order.disturbed.append(self._timeline.now)
        order.rests.append(Rest(self._timeline.now))
        if await self.ask(place, "digest.pause", admin=True, channel=order.channel, digest=order.id):
            order.rests[-1].is_sure = True
            await asyncio.sleep(hours * 3600)
            await self.wake(place, order)

    async def wake(self, place: Place, order: Order) -> None:
        """An admin lets a digest go on."""
        order.disturbed.append(self._timeline.now)
        if await self.ask(place, "digest.resume", admin=True, channel=order.channel, digest=order.id):
            for rest in order.rests:
                rest.until = min(rest.until, self._timeline.now)
