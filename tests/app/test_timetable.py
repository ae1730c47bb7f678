"""Next times around clock changes, checked against a plain walk over every minute of the zone's wall clock."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from croniter import croniter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app.timetable import next_time, next_times
from bot.model.errors import UserError
from bot.model.schedule import FixedTimes, Interval
from bot.parse.schedule.read import parse_schedule

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
AROUND = timedelta(hours=36)

SCHEDULES = (
    "daily 00:00",
    "daily 02:30",
    "00:15 00:45 01:30 02:00 02:05 03:00",
    "hourly 0-23",
    "weekends 23:30",
    "every 6h",
)
AWKWARD_ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Africa/Cairo",  # changes at midnight
    "Asia/Beirut",  # at midnight
    "America/Santiago",  # at midnight, southern summer
    "America/Havana",  # at midnight
    "America/Asuncion",
    "Asia/Gaza",
    "Africa/Casablanca",  # back for Ramadan
    "Europe/Dublin",  # summer is its standard time
    "Atlantic/Azores",
    "America/Nuuk",
    "America/Scoresbysund",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Chatham",  # at a quarter to
    "Antarctica/Troll",  # two hours
    "Asia/Kathmandu",  # never
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "schedule", "after", "moments"),
    [
        # a skipped time comes at the first moment after the gap
        ("Europe/Berlin", "daily 02:30", "2026-03-28 12:00", ["2026-03-29 01:00", "2026-03-30 00:30"]),
        ("America/New_York", "daily 02:30", "2026-03-07 12:00", ["2026-03-08 07:00", "2026-03-09 06:30"]),
        ("Africa/Cairo", "daily 00:00", "2026-04-22 23:00", ["2026-04-23 22:00", "2026-04-24 21:00"]),
        ("Asia/Beirut", "daily 00:30", "2026-03-28 12:00", ["2026-03-28 22:00", "2026-03-29 21:30"]),
        ("America/Santiago", "daily 00:00", "2026-09-05 12:00", ["2026-09-06 04:00", "2026-09-07 03:00"]),
        # a doubled time comes once, the first time
        ("Europe/Berlin", "daily 02:30", "2026-10-24 12:00", ["2026-10-25 00:30", "2026-10-26 01:30"]),
        ("America/New_York", "daily 01:30", "2026-10-31 12:00", ["2026-11-01 05:30", "2026-11-02 06:30"]),
        ("America/Santiago", "daily 23:30", "2026-04-04 12:00", ["2026-04-05 02:30", "2026-04-06 03:30"]),
        # asked between the two showings, it is past
        ("Europe/Berlin", "daily 02:30", "2026-10-25 00:45", ["2026-10-26 01:30"]),
        ("Europe/Berlin", "daily 02:30", "2026-10-25 01:15", ["2026-10-26 01:30"]),
        # several times in one gap come as one
        ("Europe/Berlin", "02:00 02:20 02:40 03:00 03:20", "2026-03-29 00:00", ["2026-03-29 01:00", "2026-03-29 01:20"]),
        # a whole day was skipped, and one half-hour
        ("Pacific/Apia", "daily 12:00", "2011-12-29 12:00", ["2011-12-29 22:00", "2011-12-30 10:00", "2011-12-30 22:00"]),
        ("Australia/Lord_Howe", "daily 02:15", "2026-10-03 12:00", ["2026-10-03 15:30", "2026-10-04 15:15"]),
        # strictly after
        ("UTC", "daily 07:00", "2026-05-05 07:00", ["2026-05-06 07:00"]),
        ("UTC", "daily 07:00", "2026-05-05 06:59:59.999999", ["2026-05-05 07:00"]),
        ("UTC", "daily 07:00", "2026-05-05 07:00:00.000001", ["2026-05-06 07:00"]),
        # far ahead
        ("UTC", "0 9 29 2 *", "2026-11-23 00:00", ["2028-02-29 09:00", "2032-02-29 09:00"]),
        ("UTC", "monthly 31 9:00", "2026-11-23 00:00", ["2026-12-31 09:00", "2027-01-31 09:00", "2027-03-31 09:00"]),
        # either day field
        ("UTC", "mon or monthly 1 9:00", "2026-11-24 00:00", ["2026-11-30 09:00", "2026-12-01 09:00", "2026-12-07 09:00"]),
        # 1 is Monday
        ("UTC", "30 7 * * 1", "2026-11-23 00:00", ["2026-11-23 07:30", "2026-11-30 07:30"]),
        # intervals pass through the night when the clocks go back, and count from local midnight in winter
        ("Europe/Berlin", "every 6h", "2026-10-24 20:00", ["2026-10-24 23:00", "2026-10-25 05:00", "2026-10-25 11:00"]),
        ("Europe/Berlin", "hourly", "2026-10-25 00:00", ["2026-10-25 01:00", "2026-10-25 02:00"]),
        ("Asia/Kolkata", "hourly", "2026-05-05 00:00", ["2026-05-05 00:30", "2026-05-05 01:30"]),
        ("UTC", "every 6h from 07:00", "2026-05-05 00:00", ["2026-05-05 01:00", "2026-05-05 07:00"]),
        ("UTC", "every 6h", "2025-05-05 00:00", ["2025-05-05 06:00"]),  # before the midnight they count from
    ],
)
def test_next_moments(zone: str, schedule: str, after: str, moments: list[str]) -> None:
    coming = next_times(parse_schedule(schedule), zone, utc(after), len(moments))
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in coming] == moments


def test_a_moment_may_be_asked_for_in_any_zone_and_is_told_in_utc() -> None:
    tokyo = datetime(2026, 5, 5, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
    moment = next_time(parse_schedule("daily 07:00"), "berlin", tokyo)
    assert (moment, moment.tzinfo) == (utc("2026-05-05 05:00"), UTC)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UserError, match="Europe/Berlin"):
        next_time(parse_schedule("daily 07:00"), "Europe/Berln", FIRST)


@pytest.mark.parametrize("zone", AWKWARD_ZONES)
def test_every_local_slot_comes_once_around_every_change(zone: str) -> None:
    _, wrong = check_zone(zone)
    assert wrong == []


@pytest.mark.slow
def test_every_local_slot_comes_once_around_every_change_of_every_zone(capsys: pytest.CaptureFixture[str]) -> None:
    zones = sorted(available_timezones() - {"EST", "MST", "HST", "Factory", "localtime", "posixrules"})
    checked = [check_zone(zone) for zone in zones]
    wrong = [fault for _, faults in checked for fault in faults]
    with capsys.disabled():
        slots = sum(count for count, _ in checked)
        print(f"\n{len(zones)} zones x {len(SCHEDULES)} schedules: {slots} slots, {len(wrong)} wrong")  # noqa: T201
    assert wrong == []


def check_zone(zone: str) -> tuple[int, list[str]]:
    """Slots checked around each change of 2026 and 2027 (or one ordinary day), and what came wrong."""
    count, wrong = 0, []
    for change in list(changes(ZoneInfo(zone))) or [utc("2026-03-29 01:00")]:
        start, end = change - AROUND, change + AROUND
        shown = [wall(start + at * MINUTE, zone) for at in range(2 * AROUND // MINUTE + 1)]
        for text in SCHEDULES:
            schedule = parse_schedule(text)
            expected = evenly(schedule, start, end, zone) if isinstance(schedule, Interval) else slots(schedule, shown, start)
            came = until(end, schedule, zone, start)
            count += len(expected)
            if came != expected:
                wrong.append(f"{zone} {text} around {change}: {set(came) ^ set(expected)}")
    return count, wrong


def changes(zone: ZoneInfo) -> Iterator[datetime]:
    """When its offset changes, to the minute, at most once a day."""
    days = [FIRST + number * DAY for number in range((LAST - FIRST).days + 1)]
    for day, following in pairwise(days):
        before = day.astimezone(zone).utcoffset()
        if following.astimezone(zone).utcoffset() != before:
            minutes = range(DAY // MINUTE)
            yield day + MINUTE * bisect_left(
                minutes, True, key=lambda at, day=day, before=before: (day + at * MINUTE).astimezone(zone).utcoffset() != before
            )


def wall(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def slots(schedule: FixedTimes, shown: Sequence[datetime], start: datetime) -> list[datetime]:
    """When the wall clock, walked minute by minute, first shows each slot or something later."""
    furthest = list(accumulate(shown, max))
    days = {moment.date() for moment in shown}
    wanted = [datetime.combine(day, at) for day in days if falls_on(day, schedule) for at in schedule.times]
    return sorted({start + MINUTE * bisect_left(furthest, slot) for slot in wanted if furthest[0] < slot <= furthest[-1]})


def falls_on(day: date, schedule: FixedTimes) -> bool:
    return day.month in schedule.months and (day.weekday() in schedule.weekdays or day.day in schedule.days)


def evenly(interval: Interval, start: datetime, end: datetime, zone: str) -> list[datetime]:
    """From the local midnight that all intervals count from, one step after the other."""
    at, moments = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC), []
    while at <= end:
        if at > start:
            moments.append(at)
        at += interval.every
    return moments


def until(end: datetime, schedule: FixedTimes | Interval, zone: str, after: datetime) -> list[datetime]:
    """Asked one by one, as the bot does: each time after the one before."""
    moments = []
    while (after := next_time(schedule, zone, after)) <= end:
        moments.append(after)
    return moments


zones = st.sampled_from(AWKWARD_ZONES)
schedules = st.sampled_from([*SCHEDULES, "mon or monthly 1 02:30", "every 95m", "weekdays every 5m 01:00-03:00"]).map(
    parse_schedule
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@settings(max_examples=60, deadline=None)
@given(schedules, zones, moments)
def test_the_next_time_is_the_same_whenever_it_is_asked_for(schedule: FixedTimes | Interval, zone: str, after: datetime) -> None:
    first, second = next_times(schedule, zone, after, 2)
    assert after < first < second
    assert next_time(schedule, zone, first - timedelta(microseconds=1)) == first
    assert next_time(schedule, zone, after + (first - after) / 2) == first
    assert next_time(schedule, zone, first) == second


def cron_field(lowest: int, highest: int) -> st.SearchStrategy[str]:
    values = st.integers(lowest, highest)
    ranges = st.lists(values, min_size=2, max_size=2, unique=True).map(sorted).map(lambda ends: f"{ends[0]}-{ends[1]}")
    stepped = st.tuples(ranges, st.integers(1, 9)).map(lambda parts: f"{parts[0]}/{parts[1]}")
    return st.one_of(st.just("*"), st.lists(st.one_of(values.map(str), ranges, stepped), min_size=1, max_size=3).map(",".join))


cron_lines = st.tuples(
    st.integers(0, 59).map(str), st.integers(0, 23).map(str), cron_field(1, 31), cron_field(1, 12), cron_field(0, 6)
).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(cron_lines, moments)
def test_cron_lines_come_when_another_reader_of_cron_says(line: str, after: datetime) -> None:
    try:
        schedule = parse_schedule(line)
    except UserError:
        return  # such as 31 February
    other = croniter(line, after)
    assert next_times(schedule, "UTC", after, 3) == tuple(other.get_next(datetime) for _ in range(3))
