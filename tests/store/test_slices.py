"""A window in slices is the window: nothing between them, nothing twice, and the newest comes first."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.model.place import place
from bot.store.news.slices import FIRST, slices
from tests.store.builders import NOW

PLACES = st.integers(0, place(NOW))


@given(PLACES, PLACES)
def test_slices_follow_each_other_without_a_gap(one: int, other: int) -> None:
    first, last = sorted((one, other))
    ranges = list(slices(first, last))
    assert ranges[0][1] == last
    assert ranges[-1][0] == first
    assert all(begins <= ends for begins, ends in ranges)
    assert all(newer[0] - 1 == older[1] for newer, older in pairwise(ranges))


def test_there_are_few_of_them() -> None:
    day, kept = place(NOW) - place(NOW - FIRST), place(NOW - timedelta(days=85))
    assert list(slices(place(NOW), place(NOW) - 1)) == []
    assert list(slices(place(NOW - FIRST / 2), place(NOW))) == [(place(NOW - FIRST / 2), place(NOW))]
    assert next(iter(slices(kept, place(NOW)))) == (place(NOW) - day, place(NOW))
    assert len(list(slices(kept, place(NOW)))) == 3
    assert len(list(slices(0, place(NOW)))) < 10
