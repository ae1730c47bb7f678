"""Nightly upkeep of the store: backups, retention, and database maintenance.

It is due once a day, at the first quiet hour after the last time; a newsroom that was off in that hour does it when it starts.
The store's logbook says when it was last done, so that of several processes only one does it.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.timing import stopwatch
from bot.model.errors import BotError
from bot.model.upkeep import Chore, Entry, Held
from bot.ports.care import StoreCare
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

BATCH = 500
"""Rows deleted in one transaction. Measured: 500 articles with their search index take 0.1 s, in which others wait to write."""

LEASE = timedelta(hours=1)
"""Longer than upkeep takes. Two at once would do no harm: they delete the same rows."""

_BEGUN = "begun"
_BREATH = 0.05
_AHEAD = timedelta(days=1)


def _gathering() -> Mapping[str, str]:
    return {Chore.TICK: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What upkeep does: the age at which rows of each kind are deleted, and how often a backup is made (None: never).

    `quiet_hour` gives the first quiet hour strictly after a moment. `signs` are what this process does, each with its present
    problem ("": none); upkeep is for the process that gathers news (`Chore.TICK`).
    """

    care: StoreCare
    keep: Mapping[Held, timedelta]
    quiet_hour: Callable[[datetime], datetime]
    backup_every: timedelta | None = None
    signs: Callable[[], Mapping[str, str]] = _gathering


async def look_around(house: House, now: datetime) -> bool:
    """Record that the newsroom works; whether upkeep is due. Called about once a minute."""
    signs = house.signs()
    for sign, problem in signs.items():
        await house.care.enter(sign, Entry(at=now, words=problem), last=await house.care.entry(sign))
    if Chore.TICK not in signs:
        return False
    last = await house.care.entry(Chore.HOUSEKEEPING)
    return _is_due(house, last, now)


def _is_due(house: House, last: Entry | None, now: datetime) -> bool:
    """Whether upkeep is due. An entry in the future was written by a clock that ran ahead.

    What was begun and never ended (its process died, the database went away) is done again an hour later.
    """
    if last is not None and last.words == _BEGUN and last.at + LEASE <= now:
        return True
    return last is None or last.at > now + _AHEAD or house.quiet_hour(last.at) <= now


async def keep_house(house: House, clock: Clock) -> dict[Held, int] | None:
    """Do the upkeep; what was deleted. None when it is not due: another process does it, or the store is new."""
    now, last, seconds = clock(), await house.care.entry(Chore.HOUSEKEEPING), stopwatch()
    if not _is_due(house, last, now):
        return None
    begun = Entry(at=now, words=_BEGUN if last else "a new newsroom")
    if not await house.care.enter(Chore.HOUSEKEEPING, begun, last=last) or last is None:
        return None
    await _back_up(house, now)
    gone = {held: await _forget(house.care, held, now - age) for held, age in house.keep.items()}
    await house.care.optimise()
    words = ", ".join(f"{count} {held} deleted" for held, count in gone.items() if count) or "nothing to delete"
    await house.care.enter(Chore.HOUSEKEEPING, Entry(at=now, words=words), last=begun)
    counts = {held.value.replace(" ", "_"): count for held, count in gone.items()}
    log.info("house_kept", extra={**counts, "seconds": seconds()})
    return gone


async def _back_up(house: House, now: datetime) -> None:
    """A failed backup does not stop the rest, which may free the space that it needs."""
    last = await house.care.last_backup()
    if house.backup_every is None or (last and abs(now - last.at) < house.backup_every):
        return
    try:
        made = await house.care.back_up()
    except BotError as problem:
        log.error("backup_failed", extra={"problem": str(problem)})
        return
    if made:
        log.info("backup_made", extra={"file": made})


async def _forget(care: StoreCare, held: Held, before: datetime) -> int:
    """Delete in batches, with time for other writers between two."""
    total = 0
    while gone := await care.forget(held, before, BATCH):
        total += gone
        await asyncio.sleep(_BREATH)
    return total
