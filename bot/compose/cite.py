"""Words of an article in a document: verbatim, with where they stand and, among several reports, which one they are from."""

from collections.abc import Mapping

from bot.model.analysis import Extract, Sentence
from bot.model.article import Article
from bot.model.document import Citation, Span
from bot.model.story import Story

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


def number_reports(story: Story) -> Numbers:
    """A number for each report, the lead first; a single report needs none."""
    ids = dict.fromkeys(reading.article.id for reading in story.readings)
    return {article_id: n for n, article_id in enumerate(ids, start=1)} if len(ids) > 1 else {}
