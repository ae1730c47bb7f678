"""A clock that ran ahead and was set right is noticed, however short that was."""

from datetime import timedelta

from bot.app.clocks import WatchedClock
from tests.fakes import FakeClock


class Steady:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_only_a_time_that_was_told_and_taken_back_counts() -> None:
    clock, steady = FakeClock(), Steady()
    watched = WatchedClock(clock, steady)

    def later(seconds: float, *, jump: float = 0.0) -> None:
        steady.seconds += seconds
        clock.advance(timedelta(seconds=seconds + jump))
        watched()

    assert not watched.was_set_back()
    later(3600)
    later(1, jump=-1.5)
    assert not watched.was_set_back(), "clocks are set right a little all the time"
    later(1, jump=86400)
    assert not watched.was_set_back(), "ahead, and nobody knows yet that it is wrong"
    later(3, jump=-86400)
    assert watched.was_set_back()
    assert not watched.was_set_back(), "once"
    later(1, jump=30)
    later(1, jump=-30)
    later(1)
    assert watched.was_set_back(), "for a second, between two questions"
    later(1, jump=86400 * 365)
    later(2)
    assert not watched.was_set_back(), "a machine that slept"
