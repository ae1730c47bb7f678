"""Visits a source and stores what is new there. An error of one source or item is a value, and the run goes on."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import zip_longest

from bot.flows.desk import GatheringDesk
from bot.flows.furniture import without_repeats
from bot.flows.revise import is_spent, revised
from bot.flows.shares import SHARED, slowed, within_allowance
from bot.flows.source_notices import tell_of_failure
from bot.flows.tell_stories import tell_stories
from bot.flows.timing import breathe, stopwatch
from bot.flows.turns import on_behalf_of, whose
from bot.flows.wanted_pages import wanted_pages, wants_pages
from bot.model.analysis import Reading
from bot.model.article import Origin
from bot.model.backoff import Backoff
from bot.model.errors import BotError, Resting, SourceError, Unreachable, Unreadable
from bot.model.problems import Problem
from bot.model.source import RawItem, Source, SourceState, VisitReason
from bot.parse.urls import http_link, page_key
from bot.ports.news import Changed, Rejected, Revision, Visit
from bot.understand.revision import same_headline

log = logging.getLogger(__name__)

CORRECTED_FOR = timedelta(days=7)
"""How long after it was stored an article is checked for changes."""

CATCHING_UP = timedelta(seconds=30)
"""How long somebody who waits for a digest waits for the sources; the rest is read meanwhile."""

AT_ONCE = 24
"""Visits at once. Their items wait in memory and are read in turn, so many visits at once would all end late, and those that are
broken off were made in vain."""

LEASE = timedelta(minutes=10)
"""The lease of a visit: longer than the longest visit. A process that dies gives it back sooner."""

BACKOFF = Backoff(first=timedelta(minutes=5), longest=timedelta(hours=24))


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The result of one visit. `problem` says in one line why the whole source failed.

    `fresh` are the ids of the articles that were stored, `rejected` a line for each item that could not be read: not they
    themselves, for thousands of visits may be waited for at once.
    """

    source: Source
    fresh: tuple[str, ...] = ()
    known: int = 0
    rejected: tuple[str, ...] = ()
    problem: Problem | None = None

    @property
    def new(self) -> int:
        """How many new articles were stored."""
        return len(self.fresh)


async def collect_source(desk: GatheringDesk, source_id: str, *, if_due: bool = False) -> Collected | None:
    """Visit one source; None when it is gone or not to be visited, or `if_due` and another process was faster."""
    found = await desk.news.source(source_id)
    if found is None or found[0].kind not in desk.readers or (if_due and not _is_due(found[1], desk.clock())):
        return None
    source, state = found
    until = await _taken(desk, state)
    if until is None:  # Another process visits it, or did a moment ago.
        return None if if_due else Collected(source=source)
    try:
        return await _visit(desk, source, state)
    except BaseException as problem:
        await desk.news.give_back(state, until, failed=not isinstance(problem, BotError | asyncio.CancelledError))
        raise


async def _taken(desk: GatheringDesk, state: SourceState) -> datetime | None:
    """Claim a source; if cancelled meanwhile, undo the claim."""
    now = desk.clock()
    claiming = asyncio.create_task(desk.news.claim(state, now, now + LEASE, desk.process))
    try:
        return await asyncio.shield(claiming)
    except asyncio.CancelledError:
        if until := await claiming:
            await desk.news.give_back(state, until)
        raise


def _is_due(state: SourceState, now: datetime) -> bool:
    return state.next_check is None or state.next_check <= now


async def _visit(desk: GatheringDesk, source: Source, state: SourceState) -> Collected:
    """One visit from the fetch to the commit."""
    seconds = stopwatch()
    with on_behalf_of(source.follower or SHARED, source.id) as turn:
        try:
            visit = await desk.readers[source.kind].visit(source, state)
            collected, now = await take_in(desk, source, visit, is_first=state.last_success is None), visit.state
        except Resting as rest:
            return await _left_alone(desk, source, state, rest)
        except SourceError as problem:
            now = slowed(source, _failed(state, problem, desk.clock()), turn.seconds, desk.clock())
            await desk.news.save_visit(now, (), ())
            # Logged once as it begins; `status` and `/sources health` say it as long as it lasts.
            level = logging.INFO if state.failures else logging.WARNING
            log.log(level, "source_failed", extra={"source": source.location, "problem": str(problem), "seconds": seconds()})
            collected = Collected(source=source, problem=problem.problem)
    if now.failures:
        await tell_of_failure(desk, source, state, now)
    return collected


