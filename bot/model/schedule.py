"""When a digest comes: at fixed local times, or at intervals of elapsed time.

A schedule is stored as its text: `bot.parse.schedule.read.parse_schedule(str(schedule)) == schedule`.
"""

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import pairwise

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

EVERY_DAY = tuple(range(7))
WORKING_DAYS = EVERY_DAY[:5]
WEEKEND = EVERY_DAY[5:]
EVERY_MONTH = tuple(range(1, 13))

_DAY_GROUPS = {EVERY_DAY: "daily", WORKING_DAYS: "weekdays", WEEKEND: "weekends"}
_FEWEST_IN_A_ROW = 5  # “07:00 12:00 17:00” is easier to read than “every 5h 07:00-17:00”


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTimes:
    """Each of `times` on each day that falls on one of `weekdays` (0 is Monday) or `days` of the month, in `months`.

    All five are sorted and hold no value twice; `times` are whole minutes. As in cron(5), a day that fits either
    `weekdays` or `days` fits; neither is empty-as-a-wildcard, so every day is all seven `weekdays`.
    """

    times: tuple[time, ...]
    weekdays: tuple[int, ...] = EVERY_DAY
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = EVERY_MONTH

    @property
    def spacing(self) -> timedelta | None:
        """The time from each of the day's times to the next, where there are five or more in an even row."""
        steps = {minutes_of(later) - minutes_of(earlier) for earlier, later in pairwise(self.times)}
        return timedelta(minutes=steps.pop()) if len(self.times) >= _FEWEST_IN_A_ROW and len(steps) == 1 else None

    def __str__(self) -> str:
        choices = [_DAY_GROUPS.get(self.weekdays) or ",".join(WEEKDAYS[day] for day in self.weekdays)] if self.weekdays else []
        if self.days:
            choices.append(f"monthly {','.join(map(str, self.days))}")
        months = "" if self.months == EVERY_MONTH else f" in {','.join(MONTHS[month - 1] for month in self.months)}"
        return f"{' or '.join(choices)}{months} {self._times_text()}"

    def _times_text(self) -> str:
        if self.spacing:
            return f"every {_length(self.spacing)} {self.times[0]:%H:%M}-{self.times[-1]:%H:%M}"
        return " ".join(f"{at:%H:%M}" for at in self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Intervals of elapsed time, whatever the clocks do. `start` sets the phase and is less than `every`."""

    every: timedelta
    start: time = time()

    def __str__(self) -> str:
        return f"every {_length(self.every)}" + (f" from {self.start:%H:%M}" if self.start != time() else "")


Schedule = FixedTimes | Interval


def minutes_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def _length(span: timedelta) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{hours * 60 + minutes}m" if minutes else f"{hours}h"
