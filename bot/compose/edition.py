"""What all entries of one document have in common."""

from dataclasses import dataclass
from datetime import datetime, tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """For whom and when a document is composed. `seen` and `alerted`: ids of articles that its readers had before, or at once.

    `plain`: for those who listen.
    """

    now: datetime
    zone: tzinfo
    language: str = "en"
    seen: frozenset[str] = frozenset()
    alerted: frozenset[str] = frozenset()
    plain: bool = False
