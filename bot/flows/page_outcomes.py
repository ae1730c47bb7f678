"""What happens to a page after the host's answer: read, refused, tried again, given up, or compared with the earlier text."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.desk import PageDesk
from bot.flows.revise import is_spent, revised
from bot.model.analysis import Reading
from bot.model.errors import NotTheArticle, Unreachable, Unreadable
from bot.model.page import FetchedPage, PageRefusal
from bot.parse.repeats import LEAST_ARTICLES, repeated
from bot.ports.pages import CHECKS, RETRIES, HeldPage, PageOutcome, PageState

SECOND_LOOK = timedelta(minutes=15)
"""The wait after a page first said something else: a change counts when it is there twice in a row."""

_FOR_GOOD = {
    401: PageRefusal.LOGIN,
    402: PageRefusal.LOGIN,
    403: PageRefusal.CHALLENGE,
    404: PageRefusal.NOT_FOUND,
    410: PageRefusal.NOT_FOUND,
    451: PageRefusal.REGION,
}
_TRIES_OF_403 = 2
_UNCHANGED = 304


def page_mark(reading: Reading) -> str:
    """A fingerprint of a page's text: another one means that its publisher changed it."""
    return hashlib.blake2b("\n".join(reading.article.paragraphs).encode("utf-8", "replace"), digest_size=8).hexdigest()


def not_the_article(page: HeldPage, why: PageRefusal, now: datetime) -> PageOutcome:
    """The page is not the article. If it was read before, it was closed since, and nothing changes."""
    if page.state is PageState.READ:
        return PageOutcome(page=_looked_at(page, now))
    return PageOutcome(page=replace(page, state=PageState.REFUSED, why=why.value, next_try=None, read_at=now))


def after_problem(page: HeldPage, problem: Unreachable, now: datetime) -> PageOutcome:
    """A page that could not be fetched: a permanent error of the host ends it, anything else is tried again, three times."""
    refusal = _FOR_GOOD.get(problem.status)
    if refusal and (problem.status != 403 or page.tries >= _TRIES_OF_403):
        return not_the_article(page, refusal, now)
    if page.state is PageState.READ:
        return PageOutcome(page=_looked_at(page, now))
    why = str(problem)
    if page.tries > len(RETRIES):
        return PageOutcome(page=replace(page, state=PageState.GIVEN_UP, why=why, next_try=None, read_at=now))
    wait = max(RETRIES[page.tries - 1], min(problem.retry_after or timedelta(), timedelta(hours=6)))
    return PageOutcome(page=replace(page, why=why, next_try=now + wait))


async def after_answer(
    desk: PageDesk, page: HeldPage, held: Reading, fetched: FetchedPage, neighbours: Sequence[tuple[str, tuple[str, ...]]]
) -> PageOutcome:
    """A fetched page: its text for the article, or what is wrong with it."""
    now = desk.clock()
    if fetched.status == _UNCHANGED:
        return PageOutcome(page=_looked_at(page, now))
    others = [(title, paragraphs) for title, paragraphs in neighbours if title != held.article.title]
    furniture = repeated(others, least=LEAST_ARTICLES - 1)
    try:
        new = await desk.understanding.read_page(fetched, held.article, furniture)
    except NotTheArticle as no:
        return not_the_article(page, no.refusal, now)
    except Unreadable:
        return not_the_article(page, PageRefusal.UNREADABLE, now)
    except Unreachable as problem:
        return after_problem(page, problem, now)
    if page.state is PageState.READ:
        return _compared(page, held, new, fetched, now)
    mark = page_mark(new)
    read = replace(page, state=PageState.READ, why="", tries=0, next_try=None, read_at=now, mark=mark, last_mark=mark)
    return PageOutcome(page=_tagged(read, fetched), reading=new, version=len(held.article.changes))


def _compared(page: HeldPage, held: Reading, new: Reading, fetched: FetchedPage, now: datetime) -> PageOutcome:
    """A later reading of the page: a change that was there twice in a row is a correction."""
    mark, was_other = page_mark(new), page.last_mark != page.mark
    if mark == page.mark:
        return PageOutcome(page=_tagged(_looked_at(page, now), fetched))
    if mark != page.last_mark:
        # A counter in the text, or two servers that answer in turn, never say the same twice in a row.
        if was_other:
            return PageOutcome(page=_looked_at(page, now))
        return PageOutcome(page=replace(page, last_mark=mark, etag="", last_modified="", next_try=now + SECOND_LOOK))
    seen = _tagged(replace(_looked_at(page, now), mark=mark, last_mark=mark), fetched)
    correction = revised(held, new, source=fetched.asked)
    if correction is None:
        return PageOutcome(page=seen)
    if is_spent(correction):
        seen = replace(seen, next_try=None, tries=len(CHECKS))
    return PageOutcome(page=seen, reading=correction, version=len(held.article.changes), corrects=True)


def _looked_at(page: HeldPage, now: datetime) -> HeldPage:
    """Record a check of the page, and the time of the next."""
    done = page.tries + 1
    following = now + CHECKS[done] - CHECKS[done - 1] if done < len(CHECKS) else None
    return replace(page, tries=done, last_mark=page.mark, next_try=following, read_at=now)


def _tagged(page: HeldPage, fetched: FetchedPage) -> HeldPage:
    return replace(page, etag=fetched.etag, last_modified=fetched.last_modified)
