"""A Discord interaction as a request to the command table: who asks, from where, and what was given as text."""

import re
from collections.abc import Mapping
from typing import Any

import discord

from bot.compose.wording import say
from bot.flows.commands.lines import IN_THREADS
from bot.model.conversation import Asker, Path, Request
from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.workspace import Channel
from bot.platforms.discord.home import home_of
from bot.platforms.discord.languages import language_of
from bot.platforms.discord.permissions import can_be_called, can_open_threads, can_post, missing

PLATFORM = "discord"
LARGEST_FILE = 2_000_000
"""The largest attachment in bytes; OPML files and settings are far smaller."""

_ID = re.compile(r"[0-9]{1,25}")

_FOR_A_CHANNEL: frozenset[Path] = frozenset({("digest", "schedule"), ("news", "setup")})

Interaction = discord.Interaction[Any]


def asker_of(interaction: Interaction) -> Asker:
    """The asker. Configuring requires Manage Server, whatever the server's settings for commands say, or the role that may
    configure."""
    workspace = home_of(interaction) or str(interaction.guild_id)
    manages = interaction.permissions.manage_guild or interaction.permissions.administrator
    roles = interaction.user.roles if isinstance(interaction.user, discord.Member) else ()
    return Asker(
        workspace=workspace,
        user=str(interaction.user.id),
        channel=Channel(platform=PLATFORM, workspace=workspace, id=str(interaction.channel_id)),
        is_admin=manages,
        delegates=manages,
        roles=frozenset(str(role.id) for role in roles),
        name=interaction.user.display_name,
        may_post=interaction.guild_id is not None
        and can_post(interaction.permissions, in_thread=isinstance(interaction.channel, discord.Thread)),
        language=language_of(interaction.locale),
    )


def request_of(interaction: Interaction, path: Path, given: Mapping[str, Any], attachment: bytes | None = None) -> Request:
    """The request with its values as text; omitted options are left out."""
    values = {name: text for name, value in given.items() if (text := _text(value)) is not None}
    return Request(path=path, asker=asker_of(interaction), values=values, attachment=attachment)


async def read_attachment(given: Mapping[str, Any], language: str) -> bytes | None:
    """The bytes of the file that was given, if any. Raises UserError when it is too large."""
    file = next((value for value in given.values() if isinstance(value, discord.Attachment)), None)
    if file is None:
        return None
    if file.size > LARGEST_FILE:
        raise UserError(say(language, "file_too_large", most=LARGEST_FILE // 1_000_000))
    body = await file.read()
    if len(body) > LARGEST_FILE:  # whatever type was declared
        raise UserError(say(language, "file_too_large", most=LARGEST_FILE // 1_000_000))
    return body


def wrong_choices(interaction: Interaction, request: Request, language: str, *, plain: bool) -> dict[str, str]:
    """By option, why the chosen channel, role or threads cannot be used: the bot may not post there, not call it, not open them.

    Where a digest is to come into the channel in which it is asked for, that is the chosen one.
    """
    guild, values = interaction.guild, request.values
    here = request.asker.channel.id if request.path in _FOR_A_CHANNEL and values.get("times") else ""
    if guild is None:
        return {}
    errors = wrong_place(guild, values.get("channel") or here, language, plain=plain)
    if values.get("followups") == IN_THREADS and not can_open_threads(guild):
        errors["followups"] = say(language, "lacking_threads")
    return errors | wrong_role(guild, values.get("ping", ""), language)


def wrong_place(guild: discord.Guild, channel: str, language: str, *, plain: bool) -> dict[str, str]:
    """Why the bot may not post in a channel or thread of the server; "" where it may, and where there is none."""
    if not channel:
        return {}
    place = guild.get_channel_or_thread(int(channel)) if _ID.fullmatch(channel) else None
    if place is None:  # such as a private thread that nobody added the bot to
        return {"channel": Problem(Code.CHANNEL_NOT_VISIBLE).say(language)}
    if lacking := missing(place, embeds=not plain, history=True):
        return {"channel": say(language, "lacking_permissions", names=", ".join(lacking), channel=place.name)}
    return {}


def wrong_role(guild: discord.Guild, role: str, language: str) -> dict[str, str]:
    """Why the bot may not call a role of the server; the command table judges words that are no id."""
    if not _ID.fullmatch(role):
        return {}
    called = guild.get_role(int(role))
    if called is None:
        return {"ping": say(language, "no_role", name=role)}
    return {} if can_be_called(guild, called) else {"ping": say(language, "role_not_callable", role=called.name)}


def _text(value: Any) -> str | None:
    match value:
        case None | discord.Attachment():
            return None
        case bool():
            return "true" if value else "false"
        case discord.Role() | discord.abc.GuildChannel() | discord.Thread():
            return str(value.id)
        case discord.app_commands.AppCommandChannel() | discord.app_commands.AppCommandThread():
            return str(value.id)
        case _:
            return str(value)
