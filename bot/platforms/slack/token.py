"""The bot's and the app's tokens: whether they have the right form, and whose they are according to Slack."""

import re
from collections.abc import Iterator

from bot.model.errors import Refused, UserError
from bot.platforms.asking import in_time
from bot.platforms.descriptor import Token
from bot.platforms.slack.settings import SlackSettings

_TOKEN = re.compile(r"xoxb-\d+-\d+-\w+|xapp-\d+-\w+-\d+-\w+", re.ASCII)


def tokens_of(settings: SlackSettings) -> Iterator[Token]:
    """The two of them."""
    for name, title, place, secret, whose in (
        ("bot_token", "The bot's token (xoxb-…)", "Install App, Bot User OAuth Token", settings.bot_token, workspace),
        ("app_token", "The app-level token (xapp-…)", "Basic Information, App-Level Tokens", settings.app_token, socket),
    ):
        yield Token(
            key=f"slack.{name}",
            variable=f"SLACK_{name.upper()}",
            title=title,
            page=f"https://api.slack.com/apps, {place}",
            secret=secret,
            is_formed=bool(_TOKEN.fullmatch(secret)),
            whose=lambda whose=whose: whose(settings),  # type: ignore[misc]
        )


async def workspace(settings: SlackSettings) -> str:
    """The workspace of the bot's token. Raises UserError when it is invalid, BotError when Slack cannot be asked."""
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.platforms.slack.seats import OneSeat
    from bot.platforms.slack.send import TIMEOUT

    client = AsyncWebClient(base_url=f"{settings.api_base_url}/", timeout=TIMEOUT)
    try:
        seat = await in_time("Slack", OneSeat(client, settings.bot_token).whose())
    except Refused as problem:
        raise UserError(f"Slack does not take it: {problem}") from problem
    return f"the workspace {seat.name or seat.workspace}"


async def socket(settings: SlackSettings) -> str:
    """Try to open Socket Mode with the app's token. Raises BotError when that fails, or Slack cannot be asked."""
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.platforms.slack.outcomes import outcome
    from bot.platforms.slack.send import TIMEOUT

    client = AsyncWebClient(base_url=f"{settings.api_base_url}/", timeout=TIMEOUT)
    try:
        await in_time("Slack", client.apps_connections_open(app_token=settings.app_token))
    except SlackApiError as problem:
        raise UserError(f"Slack does not take it: {outcome(problem)}") from problem
    return "Socket Mode opens"
