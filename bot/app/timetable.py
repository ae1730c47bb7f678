"""When the next digests come, right across every change of the clocks (DST).

Fixed times follow local time, and each comes exactly once: a time that the clocks skip comes at the first moment after the gap
(together with any other that falls there), a time that is repeated comes the first time. APScheduler's CronTrigger fires repeated
times twice and leaves out some skipped ones. So it runs on naive local times here, with UTC as a placeholder for no zone, and the
zone is resolved afterwards (PEP 495).

Intervals follow elapsed time: they are evenly spaced across every change, counted from one fixed local midnight, so that a
restart changes nothing. Every 6 h in Berlin is 00:00, 06:00, 12:00 and 18:00 in winter, an hour later in summer.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger

from bot.model.schedule import WEEKDAYS, FixedTimes, Interval, Schedule
from bot.parse.schedule.timezone import parse_timezone

_FIRST_MIDNIGHT = datetime(2026, 1, 1)
"""Intervals count from here, in local time; never to be changed, as that would shift them all."""


def next_time(schedule: Schedule, timezone: str, after: datetime) -> datetime:
    """The first moment of the schedule strictly after an aware moment, in UTC. Raises UserError for an unknown zone."""
    return next(_coming(schedule, parse_timezone(timezone), after))


def next_times(schedule: Schedule, timezone: str, after: datetime, count: int = 5) -> tuple[datetime, ...]:
    """The first few moments of the schedule strictly after an aware moment, in UTC, none of them twice."""
    return tuple(islice(_coming(schedule, parse_timezone(timezone), after), count))


def _coming(schedule: Schedule, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    return _beats(schedule, zone, after) if isinstance(schedule, Interval) else _slots(schedule, zone, after)


def _beats(interval: Interval, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    first = _moment(datetime.combine(_FIRST_MIDNIGHT, interval.start), zone)
    beat = first + ((after - first) // interval.every) * interval.every
    while True:
        beat += interval.every
        yield beat


def _slots(schedule: FixedTimes, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """Local times in increasing order never lead to decreasing moments, so nothing before `local` has to be tried."""
    trigger, local, last = _trigger(schedule), _wall(after, zone), after
    while True:
        stand_in = (local + timedelta(microseconds=1)).replace(tzinfo=UTC)
        local = trigger.get_next_fire_time(None, stand_in).replace(tzinfo=None)
        moment = _moment(local, zone)
        if moment > last:  # else a doubled time whose first occurrence is past, or another time in the same gap
            last = moment
            yield moment


def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    """When the clocks first show `local`, or, if they skip it, first show something later."""
    moment = local.replace(tzinfo=zone).astimezone(UTC)
    if _wall(moment, zone) == local:
        return moment
    before_gap = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    seconds = range(int((moment - before_gap).total_seconds()) + 1)
    return before_gap + timedelta(
        seconds=bisect_left(seconds, True, key=lambda second: _wall(before_gap + timedelta(seconds=second), zone) > local)
    )


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


@lru_cache(maxsize=1024)
def _trigger(schedule: FixedTimes) -> BaseTrigger:
    """One trigger for each minute of the hour and kind of day. Weekdays go by name: APScheduler counts 0 as Monday."""
    kinds_of_day = []
    if schedule.weekdays:
        kinds_of_day.append({"day_of_week": ",".join(WEEKDAYS[day] for day in schedule.weekdays)})
    if schedule.days:
        kinds_of_day.append({"day": _list(schedule.days)})
    hours_at: dict[int, list[int]] = defaultdict(list)
    for at in schedule.times:
        hours_at[at.minute].append(at.hour)
    return OrTrigger(
        [
            CronTrigger(month=_list(schedule.months), hour=_list(hours), minute=minute, timezone=UTC, **days)
            for minute, hours in hours_at.items()
            for days in kinds_of_day
        ]
    )


def _list(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))
