"""What to show of a teaser: its few sentences that say more than the headline."""

from collections import Counter
from functools import lru_cache

from bot.model.analysis import Analysis, Quote, QuoteKind, Reading
from bot.parse.text import word_count
from bot.understand.prose import is_prose
from bot.understand.quotes.shown_speakers import names_speaker
from bot.understand.standalone import FINAL, is_furniture
from bot.understand.words import tokens

MOST = 2
"""Sentences of a teaser that are shown."""

_FEWEST_WORDS = 6
_SAME = 0.8
"""F1 score of two texts' words at which a sentence says no more than the headline."""

_OPENING, _CLOSING = '“„«‹‘"「『', '”“»›’"」』'
_CUT = ("…", "...", "…]", "...]")


def own_sentences(reading: Reading, headline: str) -> tuple[int, ...]:
    """Indexes of the first sentences worth showing below a headline; () if the feed says no more than the headline."""
    worth = [
        index
        for index, sentence in enumerate(reading.analysis.sentences)
        if word_count(sentence.text) >= _FEWEST_WORDS
        and "://" not in sentence.text
        and not is_furniture(sentence)
        and is_prose(sentence.text)
        and not repeats(sentence.text, headline)
        and not repeats(sentence.text, reading.article.title)
    ]
    further = [index for index in worth[1:] if not _is_cut(reading.analysis.sentences[index].text)]
    return tuple([*worth[:1], *further][:MOST])


def _is_cut(text: str) -> bool:
    """Whether a sentence breaks off, so that it says nothing behind another one."""
    bare = text.rstrip("\"'”’»)] ")
    return bare.endswith(_CUT) or not bare.endswith((*FINAL, "?"))


def repeats(text: str, headline: str) -> bool:
    """Whether a sentence says what the headline says, even in another order or with a word more."""
    said, headed = _pieces(text), _pieces_of_headline(headline)
    enough = _SAME * (len(said) + len(headed))
    if not said or not headed or 2 * min(len(said), len(headed)) < enough:
        return False
    return 2 * (Counter(said) & Counter(headed)).total() >= enough


def may_be_shown(reading: Reading, quote: Quote) -> bool:
    """Whether a quote has a speaker to show and, in a teaser, is printed in full."""
    return names_speaker(quote) and (not reading.article.is_teaser or _is_whole(quote, reading.analysis))


def _is_whole(quote: Quote, analysis: Analysis) -> bool:
    """Whether a teaser has a quotation from its opening to its closing mark, in sentences that are not cut off."""
    marked = all(part.text[0] in _OPENING and part.text[-1] in _CLOSING for part in quote.parts)
    sentences = (analysis.sentences[index].text for index in quote.sentences)
    return quote.kind is QuoteKind.DIRECT and marked and not any(map(is_cut, sentences))


def is_cut(text: str) -> bool:
    """Whether a sentence is cut off."""
    return text.rstrip().endswith(_CUT)


@lru_cache(maxsize=100)  # every sentence of a story is compared with its headline
def _pieces_of_headline(headline: str) -> tuple[str, ...]:
    return tuple(_pieces(headline))


def _pieces(text: str) -> list[str]:
    """The words of a text; characters in a script without spaces."""
    words = tokens(text)
    return [piece for word in words for piece in (word if word_count(word) > 1 else (word,))]
