"""Whether two names are one person's, in the spellings that papers use: Zelensky and Selenskyj; Müller and Mueller.

A bare surname matches a full name only if the surname was asked for.
"""

import re
from functools import lru_cache
from itertools import groupby

from bot.understand.quotes.cues import word_set
from bot.understand.quotes.names import SUFFIXES
from bot.understand.quotes.offices import TITLES
from bot.understand.topics import WILDCARD
from bot.understand.words import tokens

_PARTICLES = word_set("al el ul as ad an ash von van der den de del della di da dos do du la le bin ibn ben abu zu zur")
_COURTESY = word_set("mr mrs ms miss dr prof sir dame lord lady herr frau sr sra senor senora monsieur madame")
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ck", "k"), ("w", "v"), ("y", "i"),
    ("j", "i"), ("z", "s"), ("q", "k"),
)  # fmt: skip
"""Letters that are replaced to compare names by their sound (phonetic matching); longer ones first."""
_LATIN = re.compile(r"[a-z]+")
_ARABIC_THE = "ال"
_KEPT, _BEGUN = 5, 4
"""A surname of at most _KEPT letters is searched whole; of a longer one at least its first _BEGUN letters are."""


def is_same_person(wanted: str, said: str) -> bool:
    """Whether somebody quoted under the name `said` is the person `wanted`."""
    asked, found = _parts(wanted), _parts(said)
    if not asked or not found or _sound(asked[-1]) != _sound(found[-1]):
        return False
    if len(asked) == 1:
        return True
    if len(found) == 1:
        return False
    fewer, more = sorted((asked[:-1], found[:-1]), key=len)
    return _stands_in(fewer, more)


def words_to_find(wanted: str) -> tuple[str, ...]:
    """Topic words that find articles which may quote somebody, in all likely spellings of the surname."""
    parts = _parts(wanted)
    if not parts:
        return ()
    last = parts[-1]
    if not _LATIN.fullmatch(last):
        return (last, f"{_ARABIC_THE}{last}")
    bare = last.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    spellings = sorted({last, bare, re.sub("[aou]", lambda vowel: f"{vowel[0]}e", bare, count=1)})
    return tuple(
        spelling if len(spelling) <= _KEPT else f"{spelling[: max(_BEGUN, len(spelling) - 3)]}{WILDCARD}"
        for spelling in spellings
    )


def _stands_in(fewer: list[str], more: list[str]) -> bool:
    """Whether the `fewer` given names occur among the `more`, in order, whole or as initials."""
    rest = iter(more)
    return all(any(_fits(word, other) for other in rest) for word in fewer)


def _fits(one: str, other: str) -> bool:
    """Whether two given names may be one: they sound alike, or one is the other's initial."""
    short, long = sorted((one, other), key=len)
    return _sound(one) == _sound(other) or (len(short) == 1 and long.startswith(short))


@lru_cache(maxsize=10_000)
def _parts(name: str) -> list[str]:
    """The words of a name, without courtesy titles, offices before it, particles and suffixes ("Jr.")."""
    words = [_bare(word) for word in tokens(name.replace("-", " ")) if word not in _PARTICLES]
    kept = [word for word in words if word not in _COURTESY and word not in SUFFIXES]
    while len(kept) > 1 and kept[0] in TITLES:
        kept.pop(0)
    return kept or words


def _bare(word: str) -> str:
    """An Arabic word without its article."""
    return word.removeprefix(_ARABIC_THE) if len(word) > _KEPT else word


@lru_cache(maxsize=10_000)
def _sound(word: str) -> str:
    """A word by its approximate sound: double letters once, similar letters alike."""
    if not _LATIN.fullmatch(word):
        return word
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    once = "".join(letter for letter, _ in groupby(word))
    return once.rstrip("i") or once
