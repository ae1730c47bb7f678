"""Posting an answer that somebody waits for: a short wish of the platform is met, a long one is not waited out."""

import asyncio
from datetime import timedelta

import pytest

from bot.compose.notices import notice
from bot.flows.post import post_once
from bot.model.errors import TryLater, Unclear
from bot.model.workspace import Channel
from tests.fakes import NOW, FakePlatform

CHANNEL = Channel(platform="fake", workspace="w", id="news")


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits, none of which lasts."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return waits


async def post(platform: FakePlatform) -> None:
    await post_once(platform, CHANNEL, notice("Floods"), "key", lambda: NOW)


@pytest.mark.parametrize("seconds", [1, 30])
async def test_a_short_wish_is_waited_out(slept: list[float], seconds: int) -> None:
    platform = FakePlatform(problems=[TryLater("slow down", after=timedelta(seconds=seconds))])
    await post(platform)
    assert (slept, len(platform.posted)) == ([seconds], 1)


@pytest.mark.parametrize("seconds", [0, 31, 3600])
async def test_a_long_wish_and_none_are_told_at_once(slept: list[float], seconds: int) -> None:
    platform = FakePlatform(problems=[TryLater("slow down", after=timedelta(seconds=seconds))])
    with pytest.raises(TryLater):
        await post(platform)
    assert (slept, platform.posted) == ([], [])


async def test_what_may_have_arrived_is_looked_for_and_sent_again_only_where_it_is_not(slept: list[float]) -> None:
    platform = FakePlatform(problems=[Unclear("no answer")])
    await post(platform)
    assert (len(slept), len(platform.posted)) == (1, 1)


async def test_three_tries_are_all(slept: list[float]) -> None:
    platform = FakePlatform(problems=[TryLater("slow down", after=timedelta(seconds=1))] * 3)
    with pytest.raises(TryLater):
        await post(platform)
    assert len(slept) == 2
