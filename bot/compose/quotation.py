"""A story's quotes: whose words are worth showing, and how they are set."""

from collections.abc import Sequence

from bot.compose.cite import cited, fold_space
from bot.compose.edition import Edition
from bot.compose.sources import GAP, outlet
from bot.compose.wording import say
from bot.model.analysis import Extract, Quote, Reading, Speaker
from bot.model.article import Article
from bot.model.document import PullQuote, Span, Style
from bot.model.story import Story
from bot.understand.quotes.offices import TITLES
from bot.understand.quotes.shown_speakers import names_speaker
from bot.understand.round_up import story_quotes
from bot.understand.teaser import may_be_shown

BETWEEN_PARTS = " […] "
_OPENING, _CLOSING = "“”„«»‘'\"", "”“»«’'\""
_CLOSED_BY = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"'}
"""Closing marks for a quotation that its article leaves open, since the next paragraph continues it."""


def choose_quotes(story: Story, shown: Sequence[str], count: int, *, longest: int = 0) -> list[tuple[Reading, Quote]]:
    """The best quotes whose speaker is known and whose words the reader has not just read.

    One of at most `longest` characters (0: any length), if there is one, goes before longer ones.
    """
    read = [fold_space(text) for text in shown]
    # As many again as there are bullets, since each bullet can repeat at most a few of them.
    best = story_quotes(story, count + 2 * len(shown) + bool(longest)) if count > 0 else ()
    known = [(reading, reading.analysis.quotes[index]) for reading, index in best]
    known = [(reading, quote) for reading, quote in known if may_be_shown(reading, quote)]
    if longest:
        known.sort(key=lambda pair: shown_length(*pair) > longest)
    chosen: list[tuple[Reading, Quote]] = []
    for reading, quote in known:
        if len(chosen) == count:
            break
        if not _is_repetition(quote, read):
            chosen.append((reading, quote))
            read.extend(fold_space(part.text) for part in quote.parts)
    return chosen


def _is_repetition(quote: Quote, read: Sequence[str]) -> bool:
    """Whether at least half of a quote's words were shown already."""
    words = _bare_parts(quote)
    repeated = sum(len(text) for text in words if any(text in other for other in read))
    return 2 * repeated >= sum(map(len, words))


def holds_words_of(quote: Quote, sentence: str) -> bool:
    """Whether any part of a quote is in a sentence, or the sentence in it."""
    line = fold_space(sentence)
    return any(part in line or line.strip(_OPENING + _CLOSING) in part for part in _bare_parts(quote))


def makes_up(quote: Quote, sentence: str) -> bool:
    """Whether a quote is at least half of a sentence."""
    line = fold_space(sentence)
    return 2 * sum(len(part) for part in _bare_parts(quote) if part in line) >= len(line)


def _bare_parts(quote: Quote) -> list[str]:
    return [fold_space(part.text).strip(_OPENING + _CLOSING + ",. ") for part in quote.parts]


def pull_quote(reading: Reading, quote: Quote, edition: Edition, *, names_outlet: bool = False) -> PullQuote:
    """A quote as it is shown: lead words, parts with a mark of omission between, and the speaker, unless the lead words name
    them.

    `names_outlet`: and the outlet that printed it, where that is not obvious.
    """
    article, lead = reading.article, lead_words(reading, quote)
    spans: list[Span] = [cited(article, lead), Span(text=" ")] if lead else []
    last = len(quote.parts) - 1
    for n, part in enumerate(quote.parts):
        if n > 0:
            spans.append(Span(text=BETWEEN_PARTS))
        inner = _inner(part, opens=n == 0, closes=n == last)
        spans.append(cited(article, inner))
        closing = part.text[-1] if inner.end < part.end else "" if part.text[-1] in _CLOSING else _closed(quote)
        if n == last and closing:
            spans.append(Span(text=closing))
    known = quote.speaker if names_speaker(quote) else None
    by = _attribution(known, quote.venue, article, edition) if known and not (lead and _says_who(lead, known)) else ()
    where = Span(text=GAP + outlet(article, edition.language), style=Style.FAINT)
    return PullQuote(spans=tuple(spans), attribution=(*by, where) if names_outlet and known else by)


def _says_who(lead: Extract, speaker: Speaker) -> bool:
    """Whether the words before a fragment name its speaker in full: the attribution would repeat the name."""
    return not speaker.via and fold_space(speaker.name) in fold_space(lead.text)


def _closed(quote: Quote) -> str:
    """The closing mark of a quotation that its article leaves open."""
    return _CLOSED_BY.get(quote.parts[0].text[0], "")


def lead_words(reading: Reading, quote: Quote) -> Extract | None:
    """The words before a fragment, where they begin a sentence; words from the middle of one are not shown."""
    lead = quote.lead
    return lead if lead and any(sentence.start == lead.start for sentence in reading.analysis.sentences) else None


def shown_length(reading: Reading, quote: Quote) -> int:
    """The approximate length of a quote in characters."""
    lead = lead_words(reading, quote)
    return len(quote.text) + (len(lead.text) if lead else 0)


def _inner(part: Extract, *, opens: bool, closes: bool) -> Extract:
    """A part without inner quotation marks, and without the comma and mark that end it before a cue."""
    start, end = 0, len(part.text)
    if not opens and part.text[0] in _OPENING:
        start += 1
    if part.text[-1] in _CLOSING:
        before_comma = part.text[-2:-1] == ","
        end -= 2 if before_comma else 0 if closes else 1
    text = part.text[start:end]
    return Extract(text=text, start=part.start + start, end=part.start + end) if text.strip() else part


def _attribution(speaker: Speaker, venue: str, article: Article, edition: Edition) -> tuple[Span, ...]:
    name, role = fold_space(speaker.name), fold_space(speaker.role)
    spans = [Span(text="— "), Span(text=name, style=Style.STRONG)]
    if role and role.split()[-1].endswith(".") and role.split()[-1].rstrip(".").lower() in TITLES:
        # "Dr." and "retired Army Lt. Gen." precede a name
        spans, role = [Span(text="— "), Span(text=f"{role} {name}", style=Style.STRONG)], ""
    spans += [Span(text=f", {text}") for text in (role, fold_space(venue)) if text]
    if speaker.via and _bare(speaker.via) != _bare(article.outlet):  # "told us" is first-hand
        via = say(edition.language, "via", source=fold_space(speaker.via))
        spans += [Span(text=", "), Span(text=via, style=Style.EMPHASIS)]
    return tuple(spans)


def _bare(outlet: str) -> str:
    """An outlet's name for comparison: "The Osen Post" and "Osen Post" are the same."""
    return fold_space(outlet).casefold().removeprefix("the ")
