"""The features by which two reports are compared: words, names, numbers, days, and the fingerprint of the text."""

import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.model.analysis import Reading
from bot.parse.outlet import outlet_of
from bot.understand.knowledge import knowledge
from bot.understand.rank import moment
from bot.understand.stopwords import function_words
from bot.understand.words import fold, terms

OPENING_WORDS = 150
"""Words of the opening that are compared. Later words are shared by reports of many stories."""
_OPENING_LETTERS = 1500

_PRINTED = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+){0,9}")
_NUMBER = re.compile(r"(?<![\w.,:–-])[vV]?(\d{1,6}(?:[.,:–-]\d{1,4}){1,3})(?![\w–-])")
"""Decimals, scores and versions, which tell apart the events of a series. Whole numbers grow (a death toll)."""
_GERMAN_ENDINGS = ("e", "en", "er", "es", "em")
_SHORTEST_NAME = 2
_NONE: frozenset[Any] = frozenset()
"""One empty set for all reports: each takes 216 bytes, and most reports would have several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of one report.

    `place` gives the order in which reports came. `source` is the outlet; "" is unknown and never equals another. `title` and
    `words` (headline and opening) are stems, or pairs of characters in a script without spaces. `names` are the headline's
    names, as stems; `numbers` its decimals, scores and versions; `figures` also those of the opening. `days` are the days of
    the week that are named, as dates up to publication, and `day` is the first of them. `sketch` is the fingerprint, as an
    array: a tuple would take two thirds of all memory for a report.
    """

    place: int
    at: datetime
    source: str
    language: str
    title: frozenset[str]
    words: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    figures: frozenset[str]
    day: date | None
    days: frozenset[date]
    sketch: Sequence[int]


def features(reading: Reading, place: int, *, source: str | None = None, language: str = "") -> Features:
    """The features of a report. `source` replaces its outlet, `language` is for articles whose language is unknown."""
    article, analysis = reading.article, reading.analysis
    known_language = article.language or language
    sentences = tuple(_sentences(reading))
    printed = " ".join(sentences)
    days = tuple(_days(printed, known_language, article.published)) if article.published else ()
    return Features(
        place=place,
        at=moment(reading),
        source=outlet_of(article) if source is None else source,
        language=known_language,
        title=frozenset(_paired(analysis.title_terms.split())),
        words=opening_of(analysis.title_terms, analysis.body_terms),
        names=_names(article.title, sentences, known_language),
        numbers=_numbers(article.title),
        figures=_numbers(f"{article.title}\n{printed}"),
        day=days[0] if days else None,
        days=frozenset(days) or _NONE,
        sketch=array("I", analysis.fingerprint),
    )


def opening_of(title_terms: str, body_terms: str) -> tuple[str, ...]:
    """The words that reports are compared by: those of the headline and the opening, from the stems of title and body."""
    return _paired(title_terms.split()) + _paired(body_terms.split(None, OPENING_WORDS)[:OPENING_WORDS])


def _sentences(reading: Reading) -> Iterator[str]:
    """The sentences of the opening, as printed."""
    left = _OPENING_LETTERS
    for sentence in reading.analysis.sentences:
        if left <= 0:
            return
        yield sentence.text[:left]
        left -= len(sentence.text)


def _paired(stems: list[str]) -> tuple[str, ...]:
    """Stems for comparing. Single Chinese characters are joined to pairs, since one says too little; hiragana is grammar.

    Each stem is in memory once, however many reports use it.
    """
    if all(map(str.isascii, stems)) or not any(map(_is_character, stems)):
        return tuple(map(sys.intern, stems))
    found = []
    for stem, following in zip(stems, (*stems[1:], ""), strict=True):
        if not _is_character(stem):
            found.append(stem)
        elif _is_character(following) and not _is_hiragana(stem) and not _is_hiragana(following):
            found.append(stem + following)
    return tuple(map(sys.intern, found))


def _is_character(stem: str) -> bool:
    return len(stem) == 1 and "\u3040" <= stem <= "\u9fff"


def _is_hiragana(stem: str) -> bool:
    return "\u3040" <= stem <= "\u309f"


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"[,:–-]", ".", number) for number in _NUMBER.findall(text)) or _NONE


# Names: written with a capital inside a sentence.


def _names(headline: str, sentences: tuple[str, ...], language: str) -> frozenset[str]:
    """The names in the headline: words that have a capital inside a sentence of the headline or the opening."""
    in_headline = [word for word in _PRINTED.findall(headline) if word[0].isupper() and len(word) >= _SHORTEST_NAME]
    if not in_headline:
        return _NONE
    seen = set(_capitals(headline, language)) if _is_sentence(headline) else set()
    for sentence in sentences:
        seen.update(_capitals(sentence, language))
    commons = _commons(sentences, language) if language == "de" else _NONE
    functional = function_words(language)
    kept = [word for word in in_headline if word in seen and word not in commons and word.lower() not in functional]
    return frozenset(stem for word in kept for stem in terms(word, language).split()) or _NONE


def _is_sentence(headline: str) -> bool:
    """Whether a headline is capitalised like a sentence: neither all capitals, nor a capital in each longer word."""
    longer = [word for word in _PRINTED.findall(headline)[1:] if len(word) > 3]
    return bool(longer) and sum(word[0].isupper() for word in longer) * 2 <= len(longer) and not headline.isupper()


def _capitals(sentence: str, language: str) -> Iterator[str]:
    """Words of a sentence that have a capital, without the first word and days of the week."""
    for word in _PRINTED.findall(sentence)[1:]:
        if word[0].isupper() and not weekdays(language).keys() & {fold(word)}:
            yield word


def _commons(sentences: tuple[str, ...], language: str) -> frozenset[str]:
    """Common nouns of German, where nouns have capitals: those behind an article, a number or an adjective."""
    found = set()
    functional = function_words(language)
    for sentence in sentences:
        words = _PRINTED.findall(sentence)
        for before, word in pairwise(words):
            if not word[0].isupper():
                continue
            if before.isdigit() or (before[0].islower() and (before in _ARTICLES or _is_adjective(before, functional))):
                found.add(word)
    return frozenset(found)


_ARTICLE_WORDS = "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner zum zur vom im am beim ins"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())


def _is_adjective(word: str, functional: frozenset[str]) -> bool:
    return len(word) > 3 and word.endswith(_GERMAN_ENDINGS) and word not in functional


# Days


def _days(text: str, language: str, published: datetime) -> Iterator[date]:
    """The dates of the days of the week that a text names, in the week up to publication."""
    known = weekdays(language)
    if not known:
        return
    for word in _PRINTED.findall(text):
        if (weekday := known.get(fold(word))) is not None:
            yield published.date() - timedelta(days=(published.weekday() - weekday) % 7)


@lru_cache(maxsize=128)
def weekdays(language: str) -> dict[str, int]:
    """The folded names of the days of the week, with their numbers from Monday (0)."""
    return {
        fold(name): number
        for number, forms in enumerate(knowledge(language).get("weekdays", "").split())
        for name in forms.split("|")
    }
