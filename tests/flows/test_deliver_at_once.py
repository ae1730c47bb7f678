"""Sending to several channels at once, being interrupted, and clocks that leap."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.flows.deliver import deliver_due
from bot.model.delivery import Delivery, DeliveryState
from bot.model.errors import BotError
from bot.model.problems import Code, Problem
from tests.fakes import NOW
from tests.flows.post_office import LATER, Post, eventually, open_post


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with open_post() as opened:
        yield opened


async def test_no_channel_waits_for_a_slow_one(post: Post) -> None:
    slow = asyncio.Event()
    post.chat.hold = {"slow-channel": slow}
    await post.publish("slow", parts=2)
    for number in range(20):
        await post.publish(f"quick{number}", parts=2)
    run = asyncio.create_task(deliver_due(post.desk))
    await eventually(lambda: sum(map(len, post.chat.channels.values())) == 40)
    assert post.posted("slow") == []
    await post.publish("late")
    assert await deliver_due(post.desk) == 1, "a second run serves what came meanwhile"
    slow.set()
    assert await run == 42
    assert post.chat.most_at_once <= 8


async def test_no_more_than_eight_are_on_their_way_however_many_runs_there_are(post: Post) -> None:
    gate = asyncio.Event()
    post.chat.hold = {f"{number}-channel": gate for number in range(30)}
    for number in range(30):
        await post.publish(str(number))
    runs = [asyncio.create_task(deliver_due(post.desk)) for _ in range(4)]
    await eventually(lambda: post.chat.at_once == 8)
    await asyncio.sleep(0.05)
    assert post.chat.at_once == 8
    gate.set()
    assert sum(await asyncio.gather(*runs)) == 30
    assert post.chat.most_at_once == 8


async def test_cancelled_in_the_middle_it_gives_the_delivery_back_at_once(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.hold = {"daily-channel": asyncio.Event()}
    run = asyncio.create_task(deliver_due(post.desk))
    await eventually(lambda: post.chat.at_once == 1)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    held = await post.only()
    assert (held.state, held.unclear, held.not_before) == (DeliveryState.WAITING, True, NOW)
    post.chat.hold = {}
    assert await deliver_due(post.desk) == 1
    assert (post.posted(), post.chat.looked_since) == ([key], [NOW])


async def test_once_closed_no_sender_takes_up_anything_new(post: Post) -> None:
    await post.publish()
    post.desk.senders.close()
    assert await deliver_due(post.desk) == 0
    assert (await post.only()).attempts == 0


async def test_a_clock_that_leaps_over_a_lease_sends_nothing_twice(post: Post) -> None:
    (key,) = await post.publish()
    gate = asyncio.Event()
    post.chat.hold = {"daily-channel": gate}
    run = asyncio.create_task(deliver_due(post.desk))
    await eventually(lambda: post.chat.at_once == 1)
    post.clock.advance(LATER)
    assert await deliver_due(post.desk) == 0
    held = await post.only()
    assert (held.problem, held.unclear) == (Problem(Code.EARLIER_ATTEMPT_UNDER_WAY), True)
    assert held.not_before == post.clock() + timedelta(seconds=10)
    gate.set()
    assert await run == 1
    post.clock.advance(LATER)
    assert await deliver_due(post.desk) == 0
    assert (post.posted(), await post.states()) == ([key], [DeliveryState.SENT])


async def test_a_store_that_fails_stops_no_message_that_is_on_its_way(post: Post) -> None:
    """One sender's trouble is raised only when the others are done."""
    keys = await post.publish(parts=2)

    class Failing:
        """The outbox, whose second claim fails."""

        claims = 0

        def __getattr__(self, name: str) -> object:
            return getattr(post.desk.outbox, name)

        async def claim(self, now: datetime, **asked: Any) -> Delivery | None:
            self.claims += 1
            if self.claims == 2:
                raise BotError("the database is locked")
            return await post.desk.outbox.claim(now, **asked)

    with pytest.raises(BotError, match="locked"):
        await deliver_due(replace(post.desk, outbox=Failing()))
    assert post.posted() == keys
