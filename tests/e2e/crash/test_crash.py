"""A digest of three messages in each of two channels comes once and in order, at whatever step the bot is killed."""

import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.e2e.crash.conftest import Scene, Stage
from tests.e2e.crash.newsroom import DUE, doubled, in_order, lost
from tests.e2e.crash.receiver import Kind

HOUR = timedelta(hours=1)

FEWEST = 54
"""Steps that there are at least: 2 digests of 3 steps; 6 messages of 3 to claim, 2 to send and 3 to settle."""

SOME = pytest.mark.parametrize("every", [43, pytest.param(5, marks=pytest.mark.slow)])
"""How many steps from one kill to the next: one kill by default, as each costs seconds on a busy machine."""

ROUNDS = pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.slow)])


@dataclass
class Figures:
    """What came of many kills."""

    kills: int = 0
    lost: int = 0
    doubled: int = 0
    disordered: int = 0

    def add(self, scene: Scene) -> None:
        self.kills += 1
        self.lost += lost(scene.receiver)
        self.doubled += doubled(scene.receiver)
        self.disordered += not in_order(scene.receiver)


def sweep(stage: Stage, kind: Kind, points: Iterable[int]) -> Figures:
    """Kill one bot at each of these steps, and let another one go on from there."""
    figures = Figures()
    for point in points:
        with stage(kind) as scene:
            if scene.live(die_at=point) == -signal.SIGKILL:  # else it was done in fewer steps: senders do not always alternate
                scene.restart()
                figures.add(scene)
    return figures


@pytest.fixture(scope="module")
def steps(stage: Stage) -> int:
    """How many steps lie between "due" and "settled" when nothing goes wrong."""
    with stage(Kind.NEITHER) as scene:
        assert scene.live() == 0
        assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)
        return len(scene.steps())


def test_undisturbed_there_are_many_steps(steps: int) -> None:
    assert steps >= FEWEST


@pytest.mark.parametrize("kind", [Kind.NONCE, Kind.LOOK_UP])
def test_killed_at_some_steps(stage: Stage, steps: int, kind: Kind) -> None:
    figures = sweep(stage, kind, range(3 if kind is Kind.NONCE else 11, steps, 24))
    assert figures.kills >= 3
    assert (figures.lost, figures.doubled, figures.disordered) == (0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(Kind))
def test_killed_at_every_step(stage: Stage, steps: int, kind: Kind, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    figures = sweep(stage, kind, range(1, steps + 1))
    with capsys.disabled():
        sys.stdout.write(f"\n{kind}: {figures}, {steps} steps, {time.monotonic() - began:.0f} s\n")
    assert figures.kills >= 30
    assert (figures.lost, figures.disordered) == (0, 0)
    assert figures.doubled == 0 or kind is Kind.NEITHER


@SOME
def test_a_kill_before_the_clock_is_set_back_an_hour(stage: Stage, steps: int, every: int) -> None:
    """The lease seems to last for another hour then; no channel waits for that."""
    for point in range(steps // 2, steps, every):
        with stage(Kind.LOOK_UP) as scene:
            scene.live(die_at=point)
            scene.folder.set_clock(DUE - HOUR)
            other = scene.start()
            for minute in range(1, 50):  # It cuts the lease short when it first looks, whenever that is.
                other.join(1)
                if other.exitcode is not None:
                    break
                scene.folder.set_clock(DUE - HOUR + minute * timedelta(minutes=1))
            assert scene.end(other) == 0
            assert_settled(scene)


@SOME
@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forth"])
def test_paused_while_the_clock_moves_an_hour(stage: Stage, steps: int, by: timedelta, every: int) -> None:
    """Stopped (SIGSTOP) at a step, the process goes on in another hour as if nothing had been."""
    for point in range(every, steps, every):
        with stage(Kind.NEITHER) as scene:
            process, step = scene.paused(pause_at=point)
            assert step or point > FEWEST
            scene.folder.set_clock(DUE + by)
            if step:
                scene.resume(process)
            assert scene.end(process) == 0
            scene.restart(at=DUE + 2 * HOUR)
            assert_settled(scene)


@SOME
def test_paused_for_an_hour_while_another_process_takes_over(stage: Stage, steps: int, every: int) -> None:
    for number, point in enumerate(range(every, steps, every)):
        with stage([Kind.NONCE, Kind.LOOK_UP][number % 2]) as scene:
            process, step = scene.paused(pause_at=point)
            assert step or point > FEWEST
            scene.folder.set_clock(DUE + HOUR)
            other = scene.start(name="other")
            other.join(1)  # In vain, where the first was stopped in the middle of a transaction.
            if step:
                scene.resume(process)
            assert (scene.end(process), scene.end(other)) == (0, 0)
            assert lost(scene.receiver) == 0
            if step != "send" or scene.receiver.kind is Kind.NONCE:  # Between the last look at the lease and the post.
                assert_settled(scene)


@ROUNDS
def test_three_processes_race(stage: Stage, rounds: int) -> None:
    for _ in range(rounds):
        with stage(Kind.NEITHER) as scene:
            processes = [scene.start(name=str(n)) for n in range(3)]
            assert [scene.end(process) for process in processes] == [0, 0, 0]
            assert_settled(scene)


@ROUNDS
def test_three_processes_race_and_are_killed(stage: Stage, steps: int, rounds: int) -> None:
    for number in range(rounds):
        with stage([Kind.NONCE, Kind.LOOK_UP][number % 2]) as scene:
            points = [3 + number % 5, 7 + 2 * number % (steps // 4), 11 + 3 * number % (steps // 3)]
            processes = [scene.start(name=str(n), die_at=point) for n, point in enumerate(points)]
            assert -signal.SIGKILL in [scene.end(process) for process in processes]
            scene.restart()
            assert_settled(scene)


def assert_settled(scene: Scene) -> None:
    """All is there, once and in order."""
    assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)
