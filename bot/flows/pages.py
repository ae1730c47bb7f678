"""Reads the pages that articles link to, and puts their text in the place of the feed's teasers.

An article is stored as soon as its feed has it, so nothing waits for a page. The page's text replaces the teaser under the same
id: it is no correction, and no sent message changes. Before a digest is sent, the pages of its stories are waited for, a little.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.flows.desk import PageDesk
from bot.flows.page_outcomes import after_answer, after_problem, not_the_article
from bot.flows.timing import breathe, stopwatch
from bot.flows.turns import on_behalf_of
from bot.flows.wanted_pages import TOO_OLD, page_of, wants_pages
from bot.model.analysis import Reading
from bot.model.errors import NotTheArticle, StoreTrouble, Unreachable, Unreadable
from bot.model.page import PageRefusal
from bot.model.source import Source
from bot.model.story import Story
from bot.ports.pages import WALLED, HeldPage, PageOutcome, PageState, PageTurn

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)
"""Longer than a fetch and a reading may take together."""

SPELL = timedelta(seconds=60)
"""How long one job starts new pages; the next tick begins another job."""

BEFORE_DIGEST, BEFORE_ALERT, BEFORE_BRIEF = timedelta(seconds=20), timedelta(seconds=10), timedelta(seconds=15)
"""How long a digest waits for the pages of its stories."""

OF_A_DIGEST, OF_A_BRIEF = 20, 5
"""How many pages it waits for at most."""

_LONGEST_PAUSE = timedelta(hours=6)
_LOOK = 0.5
"""Seconds after which a waiting caller looks again: another process may be reading the page."""


@dataclass(slots=True)
class _Spell:
    """One run over the pages that are due, or that a caller waits for (`only`)."""

    only: tuple[str, ...] | None = None
    replaced: list[str] = field(default_factory=list)


async def read_due_pages(desk: PageDesk, *, within: timedelta = SPELL) -> tuple[str, ...]:
    """Read what is due, starting new pages for so long; the ids of the articles that now have their text."""
    spell, ends = _Spell(), asyncio.get_running_loop().time() + within.total_seconds()
    await _work(desk, spell, ends)
    return tuple(spell.replaced)


async def read_pages_of(desk: PageDesk, readings: Sequence[Reading], *, within: timedelta, most: int) -> bool:
    """Read the pages of these articles before all others and wait for them, with a time limit; whether any was read.

    A page that is late is still read, for the next caller.
    """
    teasers = [reading.article.id for reading in readings if reading.article.is_teaser][:most]
    if within <= timedelta() or not await desk.pages.coming(teasers, desk.clock()):
        return False
    spell = _Spell(only=tuple(teasers))
    try:
        async with asyncio.timeout(within.total_seconds()):
            await _work(desk, spell)
    except TimeoutError:
        log.info("pages_not_waited_for", extra={"pages": len(await desk.pages.coming(teasers, desk.clock()))})
    return await _have_text(desk, teasers)


async def ask_for_pages_of(desk: PageDesk, stories: Sequence[Story]) -> bool:
    """The same for a person who asks for these stories; pages that were skipped for their age are read too."""
    teasers = [reading for story in stories for reading in story.readings if reading.article.is_teaser][:OF_A_BRIEF]
    sources = {reading.article.source_id: await desk.news.source(reading.article.source_id) for reading in teasers}
    wanted = []
    for reading in teasers:
        found = sources[reading.article.source_id]
        if found and wants_pages(desk.full_text, found[0]) and (page := page_of(desk, reading.article)):
            wanted.append(page)
    if wanted:
        await desk.pages.want(wanted)
    return await read_pages_of(desk, teasers, within=BEFORE_BRIEF, most=OF_A_BRIEF)


async def _have_text(desk: PageDesk, article_ids: Sequence[str]) -> bool:
    return any(not reading.article.is_teaser for reading in await desk.news.readings(article_ids))


async def _work(desk: PageDesk, spell: _Spell, ends: float = float("inf")) -> None:
    """Start page after page until none is left, or `ends` comes; those that run are finished in any case."""
    at_work: set[asyncio.Task[None]] = set()
    loop, turns = asyncio.get_running_loop(), desk.page_turns
    try:
        while True:
            while loop.time() < ends and turns.has_room(is_urgent=spell.only is not None):
                now = desk.clock()
                turn = await desk.pages.claim(now, now + LEASE, without=turns.resting(), only=spell.only, holder=desk.process)
                if turn is None:
                    break
                at_work.add(asyncio.create_task(_take(desk, turn, spell)))
                await breathe()  # From now on its host is busy.
            if not at_work and (loop.time() >= ends or not await _is_any_left(desk, spell)):
                return
            at_work = await _first_of(at_work, min(_LOOK, max(turns.soon(), 0.01)))
    finally:
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)


async def _first_of(at_work: set[asyncio.Task[None]], seconds: float) -> set[asyncio.Task[None]]:
    """Wait until one has ended, or for so long; those still running. Raises what one raised."""
    if not at_work:
        await asyncio.sleep(seconds)
        return at_work
    done, rest = await asyncio.wait(at_work, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()
    return rest


async def _is_any_left(desk: PageDesk, spell: _Spell) -> bool:
    """Whether a resting host is worth waiting for."""
    if spell.only is not None:
        return bool(await desk.pages.coming(spell.only, desk.clock()))
    return desk.page_turns.soon() < SPELL.total_seconds() and bool(await desk.pages.due(desk.clock()))


async def _take(desk: PageDesk, turn: PageTurn, spell: _Spell) -> None:
    """One page from the claim to the end. It is given back when this is cancelled, or the database goes away meanwhile."""
    seconds = stopwatch()
    try:
        group = "" if spell.only else "pages"
        with desk.page_turns.turn(turn.host), on_behalf_of(group, turn.host):
            held = {reading.article.id: reading for reading in await desk.news.readings([page.article_id for page in turn.pages])}
            outcomes = await _outcomes(desk, turn, held, is_asked=spell.only is not None)
        spell.replaced += await desk.pages.settle(turn, outcomes, desk.clock())
    except (asyncio.CancelledError, StoreTrouble):
        await desk.pages.give_back(turn)
        raise
    for outcome in outcomes:
        facts = {"page": turn.address, "state": outcome.page.state.value, "why": outcome.page.why, "seconds": seconds()}
        log.debug("page_settled", extra=facts)
    await _mind_the_host(desk, turn.host, outcomes)


async def _outcomes(desk: PageDesk, turn: PageTurn, held: dict[str, Reading], *, is_asked: bool) -> list[PageOutcome]:
    now = desk.clock()
    by_page = {
        page: source
        for page in turn.pages
        if page.article_id in held and (source := await _wanting(desk, held[page.article_id], page, is_asked))
    }
    wanted, locations = list(by_page), {source.location for source in by_page.values()}
    given_up = [
        PageOutcome(page=replace(page, state=PageState.GIVEN_UP, next_try=None)) for page in turn.pages if page not in wanted
    ]
    if not wanted:
        return given_up
    first = wanted[0]
    known = first if all((page.etag, page.last_modified) == (first.etag, first.last_modified) for page in wanted) else None
    of = locations.pop() if len(locations) == 1 else ""  # What one source's credentials open is not for the others.
    try:
        page = await desk.page_reader.fetch(
            turn.address,
            etag=known.etag if known else "",
            last_modified=known.last_modified if known else "",
            of=of,
        )
    except NotTheArticle as no:
        return given_up + [not_the_article(wanted_page, no.refusal, now) for wanted_page in wanted]
    except Unreachable as problem:
        await _pause(desk, turn.host, problem)
        return given_up + [after_problem(wanted_page, problem, now) for wanted_page in wanted]
    except Unreadable:
        return given_up + [not_the_article(wanted_page, PageRefusal.UNREADABLE, now) for wanted_page in wanted]
    finally:
        desk.page_turns.rest(turn.host, desk.page_reader.spacing(turn.host))
    neighbours = await desk.pages.neighbours(turn.host)
    return given_up + [
        await after_answer(desk, wanted_page, held[wanted_page.article_id], page, neighbours) for wanted_page in wanted
    ]


async def _wanting(desk: PageDesk, reading: Reading, page: HeldPage, is_asked: bool) -> Source | None:
    """The source that the page is read for; None if its setting changed, or the page is old and nobody asks for it."""
    found = await desk.news.source(reading.article.source_id)
    is_young = is_asked or page.state is not PageState.WAITING or reading.article.fetched > desk.clock() - TOO_OLD
    return found[0] if found is not None and is_young and wants_pages(desk.full_text, found[0]) else None


async def _pause(desk: PageDesk, host: str, problem: Unreachable) -> None:
    """Let a host rest with all its pages when it asks for that (Retry-After)."""
    if problem.status in (429, 503):
        pause = min(problem.retry_after or timedelta(minutes=5), _LONGEST_PAUSE)
        desk.page_turns.rest(host, pause)
        await desk.pages.postpone(host, desk.clock() + pause)
        log.info("pages_paused", extra={"host": host, "problem": str(problem), "seconds": pause.total_seconds()})


async def _mind_the_host(desk: PageDesk, host: str, outcomes: Sequence[PageOutcome]) -> None:
    """Let a host rest that shows nothing but walls, or whose pages of this hour are used up."""
    pause = desk.page_turns.spent(host)
    refusals = [PageRefusal(outcome.page.why) for outcome in outcomes if outcome.page.state is PageState.REFUSED]
    if any(refusal.is_wall for refusal in refusals) and await desk.pages.only_walls(host):
        pause = WALLED
        log.warning(
            "host_shows_only_walls", extra={"host": host, "why": refusals[0].value, "hours": WALLED.total_seconds() / 3600}
        )
    if pause:
        desk.page_turns.rest(host, pause)
        await desk.pages.postpone(host, desk.clock() + pause)
