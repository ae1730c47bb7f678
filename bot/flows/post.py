"""Posts an answer once (idempotency), whatever the connection does, while somebody waits for it."""

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
"""Seconds after which a message that arrived can be found."""

_TRIES = 3
_LONGEST_WAIT = 30.0
"""The longest Retry-After, in seconds, that a person is made to wait for."""

CLAIMED = timedelta(minutes=3)
"""An answer and its posting take no longer together."""

SHOWN = "{}"
"""The text of a note that was a claim."""


async def post_once(platform: ChatPlatform, channel: Channel, document: Document, key: str, clock: Clock) -> None:
    """Post it in as many messages as it takes. Raises DeliveryError; part of it may be posted then."""
    for number, part in enumerate(fit(document, platform.room(plain=document.plain)), start=1):
        await _post_part(platform, channel, part, f"{key}:{number}", clock)


async def _post_part(platform: ChatPlatform, channel: Channel, document: Document, key: str, clock: Clock) -> None:
    """Post one message. One that may have arrived is looked for before it is sent again, a little later."""
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
    """Confirm the claims of a reply, since everybody was shown it."""
    if reply.claim:
        try:
            await desk.notes.write(replace(reply.claim, text=SHOWN))
        except BotError as problem:  # The brief is posted; the next one may come a little sooner.
            log.warning("note_not_kept", extra={"problem": str(problem)})


def claimed(desk: CommandDesk, note: Note) -> Note:
    """A note as a claim of this process: it is confirmed later, and void if the process ends before."""
    return replace(note, text=json.dumps({"claimed_by": desk.process}))


def holds(desk: CommandDesk, note: Note) -> bool:
    """Whether a note is confirmed, or may still be: a claim ends with its process, and in any case after a while."""
    claimant = json.loads(note.text).get("claimed_by")
    if claimant is None:
        return True
    lives = claimant == desk.process or desk.may_live(claimant)
    return lives and desk.clock() - note.at < CLAIMED


async def take_back(desk: CommandDesk, reply: Reply) -> None:
    """Withdraw the claims of a reply that nobody was shown: the next asker need not wait."""
    if reply.claim:
        await desk.notes.drop(reply.claim.workspace_id, reply.claim.kind, reply.claim.id)
