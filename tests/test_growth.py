"""The measure of growth finds what grows with the square, and lets pass what does not."""

import pytest

from tests.growth import assert_in_proportion


def test_work_that_grows_with_the_square_is_found() -> None:
    with pytest.raises(AssertionError, match="took"):
        assert_in_proportion(lambda size: sum(range(size * size)), 3_200)


def test_work_in_proportion_passes() -> None:
    assert_in_proportion(lambda size: sum(range(size)), 1_000_000)
    assert_in_proportion(sorted_of, 100_000)


def sorted_of(size: int) -> list[int]:
    """Numbers in no order, put in order: n·log n."""
    return sorted((number * 7919) % size for number in range(size))
