"""Which part of the work a process does, where several share it over one database."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from bot.app.chats import Chat
from bot.model.errors import UserError

_TOKENS = {"discord": "DISCORD_TOKEN", "slack": "SLACK_APP_TOKEN and SLACK_BOT_TOKEN"}


class Role(StrEnum):
    """Everything in one process; or the news in one, and the people of each chat in one of their own.

    `NEWS` collects, makes digests and looks after the store. `DISCORD` and `SLACK` hold the connection, answer commands, and
    send what waits for their chat.
    """

    ALL = "all"
    NEWS = "news"
    DISCORD = "discord"
    SLACK = "slack"

    @property
    def gathers(self) -> bool:
        """Whether it collects news and makes digests."""
        return self in (Role.ALL, Role.NEWS)

    def serves(self, chats: Sequence[Chat]) -> tuple[Chat, ...]:
        """The chats whose people it answers. Raises UserError when its own is not set up."""
        if self is Role.ALL:
            return tuple(chats)
        mine = tuple(chat for chat in chats if chat.platform.name == self)
        if not (mine or self is Role.NEWS):
            raise UserError(f"--role {self}: {self.capitalize()} is not set up; set {_TOKENS[self]} (docs/{self}.md)")
        return mine

    def sends(self, platforms: Collection[str]) -> frozenset[str] | None:
        """The platforms, by name, to which it sends; None: to all that are open."""
        if self is Role.ALL:
            return None
        return frozenset(platforms) - {*_TOKENS} if self is Role.NEWS else frozenset({self.value})
