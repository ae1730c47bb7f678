"""The clause rules of every language but English: whose words a quotation is, by the cue of its own sentence.

The order of verb and subject around direct speech is much the same in the languages of Europe: "…", CUE NAME; NAME CUE: "…";
according to NAME, "…". Each rule carries the share of its answers that was right on labelled news of several languages.
"""

from typing import NamedTuple

from bot.understand.quotes.tongue_lines import Line, Said, Source

_DASHES = frozenset({"—", "–", "―", "-", "--"})
_FARTHEST = 40
_LONGEST_LABEL = 12


class Finding(NamedTuple):
    """The phrase that speaks, by which cue (a token, or -1), how sure the rule is, and its name."""

    source: Source
    cue: int
    confidence: float
    rule: str


def attribute_in_tongue(line: Line, at: int, before: int, after: int) -> Finding | None:
    """Whose words the quotation at token `at` is; `before` and `after` are its neighbours in the sentence, or the borders."""
    set_off = at - 1 > before and line.low[at - 1] == ":"
    ahead = _cued_before(line, at, before) if set_off else None
    return (
        ahead
        or _right_after(line, at, after)
        or _according_after(line, at, after)
        or _cued_before(line, at, before)
        or _according_before(line, at, before)
        or _far_after(line, at, after)
        or _labelled(line, at, before)
    )


def attribute_coming(line: Line) -> Finding | None:
    """Whose words come next, after a sentence that ends in a colon."""
    at = len(line.low)
    return _cued_before(line, at, -1) or _labelled(line, at, -1)


def _right_after(line: Line, at: int, after: int) -> Finding | None:
    """ "…", said NAME; "…", has NAME said; "…", so NAME; "…", NAME said."""
    start = at + 1
    while start < after and (line.low[start] == "," or line.low[start] in _DASHES):
        start += 1
    if start >= after:
        return None
    set_off = start > at + 1 or _inner_mark(line, at) in ",!?"
    cue = start
    while cue < after and cue - start < 4 and line.low[cue] in line.facts.auxiliaries and not line.is_cue(cue):
        cue += 1
    if cue < after and (line.is_cue(cue) or line.low[cue] in line.facts.so):
        found = _subject_right(line, cue + 1, after)
        return Finding(found, cue, 0.95, "said-name") if found is not None else None
    if cue > start and set_off:
        found = line.phrase(cue, after)
        told = next((n for n in range(cue, min(after, cue + _FARTHEST)) if line.low[n] in line.facts.participles), -1)
        if found is not None and found.kind is not Said.PRONOUN and told >= found.stop:
            return Finding(found, told, 0.93, "said-name")
    return _unknown_verb(line, start, after) or _subject_first(line, start, after) if set_off else None


def _unknown_verb(line: Line, start: int, after: int) -> Finding | None:
    """A small word between the quotation's comma and a name is a verb of saying, whichever."""
    if not line.is_word(start) or line.tokens[start].text[0].isupper() or line.facts.is_small(line.low[start]):
        return None
    if line.low[start] in line.facts.auxiliaries or line.low[start] in line.facts.skip or line.low[start] in line.facts.determiners:
        return None
    found = line.phrase(start + 1, after)
    if found is None or found.kind is not Said.NAME or line.low[start] in line.facts.titles:
        return None
    if found.first < found.name and line.low[found.first] not in line.facts.determiners:
        return None
    return Finding(found, start, 0.86, "said-name")


def _subject_first(line: Line, start: int, after: int) -> Finding | None:
    found = line.phrase(start, after)
    if found is None or found.kind is Said.PRONOUN or found.stop >= after or not line.is_cue(found.stop):
        return None
    return Finding(found, found.stop, 0.9, "name-said")


def _inner_mark(line: Line, at: int) -> str:
    """The last character within a quotation's marks."""
    return line.tokens[at].text.rstrip("”“\"»«’'› ")[-1:] or " "


