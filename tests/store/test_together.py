"""Small calls that share a transaction: nobody waits for others, and nobody suffers for them."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.store.database.together import Together


class Written:
    """Doubles numbers, and takes down which came together; 13 is refused, and drags its batch along."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.go = asyncio.Event()
        self.go.set()

    async def carry_out(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        await self.go.wait()
        if 13 in numbers:
            raise ValueError("unlucky")
        return [2 * number for number in numbers]


async def test_a_call_made_alone_is_carried_out_at_once() -> None:
    written = Written()
    together = Together[int, int](written.carry_out)
    assert [await together(1), await together(2)] == [2, 4]
    assert written.batches == [[1], [2]]


async def test_what_comes_while_a_batch_is_written_makes_up_the_next() -> None:
    written = Written()
    together = Together[int, int](written.carry_out, most=3)
    written.go.clear()
    first = asyncio.create_task(together(0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    rest = [asyncio.create_task(together(number)) for number in range(1, 6)]
    await asyncio.sleep(0)
    written.go.set()
    assert await asyncio.gather(first, *rest) == [0, 2, 4, 6, 8, 10]
    assert written.batches == [[0], [1, 2, 3], [4, 5]]


async def test_what_a_batch_fails_with_each_of_its_callers_gets_and_the_next_goes_on() -> None:
    written = Written()
    together = Together[int, int](written.carry_out, most=2)
    told = await asyncio.gather(*(together(number) for number in (13, 1, 2)), return_exceptions=True)
    assert [type(one) for one in told] == [ValueError, ValueError, int]


async def test_a_caller_that_is_cancelled_takes_nobody_along() -> None:
    written = Written()
    together = Together[int, int](written.carry_out)
    written.go.clear()
    calls = [asyncio.create_task(together(number)) for number in (1, 2)]
    await asyncio.sleep(0.01)
    calls[0].cancel()
    written.go.set()
    with pytest.raises(asyncio.CancelledError):
        await calls[0]
    assert await calls[1] == 4
    assert await together(3) == 6