async def _left_alone(desk: GatheringDesk, source: Source, state: SourceState, rest: Resting) -> Collected:
    """Its host was asked by another visit, and wants a pause: nothing is wrong with this source."""
    later = desk.clock() + max(rest.retry_after or timedelta(), timedelta(seconds=1))
    await desk.news.save_visit(replace(state, next_check=later), (), ())
    log.info("source_rests", extra={"source": source.location, "until": later.isoformat()})
    return Collected(source=source, problem=rest.problem if state.last_success is None else None)


async def take_in(desk: GatheringDesk, source: Source, visit: Visit, *, is_first: bool = False) -> Collected:
    """Read what is new among the items of a visit, and store it with the source's state in one transaction.

    `is_first`: nothing was ever collected from there before.
    """
    seconds = stopwatch()
    unseen = await desk.news.unseen(source.id, [item.key for item in visit.items]) if visit.items else frozenset[str]()
    items = await _under_known_keys(desk, source, visit.items, unseen)
    unread = {item.key: item for item in items if item.key in unseen}
    fresh = await within_allowance(desk, source, unread)
    corrected, is_open = await _take_corrections(desk, source, [item for item in items if item.key not in unseen])
    readings, unreadable = await _read_all(desk, list(fresh.values()))
    readings = await without_repeats(desk, source, readings, [item for item in items if item.key not in unseen])
    rejected = (*visit.rejected, *unreadable)
    for rejection in rejected:
        # Move the file before the rejection is recorded: a crash in between moves nothing twice and hides nothing.
        if source.kind in desk.readers:
            await desk.readers[source.kind].reject(source, rejection)
        log.warning("item_rejected", extra={"source": source.location, "item": rejection.item.label, "why": rejection.why})
    marks = {key: item.mark for key, item in fresh.items()}
    # Whether a change lasts shows in what the source holds then, all of it: not in an answer that nothing is new. And what is
    # left for tomorrow is still to be had then.
    is_open = is_open or len(fresh) < len(unread)
    state = replace(visit.state, etag="", last_modified="") if is_open else visit.state
    state = slowed(source, state, whose().seconds, desk.clock())
    pages = wanted_pages(desk, readings, is_first=is_first) if wants_pages(desk.full_text, source) else ()
    own_title = "" if http_link(visit.title) else visit.title  # A feed without a title goes by its address.
    await desk.news.save_visit(state, readings, rejected, marks=marks, pages=pages, own_title=own_title)
    if readings:
        await tell_stories(desk)
    facts = {"new": len(readings), "corrected": corrected, "rejected": len(rejected), "seconds": seconds()}
    level = logging.INFO if readings or corrected or rejected else logging.DEBUG
    log.log(level, "source_collected", extra={"source": source.location, **facts})
    stored = tuple(reading.article.id for reading in readings)
    lines = tuple(f"{rejection.item.label} {rejection.why}" for rejection in rejected)
    return Collected(source=source, fresh=stored, known=len(items) - len(unread), rejected=lines)


async def _under_known_keys(
    desk: GatheringDesk, source: Source, items: Sequence[RawItem], unseen: Collection[str]
) -> tuple[RawItem, ...]:
    """The items; those whose publisher gave them another key go by the key they are stored under (deduplication).

    A site moves to https, or changes the program that makes its feed: the same headline on the same page of the same source is
    not new.
    """
    pages = {item.key: page for item in items if item.key in unseen and (page := page_key(item.url))}
    held = await desk.news.at_pages(source.id, set(pages.values())) if pages else {}
    stored: dict[str, str] = {}
    for item in items:
        titles = held.get(pages.get(item.key, ""), {})
        if known := next((key for key, title in titles.items() if same_headline(title, item.title)), ""):
            stored[item.key] = known
    return tuple(replace(item, key=stored.get(item.key, item.key)) for item in items)


