"""The chats' tokens: whether they look like ones, and whose they are when their platform is asked."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from bot.app.settings import DiscordSettings, Settings
from bot.app.slack_settings import SlackSettings
from bot.model.errors import Refused, UserError

T = TypeVar("T")

_SECONDS = 20.0
_DISCORD = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)
"""Three pieces in base64url, the first of them the application's id."""
_SLACK = re.compile(r"xoxb-\d+-\d+-\w+|xapp-\d+-\w+-\d+-\w+", re.ASCII)

DISCORD_PAGE = "https://discord.com/developers/applications, page Bot, Reset Token"
SLACK_BOT_PAGE = "https://api.slack.com/apps, Install App, Bot User OAuth Token"
SLACK_APP_PAGE = "https://api.slack.com/apps, Basic Information, App-Level Tokens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One that is set: its setting and variable, where it is to be had, whether it looks like one, and how to ask whose it is."""

    key: str
    variable: str
    page: str
    is_formed: bool
    whose: Callable[[], Awaitable[str]]


def tokens(settings: Settings) -> Iterator[Token]:
    """Those that are set."""
    discord, slack = settings.discord, settings.slack
    if discord.token:
        yield Token(
            key="discord.token",
            variable="DISCORD_TOKEN",
            page=DISCORD_PAGE,
            is_formed=bool(_DISCORD.fullmatch(discord.token)),
            whose=lambda: _said_application(discord),
        )
    for name, secret, page, whose in (
        ("bot_token", slack.bot_token, SLACK_BOT_PAGE, lambda: slack_workspace(slack)),
        ("app_token", slack.app_token, SLACK_APP_PAGE, lambda: slack_socket(slack)),
    ):
        if secret:
            variable = f"SLACK_{name.upper()}"
            yield Token(key=f"slack.{name}", variable=variable, page=page, is_formed=bool(_SLACK.fullmatch(secret)), whose=whose)


async def discord_application(settings: DiscordSettings) -> int:
    """The id of the application that the token is of. Raises UserError when it is nobody's, or Discord cannot be asked."""
    from bot.platforms.discord.client import application_id, use_addresses

    use_addresses(api_base=settings.api_base)
    return await _in_time("Discord", application_id(settings.token))


async def slack_workspace(settings: SlackSettings) -> str:
    """The workspace that the bot's token is of. Raises UserError when it is nobody's, BotError when Slack cannot be asked."""
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.platforms.slack.seats import OneSeat
    from bot.platforms.slack.send import TIMEOUT

    client = AsyncWebClient(base_url=f"{settings.api_base_url}/", timeout=TIMEOUT)
    try:
        seat = await _in_time("Slack", OneSeat(client, settings.bot_token).whose())
    except Refused as problem:
        raise UserError(f"Slack does not take it: {problem}") from problem
    return f"the workspace {seat.name or seat.workspace}"


async def slack_socket(settings: SlackSettings) -> str:
    """Whether Socket Mode opens with the app's token. Raises BotError when it does not, or Slack cannot be asked."""
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.platforms.slack.outcomes import outcome
    from bot.platforms.slack.send import TIMEOUT

    client = AsyncWebClient(base_url=f"{settings.api_base_url}/", timeout=TIMEOUT)
    try:
        await _in_time("Slack", client.apps_connections_open(app_token=settings.app_token))
    except SlackApiError as problem:
        raise UserError(f"Slack does not take it: {outcome(problem)}") from problem
    return "Socket Mode opens"


async def _said_application(settings: DiscordSettings) -> str:
    return f"the application {await discord_application(settings)}"


async def _in_time(platform: str, asked: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout(_SECONDS):
            return await asked
    except TimeoutError:
        raise UserError(f"{platform} did not answer within {_SECONDS:.0f} s; is there a connection to the net?") from None