def _subject_right(line: Line, at: int, stop: int) -> Source | None:
    """The subject behind its verb, adverbs and one phrase with a preposition between them left out."""
    found = line.phrase(at, stop)
    if found is not None:
        return found
    at = line.skipped(at, stop)
    if at >= stop or not (line.low[at] in line.facts.prepositions or line.low[at] in line.facts.object_determiners):
        return None
    for n in range(at + 1, min(stop, at + 8)):
        if not line.is_word(n) and not line.low[n].isdigit():
            return None
        governed = line.low[n - 1] in line.facts.prepositions or line.low[n - 1] in line.facts.object_determiners
        if line.is_capital(n) and governed:
            end = line.run(n, stop)
            given = next((k for k in range(n + 1, end - 1) if line.facts.gender_of(line.tokens[k].text)), -1)
            return Source(Said.NAME, given, end, given, end, given) if given > 0 else _behind(line, end, stop)
        if line.low[n] in line.facts.determiners and not governed:
            return _behind(line, n, stop)
    return None


def _behind(line: Line, at: int, stop: int) -> Source | None:
    found = line.phrase(at, stop)
    return found if found is not None and found.kind is not Said.PRONOUN else None


def _cued_before(line: Line, at: int, before: int) -> Finding | None:
    """NAME said: "…"; in the evening said NAME: "…"; NAME said that … "…"."""
    direct = at - 1 > before and line.low[at - 1] in (":", ",")
    for cue in reversed(line.cues(max(before + 1, at - _FARTHEST), at)):
        if not direct and not _complemented(line, cue, at):
            continue
        if direct and line.low[at - 1] == "," and cue < at - 8:
            continue
        found = _subject_of(line, cue, at, before + 1)
        if found is not None:
            return Finding(found, cue, 0.94 if line.low[at - 1] == ":" else 0.88 if direct else 0.82, "before")
        if line.low[cue] in line.facts.say:
            return None  # a verb whose subject is not to be seen: whoever else is named does not speak
    return None


def _complemented(line: Line, cue: int, at: int) -> bool:
    """Whether what a verb says reaches to the quotation: right before it, or behind "that"."""
    if cue == at - 1:
        return True
    complements = [n for n in range(cue + 1, at) if line.low[n] in line.facts.complements]
    if not complements:
        return False
    return (not line.facts.strong or line.low[cue] in line.facts.strong) and complements[0] - cue < 12


def _subject_of(line: Line, cue: int, stop: int, floor: int) -> Source | None:
    """Left of the verb where that is a phrase from the clause's border on, else right of it."""
    left = _subject_left(line, cue, floor)
    if left is not None and not _is_bare_opening(line, left, floor):
        return left
    right = line.phrase(cue + 1, stop)
    if right is not None and right.kind is Said.PRONOUN:
        return right
    if right is not None and _stands_for_subject(line, cue, right):
        return right
    return left


def _stands_for_subject(line: Line, cue: int, found: Source) -> bool:
    """Whether a phrase behind a verb can be its subject: an article of the nominative, or a name without one."""
    if line.low[found.first] in line.facts.object_determiners:
        return False
    inverted = cue == 0 or line.low[cue - 1] in (",", "") or line.facts.capital_nouns or line.low[0] in line.facts.prepositions
    return inverted and (found.kind is Said.NAME or line.low[found.first] in line.facts.determiners)


def _is_bare_opening(line: Line, found: Source, floor: int) -> bool:
    """A capital that nothing but its place explains ("Später", "Unmissverständlich")."""
    if found.kind is not Said.NAME or not line.facts.capital_nouns or found.first > floor or found.last - found.name > 1:
        return False
    return not line.facts.gender_of(line.tokens[found.name].text) and found.first == found.name


