"""When a piece of news is worth telling at once."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """A channel's wish to hear of a topic before its digest: when a story is told by so many outlets within so long.

    Copies of one report count as one outlet. `per_day` is the most that the channel gets in any 24 hours, whatever the
    topic. Quiet hours hold alerts back for good (the story comes in the next digest) unless `in_quiet_hours`.
    """

    topic_id: str
    outlets: int = 3
    within: timedelta = timedelta(minutes=90)
    per_day: int = 3
    in_quiet_hours: bool = False
