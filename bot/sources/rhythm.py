"""When to look at a feed again: as often as it has news, and never more often than its publisher likes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.model.feed import Feed

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
MOST_JITTER = 0.1

_WEEK = timedelta(days=7)
_RAREST = timedelta(hours=2)
"""A publisher who writes once a week still must not miss tomorrow's digest by a day."""


def until_next_visit(wishes: Iterable[timedelta | None], *, jitter: float) -> timedelta:
    """The longest of the wishes, between 5 minutes and a day, plus up to a tenth as `jitter` (0..1) says.

    Jitter keeps feeds that were added together from being fetched together for ever.
    """
    longest = max((wish for wish in wishes if wish), default=SHORTEST)
    return min(max(longest, SHORTEST), LONGEST) * (1 + MOST_JITTER * jitter)


def own_rhythm(feed: Feed, now: datetime) -> timedelta | None:
    """The mean time between two entries of the last week (as Miniflux has it), two hours at most.

    None when the feed gives no dates.
    """
    dates = [entry.published for entry in feed.entries if entry.published]
    if not dates:
        return None
    recent = sum(1 for published in dates if published > now - _WEEK)
    return min(_WEEK / max(1, recent), _RAREST)
