"""Discord's descriptor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.model.traits import Traits
from bot.platforms.descriptor import Chat, Descriptor, Token, Tools

if TYPE_CHECKING:
    from bot.store.store import Store


def _settings() -> type[Any]:
    from bot.platforms.discord.settings import DiscordSettings

    return DiscordSettings


def _open(settings: Any, store: Store, home: Path) -> Chat | None:
    if not settings.token:
        return None
    from bot.platforms.discord.opening import discord_chat

    return discord_chat(settings, home, store.hosts if store.database.server else None)


def _tokens(settings: Any) -> Iterator[Token]:
    from bot.platforms.discord.token import token_of

    yield token_of(settings)


def _commands(tools: Tools) -> click.Group:
    from bot.platforms.discord.cli import commands

    return commands(tools)


DISCORD = Descriptor(
    name="discord",
    title="Discord",
    needs="DISCORD_TOKEN",
    next_step="Invite it: dateline discord invite prints the address. Then, in a channel: /news setup",
    settings=_settings,
    open=_open,
    traits=Traits(lacks=("ar",), translates=True, role=r"[0-9]{5,25}", admins_only="admins_only_discord"),
    variables=frozenset({"DISCORD_TOKEN", "DISCORD_API_BASE", "DISCORD_GATEWAY_URL"}),
    tokens=_tokens,
    sends_by_request=True,
    shares=lambda settings: bool(settings.shards),
    about="Help with setting up the bot on Discord.",
    commands=_commands,
)
