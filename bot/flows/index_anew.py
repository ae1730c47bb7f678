"""Reindexing: after an upgrade that analyses words differently, stored articles are indexed again, newest first, in the
background.

The store's logbook says how far it is, so that it goes on after a restart, and two processes do not both do it. Until it is done,
older articles are found by the old analysis.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.model.upkeep import Chore, Entry
from bot.ports.care import StoreCare
from bot.ports.queue import Clock
from bot.ports.reading import Understanding
from bot.understand.words import WORDS_VERSION

log = logging.getLogger(__name__)

BATCH = 50
"""Articles per batch: about half a second of a reading process, a few milliseconds of the writer."""

_BREATH = 0.05
_SILENT = timedelta(minutes=5)
"""After so long without progress its process counts as dead."""
_DONE = "done"


async def begin_index(care: StoreCare, now: datetime) -> None:
    """A store without articles has nothing to be indexed again: all that comes is indexed by this version."""
    if await care.entry(Chore.INDEXING) is None and not await care.indexable(None, 1):
        await care.enter(Chore.INDEXING, _finished(now), last=None)


async def is_index_old(care: StoreCare, now: datetime) -> bool:
    """Whether articles with an old index are left, and no process works on them."""
    entry = await care.entry(Chore.INDEXING)
    version, progress = _progress(entry)
    if version == WORDS_VERSION:
        return progress != _DONE and (entry is None or not timedelta() <= now - entry.at < _SILENT)
    return True


async def index_anew(care: StoreCare, understanding: Understanding, clock: Clock) -> int:
    """Index the rest; how many articles."""
    if not await is_index_old(care, clock()):
        return 0
    last = await care.entry(Chore.INDEXING)
    version, progress = _progress(last)
    below = int(progress) if version == WORDS_VERSION and progress.isdecimal() else None
    count = 0
    while batch := await care.indexable(below, BATCH):
        await care.index(await understanding.index(batch))
        below, count = batch[-1].place, count + len(batch)
        entry = Entry(at=clock(), words=f"{WORDS_VERSION} {below}")
        if not await care.enter(Chore.INDEXING, entry, last=last):
            return count  # Another process does it.
        last = entry
        await asyncio.sleep(_BREATH)
    await care.enter(Chore.INDEXING, _finished(clock()), last=last)
    if count:
        log.info("index_made_anew", extra={"articles": count, "version": WORDS_VERSION})
    return count


def _finished(now: datetime) -> Entry:
    return Entry(at=now, words=f"{WORDS_VERSION} {_DONE}")


def _progress(entry: Entry | None) -> tuple[int, str]:
    version, _, progress = entry.words.partition(" ") if entry else ("", "", "")
    return (int(version) if version.isdecimal() else 0), progress
