"""Removes furniture (boilerplate): paragraphs that stand in several articles of one feed go before the articles are stored."""

import html
from collections.abc import Sequence

from bot.flows.desk import PageDesk
from bot.model.analysis import Reading
from bot.model.source import RawItem, Source, SourceKind
from bot.parse.repeats import repeated_of, tidy

COMPARED, ENDS = 20, 3_000
"""Listed entries that new ones are compared with, and the characters compared at either end of their texts."""


async def without_repeats(
    desk: PageDesk, source: Source, readings: Sequence[Reading], listed: Sequence[RawItem]
) -> list[Reading]:
    """The readings without furniture; `listed` are the feed's entries that were known before."""
    if source.kind is not SourceKind.FEED:
        return list(readings)
    articles = [(reading.article.title, reading.article.paragraphs) for reading in readings]
    own = {title for title, _ in articles}
    others = [(item.title, _ends(item)) for item in listed if item.title not in own][:COMPARED]
    furniture = repeated_of(articles, others)
    return [await _cleared(desk, reading, furniture) for reading in readings]


async def _cleared(desk: PageDesk, reading: Reading, furniture: frozenset[str]) -> Reading:
    held = furniture.intersection(map(tidy, reading.article.paragraphs))
    return await desk.understanding.without(reading, held) if held else reading


def _ends(item: RawItem) -> str:
    """The texts of an entry that may be furniture, as it came: stored articles have lost theirs."""
    text = tidy(html.unescape(item.words.decode("utf-8", "replace")))
    return text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}"
