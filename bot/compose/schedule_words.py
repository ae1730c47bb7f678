"""A schedule in plain words, so that its keeper sees how it was understood."""

from collections.abc import Sequence
from datetime import time, timedelta
from itertools import pairwise

from bot.compose.wording import say
from bot.model.schedule import EVERY_DAY, EVERY_MONTH, WEEKEND, WORKING_DAYS, FixedTimes, Interval, Schedule
from bot.words.cldr import listed, month_name

_DAY_GROUPS = {EVERY_DAY: "every_day", WORKING_DAYS: "on_working_days", WEEKEND: "on_weekends"}
_MOST_LISTED = 12
_SHORTEST_RUN = 3
_SHORTEST_MONTH = 28


def say_schedule(schedule: Schedule, language: str = "en") -> str:
    """“on weekdays at 07:30 and 17:00”, “every 6 hours”: ready to stand in the middle of a sentence."""
    if isinstance(schedule, Interval):
        every = _every(schedule.every, language)
        return every if schedule.start == time() else say(language, "from_time", every=every, first=f"{schedule.start:%H:%M}")
    first, last = (f"{at:%H:%M}" for at in (schedule.times[0], schedule.times[-1]))
    days = _days(schedule, language)
    if schedule.spacing:
        run = say(language, "from_to", every=_every(schedule.spacing, language), first=first, last=last)
        return run if _is_every_day(schedule) else f"{run} {days}"
    if len(schedule.times) > _MOST_LISTED:
        return say(language, "many_times", days=days, n=len(schedule.times), first=first, last=last)
    return say(language, "at_times", days=days, times=listed(language, [f"{at:%H:%M}" for at in schedule.times]))


def _is_every_day(schedule: FixedTimes) -> bool:
    return (schedule.weekdays, schedule.days, schedule.months) == (EVERY_DAY, (), EVERY_MONTH)


def _every(span: timedelta, language: str) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return say(language, "every_minutes", n=hours * 60 + minutes) if minutes else say(language, "every_hours", n=hours)


def _days(schedule: FixedTimes, language: str) -> str:
    said = [_weekdays(schedule.weekdays, language)] if schedule.weekdays else []
    if schedule.days:
        said.append(_days_of_month(schedule, language))
    days = listed(language, said)
    if schedule.months == EVERY_MONTH:
        return days
    months = listed(language, [month_name(language, month) for month in schedule.months])
    joint = "of_months" if schedule.days and not schedule.weekdays else "in_months"
    return say(language, joint, days=days, months=months)


def _weekdays(weekdays: tuple[int, ...], language: str) -> str:
    if weekdays in _DAY_GROUPS:
        return say(language, _DAY_GROUPS[weekdays])
    runs = _runs(weekdays, say(language, "day_names").split(), language)
    return say(language, "on_days", days=listed(language, runs))


def _days_of_month(schedule: FixedTimes, language: str) -> str:
    """Adds that months without a 31st are skipped, which surprises people who meant the last day."""
    numbers = ["", *say(language, "day_numbers").split()]
    days = say(language, "on_day_numbers", days=listed(language, _runs(schedule.days, numbers, language)))
    if schedule.months != EVERY_MONTH:
        return days
    days = say(language, "of_each_month", days=days)
    return say(language, "where_there_is_one", days=days) if schedule.days[-1] > _SHORTEST_MONTH else days


def _runs(values: Sequence[int], names: Sequence[str], language: str) -> list[str]:
    """Names of sorted values, three or more in a row as “Mondays to Thursdays”."""
    starts = [0, *(at for at, (low, high) in enumerate(pairwise(values), 1) if high != low + 1), len(values)]
    said = []
    for start, end in pairwise(starts):
        run = [names[value] for value in values[start:end]]
        said += [say(language, "run", first=run[0], last=run[-1])] if len(run) >= _SHORTEST_RUN else run
    return said
