"""Chooses the quotes worth showing: a person's own view or promise, with a safe speaker, every speaker once before any twice."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.model.analysis import Quote, QuoteKind
from bot.parse.text import word_count
from bot.understand.quotes.cues import word_set
from bot.understand.quotes.shown_speakers import names_speaker

FEWEST_WORDS = 4
"""A shorter quote is a scare quote or a slogan."""

_SUBSTANTIAL = (8, 60)
_LONGEST = 120
_STANDPOINT, _DIRECT, _LED, _EARLY, _TOO_LONG = 0.6, 0.5, 0.25, 0.4, 0.6
_POINTS_ELSEWHERE, _ASKS = 0.4, 0.3
"""Weights of a quote's standpoint, form and position, and deductions for its faults. Its confidence (0..1) has weight 1."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STANCE = word_set(
    """
    i we our my must will should won't can't cannot never always need want believe think hope fear wrong right
    important dangerous proud sorry unacceptable failed promise commit commitment responsibility support oppose demand
    expect know feel worry confident disaster great best worst first future change together nobody everyone people
    """
)
_DANGLING = word_set("it he she they them this that these those him her his their its which there so then and but because")
_OTHERS = word_set("their his her its this that these those such")
"""Words that make an unclear start of the lead-in. "He" and "it" are clear there: they mean the speaker."""


class _Scored(NamedTuple):
    number: int
    value: float
    voice: str


def choose_quotes(quotes: Sequence[Quote], *, count: int) -> tuple[int, ...]:
    """Indexes of the `count` quotes most worth showing, best first.

    Quotes with a speaker come before those without, and every speaker gets one quote before any gets a second. Fragments of
    fewer than four words and quotes of more than 120 words are left out. Quotes that a page shows already are left out later,
    where the page is composed.
    """
    scored = [
        _Scored(n, _value(quote, n, len(quotes)), quote.speaker.name if quote.speaker and names_speaker(quote) else "")
        for n, quote in enumerate(quotes)
        if _is_eligible(quote)
    ]
    scored.sort(key=lambda candidate: (-candidate.value, candidate.number))
    chosen: list[_Scored] = []
    seen: set[str] = set()
    while scored and len(chosen) < max(0, count):
        best = _next(scored, chosen)
        scored.remove(best)
        words = _folded(quotes[best.number])
        if words not in seen:
            seen.add(words)
            chosen.append(best)
    return tuple(candidate.number for candidate in chosen)


def _next(scored: Sequence[_Scored], chosen: Sequence[_Scored]) -> _Scored:
    """The best quote of the speaker chosen least so far. Quotes without a speaker come after every speaker has one."""
    heard = [candidate.voice for candidate in chosen]
    return min(
        scored, key=lambda candidate: (not candidate.voice, heard.count(candidate.voice), -candidate.value, candidate.number)
    )


def _words(quote: Quote) -> list[str]:
    return [word.lower() for part in quote.parts for word in _WORD.findall(part.text)]


def _length(quote: Quote) -> int:
    """How many words a quote has; also right in scripts without spaces."""
    return max(len(_words(quote)), sum(word_count(part.text) for part in quote.parts if not part.text.isascii()))


def _folded(quote: Quote) -> str:
    return " ".join(_words(quote))


def _is_eligible(quote: Quote) -> bool:
    """Whether a quote is neither a slogan nor a whole speech. A fragment must make sense on its own."""
    bare = quote.kind is QuoteKind.MIXED and (quote.lead is None or _dangles(quote, ""))
    return (_SUBSTANTIAL[0] if bare else FEWEST_WORDS) <= _length(quote) <= _LONGEST


def _dangles(quote: Quote, first: str) -> bool:
    """Whether the words shown begin with a word that refers to a sentence not shown."""
    if quote.lead is None:
        return first in _DANGLING
    return quote.lead.text.split(maxsplit=1)[0].lower() in _OTHERS


def _value(quote: Quote, index: int, total: int) -> float:
    """How much a quote is worth showing, about -1 to 3: by length, stance, confidence, clarity and an early position."""
    words = _words(quote)
    fewest, most = _SUBSTANTIAL
    size = _length(quote)
    length = 1.0 if fewest <= size <= most else max(0.0, size / fewest - 0.3) if size < fewest else 1.0 - _TOO_LONG
    stance = min(1.0, sum(word in _STANCE for word in words) / 3)
    whole = _DIRECT if quote.kind is QuoteKind.DIRECT else _LED if quote.lead is not None else 0.0
    dangling = _POINTS_ELSEWHERE if _dangles(quote, words[0]) else 0.0
    question = _ASKS if quote.text[-2:-1] == "?" else 0.0
    late = index / max(1, total)
    return length + _STANDPOINT * stance + whole + quote.confidence - _EARLY * late - dangling - question
