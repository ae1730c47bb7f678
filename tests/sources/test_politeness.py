"""Turns with a host."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

from bot.model.errors import BotError
from bot.sources.politeness import Politeness, Shared
from tests.fakes import NOW


async def crowd(politeness: Politeness, hosts: list[str], hold: float = 0.01) -> tuple[int, list[float]]:
    """How many were in at once, and when each came in."""
    inside = most = 0
    starts: list[float] = []

    async def one(host: str) -> None:
        nonlocal inside, most
        async with politeness.turn(host):
            inside += 1
            most = max(most, inside)
            starts.append(asyncio.get_running_loop().time())
            await asyncio.sleep(hold)
            inside -= 1

    await asyncio.gather(*map(one, hosts))
    return most, starts


async def test_one_host_gets_two_at_once() -> None:
    most, starts = await crowd(Politeness(spacing=0), ["a"] * 7)
    assert (most, len(starts)) == (2, 7)


async def test_starts_at_one_host_are_spaced() -> None:
    _, starts = await crowd(Politeness(at_once=5, spacing=0.03), ["a"] * 4)
    assert all(later - earlier >= 0.028 for earlier, later in pairwise(starts))


async def test_hosts_do_not_wait_for_each_other() -> None:
    most, starts = await crowd(Politeness(spacing=5), [f"host{n}" for n in range(50)], hold=0.05)
    assert most == 50
    assert max(starts) - min(starts) < 1


async def test_a_turn_that_fails_or_is_cancelled_is_given_back() -> None:
    politeness = Politeness(at_once=1, spacing=0)
    await asyncio.gather(*(failing(politeness) for _ in range(3)), return_exceptions=True)
    holder = asyncio.create_task(crowd(politeness, ["a"], hold=60))
    await asyncio.sleep(0.01)
    waiter = asyncio.create_task(crowd(politeness, ["a"]))
    await asyncio.sleep(0.01)
    for task in (waiter, holder):
        task.cancel()
    await asyncio.gather(waiter, holder, return_exceptions=True)
    async with asyncio.timeout(1):
        most, _ = await crowd(politeness, ["a"])
    assert most == 1


async def failing(politeness: Politeness) -> None:
    async with politeness.turn("a"):
        raise OSError


async def test_hosts_of_the_past_are_forgotten() -> None:
    politeness = Politeness(spacing=0)
    await crowd(politeness, [f"host{n}" for n in range(500)], hold=0)
    await crowd(politeness, ["last"], hold=0)
    assert len(politeness._queues) <= 101


class Others:
    """Turns that other processes have taken up to a moment, and a rest that a host asked them for."""

    def __init__(self, start: datetime, rests_until: datetime | None = None) -> None:
        self.start, self.rests_until = start, rests_until
        self.told: list[tuple[str, datetime]] = []
        self.asked = 0

    async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
        self.asked += 1
        return self.start, self.rests_until

    async def rest(self, host: str, until: datetime) -> None:
        self.told.append((host, until))


def polite_with(others: Others, *, alone: bool = False) -> Politeness:
    politeness = Politeness(spacing=0)
    politeness.shared = Shared(others, lambda: NOW, lambda: alone)
    return politeness


async def test_a_turn_waits_for_those_of_other_processes_too() -> None:
    politeness = polite_with(Others(NOW + timedelta(seconds=0.2)))
    began = asyncio.get_running_loop().time()
    async with politeness.turn("a"):
        assert asyncio.get_running_loop().time() - began >= 0.19


async def test_a_rest_that_another_process_was_asked_for_holds_here() -> None:
    politeness = polite_with(Others(NOW, NOW + timedelta(minutes=5)))
    async with politeness.turn("a"):
        assert 290 < politeness.rests("a") <= 300
    assert not politeness.rests("b")


async def test_others_hear_of_a_rest() -> None:
    others = Others(NOW)
    await polite_with(others).rest("a", 60)
    assert others.told == [("a", NOW + timedelta(seconds=60))]


async def test_who_is_alone_asks_nobody() -> None:
    others = Others(NOW + timedelta(hours=1))
    politeness = polite_with(others, alone=True)
    async with politeness.turn("a"):
        await politeness.rest("a", 60)
    assert (others.asked, others.told) == (0, [])


async def test_a_store_that_cannot_work_keeps_nobody_waiting() -> None:
    class Broken(Others):
        async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
            raise BotError("the disk is full")

    async with polite_with(Broken(NOW)).turn("a"):
        pass
