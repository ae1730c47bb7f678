"""Sends documents to Discord's channels: text, announcement, thread and forum (`bot.ports.delivery.ChatPlatform`).

Nothing here waits for a rate limit: the server's Retry-After goes back to the outbox, and other channels go on.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeGuard

import discord

from bot.compose.notices import notice
from bot.compose.wording import say
from bot.flows.desk import RESTS
from bot.flows.lost import ROLE_GONE
from bot.model.delivery import CLOCKS_APART, Search
from bot.model.document import Document, Limits
from bot.model.errors import DeliveryError, Refused, TryLater
from bot.model.problems import Code, Problem
from bot.model.workspace import Channel, Subscription
from bot.platforms.discord.announce import Announcements, Sleep
from bot.platforms.discord.asking import wrong_place, wrong_role
from bot.platforms.discord.body import bears, body, nonce
from bot.platforms.discord.forum import opened_since, post_name, post_to_continue, tags
from bot.platforms.discord.outcomes import AFTER_A_WHILE, FAILURES, outcome
from bot.platforms.discord.permissions import is_known, missing, target
from bot.platforms.discord.render import room
from bot.platforms.discord.threads import Place, edit_there, held_thread, thread_under
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

SECONDS = 15.0
"""The time limit of a request; the library's own is five minutes."""

LOOKED_THROUGH = 100
"""The most messages of a channel that are searched for an earlier one."""

Turn = Callable[[], Awaitable[None]]
"""Waits until this process may send, where several share the bot's rate limit."""

NAME = "discord"


