"""SIGTERM lets the bot finish what is in hand, or give it back; a second one ends it at once."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

import pytest

from bot.flows.deliver import LEASE
from tests.e2e.crash.conftest import Scene, Stage
from tests.e2e.crash.newsroom import DUE, doubled, in_order, lost
from tests.e2e.crash.receiver import Kind

GRACE = 2.0


@contextmanager
def in_the_middle(stage: Stage, kind: Kind) -> Iterator[tuple[Scene, BaseProcess]]:
    """A bot that has posted to both channels and waits for the answers."""
    with stage(kind) as scene:
        scene.receiver.gate.clear()
        process = scene.start()
        eventually(lambda: scene.receiver.knocks == 2)
        yield scene, process


def eventually(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_in_hand_is_finished_and_nothing_new_begun(stage: Stage, number: signal.Signals) -> None:
    with in_the_middle(stage, Kind.NEITHER) as (scene, process):
        scene.signal(process, number)
        time.sleep(0.2)
        scene.receiver.gate.set()
        assert scene.end(process) == 0
        assert scene.receiver.knocks == 2
        scene.restart(at=DUE)
        assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)


def test_what_does_not_end_within_the_grace_is_given_back_at_once(stage: Stage) -> None:
    """The next process need not wait for the lease: it looks up the two and sends the others."""
    with in_the_middle(stage, Kind.LOOK_UP) as (scene, process):
        told = time.monotonic()
        scene.signal(process, signal.SIGTERM)
        assert scene.end(process) == 0
        assert GRACE < time.monotonic() - told < 10 * GRACE < LEASE.total_seconds()
        scene.receiver.gate.set()
        eventually(lambda: sum(map(len, scene.receiver.channels.values())) == 2)
        scene.restart(at=DUE)
        assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)


def test_a_second_signal_ends_it_at_once(stage: Stage) -> None:
    with in_the_middle(stage, Kind.NONCE) as (scene, process):
        scene.signal(process, signal.SIGTERM)
        time.sleep(0.2)
        told = time.monotonic()
        scene.signal(process, signal.SIGTERM)
        assert scene.end(process) == 128 + signal.SIGTERM
        assert time.monotonic() - told < GRACE / 2
        scene.receiver.gate.set()
        scene.restart()
        assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)


ARRIVES = LEASE.total_seconds() / 4
"""Seconds from a start to the arrival of what its killed predecessor was sending, on however busy a machine."""


@pytest.mark.parametrize("kind", [Kind.NONCE, Kind.LOOK_UP])
def test_after_a_kill_what_was_in_hand_arrives_at_once(stage: Stage, kind: Kind) -> None:
    """It once waited for a lease of two minutes."""
    with in_the_middle(stage, kind) as (scene, process):
        scene.signal(process, signal.SIGKILL)
        assert scene.end(process) == -signal.SIGKILL
        scene.receiver.gate.set()
        began = time.monotonic()
        scene.restart(at=DUE)
        assert time.monotonic() - began < ARRIVES
        assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)


def test_a_bot_that_is_killed_again_and_again_gets_on_in_each_of_its_lives(stage: Stage) -> None:
    """15 rounds once brought one message."""
    with stage(Kind.LOOK_UP) as scene:
        had = 0
        for number in range(3):
            process = scene.start(name=f"life{number}")
            eventually(lambda: arrived(scene) > had)  # noqa: B023  (asked at once)
            scene.signal(process, signal.SIGKILL)
            scene.end(process)
            had = arrived(scene)
        scene.restart(at=DUE)
        assert (lost(scene.receiver), doubled(scene.receiver), in_order(scene.receiver)) == (0, 0, True)


def arrived(scene: Scene) -> int:
    return sum(map(len, scene.receiver.channels.values()))
