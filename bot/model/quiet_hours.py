"""Quiet hours: when a channel gets no messages."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From `start` up to but not including `end` in local time, across midnight where `end` is the earlier one.

    Stored as its text: `bot.parse.schedule.quiet_hours.parse_quiet_hours(str(hours)) == hours`.
    """

    start: time
    end: time

    def hold(self, moment: datetime, zone: tzinfo) -> bool:
        """Whether a moment is in quiet hours."""
        at = moment.astimezone(zone).time()
        return self.start <= at < self.end if self.start < self.end else at >= self.start or at < self.end

    def over(self, moment: datetime, zone: tzinfo) -> datetime:
        """The moment itself when it is not quiet then, else the end of the quiet hours, in UTC.

        DST: where the clocks skip the end, it is as long after the gap's beginning as it says; where they show it twice and the
        first time is past, it is the second.
        """
        if not self.hold(moment, zone):
            return moment
        local = moment.astimezone(zone)
        day = local.date() if local.time() < self.end else local.date() + _DAY
        end = datetime.combine(day, self.end, zone).astimezone(UTC)
        return end if end > moment else datetime.combine(day, self.end.replace(fold=1), zone).astimezone(UTC)

    def since(self, moment: datetime, zone: tzinfo) -> datetime:
        """The moment itself when it is not quiet then, else the beginning of the quiet hours, in UTC, or somewhat earlier where
        the clocks show that twice (DST)."""
        if not self.hold(moment, zone):
            return moment
        local = moment.astimezone(zone)
        day = local.date() if local.time() >= self.start else local.date() - _DAY
        return min(moment, datetime.combine(day, self.start, zone).astimezone(UTC))

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"
