"""What became of every report that came in while a digest was made up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.workspace import Window


class Fate(StrEnum):
    """Where a report is, as a digest's readers would ask: each report of its window has exactly one."""

    TOLD = "told"
    """In a story that the digest shows, in full or in a line."""
    COUNTED = "counted"
    """In a story that it counts, since there was no room to name it."""
    COPIES = "copies"
    """It says nothing that another report of its story does not say."""
    HAD = "had"
    """Told in another message to the same channel."""
    WAITING = "waiting"
    """It comes in the next digest."""
    OTHER = "other"
    """On none of the digest's topics."""
    OLD = "old"
    """It was no news any more when it came in."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A report that came in: its story, and whether it is a copy, was too old for news, or was told to a channel."""

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
    """The balance sheet of a slot's digest: the ids of its window's reports by fate, in the order in which they came, and what
    could not be read. `stories` is how many stories those that were told tell."""

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
