"""Finds the numbers in a sentence, in digits or in words. A score, a year or a price is no count.

How a language writes numbers is data (`[counts]` in `data/<language>.toml`): marks, number words and multipliers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understand.knowledge import knowledge
from bot.understand.words import fold

_SPACES = " \u00a0\u2009\u202f"
_TOKEN = re.compile(
    rf"(?<!\d)\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?!\d)|\d+(?:[.,'’٬٫]\d+)*|[^\W\d_]+[\u0610-\u061a\u064b-\u065f]*(?:['’-][^\W\d_]+)*|[^\w\s]"
)
_PRICED = "$€£¥₴₽₹₺#№@"
"""Signs that make a number beside them a price or a rank."""
_JOINING = "-–—:/.,+*"
_YEARS = range(1900, 2100)
_LEAST, _UNIT = 2, 10
"""Number words below _UNIT are added to tens ("twenty" "two"); those below _LEAST are articles as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a number or a mark. `word` is the folded word, "" for anything else."""

    text: str
    start: int
    end: int
    word: str = ""

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in the tokens from `first` up to `last` (exclusive). `value` is None if it is no count.

    `is_rough` marks a number with a multiplier ("2 million").
    """

    first: int
    last: int
    value: int | None
    is_rough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """How a language writes numbers."""

    thousands: str
    decimal: str
    words: dict[str, int]
    times: dict[str, int]
    joins: frozenset[str]
    inside: str


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a sentence."""
    found = []
    for match in _TOKEN.finditer(text):
        printed = match.group()
        word = fold(printed.replace("’", "'")) if printed[0].isalpha() else ""
        found.append(Token(text=printed, start=match.start(), end=match.end(), word=word))
    return tuple(found)


def numerals(text: str, tokens: Sequence[Token], language: str) -> tuple[Numeral, ...]:
    """The numbers of a sentence in order, including those that count nothing (their value is None)."""
    writing, found, at = _writing(language), list[Numeral](), 0
    while at < len(tokens):
        numeral = _numeral(text, tokens, at, writing)
        if numeral:
            found.append(numeral)
        at = numeral.last if numeral else at + 1
    return tuple(found)


def _numeral(text: str, tokens: Sequence[Token], first: int, writing: _Writing) -> Numeral | None:
    value: float | None
    at = first
    if tokens[at].text[0].isdecimal():
        value, at = _of_digits(tokens[at].text, writing), at + 1
    else:
        value, at = _of_words(tokens, at, writing)
        if value is None:
            return None
    multiplied = False
    while at < len(tokens) and tokens[at].word in writing.times:
        value, at, multiplied = value and value * writing.times[tokens[at].word], at + 1, True
    if multiplied and value is not None and value < 1_000_000:
        more, end = _of_words(tokens, at + (at < len(tokens) and tokens[at].word in writing.joins), writing)
        value, at = (value + more, end) if more is not None else (value, at)
    is_count = value is not None and value == int(value) and value > 0 and not _is_something_else(text, tokens, first, at, value)
    return Numeral(first=first, last=at, value=int(value) if is_count and value else None, is_rough=multiplied)


def _of_digits(printed: str, writing: _Writing) -> float | None:
    """The value of a number in digits; None if it is neither a whole number nor a decimal in that language."""
    if printed.isdecimal():
        return int(printed)
    marks = re.escape(writing.thousands + _SPACES + "'’")
    if re.fullmatch(rf"\d{{1,3}}(?:[{marks}]\d{{3}})+", printed):
        return int(re.sub(r"\D", "", printed))
    whole, mark, rest = re.split(r"(\D)", printed, maxsplit=1)
    return float(f"{int(whole)}.{int(rest):0{len(rest)}}") if mark in writing.decimal and rest.isdecimal() else None


def _of_words(tokens: Sequence[Token], at: int, writing: _Writing) -> tuple[int | None, int]:
    """The value of the number words that begin at `at`, and where they end."""
    value = _of_word(tokens[at].word, writing) if at < len(tokens) else None
    if value is None or value < _LEAST:  # "one" may be an article
        return None, at
    at += 1
    while value >= 2 * _UNIT and value % _UNIT == 0 and at < len(tokens):
        then = at + 1 if tokens[at].word in writing.joins else at
        more = _of_word(tokens[then].word, writing) if then < len(tokens) else None
        if more is None or more >= (_UNIT if value < 10 * _UNIT else 10 * _UNIT):
            break
        value, at = value + more, then + 1
    return value, at


def _of_word(word: str, writing: _Writing) -> int | None:
    """The value of one printed word, which may be a compound: "twenty-two", "dreiundzwanzig"."""
    if not word or word in writing.words:
        return writing.words.get(word)
    if "-" in word:
        parts = [writing.words.get(part, 0) for part in word.split("-") if part not in writing.joins]
        return sum(parts) if all(parts) and len(parts) == 2 and parts[1] < _UNIT <= parts[0] else None
    if writing.inside and writing.inside in word:
        unit, _, tens = word.partition(writing.inside)
        small, large = writing.words.get(unit, 0), writing.words.get(tens, 0)
        return small + large if 0 < small < _UNIT < large and large % _UNIT == 0 else None
    return None


def _is_something_else(text: str, tokens: Sequence[Token], first: int, last: int, value: float) -> bool:
    """Whether the characters around a number make it a score, a time, a price, a date, an age or part of a name."""
    start, end = tokens[first].start, tokens[last - 1].end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] and (before[-1].isalnum() or before[-1] in _JOINING or before.strip()[-1:] in tuple(_PRICED)):
        return True
    if after[:1] and (after[0].isalpha() or after.lstrip(_SPACES)[:1] in ("%", "‰", "°", "٪", *_PRICED)):
        return True
    if after[:1] in tuple(_JOINING) and after[1:2].isalnum():
        return True
    return value in _YEARS and tokens[first].text.isdecimal() and last == first + 1


@lru_cache(maxsize=64)
def _writing(language: str) -> _Writing:
    known = knowledge(language).get("counts", {})
    return _Writing(
        thousands=known.get("thousands", ""),
        decimal=known.get("decimal", ".,"),
        words=_values(known.get("numbers", "")),
        times=_values(known.get("times", "")),
        joins=frozenset(fold(word) for word in known.get("joins", "").split()),
        inside=fold(known.get("inside", "")),
    )


def _values(table: str) -> dict[str, int]:
    """Parses “two=2 three=3” into folded words with their values."""
    pairs = (entry.partition("=") for entry in table.split())
    return {fold(word): int(value) for word, _, value in pairs}
