"""Silence is an alarm: judged by what should have come out and did not."""

from datetime import datetime, timedelta

import pytest

from bot.flows.alarms import Alarm, judge, of_workspace, say_alarm
from bot.model.upkeep import Due, Overdue, Presence
from tests.fakes import NOW

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def worker(role: str = "all", *, started: datetime = NOW - HOUR, beat: timedelta = SECOND) -> Presence:
    return Presence(process=role, role=role, started=started, beat_at=NOW - beat, beats=9)


def due(ago: timedelta | None, *, every: timedelta = 10 * MINUTE, platform: str = "terminal", workspace: str = "w") -> Due:
    since = None if ago is None else NOW - ago
    return Due(id="one", name="Gazette", since=since, every=every, platform=platform, workspace_id=workspace)


def alarms(overdue: Overdue, **more: object) -> list[Alarm]:
    return [silence.alarm for silence in judge(overdue, NOW, lives=lambda *_: True, **more)]  # type: ignore[arg-type]


AT_WORK = (worker(),)


@pytest.mark.parametrize(
    ("overdue", "expected"),
    [
        (Overdue(workers=AT_WORK), []),
        (Overdue(workers=AT_WORK, sources=(due(30 * MINUTE),)), []),
        (Overdue(workers=AT_WORK, sources=(due(30 * MINUTE + SECOND),)), [Alarm.SOURCES]),
        (Overdue(workers=AT_WORK, sources=(due(2 * MINUTE, every=10 * SECOND),)), []),
        (Overdue(workers=AT_WORK, sources=(due(2 * MINUTE + SECOND, every=10 * SECOND),)), [Alarm.SOURCES]),
        (Overdue(workers=AT_WORK, sources=(due(None),)), [Alarm.SOURCES]),
        (Overdue(workers=AT_WORK, digests=(due(5 * MINUTE),)), []),
        (Overdue(workers=AT_WORK, digests=(due(5 * MINUTE + SECOND),)), [Alarm.DIGESTS]),
        (Overdue(workers=AT_WORK, messages=(due(MINUTE),)), []),
        (Overdue(workers=AT_WORK, messages=(due(MINUTE + SECOND),)), [Alarm.OUTBOX]),
        (Overdue(workers=(worker(beat=MINUTE),)), []),
        (Overdue(workers=(worker(beat=MINUTE + SECOND),)), [Alarm.WRITING]),
        (Overdue(workers=(worker("news"),), messages=(due(HOUR, platform="discord"),)), [Alarm.OUTBOX]),
        (Overdue(workers=(worker("discord"),), messages=(due(HOUR, platform="discord"),)), [Alarm.OUTBOX]),
        (Overdue(workers=(worker("slack"),), messages=(due(HOUR, platform="discord"),)), []),
        (Overdue(workers=(worker("discord"),), digests=(due(HOUR),), sources=(due(HOUR),)), []),
        (Overdue(digests=(due(HOUR),), messages=(due(HOUR),), sources=(due(HOUR),)), []),
    ],
)  # fmt: skip
def test_each_limit(overdue: Overdue, expected: list[Alarm]) -> None:
    assert alarms(overdue) == expected


def test_after_downtime_there_is_time_to_make_up_for_it() -> None:
    late = {"sources": (due(9 * HOUR),), "digests": (due(9 * HOUR),), "messages": (due(9 * HOUR),)}
    assert alarms(Overdue(workers=(worker(started=NOW - MINUTE),), **late)) == []  # type: ignore[arg-type]
    started = worker(started=NOW - 31 * MINUTE)
    assert alarms(Overdue(workers=(started,), **late)) == [Alarm.SOURCES, Alarm.DIGESTS, Alarm.OUTBOX]  # type: ignore[arg-type]


@pytest.mark.parametrize(("ago", "expected"), [(None, []), (2 * MINUTE, []), (2 * MINUTE + SECOND, [Alarm.READING])])
def test_texts_that_wait_for_a_reading_process(ago: timedelta | None, expected: list[Alarm]) -> None:
    assert alarms(Overdue(workers=AT_WORK), reading_since=None if ago is None else NOW - ago) == expected


def test_what_is_for_a_chat_that_is_not_set_up_waits_for_nobody() -> None:
    overdue = Overdue(workers=AT_WORK, digests=(due(HOUR, platform="slack"),), messages=(due(HOUR, platform="slack"),))
    assert alarms(overdue, platforms=("terminal", "discord")) == []
    assert alarms(overdue, platforms=("slack",)) == [Alarm.DIGESTS, Alarm.OUTBOX]


