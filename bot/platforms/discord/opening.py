"""Opens Discord: settings, platform, client and the callbacks for lost places."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.flows.desk import CommandDesk, Desk
from bot.flows.lost import come_back, look_round, lose_channel, lose_role, lose_server
from bot.platforms.descriptor import Chat
from bot.platforms.discord.client import Losses, NewsClient, use_addresses
from bot.platforms.discord.reception import Reception
from bot.platforms.discord.send import NAME, DiscordPlatform
from bot.platforms.discord.sending import MessageTurns, SendingClient, SharedLimit
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.shards import client_options
from bot.platforms.discord.supervise import stay_connected, stay_logged_in

REGISTERED = "var/discord-commands"


@dataclass(frozen=True, slots=True)
class RememberedInFile:
    """A file with the fingerprint of the registered commands; losing it costs one more registration."""

    path: Path

    async def read(self) -> str:
        """The file's content; "" without one."""
        try:
            return await asyncio.to_thread(self.path.read_text, encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    async def write(self, fingerprint: str) -> None:
        """Write it."""

        def put() -> None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(fingerprint, encoding="utf-8")

        await asyncio.to_thread(put)


def _now() -> datetime:
    return datetime.now(UTC)


def discord_chat(settings: DiscordSettings, home: Path, turns: MessageTurns | None = None) -> Chat:
    """Discord, not connected yet: messages to it wait. `turns` are shared by all processes of a database."""
    shards = client_options(settings.shards)
    platform = DiscordPlatform(None, _now, turn=SharedLimit(turns, _now).wait if turns else None)

    async def serve(desk: Desk) -> None:
        use_addresses(api_base=settings.api_base, gateway=settings.gateway_url)
        reception, registered = Reception(desk), RememberedInFile(home / REGISTERED)
        platform.announcements.notes = desk.notes
        losses = losses_of(desk)
        await stay_connected(lambda: NewsClient(reception, registered, losses, **shards), platform.use, settings.token)

    async def send() -> None:
        use_addresses(api_base=settings.api_base, gateway=settings.gateway_url)
        await stay_logged_in(SendingClient, platform.use, settings.token)

    return Chat(platform=platform, serve=serve, send=send)


def losses_of(desk: CommandDesk) -> Losses:
    """The callbacks for when the bot loses a place, or has it again."""

    async def server(guild: str) -> None:
        await lose_server(desk, NAME, guild)

    async def channel(guild: str, name: str) -> None:
        await lose_channel(desk, guild, name)

    async def role(guild: str, name: str) -> None:
        await lose_role(desk, guild, name)

    async def back(guild: str) -> None:
        await come_back(desk, guild)

    async def present(guilds: Collection[str]) -> None:
        await look_round(desk, NAME, guilds)
        platform = desk.platforms.get(NAME)
        if isinstance(platform, DiscordPlatform) and platform.client is not None:
            for guild in guilds:
                await platform.announcements.resume(platform.client, guild)

    return Losses(server=server, channel=channel, role=role, back=back, present=present)
