"""An article's place: a number that orders articles by when they were stored, and then as they came.

It is the row id of the article and of its words in the search index, so that "the newest that match" is read off an index.
"""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_TIES = 20
"""Bits for the articles of one millisecond."""


def place(stored_at: datetime) -> int:
    """The first of 2^20 places for articles stored in this millisecond."""
    return (stored_at - _EPOCH) // _MILLISECOND << _TIES


def spanned(time: timedelta) -> int:
    """How many places lie in a span of time."""
    return time // _MILLISECOND << _TIES


def stored_at(place: int) -> datetime:
    """The millisecond in which the article at a place was stored."""
    return _EPOCH + (place >> _TIES) * _MILLISECOND


def last_place(first: int) -> int:
    """The last place in the millisecond that begins at `first`."""
    return first + (1 << _TIES) - 1
