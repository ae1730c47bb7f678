"""Speakers before a colon without a verb of saying: NAME: "…"; NAME answered in these words: "…"."""

from typing import NamedTuple

from bot.understand.quotes.attribution import NO_CUE
from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase
from bot.understand.quotes.other_languages.subjects import is_title

LONGEST_LABEL = 12
"""The most tokens before a quotation in which a label, or a person who is cited, is looked for."""

_FARTHEST = 40
_FEWEST_BEFORE = 4
_BELONGING = frozenset({"de", "del", "do", "da", "du", "des", "di", "della", "von", "vom", "van", "av", "af", "od"})
"""Prepositions for possession in several languages ("the view of NAME")."""
_BEING = frozenset({"är", "er", "is", "jest", "était", "est", "es", "está", "è", "é", "ist", "war", "var", "was", "nie", "не"})
"""Verbs and negations in the function words that may follow a subject ("NAME is angry: “…”")."""


class Finding(NamedTuple):
    """The phrase that speaks, its cue (a token, or -1), the confidence (0..1), and the rule's name."""

    speaker: SpeakerPhrase
    cue: int
    confidence: float
    rule: str


def labelled(line: Line, at: int, before: int) -> Finding | None:
    """NAME: "…"; the mayor, NAME: "…"."""
    if line.facts.verb_first or line.low[at - 1] != ":" or at - before > LONGEST_LABEL:
        return None
    found = line.phrase(before + 1, at - 1)
    if found is None or found.kind is Head.PRONOUN:
        return None
    whole = found.stop == at - 1
    if not whole and _is_about(line, found, at - 1):
        return Finding(found, NO_CUE, 0.8, "labelled")
    if not whole and (found.kind is not Head.NAME or found.last - found.name < 2 or line.low[found.stop] != ","):
        return None
    if not whole and any(line.is_cue(n) or line.low[n] in line.facts.auxiliaries for n in range(found.stop, at)):
        return None
    described = line.low[found.name - 1] if found.kind is Head.NAME and found.name > found.first else ""
    if described and not line.facts.capital_nouns and not is_title(line, found):
        return None
    return Finding(found, NO_CUE, 0.85, "labelled")


def _is_about(line: Line, found: SpeakerPhrase, stop: int) -> bool:
    """NAME on the plan: whether a person and a subject of theirs make the label, without a verb of saying."""
    if found.kind is not Head.NAME or found.stop >= stop or not line.is_person(found):
        return False
    rest = range(found.stop, stop)
    is_whole = all(line.is_word(n) for n in rest) and not line.cues(found.stop, stop)
    return (
        is_whole
        and line.low[found.stop] in line.facts.prepositions
        and not any(line.low[n] in line.facts.auxiliaries for n in rest)
    )


def bracketed(line: Line, at: int, before: int) -> Finding | None:
    """NAME ("…"): the name right before the parenthesis."""
    first = at
    while first - 1 > before and line.is_capital(first - 1):
        first -= 1
    found = line.phrase(first, at) if first < at else None
    if found is None or found.kind is not Head.NAME or found.stop != at or not line.is_person(found):
        return None
    return Finding(found, NO_CUE, 0.85, "labelled")


def named_last(line: Line, at: int, before: int) -> Finding | None:
    """Otherwise sees it NAME: "…"; quite another view has NAME: "…": the only person, named right before the colon."""
    if line.facts.verb_first or before >= 0 or not _FEWEST_BEFORE <= at <= _FARTHEST or at + 1 < len(line.low):
        return None
    strong = line.facts.strong
    if line.low[at - 1] != ":" or any(not strong or line.low[n] in strong for n in line.cues(0, at)):
        return None
    first = at - 1
    while first > 0 and line.is_capital(first - 1):
        first -= 1
    found = line.phrase(first, at - 1)
    if found is None or found.kind is not Head.NAME or found.stop != at - 1:
        return None
    facts, ahead = line.facts, line.low[first - 1] if first else ""
    if not (line.is_person(found) or is_title(line, found)) or not (facts.is_small(ahead) or facts.is_title(ahead)):
        return None  # "the case of the NAME papers:"
    others = any(line.is_capital(n) and line.facts.gender_of(line.tokens[n].text) for n in range(first))
    return None if others or _is_addressed(line, first) else Finding(found, NO_CUE, 0.8, "headed")


def _is_addressed(line: Line, at: int) -> bool:
    """Whether a preposition other than "of" stands before a name and its office ("the letter to the mayor NAME")."""
    for n in range(at - 1, max(-1, at - 4), -1):
        if not line.is_word(n):
            return False
        if line.low[n] in line.facts.prepositions and line.low[n] not in _BELONGING:
            return True
    return False


def worded(line: Line, at: int, before: int) -> Finding | None:
    """NAME answered the question in these words: "…"."""
    if line.low[at - 1] != ":":
        return None
    for words in line.facts.wording:
        for n in range(before + 1, at - len(words)):
            if tuple(line.low[n : n + len(words)]) == words:
                found = _only_subject(line, before + 1, n)
                return Finding(found, n, 0.85, "worded") if found is not None else None
    return None


def headed(line: Line, at: int, before: int) -> Finding | None:
    """NAME sees the causes elsewhere: "…"; the only person of the sentence, whatever its verb."""
    if line.facts.verb_first or line.low[at - 1] != ":" or before >= 0 or at > _FARTHEST:
        return None
    if at + 1 < len(line.low):
        return None  # whoever follows the quotation may speak
    found = _only_subject(line, 0, at - 1)
    verb = _behind_apposition(line, found.stop, at - 1) if found is not None else at
    if found is None or verb >= at - 1 or not line.is_word(verb) or line.tokens[verb].text[0].isupper():
        return None
    if line.facts.is_small(line.low[verb]) and line.low[verb] not in line.facts.auxiliaries | _BEING:
        return None
    return Finding(found, NO_CUE, 0.8, "headed")


def _behind_apposition(line: Line, at: int, stop: int) -> int:
    """The first token behind the apposition in commas that begins at `at`; `at` itself without one."""
    if at >= stop or line.low[at] != ",":
        return at
    return next((n + 1 for n in range(at + 1, stop) if line.low[n] == ","), stop)


def _only_subject(line: Line, start: int, stop: int) -> SpeakerPhrase | None:
    """The person a sentence begins with, if it names no other person and cites nobody."""
    found = line.phrase(start, stop)
    if found is None or found.kind is not Head.NAME or not (line.is_person(found) or is_title(line, found)):
        return None
    rest = range(_behind_apposition(line, found.stop, stop), stop)
    if any(line.low[n] in line.facts.citing or line.is_relative(n) or line.low[n] == "" for n in rest):
        return None
    others = any(line.is_capital(n) and line.facts.gender_of(line.tokens[n].text) for n in rest)
    return None if others else found
