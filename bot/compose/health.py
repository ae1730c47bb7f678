"""The health of a source in words: the problem and since when, the remedy, and the next visit with its reason."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.compose import moments
from bot.compose.edition import Edition
from bot.compose.sources import join
from bot.compose.wording import say, weave
from bot.model.document import Phrase, Span
from bot.model.page import WalledHost
from bot.model.problems import Code, Problem
from bot.model.source import FullText, Source, SourceKind, SourceState, VisitReason
from bot.parse.private import hide_secrets, shown_address

_NOT_A_FEED = (
    Code.HTML_NOT_FEED, Code.MARKUP_NOT_FEED, Code.TEXT_NOT_FEED, Code.GZIP_NOT_FEED, Code.ZIP_NOT_FEED, Code.PDF_NOT_FEED,
    Code.IMAGE_NOT_FEED, Code.BINARY_NOT_FEED, Code.BROKEN_JSON, Code.JSON_BUT_NO_FEED,
)  # fmt: skip
_DAMAGED = (
    Code.FEED_EMPTY, Code.FEED_TOO_DAMAGED, Code.FEED_DECLARES_ENTITIES, Code.ANSWER_NOT_UNPACKED, Code.ANSWER_PACKED,
)  # fmt: skip
_PASSING = (
    Code.HOST_NO_ANSWER, Code.HOST_SLOW_ANSWER, Code.HOST_NOT_CONNECTED, Code.HOST_BROKE_OFF, Code.ANSWER_CUT_SHORT,
    Code.HOST_NOT_LOOKED_UP,
)  # fmt: skip
_REMEDIES: Mapping[Code, str] = {
    Code.HOST_SAYS_GONE: "remedy.gone",
    Code.CHALLENGE_NOT_FEED: "remedy.challenge",
    Code.HOST_CHALLENGES: "remedy.challenge",
    Code.HOST_CERTIFICATE_INVALID: "remedy.certificate",
    Code.NO_SUCH_HOST: "remedy.name",
    Code.FEED_TOO_LARGE: "remedy.large",
    Code.ANSWER_TOO_LARGE: "remedy.large",
    Code.NAMED_FILE_TOO_LARGE: "remedy.large",
    **dict.fromkeys(_NOT_A_FEED, "remedy.no_feed"),
    **dict.fromkeys(_DAMAGED, "remedy.broken"),
    **dict.fromkeys(_PASSING, "remedy.waits"),
}
"""The remedy for a problem: the key of its wording."""

_FORESEEN = timedelta(days=3650)
_REFUSED = "remedy.refused"
_REMEDIES_BY_STATUS = {401: _REFUSED, 403: _REFUSED, 451: _REFUSED, 404: "remedy.missing", 429: "remedy.busy"}
"""The same for an HTTP status that a host answered with."""

_REASONS = {
    VisitReason.FAILED: "visit.failed",
    VisitReason.ASKED: "visit.asked",
    VisitReason.HOST_ASKED: "visit.host_asked",
    VisitReason.COSTLY: "visit.costly",
    VisitReason.GONE: "visit.gone",
    VisitReason.RHYTHM: "visit.rhythm",
    VisitReason.PUBLISHER: "visit.publisher",
}


def say_health(state: SourceState, edition: Edition, *, instead: str = "") -> tuple[Span, ...]:
    """“cannot be read since today 07:00: … · next visit …”, or when it was read. `instead` replaces the problem."""
    moved = say(edition.language, "source_moved", address=shown_address(state.address)) if state.address else ""
    return join([_last_read(state, edition, instead), moved, _next_visit(state, edition)])


def say_pages(source: Source, walled: Sequence[WalledHost], by_default: FullText, edition: Edition) -> tuple[Span, ...]:
    """That a feed's pages are not read because nobody wants them, or that hosts show walls instead; else nothing."""
    wish = by_default if source.full_text is FullText.DEFAULT else source.full_text
    if source.kind is SourceKind.FEED and wish is FullText.NEVER:
        return (Span(text=say(edition.language, "pages_unread")),)
    return join([_walls(host, edition) for host in walled])


def _walls(walled: WalledHost, edition: Edition) -> Phrase:
    when, why = (moments.when(walled.until, edition),), say(edition.language, f"wall.{walled.why}")
    return weave(edition.language, "walls", host=walled.host, why=why, when=when)


def remedy_for(problem: Problem) -> str:
    """The key of the remedy for a source's problem; "" where the problem's own words say it."""
    if problem.code is Code.HOST_ANSWERED:
        status = str(problem.values.get("status", "")).split(" ")[0]
        return _REMEDIES_BY_STATUS.get(int(status), "remedy.waits" if status[0] == "5" else "") if status.isdecimal() else ""
    return _REMEDIES.get(problem.code, "")


def say_remedy(problem: Problem, language: str) -> str:
    """The remedy for a problem, for the end of its line; "" where the problem's own words say it."""
    remedy = remedy_for(problem)
    return f" {say(language, remedy)}" if remedy else ""


def _last_read(state: SourceState, edition: Edition, instead: str) -> Phrase:
    language, last = edition.language, state.last_success
    if not state.failures:
        return weave(language, "source_read", when=(moments.when(last, edition),)) if last else say(language, "source_unread")
    problem = state.problem or Problem(Code.TEXT, {"text": ""})
    reason = instead or hide_secrets(problem.say(language))
    since = (moments.when(last, edition),) if last else ()
    key = "source_failing" if last else "source_problem"
    said = weave(language, key, when=since, problem=reason)
    remedy = "" if instead else say_remedy(problem, language)
    return (*said, Span(text=remedy)) if remedy else said


def _next_visit(state: SourceState, edition: Edition) -> Phrase:
    """When it is visited next; nothing for what is handed over, and is never visited."""
    if state.next_check is None or not edition.now < state.next_check < edition.now + _FORESEEN:
        return ""
    when = (moments.when(state.next_check, edition),)
    if why := _REASONS.get(state.reason):
        return weave(edition.language, "next_visit_because", when=when, why=say(edition.language, why))
    return weave(edition.language, "next_visit", when=when)