async def _take_corrections(desk: GatheringDesk, source: Source, known: Sequence[RawItem]) -> tuple[int, bool]:
    """Read items again that their publisher changed lately; how many articles changed, and whether more may.

    A change counts when it was there at two visits in a row: that leaves out a counter in the text, and two servers of one paper
    that answer in turn. Corrections are stored before the visit is: if the process ends in between, the next visit finds nothing
    left to correct.
    """
    now, marks = desk.clock(), {item.key: item.mark for item in known}
    changed = await desk.news.changed(source.id, marks, now - CORRECTED_FOR) if known else Changed()
    if not changed.lasting:
        return 0, bool(changed.fresh)
    readings, _ = await _read_all(desk, [item for item in known if item.key in changed.lasting])
    readings = await without_repeats(desk, source, readings, known)
    held = {old.article.id: old for old in await desk.news.readings([reading.article.id for reading in readings])}
    revisions = []
    for new in readings:
        if new.article.id in held:
            revisions.append(_revision(source, held[new.article.id], new, marks.get(new.article.key, "")))
            await breathe()  # Comparing two versions takes some milliseconds.
    await desk.pages.ask_again([old.article.id for old in held.values() if old.article.origin is Origin.PAGE], now)
    await desk.news.revise(revisions, now)
    return sum(revision.reading is not None for revision in revisions), bool(changed.fresh)


def _revision(source: Source, old: Reading, new: Reading, mark: str) -> Revision:
    """A changed feed item is no correction of an article whose text comes from its page: the page is checked instead."""
    plain = Revision(article_id=old.article.id, mark=mark)
    if old.article.origin is Origin.PAGE or (correction := revised(old, new, source=source.location)) is None:
        return plain
    return replace(plain, mark="" if is_spent(correction) else mark, reading=correction)


async def collect_all(
    desk: GatheringDesk, sources: Sequence[Source], *, within: timedelta | None = None, if_due: Collection[str] = ()
) -> tuple[Collected, ...]:
    """Visit several sources at once. A visit that does not end `within` that time is broken off, and due again.

    Those of `if_due`, by id, are skipped where another process was faster.
    """
    places = asyncio.Semaphore(AT_ONCE)

    async def visit(source: Source) -> Collected | None:
        async with places:
            return await collect_source(desk, source.id, if_due=source.id in if_due)

    visits = {source.id: asyncio.create_task(visit(source)) for source in _hosts_in_turn(sources)}
    try:
        if visits:
            await asyncio.wait(visits.values(), timeout=within.total_seconds() if within else None)
    finally:
        for task in visits.values():
            task.cancel()
        await asyncio.gather(*visits.values(), return_exceptions=True)
    ended = (task.result() for source in sources if not (task := visits[source.id]).cancelled())
    return tuple(collected for collected in ended if collected is not None)


def _hosts_in_turn(sources: Sequence[Source]) -> list[Source]:
    """Sources ordered by host in turn: a host is asked with pauses, and its many feeds would take up all places."""
    rows: dict[str, list[Source]] = {}
    for source in sources:
        rows.setdefault(source.location.partition("://")[2].partition("/")[0], []).append(source)
    return [source for each in zip_longest(*rows.values()) for source in each if source is not None]


async def _read_all(desk: GatheringDesk, items: Sequence[RawItem]) -> tuple[list[Reading], list[Rejected]]:
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
    """Ask again after 5 minutes, then twice as long each time (back-off), or as long as the server asks; within a day in any
    case."""
    backoff = BACKOFF.after(state.failures + 1)
    wish = problem.retry_after if isinstance(problem, Unreachable) and problem.retry_after else timedelta()
    reason = VisitReason.ASKED if wish > backoff else VisitReason.FAILED
    next_check = now + min(max(backoff, wish), BACKOFF.longest)
    return replace(state, failures=state.failures + 1, problem=problem.problem, next_check=next_check, reason=reason)
