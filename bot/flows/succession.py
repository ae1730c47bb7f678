"""Heartbeats, and taking over the work of a process that died.

A lease in the outbox lasts two minutes, since nobody knows how long a send takes. But a dead process sends nothing more: its
leases are ended at once. On one machine the system says which process is dead. Of another machine's process only the heartbeat
tells: when it has not changed for `SILENT`, by the observer's monotonic clock, the process counts as dead. So a process whose own
heartbeat could not be written for `UNSURE` breaks off its sends and starts no more.
"""

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.flows.senders import Senders
from bot.model.upkeep import Presence
from bot.ports.delivery import Roster
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds from one heartbeat to the next."""

UNSURE, SILENT = 15.0, 45.0
"""Seconds. A send that is broken off after the first has surely arrived, or never will, before the second has passed."""

LivenessTimeout = Callable[[str], float]
"""The liveness timeout: seconds without a heartbeat after which a process is dead; 0 where it surely is, infinite where it surely
lives."""


@dataclass(slots=True, kw_only=True)
class Succession:
    """One process among those that share a store. `steady` gives monotonic seconds."""

    roster: Roster
    senders: Senders
    process: str
    role: str
    liveness_timeout: LivenessTimeout
    clock: Clock
    steady: Callable[[], float] = time.monotonic
    _seen: dict[str, tuple[int, float]] = field(default_factory=dict)
    _beat_at: float | None = None
    present: Sequence[Presence] = ()
    """Who was on the roster at the last heartbeat, this process too."""

    @property
    def is_alone(self) -> bool:
        """Whether no other process was on the roster at the last heartbeat."""
        return all(worker.process == self.process for worker in self.present)

    async def beat(self) -> int:
        """Write the heartbeat, and end the leases of dead processes; how many deliveries became free."""
        try:
            await self.roster.beat(self.process, self.role, self.clock())
        except Exception:
            if self._beat_at is None:
                self._beat_at = self.steady()
            if self.steady() - self._beat_at > UNSURE:
                self.senders.hold()
            raise
        self._beat_at = self.steady()
        self.senders.go_on()
        return sum([await self._bury(process) for process in await self._dead()])

    async def leave(self) -> None:
        """Remove the process from the roster and end its leases."""
        await self.roster.leave(self.process)

    async def _dead(self) -> list[str]:
        self.present = await self.roster.present()
        present = {worker.process: worker.beats for worker in self.present}
        others = (present.keys() | await self.roster.holders()) - {self.process}
        self._seen = {process: seen for process, seen in self._seen.items() if process in others}
        return [process for process in sorted(others) if self._is_gone(process, present.get(process, 0))]

    def _is_gone(self, process: str, beats: int) -> bool:
        timeout = self.liveness_timeout(process)
        if timeout in (0.0, math.inf):
            return not timeout
        before, since = self._seen.get(process, (-1, 0.0))
        if beats != before:
            self._seen[process] = (beats, self.steady())
            return False
        return self.steady() - since > timeout

    async def _bury(self, process: str) -> int:
        freed = await self.roster.leave(process)
        if freed:
            log.warning("deliveries_taken_over", extra={"from": process, "deliveries": freed})
        return freed
