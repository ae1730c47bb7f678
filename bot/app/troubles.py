"""What goes wrong again and again is told once, and once more when it is over.

A full disk fails every job of every tick. The operator needs one line when it begins and one when it ends, not thousands.
"""

import logging
import time
from collections.abc import Callable, Hashable

from bot.model.errors import BotError
from bot.store.engine import StoreTrouble

log = logging.getLogger(__name__)

REMINDER = 3600.0
"""Seconds after which what still goes on is told again."""


class Troubles:
    """Hears how every piece of work ended. `clock` gives steady seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stuck: set[Hashable] = set()
        self._told: dict[str, float] = {}

    def failed(self, work: Hashable, problem: BaseException) -> None:
        """The work came to nothing; it will be tried again when it is due the next time."""
        if not isinstance(problem, StoreTrouble):
            is_ours = isinstance(problem, BotError)
            self._tell("job_failed", f"{work}: {problem}", {"job": str(work)}, problem, trace=not is_ours)
            return
        self._stuck.add(work)
        self._tell("store_failed", str(problem), {}, problem, trace=False)

    def went_well(self, work: Hashable) -> None:
        """The work was done. When nothing is left of what the store had failed, the store is well again."""
        if work in self._stuck:
            self._stuck.discard(work)
            if not self._stuck:
                self._told.clear()
                log.warning("store_recovered")

    def _tell(self, event: str, what: str, facts: dict[str, str], problem: BaseException, *, trace: bool) -> None:
        now = self._clock()
        self._told = {told: when for told, when in self._told.items() if now - when < REMINDER}
        if what not in self._told:
            self._told[what] = now
            log.error(event, extra={**facts, "problem": str(problem)}, exc_info=problem if trace else None)
