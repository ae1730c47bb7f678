"""From one raw item to its readings: the whole of parsing and understanding, as one pure call for a worker process."""

from bot.model.analysis import Reading
from bot.model.source import RawItem
from bot.parse.article import parse_file
from bot.understand.analyze import analyze


def read_item(item: RawItem, method: str, count: int) -> tuple[Reading, ...]:
    """Parse, clean and analyse. `method` and `count` are the summary's; raises Unreadable."""
    return tuple(Reading(article=article, analysis=analyze(article, method=method, count=count)) for article in parse_file(item))
