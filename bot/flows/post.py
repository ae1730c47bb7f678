"""Post for somebody who waits for it: once, whatever the connection does."""

import asyncio
import json
import logging
from dataclasses import replace
from datetime import timedelta

from bot.compose.fit import fit
from bot.flows.desk import CommandDesk
from bot.model.conversation import Reply
from bot.model.delivery import Search
from bot.model.document import Document
from bot.model.errors import BotError, TryLater, Unclear
from bot.model.note import Note
from bot.model.workspace import Channel
from bot.ports.delivery import ChatPlatform
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

_SHOWS_UP = 1.0
"""Seconds after which a message that arrived can be looked up."""

_TRIES = 3
_LONGEST_WAIT = 30.0
"""Seconds that somebody may wait because the platform asks for it."""

CLAIMED = timedelta(minutes=3)
"""No answer and its posting take longer together."""

SHOWN = "{}"
"""What stands in a note that was a claim."""


async def post_once(platform: ChatPlatform, channel: Channel, document: Document, key: str, clock: Clock) -> None:
    """Post it in as many messages as it takes. Raises DeliveryError, which may leave it posted in part."""
    for number, part in enumerate(fit(document, platform.room(plain=document.plain)), start=1):
        await _post_part(platform, channel, part, f"{key}:{number}", clock)


async def _post_part(platform: ChatPlatform, channel: Channel, document: Document, key: str, clock: Clock) -> None:
    """One message. One that may have arrived is looked for before it is sent again; one that did not comes a little later."""
    began = clock()
    for _ in range(_TRIES - 1):
        try:
            await platform.send(channel, document, key)
        except TryLater as problem:
            wait = problem.after.total_seconds()
            if not 0 < wait <= _LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
            continue
        except Unclear:
            await asyncio.sleep(_SHOWS_UP)
            if not await platform.find(channel, key, Search(since=began, until=clock())):
                continue
        return
    await platform.send(channel, document, key)


async def settle(desk: CommandDesk, reply: Reply) -> None:
    """What a reply claimed for everybody holds from now on, since everybody was shown it."""
    if reply.claim:
        try:
            await desk.notes.write(replace(reply.claim, text=SHOWN))
        except BotError as problem:  # The brief is there; the next one may come a little sooner.
            log.warning("note_not_kept", extra={"problem": str(problem)})


def claimed(desk: CommandDesk, note: Note) -> Note:
    """A note as a claim of this process: what it says has yet to come about, and does not if the process ends before it does."""
    return replace(note, text=json.dumps({"claimed_by": desk.process}))


def holds(desk: CommandDesk, note: Note) -> bool:
    """Whether what a note says came about, or may still: a claim goes with its process, and in any case after a while."""
    claimant = json.loads(note.text).get("claimed_by")
    if claimant is None:
        return True
    lives = claimant == desk.process or desk.may_live(claimant)
    return lives and desk.clock() - note.at < CLAIMED


async def take_back(desk: CommandDesk, reply: Reply) -> None:
    """Let go of what a reply claimed for everybody, since nobody was shown it: whoever asks again need not wait."""
    if reply.claim:
        await desk.notes.drop(reply.claim.workspace_id, reply.claim.kind, reply.claim.id)
