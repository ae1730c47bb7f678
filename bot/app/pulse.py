"""The signs of life that the work gives."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

LATE_TICKS = 5
"""After so many ticks without work done, the work counts as stuck."""


def _nothing() -> int:
    return 0


@dataclass(slots=True)
class Pulse:
    """Signs of life: when it last ticked (on the monotonic clock), and how many jobs it has."""

    ticked_at: float = field(default_factory=time.monotonic)
    queue_length: Callable[[], int] = _nothing

    def tick(self) -> None:
        """A tick has done its work."""
        self.ticked_at = time.monotonic()
