"""Finds the counts in a sentence: “at least 40 people killed” is 40 or more, of people, dead.

Only clear counts are taken. Left out are parts of another number, numbers from another year, numbers that are uncertain, and
numbers that are added to another. The words are data (`[counts]` in `data/<language>.toml`).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from bot.understand.counts.numerals import Numeral, Token, numerals, tokens_of
from bot.understand.counts.words import HEDGES, CountingWords, counting_words
from bot.understand.stopwords import function_words
from bot.understand.words import stem

_BEFORE, _BEHIND, _HEDGES = 6, 7, 4
"""Tokens before and behind a number in which what happened, and a hedge, are looked for."""
_PHRASE = 3
"""The most words behind a number that say what is counted."""
_ABOUT = 0.15
_ROUND = 100
"""At least this number with zeros at its end counts as rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count of something, from `least` to `most` ("at least 12", "about 12"; for a plain 12 both are 12).

    `things` are the words behind the number as folded stems, or () for people of any kind. `state` is what happened to them.
    `start` and `end` in the sentence include hedge, number, noun and state. `clause` has the stems around it.
    """

    value: int
    least: float
    most: float
    things: tuple[str, ...]
    state: str
    start: int
    end: int
    clause: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def counts(sentence: str, language: str) -> tuple[Count, ...]:
    """The counts in a sentence; none in a language without words for counting."""
    words = counting_words(language)
    if words is None:
        return ()
    tokens = tokens_of(sentence)
    found = numerals(sentence, tokens, language)
    if any(token.word in words.periods for token in tokens) or any(_is_year(numeral, tokens) for numeral in found):
        return ()
    if _counts_who_did_it(tokens, words):
        return ()
    return tuple(_counts(tokens, found, words))


def figures(text: str, language: str) -> frozenset[int]:
    """All whole numbers in a text, whatever they count."""
    return frozenset(numeral.value for numeral in numerals(text, tokens_of(text), language) if numeral.value)


def _counts(tokens: Sequence[Token], found: Sequence[Numeral], words: CountingWords) -> Iterator[Count]:
    numbers = frozenset(at for numeral in found for at in range(numeral.first, numeral.last))
    for numeral in found:
        if numeral.value is None or _is_left_out(tokens, numeral, numbers, words):
            continue
        phrase, last = _phrase(tokens, numeral, numbers, words)
        if phrase is None:
            continue
        found_state = _state(tokens, numeral, numbers, words)
        if found_state is None:
            continue
        state, at = found_state
        is_state = len(phrase) == 1 and bool(_state_of(tokens[last - 1], words))
        is_quotable = is_state or all(word in words.people for word in phrase)
        if is_quotable and not state:
            continue
        least, most, hedged = _range(tokens, numeral, words)
        first, end = (min(hedged, at), max(numeral.last, last, at + 1)) if state else (hedged, max(numeral.last, last))
        yield Count(
            value=numeral.value,
            least=least,
            most=most,
            things=() if is_quotable else phrase,
            state=state,
            start=tokens[first].start,
            end=tokens[end - 1].end,
            clause=_clause(tokens, numeral, phrase, words),
        )


def _clause(tokens: Sequence[Token], numeral: Numeral, phrase: Sequence[str], words: CountingWords) -> frozenset[str]:
    """The stems around a count, without the noun that is counted."""
    around = (tokens[at] for at in (*_back(tokens, numeral, (), words), *_ahead(tokens, numeral, (), words)))
    functional = function_words(words.language)
    stems = (stem(token.text, words.language) for token in around if token.word and token.word not in functional)
    return frozenset(stems) - frozenset(phrase)


def _is_left_out(tokens: Sequence[Token], numeral: Numeral, numbers: Collection[int], words: CountingWords) -> bool:
    """Whether a number is part of another, is added to another, or is uncertain."""
    _, hedged = _hedge(tokens, numeral, words)
    near = [tokens[at].word for at in range(max(0, hedged - _HEDGES), hedged) if at not in numbers]
    if any(word in words.among for word in near):
        return True
    if numeral.last < len(tokens) and not numeral.is_rough and tokens[numeral.last].word in words.among | words.parts:
        return True
    before = (tokens[at].word for at in _back(tokens, numeral, (), words) if at < hedged)
    return any(word in words.unsure for word in (*before, *(tokens[at].word for at in _ahead(tokens, numeral, (), words))))


def _phrase(
    tokens: Sequence[Token], numeral: Numeral, numbers: Collection[int], words: CountingWords
) -> tuple[tuple[str, ...] | None, int]:
    """The stems of the words behind a number, and where they end; None if it is not a number of something known."""
    found: list[str] = []
    functional, at = function_words(words.language), numeral.last
    if numeral.is_rough and at < len(tokens) and tokens[at].word in words.of_millions:
        at += 1
    while at < len(tokens) and len(found) < _PHRASE and tokens[at].word and at not in numbers:
        word = tokens[at].word
        printed = stem(tokens[at].text, words.language)
        if word in functional or word in words.auxiliaries or word in words.breaks:
            break
        if tokens[at].text[0].isupper() and words.language != "de" and not _state_of(tokens[at], words):
            return (tuple(found), at) if found else (None, at)
        if found and word.endswith(words.endings):
            break
        if word in words.never or printed in words.never:
            return None, at
        if found and _state_of(tokens[at], words):
            break
        found.append(printed)
        at += 1
        if printed in words.people or _state_of(tokens[at - 1], words):
            return tuple(found), at
    if any(len(word) == 1 for word in found):
        return None, at
    return (tuple(found) if found or _may_stand_alone(tokens, at, words) else None), at


def _may_stand_alone(tokens: Sequence[Token], at: int, words: CountingWords) -> bool:
    """Whether a number without a noun counts people: “at least 12 were killed”, “killing 12.”"""
    return at >= len(tokens) or tokens[at].word in words.auxiliaries or tokens[at].text in ".;"


def _state(tokens: Sequence[Token], numeral: Numeral, numbers: Collection[int], words: CountingWords) -> tuple[str, int] | None:
    """What happened to those counted ("" if not said), and its token; None for two things, or for something they did."""
    ahead = list(_ahead(tokens, numeral, numbers, words))
    behind = {name: at for at in ahead if (name := _state_of(tokens[at], words))}
    if len(behind) > 1:
        return None
    if behind:
        ((name, at),) = behind.items()
        return None if _acts(tokens, at, numeral, words) else (name, at)
    before = {name: at for at in _back(tokens, numeral, numbers, words) if (name := _state_of(tokens[at], words))}
    return next(iter(before.items()), ("", numeral.first)) if len(before) < 2 else None


def _acts(tokens: Sequence[Token], at: int, numeral: Numeral, words: CountingWords) -> bool:
    """Whether the counted people did it, since the verb has an object: “two gunmen killed 12 people”."""
    if any(tokens[n].word in words.auxiliaries for n in range(numeral.last, at)):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.is_mark:
        return False
    return bool(words.objects) and (following.text[0].isdecimal() or following.word in words.objects)


def _state_of(token: Token, words: CountingWords) -> str:
    return words.states.get(token.word, "") if token.word else ""


def _ahead(tokens: Sequence[Token], numeral: Numeral, numbers: Collection[int], words: CountingWords) -> Iterator[int]:
    """The tokens of the clause behind a number."""
    for at in range(numeral.last, min(len(tokens), numeral.last + _BEHIND)):
        if tokens[at].is_mark or at in numbers or tokens[at].word in words.breaks or _opens(tokens[at], words):
            return
        yield at


def _back(tokens: Sequence[Token], numeral: Numeral, numbers: Collection[int], words: CountingWords) -> Iterator[int]:
    """The tokens of the clause before a number, nearest first."""
    for at in range(numeral.first - 1, max(-1, numeral.first - 1 - _BEFORE), -1):
        if tokens[at].is_mark or at in numbers or tokens[at].word in words.breaks:
            return
        yield at
        if _opens(tokens[at], words):
            return


def _opens(token: Token, words: CountingWords) -> bool:
    """Whether a clause begins with a word that is written together with its "and" (Arabic)."""
    return len(token.word) > _PHRASE and token.word.startswith(words.joined_breaks)


def _range(tokens: Sequence[Token], numeral: Numeral, words: CountingWords) -> tuple[float, float, int]:
    """The least and the most that is meant, and the token where the hedge begins."""
    hedge, first = _hedge(tokens, numeral, words)
    value = numeral.value or 0
    if hedge == "least":
        return value, inf, first
    if hedge == "more":
        return value + 1, inf, first
    if hedge == "most":
        return 0, value, first
    if hedge == "nearly":
        return value * (1 - _ABOUT), value, first
    if hedge == "about" or numeral.is_rough:
        return value * (1 - _ABOUT), value * (1 + _ABOUT), first
    step = 1
    while value >= _ROUND and value % (step * 10) == 0:
        step *= 10
    return (value - step / 2, value + step / 2, first) if step > 1 else (value, value, first)


def _hedge(tokens: Sequence[Token], numeral: Numeral, words: CountingWords) -> tuple[str, int]:
    """The kind of hedge before a number (“at least”) or behind it (“or more”), and the token where it all begins."""
    before = tuple(token.word for token in tokens[max(0, numeral.first - _HEDGES) : numeral.first])
    behind = tuple(token.word for token in tokens[numeral.last : numeral.last + _HEDGES])
    for name in HEDGES:
        for phrase in words.hedges[name]:
            if before[len(before) - len(phrase) :] == phrase:
                return name, numeral.first - len(phrase)
        if any(behind[: len(phrase)] == phrase for phrase in words.hedges[f"{name}_behind"]):
            return name, numeral.first
    return "", numeral.first


def _counts_who_did_it(tokens: Sequence[Token], words: CountingWords) -> bool:
    """Whether the perpetrators are counted too, “(including the gunman)”, which other reports leave out."""
    return any(
        token.word in words.among and any(near.word in words.doers for near in tokens[at + 1 : at + 1 + _PHRASE])
        for at, token in enumerate(tokens)
    )


def _is_year(numeral: Numeral, tokens: Sequence[Token]) -> bool:
    text = tokens[numeral.first].text
    return numeral.value is None and len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20")
