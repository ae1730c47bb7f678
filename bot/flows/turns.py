"""Turns: whom a piece of work is done for, so that reading processes are shared fairly and a source's reading time is counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Turn:
    """One visit to a source, or one person's request. `group` is the workspace, "" for a person who waits for an answer.

    `seconds` of CPU are added up by whatever does work for it.
    """

    group: str = ""
    member: str = ""
    seconds: float = field(default=0.0, compare=False)


_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def on_behalf_of(group: str, member: str) -> Iterator[Turn]:
    """What is read during the block, by its tasks too, counts as this turn's."""
    turn = Turn(group, member)
    token = _turn.set(turn)
    try:
        yield turn
    finally:
        _turn.reset(token)


def whose() -> Turn:
    """Whose turn the running task is."""
    return _turn.get() or Turn()
