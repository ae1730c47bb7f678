"""Batches: the items of one visit are read ten at a time, as handing one over to a process costs a tenth of reading it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot.flows.turns import Turn, whose
from bot.model.analysis import Reading
from bot.model.errors import Unreadable
from bot.model.source import RawItem

TEN = 10

Outcome = tuple[Reading, ...] | Unreadable
"""The result of one item."""


@dataclass(slots=True)
class _Visit:
    """The items of one visit that wait to be read, with their futures."""

    turn: Turn
    asked: "list[tuple[RawItem, asyncio.Future[tuple[Reading, ...]]]]" = field(default_factory=list)


class Tens:
    """`read_ten` reads several items. Where it fails as a whole (one of them hangs, or kills its process), `read_alone` reads
    each, so that only that one is refused."""

    def __init__(
        self,
        read_ten: Callable[[Sequence[RawItem]], Awaitable[Sequence[Outcome]]],
        read_alone: Callable[[RawItem], Awaitable[tuple[Reading, ...]]],
    ) -> None:
        self._read_ten = read_ten
        self._read_alone = read_alone
        self._visits: dict[int, _Visit] = {}
        self._at_work: set[asyncio.Task[None]] = set()

    async def read(self, item: RawItem) -> tuple[Reading, ...]:
        """One item, read together with those that its visit asks for at the same moment. Raises Unreadable."""
        turn = whose()
        visit = self._visits.setdefault(id(turn), _Visit(turn))
        answer: asyncio.Future[tuple[Reading, ...]] = asyncio.get_running_loop().create_future()
        visit.asked.append((item, answer))
        if len(visit.asked) == 1:
            self._start(self._share_out(visit))
        return await answer

    def _start(self, work: "Awaitable[None]") -> "asyncio.Task[None]":
        task = asyncio.ensure_future(work)
        assert isinstance(task, asyncio.Task)  # noqa: S101  (a coroutine was given)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

    async def _share_out(self, visit: _Visit) -> None:
        """Read all that was asked for by now: this task starts after its callers."""
        del self._visits[id(visit.turn)]
        for start in range(0, len(visit.asked), TEN):
            batch = visit.asked[start : start + TEN]
            task = self._start(self._read(batch))
            for _, answer in batch:
                answer.add_done_callback(lambda _, task=task, batch=batch: _stop_if_unwanted(task, batch))  # type: ignore[misc]

    async def _read(self, asked: "Sequence[tuple[RawItem, asyncio.Future[tuple[Reading, ...]]]]") -> None:
        try:
            outcomes = await self._outcomes([item for item, _ in asked])
        except asyncio.CancelledError:
            for _, answer in asked:
                answer.cancel()
            raise
        except Exception as problem:
            outcomes = [problem] * len(asked)
        for (_, answer), outcome in zip(asked, outcomes, strict=True):
            if answer.done():
                continue
            if isinstance(outcome, Exception):
                answer.set_exception(outcome)
            else:
                answer.set_result(outcome)

    async def _outcomes(self, items: Sequence[RawItem]) -> "Sequence[tuple[Reading, ...] | Exception]":
        if len(items) > 1:
            with suppress(Unreadable):
                return await self._read_ten(items)
        return await asyncio.gather(*map(self._alone, items))

    async def _alone(self, item: RawItem) -> Outcome:
        try:
            return await self._read_alone(item)
        except Unreadable as problem:
            return problem


def _stop_if_unwanted(task: "asyncio.Task[None]", asked: "Sequence[tuple[RawItem, asyncio.Future[tuple[Reading, ...]]]]") -> None:
    """Stop when nobody waits any more: a reading that hangs is not waited for."""
    if all(answer.cancelled() for _, answer in asked):
        task.cancel()
