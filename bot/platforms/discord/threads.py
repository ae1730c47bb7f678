"""Threads: those under the bot's own messages, for follow-ups to a story, and archived ones."""

import logging
from collections.abc import Mapping
from typing import Any

import discord

from bot.compose.units import cut
from bot.model.document import Document
from bot.platforms.discord.limits import THREAD_NAME
from bot.platforms.discord.markup import plain
from bot.platforms.discord.permissions import missing

log = logging.getLogger(__name__)

Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread | discord.DMChannel

_ARCHIVED = 50083


async def thread_under(
    client: discord.Client, place: discord.abc.GuildChannel | discord.Thread, receipt: str, document: Document
) -> discord.Thread | None:
    """The thread of an earlier message, opened if need be; None where there can be none.

    A message in a forum post or a thread has the thread that it is in. None also for a deleted message, and where the bot may not
    open threads: follow-ups then come into the channel itself.
    """
    if held := await held_thread(client, place, receipt):
        return _usable(held)
    channel, message = map(int, receipt.split("/"))
    if channel != place.id or not isinstance(place, discord.TextChannel):
        return None
    try:
        return await place.get_partial_message(message).create_thread(name=cut(plain(document.title), THREAD_NAME))
    except discord.HTTPException as problem:
        if problem.status >= 500 or problem.status == 429:
            raise
        log.warning("discord_no_thread", extra={"channel": place.id, "problem": problem.text or str(problem.status)})
        return None


async def edit_there(place: Place, message: int, made: Mapping[str, Any]) -> None:
    """Edit a message. An archived thread or forum post, in which nothing can be changed, is opened again for it."""
    try:
        await place.get_partial_message(message).edit(**made)
    except discord.HTTPException as problem:
        if problem.code != _ARCHIVED or not isinstance(place, discord.Thread):
            raise
        await place.edit(archived=False)
        await place.get_partial_message(message).edit(**made)


async def held_thread(
    client: discord.Client, place: discord.abc.GuildChannel | discord.Thread, receipt: str
) -> discord.Thread | None:
    """The thread that a message has or is in, if there is one. A thread opened at a message has the message's id."""
    channel, message = map(int, receipt.split("/"))
    thread = channel if channel != place.id else message
    found = client.get_channel(thread)
    if found is None:
        try:
            found = await client.fetch_channel(thread)
        except (discord.NotFound, discord.Forbidden):
            return None
    return found if isinstance(found, discord.Thread) else None


def _usable(thread: discord.Thread | None) -> discord.Thread | None:
    return thread if thread and not thread.locked and not missing(thread) else None
