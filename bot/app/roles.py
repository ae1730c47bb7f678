"""Roles: which part of the work a process does, where several share one database."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from bot.model.errors import UserError
from bot.platforms.descriptor import Chat
from bot.platforms.table import PLATFORMS

_CHATS = {chat.name: chat for chat in PLATFORMS}
_BY_REQUEST = frozenset(chat.name for chat in PLATFORMS if chat.sends_by_request)


class Role(str):
    """Everything in one process; or parts of it, each in any number of processes.

    `CHAT` holds the connection to the chats, answers commands, and sends what waits for them; a role by the name of a chat
    is the same for that one alone. `WORKER` visits sources and reads pages, and sends to chats that want no
    connection for it. `CLOCK` makes digests when they are due and looks after the store. `NEWS` is worker and clock in one, and
    sends to no chat.
    """

    __slots__ = ()
    ALL: ClassVar["Role"]
    CHAT: ClassVar["Role"]
    WORKER: ClassVar["Role"]
    CLOCK: ClassVar["Role"]
    NEWS: ClassVar["Role"]

    @staticmethod
    def every() -> "Iterator[Role]":
        """All roles."""
        return map(Role, ("all", "chat", "worker", "clock", "news", *_CHATS))

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
        return not self.works or self == Role.ALL

    @property
    def works(self) -> bool:
        """Whether it does the background work."""
        return self.gathers or self.publishes

    def serves(self, chats: Sequence[Chat]) -> tuple[Chat, ...]:
        """The chats whose people it answers. Raises UserError when its own is not set up."""
        if self == Role.ALL:
            return tuple(chats)
        mine = tuple(chat for chat in chats if chat.platform.name in self._chats)
        if not mine and self.has_people:
            lacking = " or ".join(f"{_CHATS[chat].title} (set {_CHATS[chat].needs}; docs/{chat}.md)" for chat in self._chats)
            raise UserError(f"--role {self} serves people in a chat, and none is set up: {lacking}")
        return mine

    def sends(self, platforms: Collection[str]) -> frozenset[str] | None:
        """The platforms, by name, that it sends to; None: all that are open."""
        if self == Role.ALL:
            return None
        if self.has_people:
            return frozenset(self._chats)
        without_people = _BY_REQUEST if self == Role.WORKER else frozenset[str]()
        return without_people | (frozenset(platforms) - {*_CHATS} if self.publishes else frozenset())

    def only_sends(self, chats: Sequence[Chat]) -> tuple[Chat, ...]:
        """The chats that it sends to without answering their people."""
        sends = self.sends([chat.platform.name for chat in chats]) or frozenset()
        return tuple(chat for chat in chats if not self.has_people and chat.send and chat.platform.name in sends)

    def is_in_the_way_of(self, other: "Role") -> bool:
        """Whether two processes of these roles are one too many: both connect to one chat, or both print the terminal's digest.

        Any number of workers and clocks may run beside whatever else there is.
        """
        if {self, other} & {Role.WORKER, Role.CLOCK}:
            return False
        return self == other or Role.ALL in (self, other) or not {*self._chats}.isdisjoint(other._chats)

    @property
    def _chats(self) -> tuple[str, ...]:
        if self == Role.CHAT:
            return tuple(_CHATS)
        return (str(self),) if self in _CHATS else ()


Role.ALL, Role.CHAT, Role.WORKER, Role.CLOCK, Role.NEWS = (Role(name) for name in ("all", "chat", "worker", "clock", "news"))