class DiscordPlatform:
    """A client as a chat platform; the client can be replaced."""

    name = NAME

    def __init__(
        self,
        client: discord.Client | None,
        clock: Clock,
        *,
        seconds: float = SECONDS,
        sleep: Sleep = asyncio.sleep,
        turn: Turn | None = None,
    ) -> None:
        self.client = client
        self._turn = turn
        self._clock = clock
        self._seconds = seconds
        self.announcements = Announcements(clock, sleep=sleep, seconds=seconds)

    @property
    def is_ready(self) -> bool:
        """Whether the client has loaded its servers."""
        return self.client is not None and self.client.is_ready() and not self.client.is_closed()

    def use(self, client: discord.Client) -> None:
        """Go on with another client."""
        self.client = client

    def room(self, *, plain: bool) -> Limits:
        """As `render.room`."""
        return room(plain=plain)

    async def tell_admin(self, subscription: Subscription, problem: Problem, language: str, wording: str = RESTS) -> None:
        """Write to the digest's keeper; else to the server's owner, who is known without the list of members."""
        guild = self.client.get_guild(int(subscription.workspace_id)) if self.client else None
        server = guild.name if guild else subscription.workspace_id
        called = await self.channel_name(subscription.channel)
        place = f"{server}, #{called}" if called else server
        await self._tell(guild, subscription.keeper, server, say(language, wording, server=place, problem=problem))

    async def _tell(self, guild: discord.Guild | None, keeper: str, server: str, words: str) -> None:
        """Write to the first who can be reached: the named keeper, or the server's owner."""
        if self.client is None:
            return
        message = body(replace(notice(words), plain=True))
        owner = guild.owner_id if guild else None
        for user in dict.fromkeys(int(user_id) for user_id in (keeper, owner) if user_id):
            try:
                async with asyncio.timeout(self._seconds):
                    admin = await self.client.fetch_user(user)
                    await admin.send(message["content"], allowed_mentions=message["allowed_mentions"])
            except FAILURES as failure:
                log.warning("discord_admin_not_told", extra={"server": server, "problem": str(failure)})
            else:
                return

    async def tell_person(self, reader: Channel, words: str) -> None:
        """Write to one person, who may have left the server."""
        message = body(replace(notice(words), plain=True))
        try:
            async with asyncio.timeout(self._seconds):
                user = await self._connected().fetch_user(int(reader.person))
                await user.send(message["content"], allowed_mentions=message["allowed_mentions"])
        except (DeliveryError, *FAILURES) as failure:
            log.info("reader_not_told", extra={"problem": str(failure)})

    async def place_refusal(self, channel: Channel, ping: str, language: str, *, plain: bool) -> str:
        """Why the bot could not post there or call that role, as far as it knows the server."""
        guild = self.client.get_guild(int(channel.workspace)) if self.client and channel.workspace.isdecimal() else None
        if guild is None:
            return ""
        errors = wrong_place(guild, channel.thread or channel.id, language, plain=plain) | wrong_role(guild, ping, language)
        return "; ".join(errors.values())

    async def channel_name(self, channel: Channel) -> str:
        """The name of the channel or thread, as far as this process knows the server."""
        guild = self.client.get_guild(int(channel.workspace)) if self.client and channel.workspace.isdecimal() else None
        found = guild.get_channel_or_thread(target(channel)) if guild and (channel.thread or channel.id).isdecimal() else None
        return found.name if found else ""

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        """Post one part; the receipt is the ids of its channel and message. Raises TryLater, Unclear or Refused."""
        if self._turn:
            await self._turn()
        place = await self._place(channel)
        _check(place, document, ping)
        try:
            async with asyncio.timeout(self._seconds):
                thread = await self._thread(place, reply_to, document)
                made = body(document, mark=nonce(key), ping=ping, home=_home(channel))
                message = await self._post(thread or place, document, nonce(key), made)
        except FAILURES as problem:
            raise outcome(problem) from problem
        await self._announce(message, document.language)
        return f"{message.channel.id}/{message.id}"

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        """Replace a posted document by a corrected one; an edit calls nobody again. Raises DeliveryError."""
        where, message = map(int, receipt.split("/"))
        place = await self._place(replace(channel, thread=str(where)))
        if isinstance(place, discord.ForumChannel):
            raise Refused(Code.MESSAGE_GONE)
        try:
            async with asyncio.timeout(self._seconds):
                await edit_there(place, message, body(document, mark=nonce(key), ping=ping, home=_home(channel)))
        except FAILURES as problem:
            raise outcome(problem) from problem

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        """The receipt of a message that was sent before, found by its nonce or its mark among the newest since then.

        A thread that was opened for it is searched as well as the channel.
        """
        place, mark = await self._place(channel), nonce(key)
        try:
            async with asyncio.timeout(self._seconds):
                thread = await held_thread(self._connected(), place, reply_to) if _has_threads(place, reply_to) else None
                for apart in CLOCKS_APART:
                    wide = None if apart is None else search.wider(apart)
                    found = [message for where in (thread, place) if where for message in await self._recent(where, wide)]
                    for message in found:
                        if message.author == self._connected().user and bears(message, mark):
                            return f"{message.channel.id}/{message.id}"
        except discord.Forbidden:
            log.warning("discord_history_closed", extra={"channel": channel.id})
        except FAILURES as problem:
            raise outcome(problem) from problem
        return None

    def _connected(self) -> discord.Client:
        if self.client is None or self.client.user is None or self.client.is_closed():
            raise TryLater(Code.DISCORD_NOT_CONNECTED, after=AFTER_A_WHILE)
        return self.client

    async def _place(self, channel: Channel) -> Place | discord.ForumChannel:
        client = self._connected()
        if channel.person:
            return await self._direct(client, channel)
        place = client.get_channel(target(channel))
        if place is None:
            try:
                async with asyncio.timeout(self._seconds):
                    place = await client.fetch_channel(target(channel))
            except FAILURES as problem:
                raise _never_sent(outcome(problem)) from problem
        if str(getattr(getattr(place, "guild", None), "id", "")) != channel.workspace:
            raise Refused(Code.CHANNEL_OF_OTHER_SERVER)
        if isinstance(place, Place | discord.ForumChannel):
            return place
        raise Refused(Problem(Code.PLACE_KIND_TAKES_NO_MESSAGES, {"kind": type(place).__name__}))

    async def _thread(self, place: Place | discord.ForumChannel, reply_to: str, document: Document) -> discord.Thread | None:
        return await thread_under(self._connected(), place, reply_to, document) if _has_threads(place, reply_to) else None

    async def _direct(self, client: discord.Client, reader: Channel) -> discord.DMChannel:
        """The direct message channel of one person, opened where there is none yet; only for members of the server."""
        try:
            async with asyncio.timeout(self._seconds):
                await client.http.get_member(int(reader.workspace), int(reader.person))
                user = client.get_user(int(reader.person)) or await client.fetch_user(int(reader.person))
                return user.dm_channel or await user.create_dm()
        except FAILURES as problem:
            raise _never_sent(outcome(problem)) from problem

    async def _post(
        self, place: Place | discord.ForumChannel, document: Document, name: str, made: dict[str, Any]
    ) -> discord.Message:
        if isinstance(place, discord.ForumChannel):
            now = self._clock()
            post = post_to_continue(await self._own_posts(place), document, now)
            if post is None:
                opened: discord.channel.ThreadWithMessage = await place.create_thread(
                    name=post_name(document, now), applied_tags=tags(place, document), **made
                )
                return opened.message
            place = post
        sent: discord.Message = await place.send(nonce=name, **made)
        return sent

    async def _own_posts(self, forum: discord.ForumChannel) -> list[discord.Thread]:
        """The bot's own posts in a forum, the newest first; asked for where this process is not connected to the server."""
        me = self._connected().user
        posts = forum.threads if is_known(forum.guild) else await forum.guild.active_threads()
        mine = [post for post in posts if me and post.owner_id == me.id and post.parent_id == forum.id]
        return sorted(mine, key=lambda post: -post.id)

    async def _recent(self, place: Place | discord.ForumChannel, search: Search | None) -> list[discord.Message]:
        """The newest messages, of that time or of any."""
        since, until = (search.since, search.until) if search else (None, None)
        if not isinstance(place, discord.ForumChannel):
            within = place.history(limit=LOOKED_THROUGH, after=since, before=until, oldest_first=False)
            return [message async for message in within]
        found = []
        posts = await self._own_posts(place)
        for post in opened_since(posts, since) if since else posts:
            found += [message async for message in post.history(limit=LOOKED_THROUGH, oldest_first=True)]
        return found

    async def _announce(self, message: discord.Message, language: str) -> None:
        """Publish to the servers that follow an announcement channel. The message itself stays, whatever happens.

        What Discord accepts only later is published then, and the server's owner is told.
        """
        channel = message.channel
        if not (isinstance(channel, discord.TextChannel) and channel.is_news()):
            return
        if await self.announcements.publish(message, str(channel.guild.id)):
            server = channel.guild.name or str(channel.guild.id)
            words = say(language, "announced_later", server=server, channel=channel.name)
            await self._tell(channel.guild, "", server, words)


def _home(channel: Channel) -> str:
    """The server that a direct message is about, for its buttons."""
    return channel.workspace if channel.person else ""


def _has_threads(
    place: Place | discord.ForumChannel, reply_to: str
) -> TypeGuard[discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread | discord.ForumChannel]:
    """Whether there can be a thread to answer in: not in a direct message."""
    return bool(reply_to) and not isinstance(place, discord.DMChannel)


def _check(place: Place | discord.ForumChannel, document: Document, ping: str) -> None:
    """Raises Refused where the bot lacks a permission, or is to call a role that is gone."""
    if isinstance(place, discord.DMChannel):
        return
    if lacking := missing(place, embeds=not document.plain):
        raise Refused(Problem(Code.PERMISSIONS_MISSING, {"names": ", ".join(lacking), "channel": place.name}))
    if ping and is_known(place.guild) and place.guild.get_role(int(ping)) is None:
        raise Refused(ROLE_GONE)


def _never_sent(problem: DeliveryError) -> DeliveryError:
    """The outcome when the channel could not be looked up: nothing can have arrived."""
    return problem if isinstance(problem, Refused | TryLater) else TryLater(problem.problem, after=AFTER_A_WHILE)
