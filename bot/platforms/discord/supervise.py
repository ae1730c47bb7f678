"""Keeps the bot on Discord: a client that ends is replaced by a new one, after a while that grows with every failure."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.model.backoff import Backoff
from bot.model.errors import UserError
from bot.platforms.discord.client import BAD_TOKEN, CONNECTION_FAILURES, NewsClient

log = logging.getLogger(__name__)

PAUSE = Backoff(first=timedelta(seconds=5), longest=timedelta(minutes=5))
STEADY = 600.0
"""A connection that held for so many seconds starts the pauses anew."""


async def stay_connected(
    make: Callable[[], NewsClient],
    use: Callable[[NewsClient], None],
    token: str,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Run clients one after the other until cancelled. Raises UserError when the token is no good: waiting will not mend it."""
    failures = 0
    while True:
        client = make()
        use(client)
        started = asyncio.get_running_loop().time()
        try:
            async with client:
                await client.start(token)
        except discord.LoginFailure as problem:
            raise UserError(BAD_TOKEN) from problem
        except discord.PrivilegedIntentsRequired as problem:
            raise UserError(str(problem)) from problem
        except CONNECTION_FAILURES as problem:
            log.warning("discord_connection_lost", extra={"problem": f"{type(problem).__name__}: {problem}"})
        was_steady = asyncio.get_running_loop().time() - started >= STEADY
        failures = 1 if was_steady else failures + 1
        await sleep(PAUSE.after(failures).total_seconds())
