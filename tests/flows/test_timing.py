"""Long pieces of work let others run, and hold nobody up."""

import asyncio
import time

import pytest

from bot.flows.timing import EARLIEST, in_turn, stopwatch


@pytest.mark.parametrize(("items", "turns"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
async def test_others_run_after_each_stretch_of_a_long_piece_of_work(items: int, turns: int) -> None:
    ran = 0

    async def other() -> None:
        nonlocal ran
        while True:
            ran += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    began = time.monotonic()
    assert [item async for item in in_turn(range(items), 10)] == list(range(items))
    task.cancel()
    assert ran == turns
    assert time.monotonic() - began < 0.5, "it waits for nothing"


def test_a_stopwatch_tells_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    seconds = stopwatch()
    now = 102.34567
    assert seconds() == 2.346


def test_the_earliest_moment_is_the_beginning_of_unix_time() -> None:
    assert EARLIEST.timestamp() == 0
