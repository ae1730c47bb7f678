"""Supervises the Discord client: one that ends is replaced by a new one, with back-off."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import discord

from bot.model.backoff import Backoff
from bot.model.errors import UserError
from bot.platforms.discord.client import BAD_TOKEN, CONNECTION_FAILURES, NewsClient

log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]
_Client = TypeVar("_Client", bound=discord.Client)

PAUSE = Backoff(first=timedelta(seconds=5), longest=timedelta(minutes=5))
STEADY = 600.0
"""After a connection of so many seconds the back-off starts again."""


async def stay_connected(
    make: Callable[[], NewsClient], use: Callable[[NewsClient], None], token: str, *, sleep: Sleep = asyncio.sleep
) -> None:
    """Run clients one after the other until cancelled. Raises UserError when the token is invalid: waiting does not help then."""

    async def run(client: NewsClient) -> None:
        use(client)
        async with client:
            await client.start(token)

    def lost(problem: str) -> None:
        log.warning("discord_connection_lost", extra={"problem": problem})

    await _stay(make, run, lost, sleep)


async def stay_logged_in(
    make: Callable[[], discord.Client], use: Callable[[discord.Client], None], token: str, *, sleep: Sleep = asyncio.sleep
) -> None:
    """Be ready to send until cancelled, without a connection. Raises UserError when the token is invalid."""

    async def run(client: discord.Client) -> None:
        async with client:
            await client.login(token)
            use(client)
            log.info("discord_sends")
            await asyncio.get_running_loop().create_future()

    def lost(problem: str) -> None:
        log.warning("discord_not_logged_in", extra={"problem": problem})

    await _stay(make, run, lost, sleep)


async def _stay(
    make: Callable[[], _Client], run: Callable[[_Client], Awaitable[None]], lost: Callable[[str], None], sleep: Sleep
) -> None:
    """Run a client until it ends, then a new one, for ever."""
    failures = 0
    while True:
        started = asyncio.get_running_loop().time()
        try:
            await run(make())
        except discord.LoginFailure as problem:
            raise UserError(BAD_TOKEN) from problem
        except discord.PrivilegedIntentsRequired as problem:
            raise UserError(str(problem)) from problem
        except CONNECTION_FAILURES as problem:
            lost(f"{type(problem).__name__}: {problem}")
        was_steady = asyncio.get_running_loop().time() - started >= STEADY
        failures = 1 if was_steady else failures + 1
        await sleep(PAUSE.after(failures).total_seconds())
