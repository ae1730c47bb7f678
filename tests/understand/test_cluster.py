"""Linkage against its definition, on chains, ties and hostile sizes."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.understand.cluster import LEAST, linked
from tests.growth import TIMES, assert_in_proportion

TIE = 1e-6


def matrix(size: int, pairs: dict[tuple[int, int], float]) -> np.ndarray:
    alike = np.eye(size, dtype=np.float32)
    for (a, b), value in pairs.items():
        alike[a, b] = alike[b, a] = value
    return alike


def by_definition(alike: np.ndarray, threshold: float) -> list[list[int]]:
    """Merge the two groups that are most alike, until none are alike enough."""

    def near(one: list[int], other: list[int]) -> float:
        between = alike[np.ix_(one, other)].astype(float)
        return (1 - LEAST) * between.mean() + LEAST * between.min()

    groups = [[n] for n in range(len(alike))]
    while len(groups) > 1:
        *others, (likeness, a, b) = sorted((near(a, b), a, b) for a, b in combinations(groups, 2))
        if likeness < threshold:
            break
        assume(not others or likeness - others[-1][0] > TIE)  # which of two pairs that are as alike comes first is not defined
        groups = [group for group in groups if group not in (a, b)] + [sorted(a + b)]
    return sorted(groups)


@pytest.mark.parametrize(
    ("size", "pairs", "groups"),
    [
        (0, {}, []),
        (1, {}, [[0]]),
        (2, {(0, 1): 0.5}, [[0, 1]]),
        (2, {(0, 1): 0.49}, [[0], [1]]),
        (3, {(0, 1): 0.9, (1, 2): 0.6}, [[0, 1], [2]]),
        (3, {(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.4}, [[0, 1, 2]]),
        (3, {(0, 1): 0.9, (1, 2): 0.95, (0, 2): 0.1}, [[0], [1, 2]]),
        (4, {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}, [[0, 1], [2, 3]]),
        (4, {(0, 3): 0.9, (1, 2): 0.7}, [[0, 3], [1, 2]]),
    ],
)
def test_groups(size, pairs, groups):
    assert linked(matrix(size, pairs), 0.5) == groups


@given(st.integers(2, 9).flatmap(lambda n: st.lists(st.floats(0, 1, width=32), min_size=n * n, max_size=n * n, unique=True)))
@settings(max_examples=50)
def test_it_is_the_linkage(values):
    size = int(len(values) ** 0.5)
    alike = np.array(values, dtype=np.float32).reshape(size, size)
    alike = (alike + alike.T) / 2
    groups = linked(alike, 0.45)
    assert sorted(member for group in groups for member in group) == list(range(size))
    assert groups == by_definition(alike, 0.45)


def test_the_matrix_is_left_as_it_was():
    alike = matrix(3, {(0, 1): 0.9, (1, 2): 0.8})
    before = alike.copy()
    linked(alike, 0.5)
    assert (alike == before).all()


@pytest.mark.parametrize("likeness", [0.0, 0.5, 1.0])
def test_a_thousand_of_one_kind_take_time_in_proportion_to_their_pairs(likeness):
    alike = np.full((1000, 1000), likeness, dtype=np.float32)
    assert len(linked(alike, 0.5)) == (1 if likeness else 1000)
    # The matrix itself grows with the square.
    assert_in_proportion(lambda size: linked(alike[:size, :size], 0.5), 1000, most=1.5 * TIMES)
