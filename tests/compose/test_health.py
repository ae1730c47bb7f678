"""How a source is doing, in the words of whoever looks after it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.compose.edition import Edition
from bot.compose.health import remedy_for, say_health
from bot.model.document import text_of
from bot.model.source import SourceState, VisitReason
from bot.words.catalogue import languages

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(language: str = "en", *, other: str = "", **state: object) -> str:
    edition = Edition(now=NOW, zone=UTC, language=language)
    return text_of(say_health(SourceState(source_id="s", **state), edition, problem=other))  # type: ignore[arg-type]


def test_a_source_that_is_read_says_when_and_when_next() -> None:
    assert told(last_success=NOW - HOUR, next_check=NOW + HOUR) == "read today 13:30 · next visit today 15:30"
    assert told() == "not read yet"


def test_one_that_fails_says_what_since_when_what_to_do_and_when_next() -> None:
    refused = {"failures": 4, "problem": "coast.example answered 403 Forbidden."}
    assert told(last_success=NOW - 30 * HOUR, next_check=NOW + HOUR, **refused) == (
        "cannot be read since Wed 08:30: coast.example answered 403 Forbidden. Its owner can let the bot in, which calls itself "
        "“Dateline”; else follow another feed of that site. · next visit today 15:30"
    )
    assert told(**refused).startswith("cannot be read: coast.example answered 403")


@pytest.mark.parametrize(
    ("problem", "remedy"),
    [
        ("c.example says that this is gone for good (410).", "remedy.gone"),
        ("c.example checks whether a person asks (a challenge), and lets no program in.", "remedy.challenge"),
        ("This page checks whether a person asks (a challenge); it is not a feed.", "remedy.challenge"),
        ("c.example answered 401 Unauthorized.", "remedy.refused"),
        ("c.example answered 403 Forbidden.", "remedy.refused"),
        ("c.example answered 404 Not Found.", "remedy.missing"),
        ("c.example answered 429 Too Many Requests.", "remedy.busy"),
        ("c.example answered 503 Service Unavailable.", "remedy.waits"),
        ("c.example did not answer in time.", "remedy.waits"),
        ("c.example cannot be connected to: All connection attempts failed.", "remedy.waits"),
        (
            "c.example cannot be connected to: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: it has expired.",
            "remedy.certificate",
        ),
        ("There is no host named c.example.", "remedy.name"),
        ("This is an HTML page, not a feed.", "remedy.no_feed"),
        ("This is plain text, not a feed.", "remedy.no_feed"),
        ("This is JSON, but not a JSON Feed.", "remedy.no_feed"),
        ("The feed is too damaged to be read, or holds nothing.", "remedy.broken"),
        ("The feed is larger than 20 MB.", "remedy.large"),
        ("answered-404.example is not on the public internet; the operator can allow it by name.", ""),
    ],
)
def test_each_problem_has_its_remedy(problem: str, remedy: str) -> None:
    assert remedy_for(problem) == remedy


@pytest.mark.parametrize("language", languages())
def test_every_language_says_what_can_be_done(language: str) -> None:
    words = told(language, failures=1, problem="c.example answered 404 Not Found.", last_success=NOW - HOUR)
    assert "13:30" in words
    if language != "en":
        assert "add the site" not in words
        assert "since" not in words


def test_what_is_the_operators_is_told_without_its_problem() -> None:
    words = told(failures=2, problem="c.example answered 403 Forbidden.", other="ask the operator")
    assert words == "cannot be read: ask the operator"


def test_no_key_of_an_address_is_told() -> None:
    words = told(failures=1, problem="https://c.example/feed?token=s3cr3tS3cr3t answered nothing.")
    assert "s3cr3t" not in words


@pytest.mark.parametrize("reason", VisitReason)
def test_the_next_visit_says_why_then_where_that_is_no_matter_of_course(reason: VisitReason) -> None:
    words = told(failures=1, problem="x", next_check=NOW + HOUR, reason=reason)
    assert "next visit today 15:30" in words
    assert words.endswith(")") is (reason is not VisitReason.EVERY)


def test_a_source_that_moved_says_where_to_without_its_key() -> None:
    words = told(last_success=NOW, address="https://new.example/feed?token=s3cr3tS3cr3tS3")
    assert "moved to https://new.example/feed" in words
    assert "s3cr3t" not in words
