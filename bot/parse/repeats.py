"""Paragraphs that occur in several articles of one publisher: furniture (boilerplate), whatever they say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

STANDS_IN = 3
"""So many articles under as many titles."""

_MOST = 0.25
"""Share of an article's characters that may be furniture; beyond that its neighbours are versions of it, not of their frame."""


def repeated(articles: Iterable[tuple[str, Sequence[str]]], *, least: int = STANDS_IN) -> frozenset[str]:
    """The paragraphs that stand in at least so many of these articles, given by title and paragraphs, under as many titles."""
    titles: dict[str, set[str]] = defaultdict(set)
    for title, paragraphs in articles:
        for paragraph in paragraphs:
            titles[tidy(paragraph)].add(title)
    return frozenset(paragraph for paragraph, under in titles.items() if len(under) >= least)


def repeated_of(articles: Iterable[tuple[str, Sequence[str]]], others: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The paragraphs of these articles that stand in so many of them and of the `others`, given by title and whole text."""
    titles: dict[str, set[str]] = defaultdict(set)
    for title, paragraphs in articles:
        for paragraph in map(tidy, paragraphs):
            titles[paragraph].add(title)
    return frozenset(
        paragraph
        for paragraph, under in titles.items()
        if len(under | {title for title, text in others if paragraph in text}) >= STANDS_IN
    )


def without(paragraphs: Sequence[str], furniture: Collection[str]) -> tuple[str, ...]:
    """The paragraphs less those that are furniture; all of them where that would take too much."""
    kept = tuple(paragraph for paragraph in paragraphs if tidy(paragraph) not in furniture)
    size, left = sum(map(len, paragraphs)), sum(map(len, kept))
    return kept if left >= (1 - _MOST) * size else tuple(paragraphs)


def tidy(paragraph: str) -> str:
    """The paragraph with single blanks, as paragraphs are compared."""
    return " ".join(paragraph.split())
