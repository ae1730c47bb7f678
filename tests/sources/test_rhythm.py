"""When a feed is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.feed import Entry, Feed
from bot.sources.rhythm import LONGEST, SHORTEST, own_rhythm, until_next_visit

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("wishes", "jitter", "wait"),
    [
        ([], 0, SHORTEST),
        ([None, MINUTE], 0, SHORTEST),
        ([5 * MINUTE, None], 0, 5 * MINUTE),
        ([HOUR, 2 * HOUR, MINUTE], 0, 2 * HOUR),
        ([24 * HOUR], 0, LONGEST),
        ([25 * HOUR], 0, LONGEST),
        ([HOUR], 1, 66 * MINUTE),
        ([HOUR], 0.5, 63 * MINUTE),
    ],
)
def test_the_longest_wish_counts_within_limits(wishes: list[timedelta | None], jitter: float, wait: timedelta) -> None:
    assert until_next_visit(wishes, jitter=jitter) == wait


@pytest.mark.parametrize(
    ("ages", "rhythm"),
    [
        ([], None),
        ([None, None], None),
        ([HOUR] * 7, 2 * HOUR),
        ([HOUR] * 84, 2 * HOUR),
        ([HOUR] * 168, HOUR),
        ([30 * DAY], 2 * HOUR),
        ([HOUR, 6 * DAY, 8 * DAY, None], 2 * HOUR),
        ([HOUR] * 200 + [6 * DAY, 8 * DAY, None], 7 * DAY / 201),
    ],
)
def test_a_feeds_own_rhythm_is_that_of_its_last_week(ages: list[timedelta | None], rhythm: timedelta | None) -> None:
    entries = tuple(Entry(id=str(n), title="t", link="", published=NOW - age if age else None) for n, age in enumerate(ages))
    assert own_rhythm(Feed(title="", link="", entries=entries), NOW) == rhythm
