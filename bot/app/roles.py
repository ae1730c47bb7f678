"""Which part of the work a process does, where several share it over one database."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from bot.app.chats import Chat
from bot.model.errors import UserError

_TOKENS = {"discord": "DISCORD_TOKEN", "slack": "SLACK_APP_TOKEN and SLACK_BOT_TOKEN"}


_BY_REQUEST = frozenset({"discord"})
"""Chats to which a message is one request, from whatever process."""


class Role(StrEnum):
    """Everything in one process; or parts of it, each in any number of processes.

    `CHAT` holds the connection to the chats, answers commands, and sends what waits for them; `DISCORD` and `SLACK` are the
    same for one of the two. `WORKER` visits sources and reads pages, and sends to chats that want no connection for it. `CLOCK`
    makes digests when they are due and looks after the store. `NEWS` is worker and clock in one, and sends to no chat.
    """

    ALL = "all"
    CHAT = "chat"
    WORKER = "worker"
    CLOCK = "clock"
    NEWS = "news"
    DISCORD = "discord"
    SLACK = "slack"

    @property
    def gathers(self) -> bool:
        """Whether it visits sources and reads pages."""
        return self in (Role.ALL, Role.NEWS, Role.WORKER)

    @property
    def publishes(self) -> bool:
        """Whether it makes digests and looks after the store."""
        return self in (Role.ALL, Role.NEWS, Role.CLOCK)

    @property
    def has_people(self) -> bool:
        """Whether it answers people in a chat."""
        return not self.works or self is Role.ALL

    @property
    def works(self) -> bool:
        """Whether it does what nobody has to ask for."""
        return self.gathers or self.publishes

    def serves(self, chats: Sequence[Chat]) -> tuple[Chat, ...]:
        """The chats whose people it answers. Raises UserError when its own is not set up."""
        if self is Role.ALL:
            return tuple(chats)
        mine = tuple(chat for chat in chats if chat.platform.name in self._chats)
        if not mine and self.has_people:
            lacking = " or ".join(f"{chat.capitalize()} (set {_TOKENS[chat]}; docs/{chat}.md)" for chat in self._chats)
            raise UserError(f"--role {self} serves people in a chat, and none is set up: {lacking}")
        return mine

    def sends(self, platforms: Collection[str]) -> frozenset[str] | None:
        """The platforms, by name, to which it sends; None: to all that are open."""
        if self is Role.ALL:
            return None
        if self.has_people:
            return frozenset(self._chats)
        without_people = _BY_REQUEST if self is Role.WORKER else frozenset[str]()
        return without_people | (frozenset(platforms) - {*_TOKENS} if self.publishes else frozenset())

    def only_sends(self, chats: Sequence[Chat]) -> tuple[Chat, ...]:
        """The chats to which it sends without answering their people."""
        sends = self.sends([chat.platform.name for chat in chats]) or frozenset()
        return tuple(chat for chat in chats if not self.has_people and chat.send and chat.platform.name in sends)

    def is_in_the_way_of(self, other: "Role") -> bool:
        """Whether two processes of these roles are one too many: both connect to a chat, or print the terminal's digest.

        Of workers and clocks there may be any number, beside whatever else there is.
        """
        if {self, other} & {Role.WORKER, Role.CLOCK}:
            return False
        return self is other or Role.ALL in (self, other) or not {*self._chats}.isdisjoint(other._chats)

    @property
    def _chats(self) -> tuple[str, ...]:
        if self is Role.CHAT:
            return tuple(_TOKENS)
        return (self.value,) if self.value in _TOKENS else ()
