"""Memory that is free, given back to the system. glibc keeps what was freed for later, and an arena of it for each thread.

Other C libraries keep less and have no such functions: nothing is done there.
"""

import ctypes
from collections.abc import Callable
from functools import cache

_MOST_ARENAS = -8
"""`M_ARENA_MAX` of mallopt(3)."""


def use_one_arena() -> None:
    """Let all threads allocate from one place. To be called before there are any; ours hold Python's lock while they do."""
    if mallopt := _function("mallopt"):
        mallopt(_MOST_ARENAS, 1)


def give_back() -> None:
    """Give back what is free, wherever it lies (malloc_trim(3)): a few milliseconds."""
    if trim := _function("malloc_trim"):
        trim(0)


@cache
def _function(name: str) -> Callable[..., int] | None:
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError, TypeError):  # TypeError: Windows has no library of the process itself.
        return None
    return found
