from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.compose import moments
from bot.compose.edition import Edition
from bot.model.document import Span, text_of
from bot.model.workspace import Window
from tests.compose.newsroom import NOW, read

OSLO, LIMA, AUCKLAND = ZoneInfo("Europe/Oslo"), ZoneInfo("America/Lima"), ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize(
    ("moment", "zone", "said"),
    [
        (NOW, UTC, "today 14:30"),
        (NOW, OSLO, "today 15:30"),
        (NOW, AUCKLAND, "today 03:30"),
        (NOW - timedelta(days=1), UTC, "Wed 14:30"),
        (NOW + timedelta(days=6), UTC, "Wed 14:30"),
        (NOW - timedelta(days=6), UTC, "Fri 14:30"),
        (NOW - timedelta(days=7), UTC, "5 Mar"),
        (NOW + timedelta(days=7), UTC, "19 Mar"),
        (NOW - timedelta(days=90), UTC, "12 Dec 2025"),
        (datetime(2026, 3, 12, 2, 0, tzinfo=UTC), LIMA, "Wed 21:00"),
    ],
)
def test_moments_are_said_in_the_readers_zone(moment: datetime, zone: ZoneInfo, said: str) -> None:
    named = f"{moment.astimezone(zone):%Z}" if ":" in said else ""
    assert moments.when(moment, Edition(now=NOW, zone=zone)) == Span(text=said, at=moment, zone=named)


@pytest.mark.parametrize(
    ("published", "text", "said"),
    [
        (None, "Thursday", "“Thursday” (no date in the file)"),
        (None, "", "no date in the file"),
        (NOW - timedelta(hours=1), "Thursday", "today 08:30"),
        (datetime(2026, 3, 12, tzinfo=UTC), "", "Thu 12 Mar"),
        (NOW - timedelta(days=7), "", "5 Mar"),
        (NOW - timedelta(days=8), "", "4 Mar (8 days old)"),
        (datetime(2025, 3, 12, tzinfo=UTC), "", "12 Mar 2025 (365 days old)"),
        (NOW + timedelta(days=300), "", "6 Jan 2027"),
    ],
)
def test_dates_are_never_more_exact_than_the_source(published: datetime | None, text: str, said: str) -> None:
    article = read(published=published, published_text=text).article
    spans = moments.published(article, Edition(now=NOW, zone=LIMA))
    assert text_of(spans) == said
    is_exact = published is not None and published.time() != time()
    assert [span.at for span in spans if span.at] == ([published] if is_exact else []), "a bare day is never shown as a moment"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("--", "no date in the file|"),
        ("-T-", "no date in the file|today 08:30|"),
        ("T--", "today 08:30|no date in the file|"),
        ("dd", "“Thursday” (no date in the file)|“Thursday”"),
        ("-d", "no date in the file|“Thursday”"),
        ("d-", "“Thursday” (no date in the file)|"),
        ("dTd", "“Thursday” (no date in the file)|today 08:30|“Thursday”"),
        ("TT", "today 08:30|today 08:30"),
    ],
)
def test_of_several_only_the_first_without_a_date_says_so(dates: str, said: str) -> None:
    """Of each report its date ("T"), a day that only its text names ("d"), or nothing ("-")."""
    published = [NOW - timedelta(hours=1) if date == "T" else None for date in dates]
    texts = ["Thursday" if date == "d" else "" for date in dates]
    articles = [read(published=at, published_text=text).article for at, text in zip(published, texts, strict=True)]
    edition = Edition(now=NOW, zone=LIMA)
    assert "|".join(map(text_of, moments.published_each(articles, edition))) == said


def test_a_plan_keeps_its_time_of_day_and_what_lies_ahead_is_told_as_such() -> None:
    edition, week = Edition(now=NOW, zone=UTC), NOW + timedelta(days=7)
    assert moments.to_the_minute(week, edition) == Span(text="19 Mar 14:30", at=week, zone="UTC")
    assert moments.upcoming(week, edition)[-1] == Span(text="19 Mar", at=week, ahead=True)
    assert moments.upcoming(None, edition) == ()
    assert moments.upcoming(NOW - timedelta(minutes=5), edition) == ()


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (7, "since 07:30"),
        (15, "since yesterday 23:30"),
        (24, "since yesterday 14:30"),
        (50, "since Tue 12:30"),
        (200, "since 4 Mar"),
    ],
)
def test_a_period_is_named_as_people_would(hours: int, said: str) -> None:
    assert text_of(moments.since(NOW - timedelta(hours=hours), Edition(now=NOW, zone=UTC))) == said


@pytest.mark.parametrize(
    ("ago", "clock"),
    [
        (timedelta(hours=7), "{time}"),
        (timedelta(hours=23, minutes=40), "{time}"),
        (timedelta(hours=24, minutes=3), "gestern {time}"),
        (timedelta(hours=25), ""),
        (timedelta(hours=-1), ""),
    ],
)
def test_the_time_of_day_is_enough_where_it_means_one_moment_in_every_zone(ago: timedelta, clock: str) -> None:
    assert [span.clock for span in moments.since(NOW - ago, Edition(now=NOW, zone=UTC, language="de")) if span.at] == [clock]


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(0), "last minute"),
        (timedelta(minutes=59), "last 59 min"),
        (timedelta(minutes=60), "last hour"),
        (timedelta(hours=24), "last 24 h"),
        (timedelta(hours=48), "last 48 h"),
        (timedelta(hours=49), "last 2 days"),
        (timedelta(days=7), "last 7 days"),
    ],
)
def test_windows_are_said_in_the_unit_that_fits(span: timedelta, said: str) -> None:
    assert moments.length(Window(start=NOW - span, end=NOW), language="en") == said


@pytest.mark.parametrize(
    ("language", "minute", "hour", "day"),
    [
        ("en", "last minute", "last hour", "last 24 h"),
        ("de", "letzte Minute", "letzte Stunde", "letzte 24 Std."),
        ("es", "último minuto", "última hora", "últimas 24 h"),
        ("fr", "dernière minute", "dernière heure", "24 dernières heures"),
        ("pt", "último minuto", "última hora", "últimas 24 h"),
        ("uk", "остання 1 хвилина", "остання 1 година", "останні 24 години"),
        ("ar", "آخر دقيقة", "آخر ساعة", "آخر 24 ساعة"),
    ],
)
def test_windows_are_said_in_every_language(language: str, minute: str, hour: str, day: str) -> None:
    windows = [Window(start=NOW - timedelta(minutes=n), end=NOW) for n in (1, 60, 24 * 60)]
    assert [moments.length(window, language=language) for window in windows] == [minute, hour, day]


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("en", "1 Feb", "11 Mar 2025"),
        ("de", "1. Feb.", "11. März 2025"),
        ("es", "1 feb", "11 mar 2025"),
        ("fr", "1er févr.", "11 mars 2025"),
        ("pt", "1º fev.", "11 mar. 2025"),
        ("uk", "1 лют.", "11 бер. 2025"),
        ("ar", "1 فبراير", "11 مارس 2025"),
    ],
)
def test_dates_are_said_in_every_language(language: str, first: str, other: str) -> None:
    edition = Edition(now=NOW, zone=UTC, language=language)
    days = (datetime(2026, 2, 1, 9, tzinfo=UTC), datetime(2025, 3, 11, 9, tzinfo=UTC))
    assert [moments.when(day, edition).text for day in days] == [first, other]
