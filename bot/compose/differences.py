"""Different counts and contradicting quotes: side by side, word for word, with outlet and time."""

from collections.abc import Iterable, Sequence

from bot.compose import moments
from bot.compose.cite import cited
from bot.compose.edition import Edition
from bot.compose.quotation import pull_quote
from bot.compose.shorten import shorten
from bot.compose.sources import join, outlet
from bot.compose.wording import say, weave
from bot.model.analysis import Reading
from bot.model.document import Block, Phrase, Small, Span, Style, Text, text_of
from bot.model.story import Story
from bot.understand.counts.differences import Difference, Side, differences
from bot.understand.quotes.opposed import Saying, opposed

LINE = 200
"""The most characters of the line below a story; longer ones are shown only by *More quotes*."""

MOST = 5
"""The most differences on a page."""
_SENTENCE = 400


def differing_line(story: Story, edition: Edition) -> tuple[Small, ...]:
    """“Numbers differ: 42 trucks (Levant Daily, today 09:10) · 40 trucks (World Wire, today 10:30)”, where they do."""
    for difference in differences(story):
        sides = join(_briefly(side, edition) for side in difference.sides)
        spans = weave(edition.language, _key(difference), sides=sides)
        if len(text_of(spans)) <= LINE:
            return (Small(spans=spans),)
    return ()


def compose_differences(stories: Sequence[Story], edition: Edition) -> tuple[Block, ...]:
    """For each difference in these stories the reports' sentences, and for contradicting quotes both."""
    blocks: list[Block] = []
    counted = [difference for story in stories for difference in differences(story)]
    for difference in counted[:MOST]:
        blocks.append(_label("numbers_have_risen" if difference.has_grown else "numbers_side_by_side", edition))
        blocks += _whole(difference.sides, edition)
    said = [pair for story in stories for pair in opposed(story)]
    for pair in said[: MOST - len(counted[:MOST])]:
        blocks.append(_label("quotes_side_by_side", edition))
        blocks += _sayings(pair, edition)
    return tuple(blocks)


def _key(difference: Difference) -> str:
    return "numbers_rose" if difference.has_grown else "numbers_differ"


def _briefly(side: Side, edition: Edition) -> Phrase:
    """“42 trucks (Levant Daily, today 09:10)”."""
    article = side.reading.article
    where = (Span(text=outlet(article, edition.language), url=article.url),)
    words, when = (cited(article, side.stretch),), _when(side.reading, edition)
    return weave(edition.language, "as_told_by", words=words, outlet=where, when=when)


def _when(reading: Reading, edition: Edition) -> tuple[Span, ...]:
    return moments.published(reading.article, edition)


def _whole(sides: Iterable[Side], edition: Edition) -> list[Block]:
    blocks: list[Block] = []
    for side in sides:
        article = side.reading.article
        blocks.append(Text(spans=shorten((cited(article, side.sentence),), _SENTENCE), bullet=True))
        blocks.append(_source(side.reading, edition))
    return blocks


def _sayings(pair: Iterable[Saying], edition: Edition) -> list[Block]:
    blocks: list[Block] = []
    for saying in pair:
        blocks += [pull_quote(saying.reading, saying.quote, edition), _source(saying.reading, edition)]
    return blocks


def _source(reading: Reading, edition: Edition) -> Small:
    article = reading.article
    named = (Span(text=outlet(article, edition.language), url=article.url),)
    return Small(spans=join([named, _when(reading, edition)]))


def _label(key: str, edition: Edition) -> Text:
    return Text(spans=(Span(text=say(edition.language, key), style=Style.STRONG),))
