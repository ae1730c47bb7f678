"""The bot's token: whether it has the right form, and whose it is according to Discord."""

import re

from bot.platforms.asking import in_time
from bot.platforms.descriptor import Token
from bot.platforms.discord.settings import DiscordSettings

_TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)
"""Three pieces in base64url, the first of them the application's id."""


def token_of(settings: DiscordSettings) -> Token:
    """The token of the settings."""

    async def whose() -> str:
        return f"the application {await application(settings)}"

    return Token(
        key="discord.token",
        variable="DISCORD_TOKEN",
        title="The bot's token",
        page="https://discord.com/developers/applications, page Bot, Reset Token",
        secret=settings.token,
        is_formed=bool(_TOKEN.fullmatch(settings.token)),
        whose=whose,
    )


async def application(settings: DiscordSettings) -> int:
    """The id of the application that the token is of. Raises UserError when it is invalid, or Discord cannot be asked."""
    from bot.platforms.discord.client import application_id, use_addresses

    use_addresses(api_base=settings.api_base)
    return await in_time("Discord", application_id(settings.token))
