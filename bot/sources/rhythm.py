"""When to visit a feed again: at the configured interval, and less often only within bounds."""

from datetime import datetime, timedelta

from bot.model.feed import Feed
from bot.model.source import VisitReason

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
STRETCHED = timedelta(hours=2)
"""Only a configured interval may be longer: CDNs declare content fresh for a week that changes by the hour, and a feed with one
entry a week still must not miss tomorrow's digest by a day."""
MOST_JITTER = 0.1

_WEEK = timedelta(days=7)


def until_next_visit(
    every: timedelta, *, publisher: timedelta | None, own: timedelta | None, jitter: float
) -> tuple[timedelta, VisitReason]:
    """How long to wait, plus up to a tenth as `jitter` (0..1) says, and which wish decided that.

    `publisher` is what its server or the feed itself asks for, `own` its rhythm. Jitter keeps feeds that were added together from
    being fetched together for ever.
    """
    wishes = (
        (min(max(every, SHORTEST), LONGEST), VisitReason.EVERY),
        (min(own or SHORTEST, STRETCHED), VisitReason.RHYTHM),
        (min(publisher or SHORTEST, STRETCHED), VisitReason.PUBLISHER),
    )
    wait, reason = max(wishes, key=lambda wish: wish[0])
    return wait * (1 + MOST_JITTER * jitter), reason


def own_rhythm(feed: Feed, now: datetime) -> timedelta | None:
    """The mean time between two entries of the last week (as Miniflux does). None when the feed gives no dates."""
    dates = [entry.published for entry in feed.entries if entry.published]
    if not dates:
        return None
    recent = sum(1 for published in dates if published > now - _WEEK)
    return _WEEK / max(1, recent)
