"""Finds paragraphs that are in several articles of one publisher: boilerplate, whatever they say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

LEAST_ARTICLES = 3
"""The least number of articles, under as many titles."""

_MOST = 0.25
"""Share of an article's characters that may be boilerplate. With more, the articles are versions of each other."""


def repeated(articles: Iterable[tuple[str, Sequence[str]]], *, least: int = LEAST_ARTICLES) -> frozenset[str]:
    """The paragraphs that are in at least `least` of these articles (title and paragraphs), under as many titles."""
    titles: dict[str, set[str]] = defaultdict(set)
    for title, paragraphs in articles:
        for paragraph in paragraphs:
            titles[tidy(paragraph)].add(title)
    return frozenset(paragraph for paragraph, under in titles.items() if len(under) >= least)


def repeated_of(articles: Iterable[tuple[str, Sequence[str]]], others: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The paragraphs of these articles that are in enough of them and of the `others` (title and whole text)."""
    titles: dict[str, set[str]] = defaultdict(set)
    for title, paragraphs in articles:
        for paragraph in map(tidy, paragraphs):
            titles[paragraph].add(title)
    return frozenset(
        paragraph
        for paragraph, under in titles.items()
        if len(under | {title for title, text in others if paragraph in text}) >= LEAST_ARTICLES
    )


def without(paragraphs: Sequence[str], furniture: Collection[str]) -> tuple[str, ...]:
    """The paragraphs without boilerplate; all of them if too much would be lost."""
    kept = tuple(paragraph for paragraph in paragraphs if tidy(paragraph) not in furniture)
    size, left = sum(map(len, paragraphs)), sum(map(len, kept))
    return kept if left >= (1 - _MOST) * size else tuple(paragraphs)


def tidy(paragraph: str) -> str:
    """The paragraph with single spaces, for comparing."""
    return " ".join(paragraph.split())
