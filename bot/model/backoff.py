"""Back-off: how long to wait after failures in a row, twice as long each time up to a longest wait."""

from dataclasses import dataclass
from datetime import timedelta

_FAR = 40
"""Doublings after which any wait is the longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Exponential back-off. `share` (0 to 1) of a wait spreads those that failed together (full jitter):
    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """

    first: timedelta
    longest: timedelta

    def after(self, failures: int, *, share: float = 1.0) -> timedelta:
        """The wait after so many failures in a row, 1 at least."""
        doublings: int = min(max(failures, 1) - 1, _FAR)
        return min(self.first * (1 << doublings), self.longest) * share
