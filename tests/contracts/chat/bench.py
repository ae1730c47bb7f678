"""What the contract of a chat needs of each: a bot at a desk, one channel that it can post to, and somebody who asks."""

from enum import Enum, auto
from typing import Protocol

from bot.model.workspace import Channel
from bot.platforms.descriptor import Descriptor
from bot.ports.delivery import ChatPlatform
from tests.fakes import FakeWorld


class Fault(Enum):
    """What goes wrong with the next post."""

    LOST = auto()
    """The message is there, and the connection breaks before the bot hears of it."""
    BUSY = auto()
    """The chat asks to wait 12 seconds; nothing is there."""
    GONE = auto()
    """There is no such channel any more."""


class Bench(Protocol):
    """One chat with the bot in it. Its newsroom follows a feed with a report of a flood, for the channel's workspace alone."""

    descriptor: Descriptor
    world: FakeWorld
    platform: ChatPlatform
    channel: Channel

    def shown(self) -> list[str]:
        """The words of each message in the channel, oldest first."""
        ...

    def fail(self, fault: Fault) -> None:
        """Let the next post go wrong."""
        ...

    async def ask(self, path: str, *, admin: bool = True, **values: str) -> str:
        """Give a command ("topics list") with its options; the words of the answer."""
        ...

    async def press(self, name: str, argument: str = "") -> str:
        """Press a button of that name; the words of the answer."""
        ...
