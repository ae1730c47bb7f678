"""Rules for alerts: which news is told at once."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """An alert rule of a channel: send a story on the topic at once when so many outlets report it within so long.

    Copies of one report count as one outlet. `per_day` is the most alerts of the channel in any 24 hours, whatever the topic.
    Quiet hours cancel alerts (the story comes in the next digest) unless `in_quiet_hours`.
    """

    topic_id: str
    outlets: int = 3
    within: timedelta = timedelta(minutes=90)
    per_day: int = 3
    in_quiet_hours: bool = False
