"""When a feed is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.feed import Entry, Feed
from bot.model.source import VisitReason
from bot.sources.rhythm import LONGEST, SHORTEST, own_rhythm, until_next_visit

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("every", "publisher", "own", "jitter", "wait", "reason"),
    [
        (MINUTE, None, None, 0, SHORTEST, VisitReason.EVERY),
        (30 * MINUTE, None, None, 0, 30 * MINUTE, VisitReason.EVERY),
        (25 * HOUR, None, None, 0, LONGEST, VisitReason.EVERY),
        (30 * MINUTE, HOUR, None, 0, HOUR, VisitReason.PUBLISHER),
        (30 * MINUTE, 7 * DAY, None, 0, 2 * HOUR, VisitReason.PUBLISHER),
        (30 * MINUTE, 10 * MINUTE, None, 0, 30 * MINUTE, VisitReason.EVERY),
        (30 * MINUTE, None, 7 * DAY, 0, 2 * HOUR, VisitReason.RHYTHM),
        (6 * HOUR, 7 * DAY, 7 * DAY, 0, 6 * HOUR, VisitReason.EVERY),
        (HOUR, None, None, 1, 66 * MINUTE, VisitReason.EVERY),
        (HOUR, None, None, 0.5, 63 * MINUTE, VisitReason.EVERY),
    ],
)
def test_no_wish_but_the_askers_own_makes_a_feed_wait_for_long(
    every: timedelta, publisher: timedelta | None, own: timedelta | None, jitter: float, wait: timedelta, reason: VisitReason
) -> None:
    assert until_next_visit(every, publisher=publisher, own=own, jitter=jitter) == (wait, reason)


@pytest.mark.parametrize(
    ("ages", "rhythm"),
    [
        ([], None),
        ([None, None], None),
        ([HOUR] * 7, DAY),
        ([HOUR] * 84, 2 * HOUR),
        ([HOUR] * 168, HOUR),
        ([30 * DAY], 7 * DAY),
        ([HOUR, 6 * DAY, 8 * DAY, None], 84 * HOUR),
        ([HOUR] * 200 + [6 * DAY, 8 * DAY, None], 7 * DAY / 201),
    ],
)
def test_a_feeds_own_rhythm_is_that_of_its_last_week(ages: list[timedelta | None], rhythm: timedelta | None) -> None:
    entries = tuple(Entry(id=str(n), title="t", link="", published=NOW - age if age else None) for n, age in enumerate(ages))
    assert own_rhythm(Feed(title="", link="", entries=entries), NOW) == rhythm
