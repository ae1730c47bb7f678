"""The balance of a digest in words: a line for each fate that any report had, and lists that are shown in part."""

from datetime import timedelta

import pytest

from bot.compose.balance import compose_balance, compose_fate, named, reached
from bot.compose.edition import Edition
from bot.model.balance import Balance, Fate, Unread
from bot.model.document import text_of as words_of
from bot.model.workspace import Window
from tests.compose.newsroom import NOW, read
from tests.compose.random_news import text_of

EDITION = Edition(now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
HOUR = timedelta(hours=1)


def sheet(*, unread: int = 0, stories: int = 0, **reports: int) -> Balance:
    return Balance(
        slot=NOW,
        window=Window(start=NOW - 7 * HOUR, end=NOW),
        reports={Fate(fate): tuple(f"{fate} {n}" for n in range(count)) for fate, count in reports.items()},
        unread=tuple(Unread(source_id="s", key=f"{n}", why="bad bytes", at=NOW) for n in range(unread)),
        stories=stories,
    )


def test_every_fate_that_a_report_had_has_its_line_from_what_was_told_to_what_could_not_be_read() -> None:
    found = sheet(old=7, other=6, waiting=5, had=4, copies=3, counted=2, told=2, unread=1, stories=1)
    assert text_of(compose_balance("Balance", found, EDITION)).splitlines() == [
        "Balance",
        "30 reports in · since 07:30 until today 14:30",
        "2 told in 1 story",
        "2 on topic and only counted, for want of room",
        "3 copies",
        "4 told here in another message",
        "5 waiting for the next digest",
        "6 of other topics",
        "7 no news any more when they came in",
        "1 unreadable",
    ]


def test_a_fate_that_no_report_had_is_not_spoken_of() -> None:
    assert text_of(compose_balance("Balance", sheet(other=1), EDITION)).splitlines()[1:] == [
        "1 report in · since 07:30 until today 14:30",
        "1 of other topics",
    ]


@pytest.mark.parametrize(
    ("first", "shown", "total", "said"),
    [(0, 15, 203, "1 to 15 of 203"), (195, 8, 203, "196 to 203 of 203"), (0, 3, 3, ""), (0, 0, 0, "")],
)
def test_a_list_says_which_of_how_many_it_shows_unless_that_is_all(first: int, shown: int, total: int, said: str) -> None:
    assert reached(first, shown, total, EDITION) == said


def test_a_listed_report_has_its_headline_outlet_and_date() -> None:
    found = [read("a", title="Arle falls", published=NOW - HOUR), read("b", title="Dam holds"), read("c", title="Schools open")]
    assert text_of(compose_fate("Balance", "3 copies", found, EDITION, first=0, total=4)).splitlines() == [
        "Balance",
        "3 copies · 1 to 3 of 4",
        "Arle falls · Northern News Agency · today 13:30",
        "Dam holds · Northern News Agency · no date in the file",
        "Schools open · Northern News Agency",
    ]
    assert words_of(named(found[0], EDITION)) == "Arle falls · Northern News Agency"
