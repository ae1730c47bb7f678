"""Dates as publishers write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parse.feed_dates import LONGEST_DATE, ZONES, parse_date

NOON = datetime(2026, 3, 9, 12, 30, 15, tzinfo=UTC)
MINUTE = NOON.replace(second=0)
MIDNIGHT = datetime(2026, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 09 Mar 2026 12:30:15 GMT", NOON),
        ("Mon, 9 Mar 2026 12:30:15 +0000", NOON),
        ("Mon, 09 Mar 2026 07:30:15 EST", NOON),
        ("Mon, 09 Mar 2026 08:30:15 EDT", NOON),
        ("Mon, 09 Mar 2026 14:30:15 +0200", NOON),
        ("Mon, 09 Mar 2026 14:30:15 +02:00", NOON),
        ("Mon, 09 Mar 2026 13:30:15 CET", NOON),
        ("Mon, 09 Mar 2026 07:00:15 -0530", NOON),
        ("Mon,09 March 2026 12:30 UT", MINUTE),
        ("09 Mar 26 12:30:15 Z", NOON),
        ("Monday, March 9, 2026 12:30:15 PM", NOON),
        ("March 9, 2026, 7:30 am EST", MINUTE),
        ("Mon Mar  9 12:30:15 2026", NOON),
        ("Mon Mar  9 12:30:15 UTC 2026", NOON),
        ("9 Mar 2026", MIDNIGHT),
        ("09-Mar-2026 12:30:15 GMT", NOON),
        ("2026-Mar-09 12:30:15", NOON),
        ("Mon, 09 Mar 2026 00:00:00 -0800", datetime(2026, 3, 9, 8, tzinfo=UTC)),
        ("Mon, 09 Mar 2026 00:00 +0530", datetime(2026, 3, 8, 18, 30, tzinfo=UTC)),
        ("Mar 9, 2026 12:00 AM", MIDNIGHT),
        ("Mon, 09 Mar 2026 24:00:00 GMT", datetime(2026, 3, 10, tzinfo=UTC)),
        ("2026-03-09T12:30:15Z", NOON),
        ("2026-03-09T12:30:15.123456789Z", NOON),
        ("2026-03-09T14:30:15+02:00", NOON),
        ("2026-03-09T14:30:15+0200", NOON),
        ("2026-03-09T14:30:15+02", NOON),
        ("2026-03-09 12:30:15", NOON),
        ("2026-03-09 12:30:15 UTC", NOON),
        ("2026-03-09 07:30:15 EST", NOON),
        ("2026-03-09 14:30:15 GMT+2", NOON),
        ("20260309T123015Z", NOON),
        ("2026-03-09T12:30Z", MINUTE),
        ("2026-03-09", MIDNIGHT),
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC)),
        ("  2026-03-09T12:30:15Z\n", NOON),
        ("1999-12-31T23:59:60Z", datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("31 Dec 49 00:00 GMT", datetime(2049, 12, 31, tzinfo=UTC)),
        ("31 Dec 99 00:00 GMT", datetime(1999, 12, 31, tzinfo=UTC)),
    ],
)
def test_a_date_is_read(text: str, moment: datetime) -> None:
    assert parse_date(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "Thursday", "March", "12:30", "0001-01-01T00:00:00Z", "31 Feb 2026 10:00 GMT", "2026-13-01", "2026-02-30",
     "9 Mar 2026 12:99 GMT", "1969-12-31", "2201-01-01", "2026-03-09T25:00Z"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_every_named_zone_is_understood_in_both_forms() -> None:
    for name, minutes in ZONES.items():
        spoken, iso = parse_date(f"09 Mar 2026 12:30:15 {name.upper()}"), parse_date(f"2026-03-09 12:30:15 {name.upper()}")
        assert spoken is not None
        assert (NOON - spoken).total_seconds() == minutes * 60, name
        assert iso == spoken, name


def test_only_the_beginning_of_an_endless_text_is_looked_at() -> None:
    assert parse_date("2026-03-09" + " " * LONGEST_DATE + "x") == MIDNIGHT
    assert parse_date("9 Mar" + " " * LONGEST_DATE + "2026") is None


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2199, 12, 30)), st.integers(-12 * 60, 14 * 60))
@settings(max_examples=50)
def test_both_standards_say_the_same(moment: datetime, east: int) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    sign, hours, minutes = "-" if east < 0 else "+", *divmod(abs(east), 60)
    local = datetime.fromtimestamp(aware.timestamp() + east * 60, tz=UTC)
    offset = f"{sign}{hours:02}{minutes:02}"
    assert parse_date(local.strftime("%a, %d %b ") + f"{local.year:04} " + local.strftime("%H:%M:%S ") + offset) == aware
    assert parse_date(local.strftime("%Y-%m-%dT%H:%M:%S") + offset) == aware


@given(st.text(alphabet="0123456789:-+ TZaApPmMJjuneGMT.,/٣", max_size=40))
@settings(max_examples=50)
def test_no_text_raises(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC
