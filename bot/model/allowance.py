"""How much one workspace may have, so that no one takes what belongs to all."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """The most of each kind; the setting `limits`. `articles` are those of a day that its own sources bring, `follows`
    what one of its members follows.

    More is an accident or an attack. Errors say the figure.
    """

    topics: int = 50
    sources: int = 500
    digests: int = 50
    articles: int = 5000
    follows: int = 20
    public_briefs: timedelta = timedelta(seconds=30)
    """How long after a brief that everybody in a channel sees the next one may come there."""
