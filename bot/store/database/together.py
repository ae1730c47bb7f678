"""Group commit: small calls made at the same time share one transaction, since a commit costs more than most of them do.

While one batch is written, the next one gathers. No call waits for others to come: a single call is carried out at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Together(Generic[T, R]):
    """Calls `carry_out` with all arguments that came since the last call; it gives one result for each, in order.

    Each caller gets its error. A cancelled caller does not cancel the others.
    """

    def __init__(self, carry_out: Callable[[Sequence[T]], Awaitable[Sequence[R]]], *, most: int = 200) -> None:
        self._carry_out = carry_out
        self._most = most
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._at_work: asyncio.Task[None] | None = None

    async def __call__(self, argument: T) -> R:
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((argument, answer))
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.create_task(self._work())
        return await answer

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
            try:
                results = await self._carry_out([argument for argument, _ in batch])
            except BaseException as problem:
                _tell_all([answer for _, answer in batch], problem)
                if not isinstance(problem, Exception):
                    raise
                continue
            for (_, answer), result in zip(batch, results, strict=True):
                if not answer.done():
                    answer.set_result(result)


def _tell_all(answers: "Sequence[asyncio.Future[R]]", problem: BaseException) -> None:
    for answer in answers:
        if isinstance(problem, asyncio.CancelledError):
            answer.cancel()
        elif not answer.done():
            answer.set_exception(problem)
