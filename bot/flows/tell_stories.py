"""The clerk: gives every report its story, once for all workspaces, as reports come in.

One process at a time has the clerk's turn, for as long as it renews its lease; what it writes down counts only in its turn, and a
batch is written in one transaction. So reports that a dead clerk had in hand are pending as before, and two clerks do no harm.
"""

import logging
from datetime import datetime, timedelta

from bot.flows.clerk import KEPT, Clerk
from bot.flows.desk import GatheringDesk
from bot.flows.timing import breathe, stopwatch
from bot.model.analysis import Reading
from bot.model.place import place, spanned
from bot.model.story import Changes, Trace
from bot.understand.excerpt import stands_apart
from bot.understand.story_board import Board

log = logging.getLogger(__name__)

BATCH = 50
"""Reports told in one transaction, and mended after it."""

LEASE = timedelta(seconds=60)
LASTS = timedelta(days=7)
"""So long after its last report a story may go on."""

_TOLD_EVERY = 20
"""Batches between two lines in the log, where many reports wait."""


async def tell_stories(desk: GatheringDesk) -> int:
    """Tell the reports that wait into stories; how many those were. 0 too while somebody else is at it."""
    clerk = desk.clerk
    if clerk.lock.locked():
        return 0
    async with clerk.lock:
        try:
            return await _tell_all(desk, clerk)
        except BaseException:
            clerk.forget()
            raise


async def _tell_all(desk: GatheringDesk, clerk: Clerk) -> int:
    grouped, seconds, batches = 0, stopwatch(), 0
    while True:
        now = desk.clock()
        turn = await desk.stories.take_turn(desk.process, now, now + LEASE)
        if turn is None:
            break
        batch = await desk.stories.pending(BATCH)
        if not batch:
            break
        board = await clerk.begin(desk.stories, turn, batch[0][0] - spanned(LASTS))
        if not await _tell(desk, clerk, board, batch, now):
            clerk.forget()
            continue
        grouped, batches = grouped + len(batch), batches + 1
        if batches % _TOLD_EVERY == 0:
            waiting = await desk.stories.waiting()
            log.info("stories_being_told", extra={"reports": grouped, "waiting": waiting, "seconds": seconds()})
        await breathe()
    if grouped:
        log.debug("stories_told", extra={"reports": grouped, "seconds": seconds()})
    return grouped


async def _tell(desk: GatheringDesk, clerk: Clerk, board: Board, batch: tuple[tuple[int, Reading], ...], now: datetime) -> bool:
    """One batch, and what it came near, told and written down; whether it was still this clerk's turn."""
    said = await desk.stories.verdicts()
    board.parted, board.joined = said.parted, said.joined
    reached = min(batch[-1][0], place(now))  # A report may bear the time of a clock that ran ahead.
    board.drop(board.shelf.before(reached - spanned(LASTS)))
    reports = [clerk.features_of(place, reading) for place, reading in batch if not stands_apart(reading)]
    for report in reports:
        board.rarity.add(report.language, report.words)
    near = [place for report in reports for place in board.near(report)]
    await clerk.learn(desk.stories, board, near)
    await clerk.learn(desk.stories, board, board.samples(near))
    alone = [Trace(place=place, story=place) for place, reading in batch if stands_apart(reading)]
    traces = {trace.place: trace for trace in alone}
    for report in reports:
        traces[report.place] = board.take(report)
        await breathe()
    changes = await _mend(desk, clerk, board)
    in_order = [traces[place] for place in sorted(traces)]
    board.forget_features(KEPT)
    return await desk.stories.record(clerk.turn, in_order, changes, now, next_id=clerk.next_id)


async def _mend(desk: GatheringDesk, clerk: Clerk, board: Board) -> Changes:
    changes = Changes()
    for stories in board.touched():
        await clerk.learn(desk.stories, board, board.to_mend(stories))
    for _ in board.mending(changes):
        await breathe()
    return changes
