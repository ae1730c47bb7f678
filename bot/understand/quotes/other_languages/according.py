"""Speakers by a phrase of source: according to NAME, "…"; as NAME said; for NAME it is "…"."""

from bot.understand.quotes.attribution import NO_CUE
from bot.understand.quotes.other_languages.colons import LONGEST_LABEL, Finding
from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase
from bot.understand.quotes.other_languages.subjects import is_title


def cited(line: Line, start: int, after: int) -> Finding | None:
    """ "…", the paper cites NAME: the person behind the verb."""
    if line.low[start] not in line.facts.citing:
        return None
    for n in range(start + 1, min(after, start + LONGEST_LABEL)):
        if line.low[n] in (",", ".", ";"):
            break
        found = line.phrase(n, after) if line.is_word(n) else None
        if found is not None and found.kind is Head.NAME and (line.is_person(found) or is_title(line, found)):
            return Finding(found, start, 0.85, "cited")
    return None


def as_said(line: Line, start: int, after: int) -> Finding | None:
    """ "…", as NAME said."""
    if line.low[start] not in line.facts.how:
        return None
    found = line.phrase(start + 1, after)
    if found is None or found.kind is Head.PRONOUN:
        return None
    border = next((n for n in range(found.stop, after) if line.low[n] in (",", ".", ";")), after)
    cue = next((n for n in range(found.stop, border) if line.is_cue(n)), -1)
    return Finding(found, cue, 0.9, "according") if cue >= 0 else None


def after_according_to(line: Line, at: int, stop: int) -> SpeakerPhrase | None:
    """The phrase behind a phrase that means "according to" and begins at `at`."""
    for words in line.facts.according:
        if tuple(line.low[at : at + len(words)]) == words:
            start = at + len(words)
            start += start < stop and line.low[start] in line.facts.object_determiners
            found = line.phrase(start, stop)
            governed = start > at + len(words) or words[-1] in line.facts.object_determiners
            if found is not None and governed and found.kind is Head.NAME and found.last - found.first == 1:
                return None  # "laut des Verfassungsschutzes": a noun
            if found is not None and found.kind is Head.OFFICE and found.stop < stop and line.low[found.stop] not in (",", ":"):
                cue = next((n for n in range(found.stop, min(stop, found.stop + 3)) if line.is_cue(n)), -1)
                return found if cue >= 0 or found.stop >= len(line.low) else None
            if found is None and start < stop and line.is_cue(start):
                return line.phrase(at + len(words) + 1, stop)
            return found
    return None


def according_after(line: Line, at: int, after: int) -> Finding | None:
    """ "…", according to NAME."""
    start = at + 1 + (at + 1 < after and line.low[at + 1] == ",")
    found = after_according_to(line, start, after) if start < after else None
    return Finding(found, start, 0.92, "according") if found is not None and found.kind is not Head.PRONOUN else None


def according_before(line: Line, at: int, before: int) -> Finding | None:
    """According to NAME, it is "…"."""
    for n in range(before + 1, at):
        found = after_according_to(line, n, at)
        if found is None and n == before + 1 and line.low[n] in line.facts.opening and line.low[at - 1] == ",":
            found = line.phrase(n + 1, at)
            if found is not None and found.stop < at - 1:
                found = None
        if found is not None and found.kind is not Head.PRONOUN:
            return Finding(found, n, 0.85, "according")
    return None


def inserted(line: Line, at: int, before: int) -> Finding | None:
    """It is, so NAME, "…"; as NAME said, it is "…"."""
    for n in range(before + 1, at):
        if line.low[n] in line.facts.so and n and line.low[n - 1] == ",":
            found = line.phrase(n + 1, at)
            stop = line.skipped(found.stop, at) if found is not None else at
            if found is not None and found.kind is Head.NAME and stop < at and line.low[stop] in (",", ":"):
                return Finding(found, n, 0.88, "according")
        if line.low[n] in line.facts.how:
            found = line.phrase(n + 1, at)
            comma = next((k for k in range(n, at) if line.low[k] == ","), None)
            if found is None or found.kind is not Head.NAME or comma is None:
                continue
            if line.is_cue(comma - 1) and found.stop < comma:
                return Finding(found, comma - 1, 0.85, "according")
    return None


def held_by(line: Line, at: int, before: int) -> Finding | None:
    """For NAME, the plan is "…"; in German the verb comes second, "Für NAME ist der Plan „…“"."""
    if before >= 0 or line.low[0] not in line.facts.opening:
        return None
    found = line.phrase(1 + (line.low[1] in line.facts.object_determiners), at)
    if found is None or found.kind is not Head.NAME or not _is_somebody(line, found):
        return None
    if found.stop == at:
        return _source(found, 0.8)  # "per NAME «…»"
    rest = range(found.stop + 1, at)
    if line.low[found.stop] != "," and not (line.facts.capital_nouns and _is_small_word(line, found.stop)):
        return None
    if line.cues(found.stop + 1, at) or line.is_relative(min(found.stop + 1, at - 1)):
        return None
    return None if any(line.is_capital(n) and line.facts.gender_of(line.tokens[n].text) for n in rest) else _source(found, 0.8)


def _source(found: SpeakerPhrase, confidence: float) -> Finding:
    return Finding(found, NO_CUE, confidence, "according")


def _is_small_word(line: Line, at: int) -> bool:
    """Whether a token may be a verb: it is in lower case, and no preposition or conjunction."""
    is_verb = line.is_word(at) and line.tokens[at].text[0].islower()
    return is_verb and line.low[at] not in line.facts.prepositions | line.facts.conjunctions


def _is_somebody(line: Line, found: SpeakerPhrase) -> bool:
    return line.is_person(found) or is_title(line, found)


def quoted_as(line: Line, at: int, before: int) -> Finding | None:
    """The paper quoted NAME in these words: "…"."""
    if line.low[at - 1] != ":":
        return None
    for n in range(before + 2, at - 1):
        if line.low[n] in line.facts.citing and not line.is_cue(n):
            found = line.phrase(n + 1 + (line.low[n + 1] in line.facts.object_determiners), at - 1)
            is_object = found is not None and found.kind is Head.NAME and _is_somebody(line, found)
            return Finding(found, n, 0.82, "cited") if found is not None and is_object else None
    return None
