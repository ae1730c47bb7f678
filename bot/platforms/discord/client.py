"""The bot's connection to Discord: one client over all shards, with only the intent for servers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

import aiohttp
import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.flows.commands.table import COMMANDS
from bot.model.backoff import Backoff
from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.platforms.discord.commands import add_commands, add_menu, fingerprint
from bot.platforms.discord.languages import WordingTranslator
from bot.platforms.discord.outcomes import FAILURES, no_second_post
from bot.platforms.discord.reception import Reception

log = logging.getLogger(__name__)

RATE_LIMIT_WAIT = 1.0
"""Seconds that the library itself waits for a rate limit; a longer delay goes back to the outbox."""

AGAIN = Backoff(first=timedelta(minutes=1), longest=timedelta(hours=1))
"""The back-off before commands that could not be registered are registered again."""

BAD_TOKEN = "Discord does not accept the bot's token; copy it again from https://discord.com/developers/applications"  # noqa: S105


class Registered(Protocol):
    """Remembers which commands were registered last, so that a restart does not register them again."""

    async def read(self) -> str:
        """The fingerprint; "" when there is none."""
        ...

    async def write(self, fingerprint: str) -> None:
        """Keep the fingerprint."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Callbacks for lost places: a `server` by its id, a `channel` or `role` by the ids of its server and itself; for a server
    that is there again (`back`); and for which ones are `present` after a connect."""

    server: Callable[[str], Awaitable[None]]
    channel: Callable[[str, str], Awaitable[None]]
    role: Callable[[str, str], Awaitable[None]]
    back: Callable[[str], Awaitable[None]]
    present: Callable[[Collection[str]], Awaitable[None]]


def use_addresses(*, api_base: str = "", gateway: str = "") -> None:
    """Send the requests of all clients of this process to another host than Discord's: a proxy, or a simulation."""
    if api_base:
        Route.BASE = api_base.rstrip("/")
    if gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)


async def application_id(token: str) -> int:
    """Whose token this is. Raises UserError when it is invalid, or Discord cannot be reached."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(token)
        except discord.LoginFailure as problem:
            raise UserError(BAD_TOKEN) from problem
        except FAILURES as problem:
            raise UserError(Problem(Code.DISCORD_NOT_REACHED, {"detail": str(problem)})) from problem
        if client.application_id is None:
            raise UserError(BAD_TOKEN)
        return client.application_id


class NewsClient(discord.AutoShardedClient):
    """discord.py's client with the command table registered; it caches no messages and no members."""

    def __init__(self, reception: Reception, registered: Registered, losses: Losses, **options: Any) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=no_second_post(),
            **options,
        )
        self.http.max_ratelimit_timeout = RATE_LIMIT_WAIT  # the constructor would make it 30 seconds at least
        self._reception = reception
        self._registered = registered
        self._losses = losses
        self._registering: asyncio.Task[None] | None = None
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree, COMMANDS, reception)
        add_menu(self.tree, reception)

    async def setup_hook(self) -> None:
        """Register the commands; where that fails, the bot works with those that are registered, and tries again."""
        await self.tree.set_translator(WordingTranslator())
        if not await self._register():
            self._registering = asyncio.create_task(self._register_later())

    async def _register(self) -> bool:
        """Register the commands, if they have changed since the last time; whether they are registered now."""
        name = f"{self.application_id}:{await fingerprint(self.tree)}"
        if await self._registered.read() == name:
            return True
        try:
            commands = await self.tree.sync()
        except FAILURES as problem:
            log.warning("discord_commands_not_registered", extra={"problem": str(problem)})
            return False
        await self._registered.write(name)
        log.info("discord_commands_registered", extra={"commands": len(commands)})
        return True

    async def _register_later(self) -> None:
        failures = 1
        await asyncio.sleep(AGAIN.after(failures).total_seconds())
        while not await self._register():
            failures += 1
            await asyncio.sleep(AGAIN.after(failures).total_seconds())

    async def close(self) -> None:
        if self._registering:
            self._registering.cancel()
        await super().close()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Handle buttons and forms; the tree handles the commands."""
        await self._reception.other(interaction)

    async def on_ready(self) -> None:
        log.info("discord_ready", extra={"servers": len(self.guilds), "shards": self.shard_count})
        await self._look_round()

    async def on_shard_ready(self, shard_id: int) -> None:
        """One shard has a new session, later than the others; `on_ready` handles the first ones."""
        if self.is_ready():
            await self._look_round()

    async def _look_round(self) -> None:
        """Report which servers the bot is in. Discord is asked: the library keeps those of a former session in a new one."""
        try:
            present = frozenset([str(guild.id) async for guild in self.fetch_guilds(limit=None, with_counts=False)])
        except FAILURES as problem:
            log.warning("discord_servers_unknown", extra={"problem": str(problem)})
            return
        await self._losses.present(present)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._losses.back(str(guild.id))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self._losses.server(str(guild.id))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._losses.channel(str(channel.guild.id), str(channel.id))

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self._losses.role(str(role.guild.id), str(role.id))

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        await self._losses.channel(str(thread.guild_id), str(thread.thread_id))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log that a handler failed; the others go on."""
        log.exception("discord_event_failed", extra={"event": event_method})


CONNECTION_FAILURES = (*FAILURES, AttributeError, RuntimeError, aiohttp.ClientError)
"""Exceptions that may end a client. AttributeError: discord.py's own for a gateway that is unreachable at the first connect."""
