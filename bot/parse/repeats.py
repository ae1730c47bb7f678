"""Paragraphs that stand in several articles of one publisher: furniture, whatever they say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

OTHERS = 2
"""In so many other articles under other titles, and in this one."""

_MOST = 0.25
"""Share of an article's characters that may be furniture; beyond that its neighbours are versions of it, not of their frame."""


def repeated(others: Iterable[tuple[str, Sequence[str]]]) -> frozenset[str]:
    """The paragraphs that stand in at least `OTHERS` of these articles, given by title and paragraphs, under as many titles."""
    titles: dict[str, set[str]] = defaultdict(set)
    for title, paragraphs in others:
        for paragraph in paragraphs:
            titles[_key(paragraph)].add(title)
    return frozenset(paragraph for paragraph, under in titles.items() if len(under) >= OTHERS)


def without(paragraphs: Sequence[str], furniture: Collection[str]) -> tuple[str, ...]:
    """The paragraphs less those that are furniture; all of them where that would take too much."""
    kept = tuple(paragraph for paragraph in paragraphs if _key(paragraph) not in furniture)
    size, left = sum(map(len, paragraphs)), sum(map(len, kept))
    return kept if left >= (1 - _MOST) * size else tuple(paragraphs)


def _key(paragraph: str) -> str:
    return " ".join(paragraph.split())
