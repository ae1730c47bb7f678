"""How a source is: what is wrong and since when, what can be done about it, when it is asked again and why then."""

import re
from collections.abc import Sequence

from bot.compose import moments
from bot.compose.edition import Edition
from bot.compose.sources import join
from bot.compose.wording import say, weave
from bot.model.document import Phrase, Span
from bot.model.page import WalledHost
from bot.model.source import FullText, Source, SourceKind, SourceState, VisitReason
from bot.parse.private import hide_secrets, shown_address

_REMEDIES = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("remedy.gone", r"gone for good \(410\)"),
        ("remedy.challenge", r"\(a challenge\)"),
        ("remedy.refused", r" answered 4(?:01|03|51) "),
        ("remedy.missing", r" answered 404 "),
        ("remedy.busy", r" answered 429 "),
        ("remedy.certificate", r"certificate verify failed"),
        ("remedy.name", r"^There is no host named "),
        ("remedy.no_feed", r"(?:, (?:but )?not a (?:JSON Feed|feed)|, but is broken)\.$"),
        ("remedy.broken", r"^The feed (?:is empty|is too damaged|declares XML)|it cannot be unpacked\.$|^The answer is packed"),
        ("remedy.large", r" is larger than [\d.]+ MB\.$"),
        ("remedy.waits", r" answered 5\d\d | did not answer| cannot be connected to| broke off| cut short|not be looked up"),
    )
)
"""What can be done, by what a problem's English sentence says; the first that fits."""


_REASONS = {
    VisitReason.FAILED: "visit.failed",
    VisitReason.ASKED: "visit.asked",
    VisitReason.HOST_ASKED: "visit.host_asked",
    VisitReason.COSTLY: "visit.costly",
    VisitReason.GONE: "visit.gone",
    VisitReason.RHYTHM: "visit.rhythm",
    VisitReason.PUBLISHER: "visit.publisher",
}


def say_health(state: SourceState, edition: Edition, *, problem: str = "") -> tuple[Span, ...]:
    """“cannot be read since today 07:00: … · next visit …”, or when it was read. `problem` is told in place of what is wrong."""
    moved = say(edition.language, "source_moved", address=shown_address(state.address)) if state.address else ""
    return join([_standing(state, edition, problem), moved, _next_visit(state, edition)])


def say_pages(source: Source, walled: Sequence[WalledHost], by_default: FullText, edition: Edition) -> tuple[Span, ...]:
    """That a feed's pages are not read, since nobody wants them, or that hosts show walls where they are; nothing else."""
    wish = by_default if source.full_text is FullText.DEFAULT else source.full_text
    if source.kind is SourceKind.FEED and wish is FullText.NEVER:
        return (Span(text=say(edition.language, "pages_unread")),)
    return join([_walls(one, edition) for one in walled])


def _walls(walled: WalledHost, edition: Edition) -> Phrase:
    when, why = (moments.when(walled.until, edition),), say(edition.language, f"wall.{walled.why}")
    return weave(edition.language, "walls", host=walled.host, why=why, when=when)


def remedy_for(problem: str) -> str:
    """The key of the wording that says what can be done about a source's problem; "" where the problem says so itself."""
    return next((key for key, pattern in _REMEDIES if pattern.search(problem)), "")


def say_remedy(problem: str, language: str) -> str:
    """What can be done about a problem, to stand behind it; "" where the problem says so itself."""
    remedy = remedy_for(problem)
    return f" {say(language, remedy)}" if remedy else ""


def _standing(state: SourceState, edition: Edition, problem: str) -> Phrase:
    language, last = edition.language, state.last_success
    if not state.failures:
        return weave(language, "source_read", when=(moments.when(last, edition),)) if last else say(language, "source_unread")
    told = problem or hide_secrets(state.problem)
    since = (moments.when(last, edition),) if last else ()
    key = "source_failing" if last else "source_problem"
    said = weave(language, key, when=since, problem=told)
    remedy = "" if problem else say_remedy(state.problem, language)
    return (*said, Span(text=remedy)) if remedy else said


def _next_visit(state: SourceState, edition: Edition) -> Phrase:
    if state.next_check is None or state.next_check <= edition.now:
        return ""
    when = (moments.when(state.next_check, edition),)
    if why := _REASONS.get(state.reason):
        return weave(edition.language, "next_visit_because", when=when, why=say(edition.language, why))
    return weave(edition.language, "next_visit", when=when)
