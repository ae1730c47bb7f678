"""Visit a source and store what is new there. One bad source or item is a value; the run goes on."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.flows.desk import Desk
from bot.flows.timing import stopwatch
from bot.model.analysis import Reading
from bot.model.errors import SourceError, Unreachable, Unreadable
from bot.model.source import RawItem, Source, SourceState
from bot.ports import Rejected, Visit

log = logging.getLogger(__name__)

_FIRST_RETRY, _LAST_RETRY = timedelta(minutes=5), timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one visit came to. `problem` says in one line why the whole source gave nothing."""

    source: Source
    fresh: tuple[Reading, ...] = ()
    known: int = 0
    rejected: tuple[Rejected, ...] = ()
    problem: str = ""

    @property
    def new(self) -> int:
        """How many articles were stored that were not there before."""
        return len(self.fresh)


async def collect_source(desk: Desk, source_id: str) -> Collected | None:
    """Visit one source; None when it is no longer registered, or is not one to visit."""
    found = await desk.news.source(source_id)
    if found is None or found[0].kind not in desk.readers:
        return None
    source, state = found
    seconds = stopwatch()
    try:
        visit = await desk.readers[source.kind].visit(source, state)
    except SourceError as problem:
        await desk.news.save_visit(_failed(state, problem, desk.clock()), (), ())
        log.warning("source_failed", extra={"source": source.location, "problem": str(problem), "seconds": seconds()})
        return Collected(source=source, problem=str(problem))
    return await take_in(desk, source, visit)


async def take_in(desk: Desk, source: Source, visit: Visit) -> Collected:
    """Read what is new among the items of a visit, and store it with the source's state in one transaction."""
    seconds = stopwatch()
    unseen = await desk.news.unseen(source.id, [item.key for item in visit.items])
    fresh = {item.key: item for item in visit.items if item.key in unseen}
    readings, unreadable = await _read_all(desk, list(fresh.values()))
    rejected = (*visit.rejected, *unreadable)
    for one in rejected:
        # Moved before it is recorded: a crash in between moves nothing twice and hides nothing.
        if source.kind in desk.readers:
            await desk.readers[source.kind].reject(source, one)
        log.warning("item_rejected", extra={"source": source.location, "item": one.item.label, "why": one.why})
    await desk.news.save_visit(visit.state, readings, rejected)
    facts = {"new": len(readings), "rejected": len(rejected), "seconds": seconds()}
    log.info("source_collected", extra={"source": source.location, **facts})
    return Collected(source=source, fresh=tuple(readings), known=len(visit.items) - len(fresh), rejected=rejected)


async def collect_all(desk: Desk, sources: Sequence[Source]) -> tuple[Collected, ...]:
    """Visit several sources at once."""
    visits = await asyncio.gather(*(collect_source(desk, source.id) for source in sources))
    return tuple(visit for visit in visits if visit is not None)


async def _read_all(desk: Desk, items: Sequence[RawItem]) -> tuple[list[Reading], list[Rejected]]:
    async def read(item: RawItem) -> tuple[Reading, ...] | Rejected:
        seconds = stopwatch()
        try:
            return await desk.understanding.read(item)
        except Unreadable as problem:
            return Rejected(item=item, why=str(problem))
        finally:
            log.debug("item_read", extra={"item": item.label, "seconds": seconds()})

    readings: list[Reading] = []
    rejected: list[Rejected] = []
    for outcome in await asyncio.gather(*map(read, items)):
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            readings.extend(outcome)
    return readings, rejected


def _failed(state: SourceState, problem: SourceError, now: datetime) -> SourceState:
    """Ask again after 5 minutes, then twice as long each time up to a day, or as long as the server wishes."""
    patience = min(_FIRST_RETRY * 2 ** min(state.failures, 10), _LAST_RETRY)
    wish = problem.retry_after if isinstance(problem, Unreachable) and problem.retry_after else timedelta()
    return replace(state, failures=state.failures + 1, problem=str(problem), next_check=now + max(patience, wish))
