"""Sending only: a logged-in client without a gateway connection, for processes that only send.

Discord lets a bot make 50 requests a second, all of its processes together
(https://docs.discord.com/developers/topics/rate-limits#global-rate-limit). So processes that share a database take turns by a
row.
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
"""The time between two messages. A message takes two requests where its channel has to be looked up first: this stays below the
limit, and leaves room for answers to people."""

LONGEST = timedelta(seconds=10)
"""Where the wait for a turn is longer, the message goes back to the outbox."""

_TURNS = "discord.com"


class MessageTurns(Protocol):
    """Turns shared by several processes (`bot.store.news.hosts`)."""

    async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
        """Take the next turn: when it is, and until when all have to pause, if they do."""
        ...


class SharedLimit:
    """The bot's rate limit, shared by all processes of a database."""

    def __init__(self, turns: MessageTurns, clock: Clock, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._turns = turns
        self._clock = clock
        self._sleep = sleep

    async def wait(self) -> None:
        """Wait for this process's turn to send a message. Raises TryLater where that takes too long."""
        now = self._clock()
        turn, _ = await self._turns.reserve(_TURNS, now, SPACING)
        if turn - now > LONGEST:
            raise TryLater(Code.DISCORD_RATE_LIMITED, after=turn - now)
        await self._sleep(max(0.0, (turn - now).total_seconds()))


class SendingClient(discord.Client):
    """A client without servers and events: it looks up what it has to know of a channel."""

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
