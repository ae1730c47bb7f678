"""Digests to Discord's channels: text, announcement, thread and forum (`bot.ports.ChatPlatform`).

Nothing here waits for a rate limit: the server's delay goes back to the outbox, and other channels go on.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.compose.notices import notice
from bot.compose.wording import say
from bot.model.document import Document
from bot.model.errors import DeliveryError, Refused, TryLater
from bot.model.workspace import Channel, Subscription
from bot.platforms.discord.body import bears, embeds, nonce
from bot.platforms.discord.buttons import view_of
from bot.platforms.discord.forum import own_posts, post_name, post_to_continue, tags
from bot.platforms.discord.outcomes import AFTER_A_WHILE, FAILURES, outcome
from bot.platforms.discord.permissions import missing, target
from bot.platforms.discord.render import LIMITS, PLAIN_LIMITS, render
from bot.ports import Clock

log = logging.getLogger(__name__)

SECONDS = 15.0
"""How long a request may take; the library itself would wait for five minutes."""

LOOKED_THROUGH = 100
"""Messages of a channel among which an earlier one is looked for."""

_CLOCKS = timedelta(minutes=2)
"""How far Discord's clock may be from ours."""

NAME = "discord"
Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread


class DiscordPlatform:
    """A client as a chat platform; it can be exchanged for a new one. In plain mode messages have no embeds."""

    name = NAME

    def __init__(self, client: discord.Client | None, clock: Clock, *, plain: bool = False, seconds: float = SECONDS) -> None:
        self.client = client
        self._clock = clock
        self._plain = plain
        self._seconds = seconds
        self.limits = PLAIN_LIMITS if plain else LIMITS

    def use(self, client: discord.Client) -> None:
        """Go on with another client."""
        self.client = client

    async def tell_admin(self, subscription: Subscription, problem: str) -> None:
        """Write to the server's owner, who alone is known without asking for the list of members."""
        guild = self.client.get_guild(int(subscription.workspace_id)) if self.client else None
        if self.client is None or guild is None or guild.owner_id is None:
            return
        told = say("en", "digest_rests", server=guild.name, problem=problem)
        try:
            async with asyncio.timeout(self._seconds):
                owner = await self.client.fetch_user(guild.owner_id)
                await owner.send(render(notice(told), plain=True).content, allowed_mentions=discord.AllowedMentions.none())
        except FAILURES as failure:
            log.warning("discord_owner_not_told", extra={"server": guild.id, "problem": str(failure)})

    async def send(self, channel: Channel, document: Document, key: str) -> str:
        """Post one part; the receipt is the ids of its channel and message. Raises TryLater, Unclear or Refused."""
        place = await self._place(channel)
        self._check(place)
        try:
            async with asyncio.timeout(self._seconds):
                message = await self._post(place, document, nonce(key))
        except FAILURES as problem:
            raise outcome(problem) from problem
        await self._announce(message)
        return f"{message.channel.id}/{message.id}"

    async def find(self, channel: Channel, key: str, since: datetime) -> str | None:
        """The receipt of a message that is there already, by its nonce or its mark, among the newest since then."""
        place, mark = await self._place(channel), nonce(key)
        try:
            async with asyncio.timeout(self._seconds):
                for message in await _recent(place, since - _CLOCKS):
                    if message.author == self._connected().user and bears(message, mark):
                        return f"{message.channel.id}/{message.id}"
        except discord.Forbidden:
            log.warning("discord_history_closed", extra={"channel": channel.id})
        except FAILURES as problem:
            raise outcome(problem) from problem
        return None

    def _connected(self) -> discord.Client:
        if self.client is None or self.client.user is None or self.client.is_closed():
            raise TryLater("Discord is not connected", after=AFTER_A_WHILE)
        return self.client

    async def _place(self, channel: Channel) -> Place | discord.ForumChannel:
        client = self._connected()
        place = client.get_channel(target(channel))
        if place is None:
            try:
                async with asyncio.timeout(self._seconds):
                    place = await client.fetch_channel(target(channel))
            except FAILURES as problem:
                raise _never_sent(outcome(problem)) from problem
        if str(getattr(getattr(place, "guild", None), "id", "")) != channel.workspace:
            raise Refused("the channel belongs to another server")
        if isinstance(place, Place | discord.ForumChannel):
            return place
        raise Refused(f"messages cannot be sent to a {type(place).__name__}")

    def _check(self, place: Place | discord.ForumChannel) -> None:
        if lacking := missing(place, embeds=not self._plain):
            raise Refused(f"the bot is missing {', '.join(lacking)} in #{place.name}")

    async def _post(self, place: Place | discord.ForumChannel, document: Document, name: str) -> discord.Message:
        message = render(document, plain=self._plain)
        body: dict[str, Any] = {
            "content": message.content or None,
            "embeds": embeds(message, name),
            "allowed_mentions": discord.AllowedMentions.none(),
        }
        if view := view_of(document.actions):
            body["view"] = view
        if isinstance(place, discord.ForumChannel):
            now = self._clock()
            post = post_to_continue(place, document, now)
            if post is None:
                opened: discord.channel.ThreadWithMessage = await place.create_thread(
                    name=post_name(document, now), applied_tags=tags(place, document), **body
                )
                return opened.message
            place = post
        sent: discord.Message = await place.send(nonce=name, **body)
        return sent

    async def _announce(self, message: discord.Message) -> None:
        """Publish to the servers that follow an announcement channel. The message is there, whatever comes of it."""
        if not (isinstance(message.channel, discord.TextChannel) and message.channel.is_news()):
            return
        try:
            async with asyncio.timeout(self._seconds):
                await message.publish()
        except FAILURES as problem:
            log.warning("discord_not_published", extra={"channel": message.channel.id, "problem": str(problem)})


async def _recent(place: Place | discord.ForumChannel, since: datetime) -> list[discord.Message]:
    if not isinstance(place, discord.ForumChannel):
        return [message async for message in place.history(limit=LOOKED_THROUGH, after=since, oldest_first=False)]
    found = []
    for post in own_posts(place, since):
        found += [message async for message in post.history(limit=LOOKED_THROUGH, oldest_first=True)]
    return found


def _never_sent(problem: DeliveryError) -> DeliveryError:
    """Looking for the channel failed, so nothing can have arrived."""
    return problem if isinstance(problem, Refused | TryLater) else TryLater(str(problem), after=AFTER_A_WHILE)
