"""Citations: words of an article in a document, verbatim, with their place and, among several reports, a reference number."""

from collections.abc import Iterable, Mapping

from bot.model.analysis import Extract, Reading, Sentence
from bot.model.article import Article
from bot.model.document import Citation, Span

NO_BREAK = "\u00a0"

Numbers = Mapping[str, int]
"""Reference numbers by article id."""


def cited(article: Article, stretch: Sentence | Extract) -> Span:
    """A stretch of the article's body on one line."""
    cites = Citation(article_id=article.id, start=stretch.start, end=stretch.end)
    return Span(text=fold_space(stretch.text), cites=cites)


def fold_space(text: str) -> str:
    """One line of single spaces: how cited stretches are shown."""
    return " ".join(text.split())


def number_reports(shown: Iterable[Reading]) -> Numbers:
    """A number for each of the reports whose sentences are shown, in their order; a single report needs none."""
    ids = dict.fromkeys(reading.article.id for reading in shown)
    return {article_id: n for n, article_id in enumerate(ids, start=1)} if len(ids) > 1 else {}
