"""Which stories are told in full: best first, news before all else, and nobody fills the page alone."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.fair import Share, fairly


@dataclass(frozen=True)
class One:
    name: str
    owners: tuple[str, ...] = ()
    is_apart: bool = False


def ordered(ranked: list[One], share: Share) -> tuple[tuple[One, ...], dict[int, str]]:
    return fairly(ranked, share, of=lambda one: one.owners, stands_apart=lambda one: one.is_apart)


def names(ranked: list[One], *, shown: int, most: int = 0) -> str:
    return "".join(one.name for one in ordered(ranked, Share(shown=shown, most=most))[0])


GAZETTE = [One(name, ("gazette",)) for name in "ABCD"]


@pytest.mark.parametrize(
    ("ranked", "shown", "most", "told"),
    [
        ([], 5, 2, ""),
        ([*GAZETTE, One("E"), One("F")], 4, 2, "ABEFCD"),
        ([*GAZETTE, One("E"), One("F")], 4, 0, "ABCDEF"),
        (GAZETTE, 4, 2, "ABCD"),
        ([*GAZETTE, One("E")], 4, 2, "ABECD"),
        ([One("A", ("gazette", "syria")), One("B", ("post", "syria")), One("C", ("post", "iran"))], 2, 1, "ACB"),
        ([One("A", is_apart=True), One("B"), One("C")], 3, 2, "BAC"),
        ([One("A", is_apart=True), One("B", is_apart=True)], 2, 2, "AB"),
        ([One("A", is_apart=True), *GAZETTE[1:]], 2, 1, "BACD"),
    ],
)
def test_the_order(ranked: list[One], shown: int, most: int, told: str) -> None:
    assert names(ranked, shown=shown, most=most) == told


def test_who_gave_way_is_known_with_whose_share_was_full() -> None:
    told, given_way = ordered([*GAZETTE, One("E"), One("F")], Share(shown=4, most=2))
    assert {told[place].name: owner for place, owner in given_way.items()} == {"C": "gazette", "D": "gazette"}


def test_who_fills_room_that_nobody_wants_gave_way_to_nobody() -> None:
    assert ordered(GAZETTE, Share(shown=4, most=1))[1] == {}


STORIES = st.lists(
    st.builds(
        One, st.text("abc", max_size=2), st.sets(st.sampled_from("xyz")).map(lambda some: tuple(sorted(some))), st.booleans()
    ),
    max_size=12,
)


@given(STORIES, st.integers(1, 6), st.integers(0, 3))
def test_every_story_is_told_once_and_as_many_in_full_as_there_is_room_for(ranked: list[One], shown: int, most: int) -> None:
    told, given_way = ordered(ranked, Share(shown=shown, most=most))
    assert sorted(map(repr, told)) == sorted(map(repr, ranked))
    assert all(place >= shown for place in given_way)
    if any(not one.is_apart for one in ranked):
        assert not told[0].is_apart


@given(STORIES, st.integers(1, 6), st.integers(1, 3))
def test_nobody_has_more_than_a_share_while_another_waits(ranked: list[One], shown: int, most: int) -> None:
    told, given_way = ordered(ranked, Share(shown=shown, most=most))
    if given_way:
        full = {owner for one in told[:shown] for owner in one.owners}
        assert all(sum(owner in one.owners for one in told[:shown]) <= most for owner in full)
