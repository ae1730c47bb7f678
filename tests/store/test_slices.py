"""A window in slices is the window: nothing between them, nothing twice, and the newest comes first."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.place import place
from bot.store.news.slices import FIRST, GROWTH, next_length, slice_before
from tests.store.builders import NOW

PLACES = st.integers(0, place(NOW))
LIMIT = 100


def slices(first: int, last: int, found: int = 0) -> Iterator[tuple[int, int]]:
    """All of them, where so many are found in each and none of those fits."""
    length = FIRST
    while first <= last:
        begins = slice_before(first, last, length)
        yield begins, last
        last, length = begins - 1, next_length(length, found, LIMIT)


@given(PLACES, PLACES, st.sampled_from([0, 3, 60]))
def test_slices_follow_each_other_without_a_gap(one: int, other: int, found: int) -> None:
    first, last = sorted((one, other))
    ranges = list(slices(first, last, found))
    assert ranges[0][1] == last
    assert ranges[-1][0] == first
    assert all(begins <= ends for begins, ends in ranges)
    assert all(newer[0] - 1 == older[1] for newer, older in pairwise(ranges))


def test_there_are_few_of_them() -> None:
    day, kept = place(NOW) - place(NOW - FIRST), place(NOW - timedelta(days=85))
    assert list(slices(place(NOW), place(NOW) - 1)) == []
    assert list(slices(place(NOW - FIRST / 2), place(NOW))) == [(place(NOW - FIRST / 2), place(NOW))]
    assert next(iter(slices(kept, place(NOW)))) == (place(NOW) - day, place(NOW))
    assert len(list(slices(kept, place(NOW)))) == 2
    assert len(list(slices(0, place(NOW)))) < 10


@pytest.mark.parametrize(
    ("found", "wanted", "times"),
    [(0, 5_000, GROWTH), (1, 5_000, GROWTH), (20, 100, 5), (60, 100, 2), (100, 100, 1), (5_000, 1, 1)],
)
def test_the_next_slice_is_as_long_as_the_rest_takes(found: int, wanted: int, times: int) -> None:
    assert next_length(FIRST, found, wanted) == FIRST * times
