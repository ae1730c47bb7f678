"""What became of a request that failed, as the bot's own errors: try later, perhaps arrived, or never.

discord.py repeats a request that a server error answered, which for a new thread or a follow-up means a second message.
`no_second_post` stops that: a POST that is answered by a 5xx is over, and whoever sent it decides. An acknowledgement may
be repeated: the second one is told that there was a first.
"""

from collections.abc import Mapping
from datetime import timedelta
from types import SimpleNamespace

import aiohttp
import discord

from bot.model.errors import DeliveryError, Refused, TryLater, Unclear

AFTER_A_WHILE = timedelta(seconds=30)
AFTER_A_BAN = timedelta(minutes=10)
"""A 429 without the server's own delay is a block of this address; every further request makes it longer."""

CANNOT_SEE = "the bot cannot see the channel"

_REASONS: Mapping[int, str] = {
    10003: "the channel is gone",
    10004: "the server is gone",
    10008: "the message is gone",
    50001: CANNOT_SEE,
    50013: "the bot is missing a permission in the channel",
    50024: "messages cannot be sent in this kind of channel",
    160005: "the thread is locked",
    40067: "the forum wants a tag on every post",
}
"""Discord's error codes that no waiting will mend."""


class ServerTrouble(Exception):
    """A POST was answered by a server error: it may have been carried out."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server answered {status}")


def no_second_post() -> aiohttp.TraceConfig:
    """Hooks for the client's HTTP session that raise ServerTrouble where the library would post again."""

    async def judge(session: aiohttp.ClientSession, context: SimpleNamespace, end: aiohttp.TraceRequestEndParams) -> None:
        if end.method == "POST" and end.response.status >= 500 and not end.url.path.endswith("/callback"):
            raise ServerTrouble(end.response.status)

    hooks = aiohttp.TraceConfig()
    hooks.on_request_end.append(judge)
    return hooks


FAILURES = (discord.DiscordException, ServerTrouble, aiohttp.ClientError, OSError, TimeoutError)
"""All that a request to Discord may raise."""


def outcome(problem: BaseException) -> DeliveryError:
    """What a failure means for the message that was being sent."""
    match problem:
        case discord.RateLimited():
            return TryLater("Discord asks for patience", after=timedelta(seconds=problem.retry_after))
        case discord.HTTPException():
            return _refusal(problem)
        case aiohttp.ClientConnectorError():
            return TryLater(f"Discord cannot be reached: {problem}", after=AFTER_A_WHILE)
        case TimeoutError():
            return Unclear("Discord did not answer in time")
        case discord.ClientException() | discord.InvalidData():
            return TryLater(f"the connection to Discord is not ready: {problem}", after=AFTER_A_WHILE)
        case _:
            return Unclear(f"the connection to Discord broke: {problem or type(problem).__name__}")


def _refusal(problem: discord.HTTPException) -> DeliveryError:
    if problem.status == 429:
        return TryLater("Discord turns this address away for a while", after=_wish(problem))
    if problem.status >= 500:
        return Unclear(f"Discord answered {problem.status}")
    if problem.status == 401:
        return TryLater("Discord does not accept the bot's token", after=AFTER_A_BAN)
    return Refused(
        _REASONS.get(problem.code) or f"Discord refused the message: {problem.text or problem.status} ({problem.code})"
    )


def _wish(problem: discord.HTTPException) -> timedelta:
    try:
        return timedelta(seconds=float(problem.response.headers["Retry-After"]))
    except (KeyError, ValueError):
        return AFTER_A_BAN
