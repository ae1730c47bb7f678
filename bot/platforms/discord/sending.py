"""Sending without people: a client that is logged in and connected to nothing, for processes that only send.

Discord lets a bot make 50 requests a second, all of its processes together
(https://docs.discord.com/developers/topics/rate-limits#global-rate-limit). So those that share a database take turns by a row.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

import discord

from bot.model.errors import TryLater
from bot.model.problems import Code
from bot.platforms.discord.client import RATE_LIMIT_WAIT
from bot.platforms.discord.outcomes import no_second_post
from bot.ports.queue import Clock

SPACING = timedelta(seconds=1) / 20
"""A message takes two requests where its channel has to be asked for first: with these it stays below the limit, and leaves
some of it to the answers that people get."""

LONGEST = timedelta(seconds=10)
"""Who would wait longer for a turn gives the message back."""

_TURNS = "discord.com"


class MessageTurns(Protocol):
    """Turns that several processes take (`bot.store.news.hosts`)."""

    async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
        """Take the next turn: when it is, and until when all are to rest, if they are."""
        ...


class SharedLimit:
    """The bot's limit, held by all processes of a database together."""

    def __init__(self, turns: MessageTurns, clock: Clock, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._turns = turns
        self._clock = clock
        self._sleep = sleep

    async def wait(self) -> None:
        """Until it is this process's turn to send a message. Raises TryLater where that is far away."""
        now = self._clock()
        turn, _ = await self._turns.reserve(_TURNS, now, SPACING)
        if turn - now > LONGEST:
            raise TryLater(Code.DISCORD_RATE_LIMITED, after=turn - now)
        await self._sleep(max(0.0, (turn - now).total_seconds()))


class SendingClient(discord.Client):
    """Knows no server and hears nothing: what it has to know of a channel it asks for."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            http_trace=no_second_post(),
        )
        self.http.max_ratelimit_timeout = RATE_LIMIT_WAIT

    def is_ready(self) -> bool:
        """Whether it is logged in."""
        return self.user is not None and not self.is_closed()
