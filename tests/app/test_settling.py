"""What has lasted is left out of searches for garbage; what comes later is not."""

import asyncio
import gc
import weakref
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.app import watch
from bot.app.periodic import scheduling


class Ring:
    """Garbage in a circle."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Whatever an earlier test of this process left frozen counts again."""
    gc.unfreeze()
    yield
    gc.unfreeze()


async def test_what_lasts_is_frozen_and_younger_garbage_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SETTLE", timedelta(milliseconds=20).total_seconds())
    frozen = gc.get_freeze_count()
    async with scheduling() as scheduler, watch.settling(scheduler):
        await asyncio.sleep(0.2)
        assert gc.get_freeze_count() > frozen + 10_000
        gone = weakref.ref(Ring())
        gc.collect()
        assert gone() is None


async def test_where_searches_are_turned_off_none_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.disable()
    try:
        frozen = gc.get_freeze_count()
        async with scheduling() as scheduler, watch.settling(scheduler):
            await asyncio.sleep(0.05)
            assert gc.get_freeze_count() == frozen
    finally:
        gc.enable()
