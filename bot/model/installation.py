"""The bot's place in a workspace of a platform that hands out a token for each."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What a workspace gave when it let the bot in. The token is a secret: it is in no log and no `repr`."""

    workspace: str
    name: str
    token: str = field(repr=False)
    bot: str = ""
    bot_user: str = ""
