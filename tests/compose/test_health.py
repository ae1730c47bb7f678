"""How a source is doing, in the words of whoever looks after it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.compose.edition import Edition
from bot.compose.health import remedy_for, say_health, say_pages
from bot.model.document import text_of
from bot.model.page import WalledHost
from bot.model.problems import Code, Problem, problem_of
from bot.model.source import FullText, Source, SourceKind, SourceState, VisitReason
from bot.words.catalogue import languages

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def answered(host: str, status: str) -> Problem:
    return Problem(Code.HOST_ANSWERED, {"host": host, "status": status})


def told(language: str = "en", *, other: str = "", **state: object) -> str:
    edition = Edition(now=NOW, zone=UTC, language=language)
    return text_of(say_health(SourceState(source_id="s", **state), edition, instead=other))  # type: ignore[arg-type]


def test_a_source_that_is_read_says_when_and_when_next() -> None:
    assert told(last_success=NOW - HOUR, next_check=NOW + HOUR) == "read today 13:30 · next visit today 15:30"
    assert told() == "not read yet"
    assert told(last_success=NOW - HOUR, next_check=NOW.replace(year=9999)) == "read today 13:30", "what is handed over by hand"


def test_one_that_fails_says_what_since_when_what_to_do_and_when_next() -> None:
    refused = {"failures": 4, "problem": answered("coast.example", "403 Forbidden")}
    assert told(last_success=NOW - 30 * HOUR, next_check=NOW + HOUR, **refused) == (
        "cannot be read since Wed 08:30: coast.example answered 403 Forbidden. Its owner can let the bot in, which calls itself "
        "“Dateline”; else follow another feed of that site. · next visit today 15:30"
    )
    assert told(**refused).startswith("cannot be read: coast.example answered 403")


@pytest.mark.parametrize(
    ("problem", "remedy"),
    [
        (Problem(Code.HOST_SAYS_GONE), "remedy.gone"),
        (Problem(Code.HOST_CHALLENGES), "remedy.challenge"),
        (Problem(Code.CHALLENGE_NOT_FEED), "remedy.challenge"),
        (answered("c.example", "401 Unauthorized"), "remedy.refused"),
        (answered("c.example", "403 Forbidden"), "remedy.refused"),
        (answered("c.example", "404 Not Found"), "remedy.missing"),
        (answered("c.example", "429 Too Many Requests"), "remedy.busy"),
        (answered("c.example", "503 Service Unavailable"), "remedy.waits"),
        (Problem(Code.HOST_NO_ANSWER), "remedy.waits"),
        (Problem(Code.HOST_NOT_CONNECTED), "remedy.waits"),
        (Problem(Code.HOST_CERTIFICATE_INVALID), "remedy.certificate"),
        (answered("c.example", "?"), ""),
        (Problem(Code.HOST_ANSWERED), ""),
        (problem_of("of an older version"), ""),
        (Problem(Code.NO_SUCH_HOST), "remedy.name"),
        (Problem(Code.HTML_NOT_FEED), "remedy.no_feed"),
        (Problem(Code.TEXT_NOT_FEED), "remedy.no_feed"),
        (Problem(Code.JSON_BUT_NO_FEED), "remedy.no_feed"),
        (Problem(Code.FEED_TOO_DAMAGED), "remedy.broken"),
        (Problem(Code.FEED_TOO_LARGE, {"most": 20}), "remedy.large"),
        (Problem(Code.HOST_NOT_PUBLIC), ""),
    ],
)
def test_each_problem_has_its_remedy(problem: Problem, remedy: str) -> None:
    assert remedy_for(problem) == remedy


@pytest.mark.parametrize("language", languages())
def test_every_language_says_what_can_be_done(language: str) -> None:
    words = told(language, failures=1, problem=answered("c.example", "404 Not Found"), last_success=NOW - HOUR)
    assert "13:30" in words
    if language != "en":
        assert "add the site" not in words
        assert "since" not in words


def test_what_is_the_operators_is_told_without_its_problem() -> None:
    words = told(failures=2, problem=answered("c.example", "403 Forbidden"), other="ask the operator")
    assert words == "cannot be read: ask the operator"


def test_no_key_of_an_address_is_told() -> None:
    words = told(failures=1, problem=answered("https://c.example/feed?token=s3cr3tS3cr3t", "nothing"))
    assert "s3cr3t" not in words


@pytest.mark.parametrize("reason", VisitReason)
def test_the_next_visit_says_why_then_where_that_is_no_matter_of_course(reason: VisitReason) -> None:
    words = told(failures=1, problem=problem_of("x"), next_check=NOW + HOUR, reason=reason)
    assert "next visit today 15:30" in words
    assert words.endswith(")") is (reason is not VisitReason.EVERY)


def test_a_source_that_moved_says_where_to_without_its_key() -> None:
    words = told(last_success=NOW, address="https://new.example/feed?token=s3cr3tS3cr3tS3")
    assert "moved to https://new.example/feed" in words
    assert "s3cr3t" not in words


@pytest.mark.parametrize(
    ("kind", "wish", "by_default", "walls", "said"),
    [
        (SourceKind.FEED, FullText.AUTO, FullText.NEVER, 0, ""),
        (SourceKind.FEED, FullText.AUTO, FullText.NEVER, 1, "pages at a0.example show only walls (login)"),
        (SourceKind.FEED, FullText.DEFAULT, FullText.AUTO, 2, "pages at a0.example show only walls (login)"),
        (SourceKind.FEED, FullText.NEVER, FullText.AUTO, 1, "its pages are not read"),
        (SourceKind.FEED, FullText.DEFAULT, FullText.NEVER, 0, "its pages are not read"),
        (SourceKind.FOLDER, FullText.NEVER, FullText.NEVER, 0, ""),
        (SourceKind.INGESTED, FullText.DEFAULT, FullText.NEVER, 0, ""),
    ],
)
def test_pages_are_spoken_of_where_a_feed_has_some_that_are_not_read(
    kind: SourceKind, wish: FullText, by_default: FullText, walls: int, said: str
) -> None:
    source = Source(id="s", kind=kind, location="https://a.example/feed", full_text=wish)
    walled = [WalledHost(host=f"a{number}.example", why="login", until=NOW + HOUR) for number in range(walls)]
    words = text_of(say_pages(source, walled, by_default, Edition(now=NOW, zone=UTC)))
    assert words.startswith(said)
    assert words.count("show only walls") == (walls if "walls" in said else 0)
    assert bool(words) is bool(said)
