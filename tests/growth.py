"""How the cost of a step grows with what comes in: the same machine and moment on both sides, so no machine's speed is a mark."""

import time
from collections.abc import Callable

TIMES = 8
"""How many times as much the larger input is."""
MOST = 3.5
"""A step in proportion gives about 1 here, one in n·log n under 1.5, one that grows with the square gives 8."""
LEAST = 0.001
"""CPU seconds: what is shorter is noise, not work."""


def seconds(work: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of the quickest of some tries."""
    best = float("inf")
    for _ in range(tries):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def assert_in_proportion(work: Callable[[int], object], size: int, *, most: float = MOST) -> None:
    """`work(size)` costs at most `most` times its share of what `work(size // TIMES)` does; said with both times.

    Measured again when it fails, since a machine may have been busy with something else in between.
    """
    for last in (False, False, True):
        small = max(seconds(lambda: work(size // TIMES)), LEAST)
        large = seconds(lambda: work(size))
        if large <= most * TIMES * small:
            return
        assert not last, f"{size // TIMES} took {small:.4f} s, {size} took {large:.4f} s"
