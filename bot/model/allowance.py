"""Quotas: the limits of one workspace, so that none takes what belongs to all."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """The limit of each kind; the setting `limits`. `articles` are those of a day that its own sources bring, `follows` what one
    of its members follows. Errors name the limit."""

    topics: int = 50
    sources: int = 500
    digests: int = 50
    articles: int = 5000
    follows: int = 20
    public_briefs: timedelta = timedelta(seconds=30)
    """The shortest time between two briefs that everybody in a channel sees."""
