"""Items read ten at a time: who asked gets his own, and nobody suffers for another's item."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.app.tens import Outcome, Tens
from bot.flows.turns import on_behalf_of
from bot.model.analysis import Reading
from bot.model.errors import Unreadable
from bot.model.source import RawItem
from bot.understand.read import read_item
from tests.fakes import NOW


def item(number: int) -> RawItem:
    body = f"The ferry to island {number} stays in the harbour. It is being repaired there.".encode()
    return RawItem(source_id="s", key=str(number), body=body, media_type="text/plain", fetched=NOW, title=f"Ferry {number}")


class Desk:
    """Reads at once, and takes down how many came together; a batch with "hangs" in it comes to nothing as a whole."""

    def __init__(self, *, hangs: str = "", refused: str = "") -> None:
        self.batches: list[int] = []
        self.alone: list[str] = []
        self.hangs, self.refused = hangs, refused
        self.tens = Tens(self.read_ten, self.read_alone)

    async def read_ten(self, items: Sequence[RawItem]) -> Sequence[Outcome]:
        self.batches.append(len(items))
        if any(one.key == self.hangs for one in items):
            raise Unreadable("takes more than 20 s to read")
        return [
            Unreadable("holds no text") if one.key == self.refused else read_item(one, method="lead", count=1) for one in items
        ]

    async def read_alone(self, one: RawItem) -> tuple[Reading, ...]:
        self.alone.append(one.key)
        if one.key == self.hangs:
            raise Unreadable("takes more than 20 s to read")
        return read_item(one, method="lead", count=1)

    async def read(self, *numbers: int) -> list[tuple[Reading, ...] | BaseException]:
        return await asyncio.gather(*(self.tens.read(item(number)) for number in numbers), return_exceptions=True)


def keys(outcomes: Sequence[tuple[Reading, ...] | BaseException]) -> list[str]:
    return [str(one) if isinstance(one, BaseException) else one[0].article.key for one in outcomes]


async def test_a_visits_items_are_read_ten_at_a_time_and_each_comes_to_who_asked_for_it() -> None:
    desk = Desk()
    with on_behalf_of("w", "s"):
        assert keys(await desk.read(*range(23))) == [str(number) for number in range(23)]
    assert desk.batches == [10, 10, 3]
    assert desk.alone == []


async def test_items_of_two_visits_are_not_mixed() -> None:
    desk = Desk()

    async def visit(name: str) -> None:
        with on_behalf_of("w", name):
            await desk.read(1, 2, 3)

    await asyncio.gather(visit("a"), visit("b"))
    assert desk.batches == [3, 3]


async def test_one_item_goes_alone() -> None:
    desk = Desk()
    assert keys(await desk.read(7)) == ["7"]
    assert (desk.batches, desk.alone) == ([], ["7"])


async def test_an_item_that_cannot_be_read_is_no_matter_of_the_others() -> None:
    desk = Desk(refused="2")
    with on_behalf_of("w", "s"):
        assert keys(await desk.read(1, 2, 3)) == ["1", "holds no text", "3"]
    assert desk.alone == []


async def test_an_item_that_hangs_is_found_by_reading_each_alone() -> None:
    desk = Desk(hangs="2")
    with on_behalf_of("w", "s"):
        assert keys(await desk.read(1, 2, 3)) == ["1", "takes more than 20 s to read", "3"]
    assert sorted(desk.alone) == ["1", "2", "3"]


async def test_when_nobody_waits_any_more_the_reading_is_broken_off() -> None:
    desk, broken_off, begun = Desk(), asyncio.Event(), asyncio.Event()

    async def hang(items: Sequence[RawItem]) -> Sequence[Outcome]:
        begun.set()
        try:
            await asyncio.sleep(3600)
        finally:
            broken_off.set()
        return []

    desk.tens = Tens(hang, desk.read_alone)
    with on_behalf_of("w", "s"):
        reads = [asyncio.create_task(desk.tens.read(item(number))) for number in range(3)]
    await begun.wait()
    for read in reads[:2]:
        read.cancel()
    await asyncio.sleep(0)
    assert not broken_off.is_set()
    reads[2].cancel()
    async with asyncio.timeout(5):
        await broken_off.wait()


async def test_a_mistake_of_the_bot_is_told_to_all_who_asked() -> None:
    async def stumble(items: Sequence[RawItem]) -> Sequence[Outcome]:
        raise ValueError("oops")

    desk = Desk()
    desk.tens = Tens(stumble, desk.read_alone)
    with on_behalf_of("w", "s"), pytest.raises(ValueError, match="oops"):
        await asyncio.gather(*(desk.tens.read(item(number)) for number in range(3)))
