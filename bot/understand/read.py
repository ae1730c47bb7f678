"""From one raw item to its readings: the whole of parsing and understanding, as one pure call for a worker process."""

from collections.abc import Sequence
from dataclasses import replace

from bot.model.analysis import Reading
from bot.model.source import RawItem
from bot.model.upkeep import Indexable, Indexed
from bot.parse.article import parse_file
from bot.understand.analyze import analyze, index_terms
from bot.understand.summarize import summarize


def read_item(item: RawItem, *, method: str, count: int, clean: bool = True) -> tuple[Reading, ...]:
    """Parse, clean (unless the text is clean already) and analyse; raises Unreadable.

    `method` and `count` are the summary's.
    """
    articles = parse_file(item, clean=clean)
    return tuple(Reading(article=article, analysis=analyze(article, method=method, count=count)) for article in articles)


def index_again(texts: Sequence[Indexable]) -> tuple[Indexed, ...]:
    """The words under which stored articles are found."""
    found = []
    for text in texts:
        title_terms, body_terms = index_terms(text.title, text.paragraphs, text.language)
        found.append(Indexed(place=text.place, title_terms=title_terms, body_terms=body_terms))
    return tuple(found)


def summarize_again(reading: Reading, method: str, count: int) -> Reading:
    """The reading with its summary by another method or of another length."""
    article, analysis = reading.article, reading.analysis
    summary = summarize(article.title, analysis.sentences, language=article.language, method=method, count=count)
    return replace(reading, analysis=replace(analysis, summary=summary, method=method, ranking=()))
