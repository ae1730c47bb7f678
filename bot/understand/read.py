"""From one raw item to its readings: the whole of parsing and understanding, as one pure call for a worker process."""

from dataclasses import replace

from bot.model.analysis import Reading
from bot.model.source import RawItem
from bot.parse.article import parse_file
from bot.understand.analyze import analyze
from bot.understand.summarize import summarize


def read_item(item: RawItem, *, method: str, count: int, clean: bool = True) -> tuple[Reading, ...]:
    """Parse, clean (unless the text is clean already) and analyse; raises Unreadable.

    `method` and `count` are the summary's.
    """
    articles = parse_file(item, clean=clean)
    return tuple(Reading(article=article, analysis=analyze(article, method=method, count=count)) for article in articles)


def summarize_again(reading: Reading, method: str, count: int) -> Reading:
    """The reading with its summary by another method or of another length."""
    article, analysis = reading.article, reading.analysis
    summary = summarize(article.title, analysis.sentences, language=article.language, method=method, count=count)
    return replace(reading, analysis=replace(analysis, summary=summary, method=method))
