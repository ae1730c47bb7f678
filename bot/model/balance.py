"""The balance of a digest: what became of every report that came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.workspace import Window


class Fate(StrEnum):
    """What became of a report: each report of a digest's window has exactly one fate."""

    TOLD = "told"
    """In a story that the digest shows, in full or in a line."""
    COUNTED = "counted"
    """In a story that the digest only counts, since there was no room to name it."""
    COPIES = "copies"
    """It adds nothing to another report of its story."""
    HAD = "had"
    """Told in another message to the same channel."""
    WAITING = "waiting"
    """It comes in the next digest."""
    OTHER = "other"
    """On none of the digest's topics."""
    OLD = "old"
    """It was too old for news when it came in."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A report that came in: its story, and whether it is a copy, was too old for news, or is in a message to a channel."""

    article_id: str
    story: int
    is_copy: bool = False
    is_old: bool = False
    was_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An item that came in and could not be read: of which source, by which key, and why."""

    source_id: str
    key: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The balance of a slot's digest: the ids of its window's reports by fate, in the order in which they came, and the items
    that could not be read.

    `stories` is the number of stories that the told reports belong to.
    """

    slot: datetime
    window: Window
    reports: Mapping[Fate, tuple[str, ...]]
    unread: tuple[Unread, ...]
    stories: int

    def count(self, fate: Fate) -> int:
        """How many had this fate."""
        return len(self.unread) if fate is Fate.UNREADABLE else len(self.reports.get(fate, ()))

    @property
    def total(self) -> int:
        """How many came in."""
        return sum(map(self.count, Fate))
