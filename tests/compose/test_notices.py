from datetime import UTC, timedelta

from bot.compose.notices import notice
from bot.model.document import Action
from tests.compose.composed import no_match_of, nothing_new_of
from tests.compose.newsroom import NOW, read
from tests.compose.random_news import text_of

DAY_AGO = NOW - timedelta(days=1)


def test_no_match_names_the_latest_and_what_was_read_since() -> None:
    latest = read(title="Arle falls", published=NOW - timedelta(days=2), url="https://a.example/").article
    document = no_match_of(
        "Floods", since=DAY_AGO, now=NOW, zone=UTC, latest=latest, reports_read=41, failing=["Daily Post", ""], sources=9
    )
    assert text_of(document) == (
        "No Floods reports in the last 24 h. Latest: Tue 14:30, Arle falls. 41 reports read since then. "
        "2 of 9 feeds failing: Daily Post."
    )
    assert any(span.url == "https://a.example/" for span in document.blocks[0].spans)


def test_no_match_with_nothing_ever_says_only_what_was_read() -> None:
    document = no_match_of("Floods", since=DAY_AGO, now=NOW, zone=UTC, reports_read=1)
    assert text_of(document) == "No Floods reports in the last 24 h. 1 report read."


def test_nothing_new_tells_since_when() -> None:
    document = nothing_new_of("Syria", since=NOW.replace(hour=7, minute=0), unchanged=3, now=NOW, zone=UTC)
    assert document.title == text_of(document) == "Nothing new on Syria since your brief of today 07:00 (3 stories unchanged)."


def test_a_notice_carries_its_actions() -> None:
    actions = (Action(name="brief", label="Show them"),)
    assert notice("Hello", actions=actions).actions == actions
