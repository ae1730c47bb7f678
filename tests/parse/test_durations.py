"""Lengths of time and moments as people type them."""

import contextlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.parse.schedule.durations import is_since, parse_duration, parse_since, say_duration

NOW = datetime(2026, 3, 30, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("24h", 24), ("7d", 168), (" 2 Weeks ", 336), ("1h 30m", 1.5), ("90 minutes", 1.5), ("3600s", 1), ("1d,12h", 36)],
)
def test_reads(text: str, hours: float) -> None:
    assert parse_duration(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "0h", "soon", "7", "7 parsecs", "-3d", "h", "9999999w", "1h nonsense", "５d"[1:] + "?"])
def test_refuses(text: str) -> None:
    with pytest.raises(UserError, match="7d"):
        parse_duration(text)


@given(st.integers(1, 10**8).map(lambda seconds: timedelta(seconds=seconds)))
def test_what_is_said_is_read_back(span: timedelta) -> None:
    assert parse_duration(say_duration(span)) == span


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UserError):
        assert parse_duration(text) > timedelta()


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("today", "Europe/Berlin", datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("yesterday", "Europe/Berlin", datetime(2026, 3, 28, 23, tzinfo=UTC)),  # the clocks changed in between
        ("2026-03-01", "America/New_York", datetime(2026, 3, 1, 5, tzinfo=UTC)),
        ("2026-03-01T12:00:00+00:00", "America/New_York", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("2d", "UTC", datetime(2026, 3, 28, 10, 30, tzinfo=UTC)),
        ("day", "UTC", datetime(2026, 3, 29, 10, 30, tzinfo=UTC)),
        ("week", "Europe/Berlin", datetime(2026, 3, 23, 10, 30, tzinfo=UTC)),
        ("Last  Week", "Europe/Berlin", datetime(2026, 3, 23, 10, 30, tzinfo=UTC)),
        ("the past week", "UTC", datetime(2026, 3, 23, 10, 30, tzinfo=UTC)),
        ("last month", "UTC", datetime(2026, 2, 28, 10, 30, tzinfo=UTC)),
        ("month", "UTC", datetime(2026, 2, 28, 10, 30, tzinfo=UTC)),
        ("last 3 days", "UTC", datetime(2026, 3, 27, 10, 30, tzinfo=UTC)),
        ("3 days ago", "UTC", datetime(2026, 3, 27, 10, 30, tzinfo=UTC)),
        ("this week", "Europe/Berlin", datetime(2026, 3, 29, 22, tzinfo=UTC)),  # NOW is a Monday
        ("this month", "America/New_York", datetime(2026, 3, 1, 5, tzinfo=UTC)),
    ],
)
def test_since_is_meant_in_the_askers_zone(text: str, zone: str, moment: datetime) -> None:
    assert parse_since(text, now=NOW, zone=ZoneInfo(zone)) == moment


@pytest.mark.parametrize("text", ["", "soon", "last", "last time", "next week", "this", "since", "2026-13-45", "last 2026-03-01"])
def test_what_is_no_time_to_look_back_to_is_told_what_is(text: str) -> None:
    with pytest.raises(
        UserError, match="is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20"
    ):
        parse_since(text, now=NOW)
    assert not is_since(text)


@given(st.text(max_size=30) | st.sampled_from(["0001-01-01", "9999-12-31T23:59-23:59"]))
def test_a_time_to_look_back_to_is_known_as_one(text: str) -> None:
    try:
        parse_since(text, now=NOW)
    except UserError:
        assert not is_since(text)
    except OverflowError:
        assert is_since(text)
    else:
        assert is_since(text)
