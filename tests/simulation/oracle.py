"""When a digest should come, found by looking at the wall clock minute by minute: no line of the bot's own timetable."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=256)
def slots(
    times: tuple[time, ...], zone: str, start: datetime, end: datetime, quiet: tuple[time, time] | None = None
) -> tuple[datetime, ...]:
    """Every moment after `start` up to `end` at which the wall clock first shows, or first is past, one of the times.

    A time within the quiet hours comes when those end, unless it was before `start`; what falls on one minute comes once.
    """
    place = ZoneInfo(zone)
    moment = start.astimezone(UTC).replace(second=0, microsecond=0) - timedelta(days=1)
    seen = moment.astimezone(place).replace(tzinfo=None)
    found: list[datetime] = []
    is_held = False
    while moment < end:
        moment += _MINUTE
        wall = moment.astimezone(place).replace(tzinfo=None)
        is_due = any(_passes(at, seen, wall) for at in times)
        ends_quiet = quiet is not None and _passes(quiet[1], seen, wall)
        seen = max(seen, wall)
        if quiet is not None and is_due and in_quiet(wall.time(), quiet):
            is_held, is_due = is_held or moment > start, False
        if is_due or (is_held and ends_quiet):
            is_held = is_held and not ends_quiet
            found.append(moment)
    return tuple(moment for moment in found if start < moment <= end)


def in_quiet(wall: time, quiet: tuple[time, time]) -> bool:
    """Whether a time of day lies in the quiet hours, their end not counted."""
    start, end = quiet
    return start <= wall < end if start < end else wall >= start or wall < end


def _passes(at: time, before: datetime, after: datetime) -> bool:
    """Whether the wall clock comes to that time of day, or leaps over it, for the first time."""
    days = {before.date(), after.date()}
    return any(before < _on(day, at) <= after for day in days)


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at)
