"""Announcements in news channels: what Discord accepts only later (ten an hour) is stored and published then, across restarts."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.model.errors import Refused, TryLater
from bot.model.note import Note, NoteKind
from bot.platforms.discord.outcomes import AFTER_A_WHILE, FAILURES, outcome
from bot.ports.commands import Notes
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

MOST_TRIES = 24
"""The most tries to publish one announcement; Discord's limit is per hour."""

WITHIN = timedelta(days=2)
"""An announcement that is older is not published any more."""

Sleep = Callable[[float], Awaitable[None]]
Published = discord.Message | discord.PartialMessage


class Announcements:
    """The waiting announcements. Without `notes` only this process knows them."""

    def __init__(self, clock: Clock, *, sleep: Sleep, seconds: float) -> None:
        self.notes: Notes | None = None
        self._clock = clock
        self._sleep = sleep
        self._seconds = seconds
        self._waiting: dict[str, asyncio.Task[None]] = {}

    async def publish(self, message: discord.Message, workspace: str) -> bool:
        """Publish a message to the servers that follow its channel; whether that has to wait."""
        wait = await self._publish(message)
        if wait is None:
            return False
        if self.notes:
            note = Note(workspace_id=workspace, kind=NoteKind.ANNOUNCEMENT, id=_name(message), text="{}", at=self._clock())
            await self.notes.write(note)
        self._later(message, workspace, wait)
        return True

    async def resume(self, client: discord.Client, workspace: str) -> int:
        """Go on with announcements that another process of this workspace, or an earlier run, left waiting; how many."""
        kept = await self.notes.notes(workspace, NoteKind.ANNOUNCEMENT, self._clock() - WITHIN) if self.notes else ()
        fresh = [note for note in kept if note.id not in self._waiting]
        for note in fresh:
            channel, message = map(int, note.id.split("/"))
            place = client.get_partial_messageable(channel, guild_id=int(workspace))
            self._later(place.get_partial_message(message), workspace, 0.0)
        return len(fresh)

    def _later(self, message: Published, workspace: str, wait: float) -> None:
        name = _name(message)
        task = asyncio.create_task(self._publish_later(message, workspace, wait))
        self._waiting[name] = task
        task.add_done_callback(lambda _: self._waiting.pop(name, None))

    async def _publish_later(self, message: Published, workspace: str, wait: float) -> None:
        for _ in range(MOST_TRIES):
            await self._sleep(wait)
            again = await self._publish(message)
            if again is None:
                break
            wait = again
        if self.notes:
            await self.notes.drop(workspace, NoteKind.ANNOUNCEMENT, _name(message))

    async def _publish(self, message: Published) -> float | None:
        """Seconds until it may be tried again; None when it is done, or hopeless."""
        try:
            async with asyncio.timeout(self._seconds):
                await message.publish()
        except FAILURES as problem:
            log.warning("discord_not_published", extra={"channel": message.channel.id, "problem": str(problem)})
            failure = outcome(problem)
            if isinstance(failure, Refused):
                return None
            return (failure.after if isinstance(failure, TryLater) else AFTER_A_WHILE).total_seconds()
        return None


def _name(message: Published) -> str:
    return f"{message.channel.id}/{message.id}"
