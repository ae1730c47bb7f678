"""Several articles, one piece of news."""

from dataclasses import dataclass

from bot.model.analysis import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One piece of news: the report that leads it, the other reports (best first) and copies that add nothing.

    A single report is a story of its own. `id` stays the same while reports join. `score` (0..1) ranks stories.
    """

    id: str
    lead: Reading
    others: tuple[Reading, ...] = ()
    copies: tuple[Reading, ...] = ()
    score: float = 0.0

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Lead, other reports and copies."""
        return (self.lead, *self.others, *self.copies)
