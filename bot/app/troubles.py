"""Deduplicates errors in the log: one that repeats is logged when it begins, as a reminder, and when it is over.

A full disk fails every job of every tick. The operator needs one line when it begins and one when it ends, not thousands.
"""

import logging
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.model.backoff import Backoff
from bot.model.errors import BotError, StoreTrouble

log = logging.getLogger(__name__)

REMINDER = 3600.0
"""Seconds after which an error that goes on is logged again."""

REST = Backoff(first=timedelta(seconds=2), longest=timedelta(minutes=2))
"""The back-off of failed work."""

FORGOTTEN = 300.0
"""Seconds after which failed work that nobody tried again is forgotten."""


@dataclass(frozen=True, slots=True)
class _Failure:
    at: float
    in_a_row: int
    by_store: bool


class Troubles:
    """Learns how each piece of work ended. `clock` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[Hashable, _Failure] = {}
        self._said_at: dict[str, float] = {}

    def failed(self, work: Hashable, problem: BaseException) -> None:
        """The work failed; it is tried again when it is next due."""
        by_store = isinstance(problem, StoreTrouble)
        before = self._failures.get(work)
        self._failures[work] = _Failure(self._clock(), before.in_a_row + 1 if before else 1, by_store)
        if by_store:
            self._tell("store_failed", str(problem), {}, problem, trace=False)
        else:
            is_ours = isinstance(problem, BotError)
            self._tell("job_failed", f"{work}: {problem}", {"job": str(work)}, problem, trace=not is_ours)

    def went_well(self, work: Hashable) -> None:
        """The work succeeded. When no failure of the store is left, the store has recovered."""
        if not self._failures:
            return
        was_stuck, long_ago = self.is_stuck, self._clock() - FORGOTTEN
        self._failures = {other: failure for other, failure in self._failures.items() if other != work and failure.at > long_ago}
        if was_stuck and not self.is_stuck:
            self._said_at.clear()
            log.warning("store_recovered")

    @contextmanager
    def hearing(self, work: Hashable) -> Iterator[None]:
        """Record how the block ends. Errors that the bot has words for are swallowed; the work is tried again later."""
        try:
            yield
        except BotError as problem:
            self.failed(work, problem)
        else:
            self.went_well(work)

    def rests(self, work: Hashable) -> bool:
        """Whether the work failed so recently that it must not be tried yet (back-off)."""
        last = self._failures.get(work)
        return last is not None and self._clock() < last.at + REST.after(last.in_a_row).total_seconds()

    @property
    def is_stuck(self) -> bool:
        """Whether failures of the store are left."""
        return any(failure.by_store for failure in self._failures.values())

    def _tell(self, event: str, what: str, facts: dict[str, str], problem: BaseException, *, trace: bool) -> None:
        now = self._clock()
        self._said_at = {said: when for said, when in self._said_at.items() if now - when < REMINDER}
        if what not in self._said_at:
            self._said_at[what] = now
            log.error(event, extra={**facts, "problem": str(problem)}, exc_info=problem if trace else None)
