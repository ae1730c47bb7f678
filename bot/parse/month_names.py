"""Names of months in many languages, for dates: whole, inflected or abbreviated, with and without accents."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

SHORTEST = 3
"""The least letters of an abbreviated name."""


def fold(word: str) -> str:
    """The word in lower case without accents. The Turkish dotless i becomes i."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("ı", "i")


@dataclass(frozen=True, slots=True)
class _Known:
    whole: Mapping[str, int]
    begun: Mapping[str, int]
    days_too: frozenset[str]
    november: str
    finnish_days: frozenset[str]


@lru_cache(maxsize=1)
def _known() -> _Known:
    """Names and their beginnings with their months; the first language that has one decides."""
    read = tomllib.loads(files("bot.parse").joinpath("data", "months.toml").read_text(encoding="utf-8"))
    whole: dict[str, int] = {}
    begun: dict[str, int] = {}
    for names in read["names"].values():
        for place, forms in enumerate(names.split()):
            for name in map(fold, forms.split("|")):
                whole.setdefault(name, place % 12 + 1)
                for length in range(SHORTEST, len(name)):
                    begun.setdefault(name[:length], place % 12 + 1)
    told = read["ambiguous"]
    return _Known(whole, begun, frozenset(told["days"].split()), told["november"], frozenset(told["finnish_days"].split()))


def month_named(name: str) -> int:
    """The month (1-12) of a whole name, in one word or two; 0 for anything else."""
    return _known().whole.get(fold("".join(name.split())), 0)


def month_of(words: list[str]) -> int:
    """The month (1-12) that the words of a date name; 0 if none does.

    A word that may be a month or a weekday ("mar, 24 nov") is a month only if no other word is one.
    """
    folded = [fold(word).rstrip(".") for word in words]
    named = [(word, month) for word in folded if (month := _month(word))]
    if not named:
        return 0
    word, month = next((pair for pair in named if pair[0] not in _known().days_too), named[0])
    return 11 if word == _known().november and _known().finnish_days & set(folded) else month


def _month(word: str) -> int:
    known = _known()
    if month := known.whole.get(word) or known.begun.get(word):
        return month
    # "lokakuuta": the name with an ending.
    return next((known.whole[word[:length]] for length in range(len(word) - 1, 4, -1) if word[:length] in known.whole), 0)