def _subject_left(line: Line, cue: int, floor: int) -> Source | None:
    end = cue
    while end > floor and (line.low[end - 1] in line.facts.auxiliaries or line.low[end - 1] in line.facts.skip):
        end -= 1
    if end <= floor:
        return None
    starts = [n + 1 for n in range(end - 1, floor - 1, -1) if line.low[n] in (",", ";", ":", "", "(") or _joins(line, n)]
    for start in [*starts[:6], floor]:
        found = line.phrase(start, end)
        if found is None:
            continue
        if found.stop == end or _only_small(line, found.stop, end):
            return found
        if line.low[found.stop] == "," and line.low[end - 1] == ",":
            return found
        if line.low[found.stop] == "," and found.kind is not Said.PRONOUN and start == floor and _describes(line, found, end):
            return found
    return None


def _joins(line: Line, at: int) -> bool:
    return line.low[at] in line.facts.conjunctions or line.low[at] in _DASHES


def _only_small(line: Line, first: int, stop: int) -> bool:
    """A phrase with a preposition between subject and verb: "Maire de Lyon depuis 2020, NAME" never, "NAME à l'AFP" does."""
    return first < stop and line.low[first] in line.facts.prepositions and all(line.is_word(n) for n in range(first, stop))


def _describes(line: Line, found: Source, end: int) -> bool:
    """An apposition whose closing comma was left out: "Stephen Singer, ein Experte des WWF erklärte"."""
    start = found.stop + 1
    return start < end and line.low[start] in line.facts.determiners and all(line.is_word(n) for n in range(start, end))


def _far_after(line: Line, at: int, after: int) -> Finding | None:
    """It would be "…" in the end, said NAME."""
    for n in range(at + 1, min(after - 1, at + _FARTHEST)):
        if line.low[n] != ",":
            continue
        cue = n + 1
        while cue < after and line.low[cue] in line.facts.auxiliaries and not line.is_cue(cue):
            cue += 1
        if cue < after and (line.is_cue(cue) or line.low[cue] in line.facts.so):
            found = line.phrase(cue + 1, after)
            return Finding(found, cue, 0.85, "after") if found is not None and found.kind is not Said.PRONOUN else None
        found = _sourced(line, n + 1, after)
        if found is not None:
            return Finding(found, n + 1, 0.85, "according")
    return None


def _sourced(line: Line, at: int, stop: int) -> Source | None:
    """The phrase behind "according to" at a token."""
    for words in line.facts.according:
        if tuple(line.low[at : at + len(words)]) == words:
            found = line.phrase(at + len(words), stop)
            if found is not None and found.kind is Said.OFFICE and found.stop < stop and line.low[found.stop] not in (",", ":"):
                cue = next((n for n in range(found.stop, min(stop, found.stop + 3)) if line.is_cue(n)), -1)
                return found if cue >= 0 or found.stop >= len(line.low) else None
            if found is None and at + 1 < stop and line.is_cue(at + len(words)):
                return line.phrase(at + len(words) + 1, stop)
            return found
    return None


def _according_after(line: Line, at: int, after: int) -> Finding | None:
    start = at + 1 + (at + 1 < after and line.low[at + 1] == ",")
    found = _sourced(line, start, after) if start < after else None
    return Finding(found, start, 0.92, "according") if found is not None and found.kind is not Said.PRONOUN else None


def _according_before(line: Line, at: int, before: int) -> Finding | None:
    for n in range(before + 1, at):
        found = _sourced(line, n, at)
        if found is None and n == before + 1 and line.low[n] in line.facts.opening and line.low[at - 1] == ",":
            found = line.phrase(n + 1, at)
            if found is not None and found.stop < at - 1:
                found = None
        if found is not None and found.kind is not Said.PRONOUN:
            return Finding(found, n, 0.85, "according")
    return None


def _labelled(line: Line, at: int, before: int) -> Finding | None:
    """NAME: "…"; the mayor, NAME: "…"."""
    if at - 2 <= before or line.low[at - 1] != ":" or at - before > _LONGEST_LABEL:
        return None
    found = line.phrase(before + 1, at - 1)
    if found is None or found.kind is Said.PRONOUN or found.first != before + 1 or found.stop != at - 1:
        return None
    return Finding(found, -1, 0.85, "labelled")
