"""Stories: several articles on one piece of news."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.analysis import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One piece of news: the report that leads it, the other reports (best first) and copies that add nothing.

    A single report is a story of its own. `id` stays the same while reports join. `score` (0..1) ranks stories. `began` is when
    the first report of it was stored, as far as that is known.
    """

    id: str
    lead: Reading
    others: tuple[Reading, ...] = ()
    copies: tuple[Reading, ...] = ()
    score: float = 0.0
    began: datetime | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Lead, other reports and copies."""
        return (self.lead, *self.others, *self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is kept of every report of the last days: its story, and the keys and marks by which it and its copies are found.

    `place` is its number in the order of storage, and the id of the story that it founds.
    """

    place: int
    story: int
    keys: Sequence[int] = ()
    marks: Sequence[int] = ()
    is_copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Changes of stories: the new story of each report that moved, and the redirection of each story without reports."""

    moved: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