def test_who_is_dead_is_not_asked_for_anything() -> None:
    assert judge(Overdue(workers=AT_WORK, digests=(due(HOUR),)), NOW, lives=lambda *_: False) == ()


def test_a_workspace_hears_of_its_own_alone_and_of_what_stops_all() -> None:
    mine, other = due(HOUR), due(HOUR, workspace="other")
    overdue = Overdue(workers=(worker(beat=HOUR),), sources=(mine,), digests=(mine, other), messages=(other,))
    assert alarms(of_workspace(overdue, "w", ["one"])) == [Alarm.WRITING, Alarm.SOURCES, Alarm.DIGESTS]
    assert alarms(of_workspace(overdue, "w", [])) == [Alarm.WRITING, Alarm.DIGESTS]
    assert alarms(of_workspace(overdue, "third", [])) == [Alarm.WRITING]


def test_the_operator_is_told_since_when_and_who() -> None:
    many = tuple(due(HOUR + n * SECOND) for n in range(7))
    silent = judge(Overdue(workers=(worker(beat=HOUR, started=NOW - 9 * HOUR),), sources=many), NOW, lives=lambda *_: True)
    lines = [say_alarm(silence, lambda moment: f"{moment:%H:%M}") for silence in silent]
    assert lines == [
        "nothing could be written to the database since 13:30: is its disk full?",
        "sources are due and not visited since 13:29: Gazette, Gazette, Gazette, Gazette, Gazette and 2 more",
    ]


@pytest.mark.parametrize(("count", "more"), [(1, ""), (5, ""), (6, " and 1 more")])
def test_who_is_not_named_is_counted(count: int, more: str) -> None:
    (silence,) = judge(Overdue(workers=AT_WORK, messages=(due(HOUR),) * count), NOW, lives=lambda *_: True)
    named = ", ".join(["Gazette"] * min(count, 5))
    assert say_alarm(silence, str).endswith(f" and are not: {named}{more}; dateline outbox")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("all", [Alarm.SOURCES, Alarm.DIGESTS, Alarm.OUTBOX]), ("news", [Alarm.SOURCES, Alarm.DIGESTS, Alarm.OUTBOX]),
        ("worker", [Alarm.SOURCES]), ("clock", [Alarm.DIGESTS, Alarm.OUTBOX]), ("chat", [Alarm.OUTBOX]),
        ("terminal", [Alarm.OUTBOX]), ("discord", []),
    ],
)  # fmt: skip
def test_each_process_answers_for_its_own_work(role: str, expected: list[Alarm]) -> None:
    late = due(HOUR)
    assert alarms(Overdue(workers=(worker(role),), sources=(late,), digests=(late,), messages=(late,))) == expected


def test_what_is_late_longest_is_named_first_and_all_are_counted() -> None:
    late = (("A", 20), ("B", 30), ("C", 6), ("D", 5))
    items = tuple(Due(id=name, name=name, since=NOW - minutes * MINUTE) for name, minutes in late)
    (silence,) = judge(Overdue(workers=(worker(beat=SECOND),), digests=items), NOW, lives=lambda *_: True)
    assert (silence.names, silence.count, silence.since) == (("B", "A", "C"), 3, NOW - 30 * MINUTE)


def test_who_writes_nothing_is_one_alarm_since_the_first_fell_silent() -> None:
    workers = (worker("news", beat=2 * MINUTE), worker("chat", beat=3 * MINUTE), worker("all", beat=SECOND))
    (silence,) = judge(Overdue(workers=workers), NOW, lives=lambda *_: True)
    assert (silence.alarm, silence.since, silence.count, silence.names) == (Alarm.WRITING, NOW - 3 * MINUTE, 1, ())
    (reading,) = judge(Overdue(workers=AT_WORK), NOW, lives=lambda *_: True, reading_since=NOW - HOUR)
    assert (reading.alarm, reading.since, reading.count) == (Alarm.READING, NOW - HOUR, 1)
    lines = [say_alarm(one, lambda moment: f"{moment:%H:%M}") for one in (silence, reading)]
    assert lines[0].startswith("nothing could be written to the database since 14:27")
    assert lines[1] == "no article could be read since 13:30: what does the log say of a `reader`?"


def test_the_first_of_several_who_may_do_it_counts() -> None:
    """It began to make up for what was late when the first of them was started."""
    workers = (worker("all", started=NOW - 4 * MINUTE), worker("news", started=NOW - 6 * MINUTE))
    (silence,) = judge(Overdue(workers=workers, digests=(due(HOUR),)), NOW, lives=lambda *_: True)
    assert silence.since == NOW - 6 * MINUTE
