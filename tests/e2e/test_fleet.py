"""Several processes over one PostgreSQL, killed, cut off and stopped short: nothing is lost, and nothing is done twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.fleet import FEEDS, Fleet, fleet, restart

EACH_ONCE = Counter({f"/feed{n}": 1 for n in range(FEEDS)})
GOES_ON = 15.0
TWO_OF_EACH = (("worker", None), ("worker", None), ("clock", None), ("clock", None), ("chat", 0), ("chat", 1))

pytestmark = pytest.mark.slow


@pytest.fixture
async def newsrooms(postgresql: Any, tmp_path: Path) -> AsyncIterator[Fleet]:
    async with fleet(postgresql, tmp_path) as made:
        yield made


async def at_work(made: Fleet) -> float:
    """All started, and over with their first rounds. Gives the seconds by which what goes wrong in a round must be over: 15,
    and what a round takes here and now, twice, for others may want the machine as well. A lease that nobody cuts short lasts
    longer."""
    for role, shard in TWO_OF_EACH:
        made.start(role, shard)
    await made.at_work()
    await made.make_due()
    await made.until_done()
    await made.make_due()
    return GOES_ON + 2 * await made.until_done()


async def test_two_of_each_ask_for_what_is_due_and_no_more(newsrooms: Fleet) -> None:
    await at_work(newsrooms)
    for _ in range(4):
        await newsrooms.make_due()
        await newsrooms.until_done()
        await asyncio.sleep(2)  # Who comes late comes in vain.
        assert newsrooms.outlets.asked == EACH_ONCE
    assert set(newsrooms.messages().values()) == {newsrooms.rounds}
    collectors = {member.role for member in newsrooms.members if "source_collected" in member.told}
    assert collectors == {"worker"}, "people and digests wait for nobody's visits"
    await newsrooms.stop()


@pytest.mark.parametrize("role", ["worker", "clock", "chat"])
async def test_one_is_killed_at_any_time_and_the_rest_goes_on(newsrooms: Fleet, role: str) -> None:
    within = await at_work(newsrooms)
    newsrooms.outlets.pause = 0.2
    for after in (0.0, 0.3, 1.1, 1.7, 2.4):
        await newsrooms.make_due()
        await asyncio.sleep(after)
        victim = next(member for member in newsrooms.members if member.role == role)
        await newsrooms.kill(victim)
        twice = await newsrooms.held_by(victim)
        seconds = await newsrooms.until_done()
        assert seconds < within, f"killed after {after} s, the round went on for {seconds:.1f} s"
        assert newsrooms.outlets.asked - EACH_ONCE <= twice, "only what the dead one had in hand is asked for again"
        assert set(newsrooms.messages().values()) == {newsrooms.rounds}
        newsrooms.start(role, victim.shard)
        await newsrooms.at_work()
    await newsrooms.stop()


async def test_postgresql_is_started_anew_under_load(newsrooms: Fleet, postgresql: Any) -> None:
    await at_work(newsrooms)
    newsrooms.outlets.pause = 0.2
    for after in (0.5, 1.5):
        await newsrooms.make_due()
        await asyncio.sleep(after)
        await asyncio.to_thread(restart, postgresql)
        await newsrooms.until_done()
        assert set(newsrooms.messages().values()) == {newsrooms.rounds}
        assert set(newsrooms.outlets.asked) == set(EACH_ONCE)
    await newsrooms.stop()


async def test_the_network_stands_still_for_half_a_minute(newsrooms: Fleet) -> None:
    within = await at_work(newsrooms)
    newsrooms.outlets.pause = 0.2
    await newsrooms.make_due()
    await asyncio.sleep(1)
    await newsrooms.proxy.stall(30)
    seconds = await newsrooms.until_done()
    assert seconds < within, f"the round went on for {seconds:.1f} s"
    await newsrooms.make_due()
    await newsrooms.until_done()
    await asyncio.sleep(2)
    assert newsrooms.outlets.asked == EACH_ONCE, "afterwards all is as before"
    assert set(newsrooms.messages().values()) == {newsrooms.rounds}
    await newsrooms.stop()
