"""How rare words are among the known reports of a language (inverse document frequency), with a prior for few reports.

Spärck Jones (1972). The prior makes three reports compare like three thousand: it is the share of English reports with a word
(`commonness` in `data/en.toml`), and in every language short words are common (Zipf's law of abbreviation); all others count
as rare until they are seen often. The prior keeps its weight as reports grow in number, so that likeness does not drift.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, sqrt

from bot.understand.knowledge import knowledge

_SATURATION = 0.5
_PRIOR_REPORTS = 500
_PRIOR_SHARE = 0.01
_PRIOR_SHARE_BY_LENGTH = (0.5, 0.5, 0.5, 0.3)
"""Share of reports that hold a given word of 0, 1, 2 or 3 letters."""

Vector = dict[str, float]
"""Words with their weights, as a vector of length 1."""


class Rarity:
    """Counts reports, and the reports with each word, by language."""

    def __init__(self) -> None:
        self._reports: Counter[str] = Counter()
        self._holding: dict[str, Counter[str]] = {}

    def add(self, language: str, words: Iterable[str]) -> None:
        """Counts a report."""
        self._reports[language] += 1
        self._holding.setdefault(language, Counter()).update(set(words))

    def remove(self, language: str, words: Iterable[str]) -> None:
        """Uncounts a report that was added before."""
        self._reports[language] -= 1
        holding = self._holding[language]
        holding.subtract(gone := set(words))
        for word in gone:
            if holding[word] <= 0:
                del holding[word]

    def reports(self, language: str) -> int:
        """How many reports are counted."""
        return self._reports[language]

    def vector(self, language: str, words: Iterable[str]) -> Vector:
        """The weights of a text's words: term frequency with BM25's saturation (Robertson & Zaragoza 2009) times rarity."""
        reports, holding = self._reports[language], self._holding.get(language, Counter())
        prior = max(_PRIOR_REPORTS, reports)
        found = {}
        for word, times in Counter(words).items():
            rarity = log((reports + _PRIOR_REPORTS + 1) / (holding.get(word, 0) + prior * _prior_share(word)))
            if rarity > 0:
                found[word] = times * (_SATURATION + 1) / (times + _SATURATION) * rarity
        length = sqrt(sum([weight * weight for weight in found.values()])) or 1.0
        return {word: weight / length for word, weight in found.items()}


@lru_cache(maxsize=1)
def shares_of_reports() -> Mapping[str, float]:
    """The common stems of English, with the share of reports (0..1) that have them."""
    return {stem: row["share"] for row in knowledge("en")["commonness"] for stem in row["stems"].split()}


@lru_cache(maxsize=100_000)
def _prior_share(word: str) -> float:
    share = shares_of_reports().get(word)
    if share is not None:
        return share
    if len(word) < len(_PRIOR_SHARE_BY_LENGTH) and not word.isdigit() and word < "\u3040":
        return _PRIOR_SHARE_BY_LENGTH[len(word)]
    return _PRIOR_SHARE
