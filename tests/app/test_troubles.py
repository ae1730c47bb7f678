"""A trouble is told when it begins, when it ends, and once an hour in between."""

import logging
from dataclasses import dataclass

import pytest

from bot.app.troubles import FORGOTTEN, REMINDER, REST, Troubles
from bot.model.errors import BotError, StoreTrouble
from bot.model.job import CollectSource, DeliverDue, RaiseAlerts

FULL, LOCKED = StoreTrouble("news.db has no room left"), StoreTrouble("news.db is locked")
A, B = CollectSource(source_id="a"), CollectSource(source_id="b")


@dataclass
class Steady:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(autouse=True)
def _hear_all(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever level a command run in this process left behind."""
    caplog.set_level(logging.INFO, logger="bot")


@pytest.fixture
def clock() -> Steady:
    return Steady()


@pytest.fixture
def troubles(clock: Steady) -> Troubles:
    return Troubles(clock)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [str(record.msg) for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_full_disk_is_told_once_and_so_is_its_end(troubles: Troubles, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(100):
        for job in (A, B):
            troubles.failed(job, FULL)
        troubles.went_well(DeliverDue())
    assert told(caplog) == ["store_failed"]
    troubles.went_well(A)
    assert told(caplog) == ["store_failed"], "B still fails"
    troubles.went_well(B)
    assert told(caplog) == ["store_failed", "store_recovered"]
    troubles.failed(A, FULL)
    assert told(caplog) == ["store_failed", "store_recovered", "store_failed"]


def test_another_trouble_is_news(troubles: Troubles, caplog: pytest.LogCaptureFixture) -> None:
    troubles.failed(A, FULL)
    troubles.failed(A, LOCKED)
    assert told(caplog) == ["store_failed", "store_failed"]


def test_what_goes_on_is_told_again_after_an_hour(troubles: Troubles, clock: Steady, caplog: pytest.LogCaptureFixture) -> None:
    troubles.failed(A, FULL)
    clock.seconds = REMINDER - 1
    troubles.failed(A, FULL)
    assert len(told(caplog)) == 1
    clock.seconds = REMINDER
    troubles.failed(A, FULL)
    assert len(told(caplog)) == 2


def test_a_mistake_of_ours_is_told_with_its_trace(troubles: Troubles, caplog: pytest.LogCaptureFixture) -> None:
    troubles.failed(A, KeyError("x"))
    troubles.failed(A, BotError("There is no source a"))
    ours, clear = caplog.records
    assert (ours.msg, clear.msg) == ("job_failed", "job_failed")
    assert ours.exc_info is not None
    assert clear.exc_info is None
    troubles.went_well(A)
    assert len(caplog.records) == 2


def test_work_that_nobody_asks_for_again_does_not_keep_the_store_unwell(
    troubles: Troubles, clock: Steady, caplog: pytest.LogCaptureFixture
) -> None:
    troubles.failed(RaiseAlerts(article_ids=("x",)), FULL)
    clock.seconds = FORGOTTEN - 1
    troubles.went_well(DeliverDue())
    assert told(caplog) == ["store_failed"]
    clock.seconds = FORGOTTEN
    troubles.went_well(DeliverDue())
    assert told(caplog) == ["store_failed", "store_recovered"]


def test_work_that_failed_rests_longer_each_time_and_other_work_does_not(troubles: Troubles, clock: Steady) -> None:
    assert not troubles.rests(A)
    first = REST.first.total_seconds()
    for seconds in (first, 2 * first, 4 * first):
        troubles.failed(A, KeyError("x"))
        clock.seconds += seconds - 0.1
        assert troubles.rests(A)
        assert not troubles.rests(B)
        clock.seconds += 0.1
        assert not troubles.rests(A)
    for _ in range(2000):
        troubles.failed(A, FULL)
    clock.seconds += REST.longest.total_seconds()
    assert not troubles.rests(A)
    troubles.failed(A, FULL)
    troubles.went_well(A)
    assert not troubles.rests(A)
