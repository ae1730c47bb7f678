"""The permissions that the bot needs, and their names in Discord's settings."""

from collections.abc import Mapping

import discord

from bot.model.workspace import Channel

NAMES: Mapping[str, str] = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
"""The invitation asks for these and no more. Reading history is only for finding the bot's own message after a broken connection.
"""

THREADS = "create_public_threads"
"""Asked for only where follow-ups are to go into threads."""

INVITED = discord.Permissions(**dict.fromkeys(NAMES, True))
"""What the invitation asks for."""


def missing(channel: discord.abc.GuildChannel | discord.Thread, *, embeds: bool = True, history: bool = False) -> tuple[str, ...]:
    """The names of permissions that the bot needs to post here and does not have; empty where that is not known.

    `history`: also to find its own message again, without which a broken connection may post twice.
    """
    me = channel.guild.me
    if me is None:
        return ()
    granted = channel.permissions_for(me)
    wanted = {
        "view_channel": True,
        "send_messages": not isinstance(channel, discord.Thread),
        "send_messages_in_threads": isinstance(channel, discord.Thread | discord.ForumChannel),
        "embed_links": embeds,
        "read_message_history": history,
    }
    return tuple(NAMES[name] for name, is_needed in wanted.items() if is_needed and not getattr(granted, name))


def is_known(guild: discord.Guild) -> bool:
    """Whether this process is connected to the server: of others it knows neither roles nor permissions nor threads."""
    return guild.me is not None


def can_post(granted: discord.Permissions, *, in_thread: bool) -> bool:
    """Whether these permissions allow writing messages there."""
    return granted.send_messages_in_threads if in_thread else granted.send_messages


def can_open_threads(guild: discord.Guild) -> bool:
    """Whether the bot may open threads on this server; a single channel may still forbid it."""
    return guild.me is None or guild.me.guild_permissions.create_public_threads


def can_be_called(guild: discord.Guild, role: discord.Role) -> bool:
    """Whether a mention of the role by the bot notifies its members; @everyone is no role to call."""
    if role.is_default():
        return False
    return role.mentionable or (guild.me is not None and guild.me.guild_permissions.mention_everyone)


def target(channel: Channel) -> int:
    """The id of the channel or thread that messages go to."""
    return int(channel.thread or channel.id)


def invitation(application_id: int, *, threads: bool = False) -> str:
    """The address at which an admin adds the bot to a server; with the right to open threads if that is wanted."""
    wanted = discord.Permissions(INVITED.value)
    wanted.create_public_threads = threads
    return discord.utils.oauth_url(application_id, permissions=wanted, scopes=("bot", "applications.commands"))
