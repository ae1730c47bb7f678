"""Rate limits of hosts for page readers, by a clock that stands still until it is told to go on."""

from contextlib import ExitStack
from datetime import timedelta

import pytest

from bot.flows import page_turns
from bot.flows.page_turns import PageTurns


class Seconds:
    """The event loop's clock."""

    now = 1000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    seconds = Seconds()
    monkeypatch.setattr(page_turns, "_now", lambda: seconds.now)
    return seconds


@pytest.mark.parametrize(
    ("busy", "for_all", "for_who_waits"),
    [(0, True, True), (5, True, True), (6, False, True), (7, False, True), (8, False, False)],
)
def test_eight_pages_at_once_and_two_places_for_those_who_wait(
    clock: Seconds, busy: int, for_all: bool, for_who_waits: bool
) -> None:
    turns = PageTurns()
    with ExitStack() as stack:
        for number in range(busy):
            stack.enter_context(turns.turn(f"h{number}.example"))
        assert turns.has_room(is_urgent=False) is for_all
        assert turns.has_room(is_urgent=True) is for_who_waits
    assert turns.has_room(is_urgent=False)


def test_a_host_rests_while_its_page_is_read_and_two_seconds_after(clock: Seconds) -> None:
    turns = PageTurns()
    assert turns.soon() == float("inf")
    with turns.turn("a.example"):
        assert turns.resting() == {"a.example"}
        clock.now += 30
    assert turns.resting() == {"a.example"}
    assert turns.soon() == 2
    clock.now += 1.9
    assert turns.resting() == {"a.example"}
    clock.now += 0.1
    assert turns.resting() == frozenset()
    assert turns.soon() == float("inf")


def test_of_two_wishes_for_rest_the_longer_one_counts(clock: Seconds) -> None:
    turns = PageTurns(timedelta(seconds=10))
    turns.rest("a.example", timedelta(minutes=5))
    turns.rest("a.example", timedelta(seconds=1))
    turns.rest("b.example", timedelta(minutes=2))
    assert turns.soon() == 120
    with turns.turn("a.example"):
        pass
    clock.now += 299
    assert turns.resting() == {"a.example"}
    clock.now += 1
    assert turns.resting() == frozenset()


@pytest.mark.parametrize(("rest", "left"), [(1, 0), (60, 0), (61, 0), (62, 62), (3600, 3600)])
def test_only_a_rest_of_more_than_a_minute_is_one_that_pages_wait_for(clock: Seconds, rest: int, left: int) -> None:
    turns = PageTurns()
    assert turns.left("a.example") == timedelta()
    turns.rest("a.example", timedelta(seconds=rest))
    assert turns.left("a.example") == timedelta(seconds=left)
    assert turns.left("b.example") == timedelta()


def read(turns: PageTurns, host: str, pages: int) -> None:
    for _ in range(pages):
        with turns.turn(host):
            pass


def test_sixty_pages_of_a_host_in_an_hour(clock: Seconds) -> None:
    turns = PageTurns()
    assert turns.spent("a.example") == timedelta()
    read(turns, "a.example", 1)
    clock.now += 600
    read(turns, "a.example", 58)
    assert turns.spent("a.example") == timedelta()
    read(turns, "a.example", 1)
    assert turns.spent("a.example") == timedelta(minutes=50), "until the first is an hour old"
    assert turns.spent("b.example") == timedelta()
    clock.now += 2999
    assert turns.spent("a.example") == timedelta(seconds=1)
    clock.now += 1
    assert turns.spent("a.example") == timedelta()


def test_a_host_that_was_read_an_hour_ago_is_forgotten(clock: Seconds) -> None:
    turns = PageTurns()
    read(turns, "a.example", 3)
    clock.now += 3599
    read(turns, "b.example", 1)
    assert set(turns._begun) == {"a.example", "b.example"}
    clock.now += 1
    read(turns, "b.example", 1)
    assert set(turns._begun) == {"b.example"}
