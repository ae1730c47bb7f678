"""Hours of silence: as they are typed, and when they end."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.model.quiet_hours import QuietHours
from bot.parse.schedule.quiet_hours import parse_quiet_hours

NIGHT = QuietHours(start=time(22), end=time(7))
NOON = QuietHours(start=time(12), end=time(13, 30))
BERLIN = ZoneInfo("Europe/Berlin")


def berlin(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22:00-07:00", NIGHT),
        ("22-7", NIGHT),
        (" 10pm to 7am ", NIGHT),
        ("from 22:00 to 07:00", NIGHT),
        ("12:00–13.30", NOON),
        ("off", None),
        ("", None),
        ("None", None),
    ],
)
def test_quiet_hours_as_people_type_them(text: str, hours: QuietHours | None) -> None:
    assert parse_quiet_hours(text) == hours


@pytest.mark.parametrize("text", ["22:00", "22:00-22:00", "25-7", "at night", "mon-fri", "22-7-8", "1" * 10_000, "every 6h"])
def test_what_is_not_two_times_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="write “22:00-07:00” or “off”"):
        parse_quiet_hours(text)


@pytest.mark.parametrize(
    ("hours", "at", "over"),
    [
        (NIGHT, "2026-03-12T21:59:59", "2026-03-12T21:59:59"),
        (NIGHT, "2026-03-12T22:00", "2026-03-13T07:00"),
        (NIGHT, "2026-03-13T00:00", "2026-03-13T07:00"),
        (NIGHT, "2026-03-13T06:59:59", "2026-03-13T07:00"),
        (NIGHT, "2026-03-13T07:00", "2026-03-13T07:00"),
        (NOON, "2026-03-13T11:59", "2026-03-13T11:59"),
        (NOON, "2026-03-13T12:00", "2026-03-13T13:30"),
        (NOON, "2026-03-13T13:30", "2026-03-13T13:30"),
    ],
)
def test_quiet_ends_at_its_end_in_local_time(hours: QuietHours, at: str, over: str) -> None:
    assert hours.over(berlin(at), BERLIN) == berlin(over)


def test_an_end_that_the_clocks_show_twice_is_waited_for_twice() -> None:
    hours = QuietHours(start=time(22), end=time(2, 30))
    assert hours.over(berlin("2026-10-24T23:00"), BERLIN) == berlin("2026-10-25T02:30")
    assert hours.over(berlin("2026-10-25T02:10", fold=1), BERLIN) == berlin("2026-10-25T02:30", fold=1)


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])


@given(start=TIMES, end=TIMES, moment=MOMENTS, name=ZONES)
@settings(max_examples=50)
def test_quiet_never_ends_before_it_is_asked_for_and_within_a_day(start: time, end: time, moment: datetime, name: str) -> None:
    if start == end:
        return
    hours, zone = QuietHours(start=start, end=end), ZoneInfo(name)
    assert parse_quiet_hours(str(hours)) == hours
    over = hours.over(moment, zone)
    assert (over > moment) == hours.hold(moment, zone)
    assert over - moment <= timedelta(hours=25)
