"""The paragraphs of a round-up that are about a topic."""

from collections.abc import Sequence
from dataclasses import replace

from bot.model.analysis import Analysis, Quote, Reading
from bot.model.article import ArticleKind
from bot.model.topic import Topic
from bot.parse.text import word_count
from bot.understand.fingerprint import fingerprint
from bot.understand.topics import match
from bot.understand.words import terms

_HEADING = 8
"""A paragraph of fewer words may be the heading of the next."""


def on_topics(reading: Reading, topics: Sequence[Topic]) -> Reading | None:
    """A round-up's reading reduced to its paragraphs on these topics, or None if it has none; any other reading unchanged.

    The headline, which names other things as well, is then used neither for matching nor for grouping.
    """
    if reading.article.kind is not ArticleKind.ROUND_UP or not topics:
        return reading
    paragraphs = dict(enumerate(reading.article.citable))
    fitting = {at for at, words in paragraphs.items() if any(match(topic, _alone(reading, words)) for topic in topics)}
    # A heading ("Syria") is on the topic if the paragraph below it is.
    fitting |= {at + 1 for at in fitting if word_count(paragraphs[at]) < _HEADING and at + 1 in paragraphs}
    chosen = _only(reading, fitting)
    return chosen if chosen.analysis.sentences else None


def stands_apart(reading: Reading) -> bool:
    """Whether a report is never grouped with others: an opinion, or a whole round-up."""
    kind = reading.article.kind
    return kind is ArticleKind.OPINION or (kind is ArticleKind.ROUND_UP and not is_excerpt(reading))


def is_excerpt(reading: Reading) -> bool:
    """Whether a reading is what a round-up says on a topic."""
    return reading.article.kind is ArticleKind.ROUND_UP and not reading.analysis.title_terms


def _alone(reading: Reading, paragraph: str) -> Reading:
    """The reading as if its article were this one paragraph, to match it with a topic."""
    article = replace(reading.article, title="", standfirst="", paragraphs=(paragraph,))
    analysis = replace(reading.analysis, title_terms="", body_terms=terms(paragraph, article.language))
    return Reading(article=article, analysis=analysis)


def _only(reading: Reading, paragraphs: set[int]) -> Reading:
    """The reading with only these paragraphs. Offsets still count in the whole body."""
    analysis = reading.analysis
    kept = [index for index, sentence in enumerate(analysis.sentences) if sentence.paragraph in paragraphs]
    places = {old: new for new, old in enumerate(kept)}
    text = " ".join(analysis.sentences[index].text for index in kept)
    words = terms(text, reading.article.language)
    quotes = {n: _moved(quote, places) for n, quote in enumerate(analysis.quotes) if all(at in places for at in quote.sentences)}
    order = {old: new for new, old in enumerate(quotes)}
    chosen = Analysis(
        article_id=analysis.article_id,
        version=analysis.version,
        sentences=tuple(analysis.sentences[index] for index in kept),
        summary=tuple(range(min(len(kept), len(analysis.summary) or 1))),
        method=analysis.method,
        quotes=tuple(quotes.values()),
        key_quotes=tuple(order[n] for n in analysis.key_quotes if n in order),
        title_terms="",
        body_terms=words,
        fingerprint=fingerprint(words),
        ranking=tuple(places[index] for index in analysis.ranking if index in places),
    )
    return replace(reading, analysis=chosen)


def _moved(quote: Quote, places: dict[int, int]) -> Quote:
    return replace(quote, sentences=tuple(places[at] for at in quote.sentences))
