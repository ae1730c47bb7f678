"""The similarity of two headlines, or of a teaser and a page, in any script."""

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def likeness(title: str, other: str) -> float:
    """What two headlines have in common: of the shorter one's words, or of both's where it has under three."""
    one, two = _content_words(title), _content_words(other)
    if not one or not two:
        return 0.0
    fewer = min(len(one), len(two))
    return len(one & two) / (fewer if fewer >= 3 else len(one | two))


def share_of_triples(text: str, other: str) -> float:
    """How many of a text's word triples stand in another."""
    mine = triples(text)
    return len(mine & triples(other)) / len(mine) if len(mine) >= 3 else 0.0


def triples(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words that follow each other; every three characters where there are no spaces."""
    found = words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def words(text: str) -> list[str]:
    """The words of a text in lower case; single characters where there are no spaces."""
    found = _WORD.findall(text.lower())
    if text.isascii() or not _HAN.search(text):
        return found
    return [piece for word in found for piece in (word if _HAN.search(word) else (word,))]


def folded(text: str) -> str:
    """All that two spellings of one headline or name have in common: its letters and digits in lower case."""
    return "".join(_WORD.findall(text.casefold()))


def _content_words(text: str) -> frozenset[str]:
    """Words of three letters and more, numbers, and pairs of characters where there are no spaces."""
    found = words(text)
    pairs = {one + two for one, two in pairwise(found) if _HAN.match(one) and _HAN.match(two)}
    return frozenset(pairs | {word for word in found if len(word) >= 3 or word.isdigit()})
