"""How rare words are among the known reports of a language (inverse document frequency), with a prior for few reports.

Spärck Jones (1972). The prior makes three reports compare like three thousand: it is the share of English reports with a word
(`commonness` in `data/en.toml`), and in every language short words are common (Zipf's law of abbreviation); all others count
as rare until they are seen often. The prior keeps its weight as reports grow in number, so that likeness does not drift.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.understand.knowledge import knowledge

_SATURATION = 0.5
PRIOR_REPORTS = 500
"""As many reports as the prior weighs."""
_PRIOR_SHARE = 0.01
_PRIOR_SHARE_BY_LENGTH = (0.5, 0.5, 0.5, 0.3)
"""Share of reports that hold a given word of 0, 1, 2 or 3 letters."""

KEYS = 24
"""Words of the greatest weight, by which a report is found."""


@dataclass(frozen=True, eq=False)
class Vector:
    """Words with their weights, as a vector of length 1.

    `words` and `weights` are in the order of `numbers`, which stand for the words: their CRC-32, the same in every process. (That
    two of a text's words have the same one is a chance of one in half a million.) Arrays take a quarter of a dictionary's memory.
    """

    words: tuple[str, ...]
    numbers: NDArray[np.uint32]
    weights: NDArray[np.float64]

    @cached_property
    def rarest(self) -> dict[str, float]:
        """The words of the greatest weight, with it."""
        return {word: weight for weight, word in nlargest(KEYS, zip(self.weights.tolist(), self.words, strict=True))}


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
        counted = Counter(words)
        reports, holding = self._reports[language], self._holding.get(language, Counter())
        prior = max(PRIOR_REPORTS, reports)
        shares = np.array([_prior_share(word) for word in counted])
        held = np.array([holding.get(word, 0) for word in counted])
        times = np.fromiter(counted.values(), dtype=np.float64, count=len(counted))
        rarity = np.log((reports + PRIOR_REPORTS + 1) / (held + prior * shares))
        weights = times * (_SATURATION + 1) / (times + _SATURATION) * np.maximum(rarity, 0.0)
        return _of_length_one(list(counted), weights)


def _of_length_one(words: Sequence[str], weights: NDArray[np.float64]) -> Vector:
    """The vector of words that have a weight."""
    numbers = np.array([_number(word) for word in words], dtype=np.uint32)
    order = np.argsort(numbers, kind="stable")
    order = order[weights[order] > 0]
    weights = weights[order]
    length = np.sqrt(weights @ weights) or 1.0
    return Vector(words=tuple([words[at] for at in order.tolist()]), numbers=numbers[order], weights=weights / length)


@lru_cache(maxsize=50_000)
def _number(word: str) -> int:
    return crc32(word.encode())


@lru_cache(maxsize=1)
def shares_of_reports() -> Mapping[str, float]:
    """The common stems of English, with the share of reports (0..1) that have them."""
    return {stem: row["share"] for row in knowledge("en")["commonness"] for stem in row["stems"].split()}


@lru_cache(maxsize=50_000)
def _prior_share(word: str) -> float:
    share = shares_of_reports().get(word)
    if share is not None:
        return share
    if len(word) < len(_PRIOR_SHARE_BY_LENGTH) and not word.isdigit() and word < "\u3040":
        return _PRIOR_SHARE_BY_LENGTH[len(word)]
    return _PRIOR_SHARE
