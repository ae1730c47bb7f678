"""A schedule said back in plain words, so that whoever set it sees how it was understood."""

from collections.abc import Sequence
from datetime import time, timedelta
from itertools import pairwise

from bot.model.schedule import EVERY_DAY, EVERY_MONTH, WEEKEND, WORKING_DAYS, FixedTimes, Interval, Schedule

_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAY_GROUPS = {EVERY_DAY: "every day", WORKING_DAYS: "on weekdays", WEEKEND: "on weekends"}
_MOST_LISTED = 12
_SHORTEST_RUN = 3
_SHORTEST_MONTH = 28


def say_schedule(schedule: Schedule) -> str:
    """“on weekdays at 07:30 and 17:00”, “every 6 hours”: ready to stand in the middle of a sentence."""
    if isinstance(schedule, Interval):
        return _every(schedule.every) + (f" from {schedule.start:%H:%M}" if schedule.start != time() else "")
    first, last = schedule.times[0], schedule.times[-1]
    days = _days(schedule)
    if schedule.spacing:
        run = f"{_every(schedule.spacing)} from {first:%H:%M} to {last:%H:%M}"
        return run if days == _DAY_GROUPS[EVERY_DAY] else f"{run} {days}"
    if len(schedule.times) > _MOST_LISTED:
        return f"{days}, {len(schedule.times)} times from {first:%H:%M} to {last:%H:%M}"
    return f"{days} at {_listed([f'{at:%H:%M}' for at in schedule.times])}"


def _every(span: timedelta) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    count, unit = (hours, "hour") if not minutes else (hours * 60 + minutes, "minute")
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"


def _days(schedule: FixedTimes) -> str:
    said = []
    months = "" if schedule.months == EVERY_MONTH else _listed([_MONTHS[month - 1] for month in schedule.months])
    if schedule.weekdays:
        said.append(_DAY_GROUPS.get(schedule.weekdays) or f"on {_listed(_runs(schedule.weekdays, _WEEKDAYS))}")
    if schedule.days:
        of_which = "" if months else f" of each month{_where_there_is_one(schedule)}"
        said.append(f"on the {_listed(_runs(schedule.days, _ORDINALS))}{of_which}")
    joint = "of" if schedule.days and not schedule.weekdays else "in"
    return " and ".join(said) + (f" {joint} {months}" if months else "")


def _where_there_is_one(schedule: FixedTimes) -> str:
    """Not every month has a 31st; those that have none are passed over, which surprises whoever meant the last day."""
    return " (where there is one)" if schedule.days[-1] > _SHORTEST_MONTH else ""


def _runs(values: Sequence[int], names: Sequence[str]) -> list[str]:
    """Names of sorted values, three or more in a row as “Mondays to Thursdays”."""
    starts = [0, *(at for at, (low, high) in enumerate(pairwise(values), 1) if high != low + 1), len(values)]
    said = []
    for start, end in pairwise(starts):
        run = [names[value] for value in values[start:end]]
        said += [f"{run[0]} to {run[-1]}"] if len(run) >= _SHORTEST_RUN else run
    return said


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _ordinal(number: int) -> str:
    irregular = {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{irregular if irregular and number not in (11, 12, 13) else 'th'}"


_ORDINALS = ("", *map(_ordinal, range(1, 32)))
