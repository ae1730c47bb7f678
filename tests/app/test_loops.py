"""Loops that must not end: whatever ends one is told, and it begins anew."""

import asyncio
from datetime import timedelta

import pytest

from bot.app import loops
from bot.app.loops import in_the_background, keep_going
from bot.model.backoff import Backoff
from bot.model.errors import UserError


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loops, "BACKOFF", Backoff(first=timedelta(0), longest=timedelta(0)))


class Stumbling:
    """A loop that ends in these ways, and then goes on for good."""

    def __init__(self, *ends: BaseException | None) -> None:
        self.ends = list(ends)
        self.steady = asyncio.Event()

    async def run(self) -> None:
        if not self.ends:
            self.steady.set()
            await asyncio.sleep(3600)
        if problem := self.ends.pop(0):
            raise problem


async def test_it_begins_anew_whatever_ended_it_and_each_end_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """A CancelledError that a library lets out would otherwise end a loop in silence: nobody cancelled it."""
    loop = Stumbling(ValueError("broken"), None, asyncio.CancelledError(), OSError())
    async with in_the_background("a loop", loop.run), asyncio.timeout(5):
        await loop.steady.wait()
    told = [(record.__dict__["loop"], record.__dict__["problem"]) for record in caplog.records]
    assert told == [
        ("a loop", "broken"),
        ("a loop", "ended by itself"),
        ("a loop", "CancelledError"),
        ("a loop", "OSError"),
    ]


async def test_it_ends_when_it_is_cancelled() -> None:
    loop = Stumbling()
    task = asyncio.create_task(keep_going(loop.run, lambda *_: None))
    await loop.steady.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_what_its_operator_has_to_mend_ends_it() -> None:
    with pytest.raises(UserError, match="token"):
        await keep_going(Stumbling(UserError("a wrong token")).run, lambda *_: None)


@pytest.mark.parametrize(
    ("failures", "share", "seconds"), [(0, 1.0, 5), (1, 1.0, 5), (2, 1.0, 10), (5, 1.0, 60), (10**9, 1.0, 60), (2, 0.5, 5)]
)
def test_waits_double_up_to_the_longest(failures: int, share: float, seconds: int) -> None:
    backoff = Backoff(first=timedelta(seconds=5), longest=timedelta(minutes=1))
    assert backoff.after(failures, share=share) == timedelta(seconds=seconds)
