"""Compares two headlines, or a teaser and a page, in any script."""

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def likeness(title: str, other: str) -> float:
    """The share (0..1) of the shorter headline's words in the other; of all words of both if it has fewer than three."""
    one, two = _content_words(title), _content_words(other)
    if not one or not two:
        return 0.0
    fewer = min(len(one), len(two))
    return len(one & two) / (fewer if fewer >= 3 else len(one | two))


def share_of_triples(text: str, other: str) -> float:
    """The share (0..1) of a text's word triples that are in another text."""
    mine = triples(text)
    return len(mine & triples(other)) / len(mine) if len(mine) >= 3 else 0.0


def triples(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of three words in a text; of three characters in a script without spaces."""
    found = words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def words(text: str) -> list[str]:
    """The words of a text in lower case; single characters in a script without spaces."""
    found = _WORD.findall(text.lower())
    if text.isascii() or not _HAN.search(text):
        return found
    return [piece for word in found for piece in (word if _HAN.search(word) else (word,))]


def folded(text: str) -> str:
    """The letters and digits of a text in lower case, for comparing spellings of a headline or name."""
    return "".join(_WORD.findall(text.casefold()))


def _content_words(text: str) -> frozenset[str]:
    """Words of three letters or more, numbers, and pairs of characters in a script without spaces."""
    found = words(text)
    pairs = {one + two for one, two in pairwise(found) if _HAN.match(one) and _HAN.match(two)}
    return frozenset(pairs | {word for word in found if len(word) >= 3 or word.isdigit()})
