"""Speakers without a name: the head noun of a phrase, where the phrase ends, and whether it tells a reader anything."""

from bot.understand.quotes.cues import CUES, DETERMINERS, FINITE, PREPOSITIONS, RELATIVES, word_set
from bot.understand.quotes.offices import is_quotable
from bot.understand.quotes.statements import Token

_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my"})
INDEFINITE = (DETERMINERS - DEFINITE) | frozenset({"another", "one", "any", "each", "both", "most", "all"})
_GOVERNING = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "inside"})
_NUMBERS = word_set("two three four five six seven eight nine ten")
_LOOSE = (DETERMINERS | PREPOSITIONS | {"and"}) - _NUMBERS
"""Words that cannot end a phrase."""
_COMPLEMENTS = frozenset({"of", "for", "and"})


def head_of(low: list[str], first: int, stop: int) -> int:
    """The head noun of `low[first:stop]`: the last noun for somebody quotable before a preposition or clause; -1 for none."""
    head = -1
    for at in range(first, stop):
        if low[at] in PREPOSITIONS or low[at] in RELATIVES or low[at] in FINITE:
            break
        if is_quotable(low[at]):
            head = at
    return head


def trimmed(tokens: list[Token], low: list[str], first: int, stop: int) -> tuple[int, int] | None:
    """The tokens of a phrase that say who speaks, as (first, stop); None if they name nobody ("the past", "another").

    Text that does not identify the speaker is cut off: "a source close to the talks" becomes "a source", "a petition filed"
    becomes "a petition". A name behind a preposition is kept ("a narrator in the Acme ad").
    """
    while stop > first and low[stop - 1] in _DAYS:
        stop -= 1
    if stop <= first or (stop == first + 1 and low[first] in DETERMINERS | INDEFINITE):
        return None
    if any(low[at] == "and" and tokens[at - 1].text[0].isupper() for at in range(first + 1, stop)):
        return first, stop  # two people who speak as one
    chosen = first + 2 if stop - first > 2 and low[first] in INDEFINITE and low[first + 1] == "of" else first
    head = head_of(low, chosen, stop)
    if head < 0:
        return (first, stop) if tokens[stop - 1].text[0].isupper() or low[stop - 1].endswith("-year-old") else None
    end = head + 1
    if end < stop and low[end] in FINITE:
        return None  # a whole clause, not a speaker
    if end < stop and low[end] in _GOVERNING:
        end = _complement(tokens, low, end, stop)
    return first, end


def _complement(tokens: list[Token], low: list[str], at: int, stop: int) -> int:
    """Where a complement with a name or people in it ends; `at` itself if it has neither."""
    end = at + 1
    while end < stop and low[end][:1].isalnum() and not _ends_complement(low[end]):
        if tokens[end - 1].text[0].isupper() and tokens[end].text.endswith("ed") and tokens[end].text == low[end]:
            break  # a verb follows the name
        end += 1
    while end > at and low[end - 1] in _LOOSE:
        end -= 1
    tells = any(token.text[0].isupper() or is_quotable(token.text) or token.text in _NUMBERS for token in tokens[at:end])
    return end if tells else at


def _ends_complement(word: str) -> bool:
    return (word in PREPOSITIONS and word not in _COMPLEMENTS) or word in FINITE or word in CUES or word in RELATIVES
