"""The outcome of a failed request, as the bot's own errors: try later, unclear, or refused.

discord.py repeats a request after a server error, which for a new thread or a follow-up would post twice. `no_second_post` stops
that: a POST answered by a 5xx is over, and the sender decides. An acknowledgement may be repeated: Discord answers that there was
a first.
"""

from collections.abc import Mapping
from datetime import timedelta
from types import SimpleNamespace

import aiohttp
import discord

from bot.model.errors import DeliveryError, Refused, TryLater, Unclear
from bot.model.problems import Code, Problem

AFTER_A_WHILE = timedelta(seconds=30)
AFTER_A_BAN = timedelta(minutes=10)
"""A 429 without Retry-After is a block of this address; every further request makes it longer."""

_REASONS: Mapping[int, Code] = {
    10003: Code.CHANNEL_GONE,
    10004: Code.SERVER_GONE,
    10007: Code.PERSON_LEFT,
    10008: Code.MESSAGE_GONE,
    10013: Code.PERSON_LEFT,
    50001: Code.CHANNEL_NOT_VISIBLE,
    50007: Code.DIRECT_MESSAGES_CLOSED,
    50013: Code.PERMISSION_MISSING,
    50024: Code.CHANNEL_KIND_TAKES_NO_MESSAGES,
    160005: Code.THREAD_LOCKED,
    40067: Code.FORUM_WANTS_TAG,
    50278: Code.PERSON_LEFT,
}
"""Discord's error codes for permanent failures."""


class ServerTrouble(Exception):
    """A server error answered a POST: it may have been carried out."""

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
"""All exceptions of a request to Discord."""


def outcome(problem: BaseException) -> DeliveryError:
    """The outcome for the message that was being sent."""
    match problem:
        case discord.RateLimited():
            return TryLater(Code.DISCORD_RATE_LIMITED, after=timedelta(seconds=problem.retry_after))
        case discord.HTTPException():
            return _refusal(problem)
        case aiohttp.ClientConnectorError():
            return TryLater(Problem(Code.DISCORD_NOT_REACHED, {"detail": str(problem)}), after=AFTER_A_WHILE)
        case TimeoutError():
            return Unclear(Code.DISCORD_NO_ANSWER)
        case discord.ClientException() | discord.InvalidData():
            return TryLater(Problem(Code.DISCORD_NOT_READY, {"detail": str(problem)}), after=AFTER_A_WHILE)
        case _:
            return Unclear(Problem(Code.DISCORD_CONNECTION_BROKE, {"detail": str(problem) or type(problem).__name__}))


def _refusal(problem: discord.HTTPException) -> DeliveryError:
    if problem.status == 429:
        return TryLater(Code.DISCORD_ADDRESS_BLOCKED, after=_wish(problem))
    if problem.status >= 500:
        return Unclear(Problem(Code.DISCORD_ANSWERED, {"status": problem.status}))
    if problem.status == 401:
        return TryLater(Code.DISCORD_TOKEN_REFUSED, after=AFTER_A_BAN)
    return Refused(_REASONS.get(problem.code) or Problem(Code.DISCORD_REFUSED, {"detail": _detail(problem)}))


def _detail(problem: discord.HTTPException) -> str:
    return f"{problem.text or problem.status} ({problem.code})"


def _wish(problem: discord.HTTPException) -> timedelta:
    try:
        return timedelta(seconds=float(problem.response.headers["Retry-After"]))
    except (KeyError, ValueError):
        return AFTER_A_BAN
