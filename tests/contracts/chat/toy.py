"""A whole chat in one file: its settings, how it sends, how people talk to the bot in it, and its descriptor.

It stands in this process's memory. A real one has a folder, and a client library where this has `Toy`.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel, ConfigDict

from bot.flows.commands.table import answer
from bot.flows.desk import Desk
from bot.model.conversation import Asker, Reply, Request
from bot.model.delivery import Search
from bot.model.document import Document, Limits, Rule, text_with_zones
from bot.model.errors import Refused, TryLater, Unclear
from bot.model.traits import Traits
from bot.model.workspace import Channel
from bot.platforms.descriptor import Chat, Descriptor, Tools
from bot.platforms.reception import answer_or_apology, post_for_all
from bot.store.store import Store
from tests.contracts.chat.bench import Fault


class ToySettings(BaseModel):
    """The section [toy], which may be missing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    room: str = ""


@dataclass
class Toy:
    """The chat: its messages by receipt, each with its key, and what the next post meets with."""

    messages: dict[str, tuple[str, str]] = field(default_factory=dict)
    fault: Fault | None = None


class ToyPlatform:
    """`bot.ports.delivery.ChatPlatform` over a toy."""

    name = "toy"

    def __init__(self, toy: Toy) -> None:
        self.toy = toy

    def room(self, *, plain: bool) -> Limits:
        return Limits(characters=2000, blocks=20, block_characters=1000)

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        fault, self.toy.fault = self.toy.fault, None
        if fault is Fault.BUSY:
            raise TryLater("the toy is busy", after=timedelta(seconds=12))
        if fault is Fault.GONE:
            raise Refused("the toy has no such room")
        receipt = str(len(self.toy.messages) + 1)
        self.toy.messages[receipt] = (key, _words(document))
        if fault is Fault.LOST:
            raise Unclear("the toy said nothing")
        return receipt

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        return next((receipt for receipt, (held, _) in self.toy.messages.items() if held == key), None)

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        if receipt not in self.toy.messages:
            raise Refused("the toy has no such message")
        self.toy.messages[receipt] = (key, _words(document))


@dataclass
class ToyReception:
    """Takes what people say, and gives what the command table answers."""

    desk: Desk
    platform: ToyPlatform

    async def ask(self, path: tuple[str, ...], values: dict[str, str], *, admin: bool) -> str:
        channel = Channel(platform="toy", workspace="here", id="room")
        asker = Asker(workspace="here", user="u", channel=channel, is_admin=admin, may_post=True, language="en")
        reply = await answer_or_apology(answer(self.desk, Request(path=path, asker=asker, values=values)), _english, user="u")
        return await self._shown(reply)

    async def _shown(self, reply: Reply) -> str:
        if reply.post and reply.document:
            clock, key = self.desk.clock, f"post:{len(self.platform.toy.messages)}"
            return (await post_for_all(self.platform, reply.post, reply.document, key=key, clock=clock, language="en"))[1]
        return _words(reply.document) if reply.document else reply.form.title if reply.form else ""


async def _english() -> str:
    return "en"


def _words(document: Document) -> str:
    return "\n".join(text_with_zones(block.spans) for block in document.blocks if not isinstance(block, Rule))


def _open(settings: Any, store: Store, home: Path) -> Chat | None:
    async def serve(desk: Desk) -> None:
        await asyncio.Event().wait()

    return Chat(platform=ToyPlatform(Toy()), serve=serve) if settings.room else None


def _commands(tools: Tools) -> click.Group:
    @click.group(cls=tools.group, epilog="Example:  dateline toy room")
    def toy() -> None:
        """Help with the toy."""

    @toy.command()
    @click.pass_context
    def room(context: click.Context) -> None:
        """Print where the bot would talk."""
        click.echo(tools.settings(context).room)

    return toy


TOY = Descriptor(
    name="toy",
    title="Toy",
    needs="TOY_ROOM",
    next_step="Wind it up",
    settings=lambda: ToySettings,
    open=_open,
    traits=Traits(role="[a-z]+"),
    variables=frozenset({"TOY_ROOM"}),
    about="Help with the toy.",
    commands=_commands,
)
