"""How many messages a process may have on their way at once."""

from collections.abc import Iterator
from contextlib import contextmanager


class Senders:
    """A few pairs of hands, shared by all delivery runs of a process; once closed, none of them takes up anything new."""

    def __init__(self, count: int = 8) -> None:
        self.free = count
        self.closed = False
        self._on_their_way: set[str] = set()

    def close(self) -> None:
        """Let those at work finish and nobody begin: the process is about to end."""
        self.closed = True

    @contextmanager
    def one(self) -> Iterator[bool]:
        """Hold one pair of hands for a block; False when all are busy, or closed."""
        if self.closed or not self.free:
            yield False
            return
        self.free -= 1
        try:
            yield True
        finally:
            self.free += 1

    @contextmanager
    def sending(self, key: str) -> Iterator[bool]:
        """Mark a message as on its way for a block; False when it is already, since the clock leapt past its lease."""
        if key in self._on_their_way:
            yield False
            return
        self._on_their_way.add(key)
        try:
            yield True
        finally:
            self._on_their_way.remove(key)
