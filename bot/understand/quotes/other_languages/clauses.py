"""The clause rules of every language but English: the speaker of a quotation by the cue in its own sentence.

Around direct speech the order of verb and subject is much the same in the languages of Europe: "…", CUE NAME; NAME CUE: "…";
according to NAME, "…". The confidence of each rule is the share of its answers that was right on labelled news in several
languages.
"""

from bot.understand.quotes.other_languages.according import (
    according_after,
    according_before,
    after_according_to,
    as_said,
    cited,
    held_by,
    inserted,
    quoted_as,
)
from bot.understand.quotes.other_languages.colons import Finding, bracketed, headed, labelled, named_last, worded
from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase
from bot.understand.quotes.other_languages.subjects import DASHES, is_title, subject_of, subject_right
from bot.understand.quotes.statements import BORDER

_FARTHEST = 40
_NEAR = 4


def attribute_quotation(line: Line, at: int, before: int, after: int) -> Finding | None:
    """The speaker of the quotation at token `at`. `before` and `after` are its neighbours in the sentence, or the borders."""
    if at + 1 < after and line.low[at + 1] == ")":
        return bracketed(line, at, before)
    ahead = _cued_before(line, at, before) if line.low[at - 1] == ":" else None
    return (
        ahead
        or _right_after(line, at, after)
        or according_after(line, at, after)
        or _cued_before(line, at, before)
        or inserted(line, at, before)
        or according_before(line, at, before)
        or _far_after(line, at, after)
        or held_by(line, at, before)
        or quoted_as(line, at, before)
        or labelled(line, at, before)
        or worded(line, at, before)
        or headed(line, at, before)
        or named_last(line, at, before)
    )


def attribute_next(line: Line) -> Finding | None:
    """The speaker of the quotation that follows a sentence ending in a colon."""
    at = len(line.low)
    return _cued_before(line, at, BORDER) or labelled(line, at, BORDER) or headed(line, at, BORDER)


def attribute_indirect_speech(line: Line) -> Finding | None:
    """The speaker of a sentence of indirect speech: NAME said that …; …, said NAME."""
    for cue in line.cues(0, len(line.low)):
        if not _is_strong(line, cue):
            continue
        found = subject_of(line, cue, len(line.low), 0)
        return Finding(found, cue, 0.88, "report") if found is not None else None
    return None


def _right_after(line: Line, at: int, after: int) -> Finding | None:
    """ "…", said NAME; "…", has NAME said; "…", so NAME; "…", NAME said."""
    start = at + 1
    while start < after and (line.low[start] == "," or line.low[start] in DASHES):
        start += 1
    if start >= after:
        return None
    set_off = start > at + 1 or _inner_mark(line, at) in ",!?"
    finding = cited(line, start, after) or as_said(line, start, after)
    if finding is not None:
        return finding
    cue = start
    while cue < after and cue - start < 4 and line.low[cue] in line.facts.auxiliaries and not line.is_cue(cue):
        cue += 1
    if cue < after and (line.is_cue(cue) or line.low[cue] in line.facts.so):
        found = subject_right(line, cue + 1, after)
        if found is None or _may_be_object(line, found, cue):
            return None
        return Finding(found, cue, 0.95, "said-name")
    if cue > start and set_off:
        framed = _told_by(line, cue, after)
        if framed is not None:
            return framed
    return _unknown_verb(line, cue, after) or _subject_first(line, start, after) if set_off else None


def _told_by(line: Line, at: int, after: int) -> Finding | None:
    """Has NAME said: the subject between an auxiliary, which ends before `at`, and its participle."""
    found = line.phrase(at, after)
    verb = next((n for n in range(at, min(after, at + _FARTHEST)) if line.low[n] in line.facts.participles), None)
    if found is None or verb is None or verb < found.stop:
        return None
    return Finding(found, verb, 0.93, "said-name")


def _may_be_object(line: Line, found: SpeakerPhrase, cue: int) -> bool:
    """Whether the phrase behind a verb may be what was spoken of, not the speaker ("kommentierte die Entscheidung")."""
    if not line.facts.capital_nouns or found.kind is not Head.OFFICE or line.low[found.first] in line.facts.male_determiners:
        return False
    return line.low[cue] in line.facts.calling and not is_title(line, found._replace(name=found.stop))


def _unknown_verb(line: Line, start: int, after: int) -> Finding | None:
    """An unknown word in lower case between the quotation's comma and a name counts as a verb of saying."""
    if not line.is_word(start) or line.tokens[start].text[0].isupper() or line.facts.is_small(line.low[start]):
        return None
    facts = line.facts
    if facts.verb_first or line.low[start] in facts.auxiliaries | facts.skip | facts.determiners | facts.participles:
        return None
    found = line.phrase(start + 1, after)
    if found is None or found.kind is not Head.NAME or line.low[start] in line.facts.titles:
        return None
    if found.first < found.name and line.low[found.first] not in line.facts.determiners:
        return None
    return Finding(found, start, 0.86, "said-name")


def _subject_first(line: Line, start: int, after: int) -> Finding | None:
    """ "…", NAME said: the phrase before a verb of saying."""
    found = line.phrase(start, after) if not line.facts.verb_first else None
    if found is None or found.kind is Head.PRONOUN or found.stop >= after or not line.is_cue(found.stop):
        return None
    return Finding(found, found.stop, 0.9, "name-said")


def _inner_mark(line: Line, at: int) -> str:
    """The last character inside a quotation's marks."""
    return line.tokens[at].text.rstrip("”“\"»«’'› ")[-1:] or " "


def _cued_before(line: Line, at: int, before: int) -> Finding | None:
    """NAME said: "…"; in the evening said NAME: "…"; NAME said that … "…"; NAME called it "…"."""
    mark = line.low[at - 1]
    for cue in reversed(line.cues(max(before + 1, at - _FARTHEST), at)):
        if not _reaches(line, cue, at, mark):
            continue
        found = subject_of(line, cue, at, before + 1)
        if found is not None and _is_nested(line, found, before):
            return None
        if found is not None and found.kind is Head.OFFICE and not _may_say(line, found, cue, at, mark):
            return None
        if found is not None:
            if mark == ":":
                return Finding(found, cue, 0.94, "set-off")
            return Finding(found, cue, 0.88 if mark == "," else 0.83, "before")
        if line.low[cue] in line.facts.say:
            return None  # the verb has no visible subject, so nobody named here speaks
    return None


def _is_nested(line: Line, found: SpeakerPhrase, before: int) -> bool:
    """Whether a report is itself reported: "X says that Y says “…”"."""
    outer = line.cues(before + 1, found.first)
    return any(low in line.facts.complements for cue in outer for low in line.low[cue + 1 : found.first])


def _reaches(line: Line, cue: int, at: int, mark: str) -> bool:
    """Whether what a verb reports includes the quotation: up to a colon, right behind the verb, or behind "that"."""
    low, facts = line.low, line.facts
    is_strong = _is_strong(line, cue)
    if mark == ":":
        return is_strong or at - cue <= _NEAR
    if mark == ",":
        return at - cue <= _NEAR * 2 or (is_strong and (_is_hearsay(line, cue, at) or _tells_that(line, cue)))
    if low[cue] in facts.calling and "," not in low[cue:at]:
        return at - cue <= _NEAR or not facts.naming.isdisjoint(low[at - 3 : at])
    if cue == at - 1:
        return True
    if is_strong and at - cue <= _NEAR + 1 and _is_object(line, cue, at):
        return True
    if facts.zero_that and is_strong and at - cue <= _NEAR + 2 and low[cue + 1] not in facts.prepositions:
        return True
    complements = [n for n in range(cue + 1, at) if low[n] in facts.complements]
    return is_strong and ((bool(complements) and complements[0] - cue < 12) or _is_hearsay(line, cue, at))


def _may_say(line: Line, found: SpeakerPhrase, cue: int, at: int, mark: str) -> bool:
    """Whether a phrase without a name is a person, not a sign that says “no entry”."""
    if cue == at - 1 and mark not in (":", ","):
        return is_title(line, found._replace(name=found.stop))
    return _is_strong(line, cue)


def _is_strong(line: Line, cue: int) -> bool:
    """Whether a verb only reports speech."""
    facts = line.facts
    return not facts.strong or line.low[cue] in facts.strong or line.low[cue] not in facts.say


def _is_object(line: Line, cue: int, at: int) -> bool:
    """Whether a fragment is the end of a verb's object: promised the town “quick help”."""
    is_fragment = next((c for c in line.tokens[at].text if c.isalnum()), "").islower()
    between = range(cue + 1, at)
    return is_fragment and all(line.is_word(n) and not line.facts.gender_of(line.tokens[n].text) for n in between)


def _tells_that(line: Line, cue: int) -> bool:
    """Whether "that" follows a verb at once, with a comma where the language sets one."""
    that = cue + 1 + (cue + 1 < len(line.low) and line.low[cue + 1] == ",")
    return that < len(line.low) and line.low[that] in line.facts.complements


def _is_hearsay(line: Line, cue: int, at: int) -> bool:
    """Whether the clause behind a verb's comma has a verb form of indirect speech ("sagte, es sei")."""
    commas = [n for n in range(cue + 1, at) if line.low[n] == ","]
    return bool(commas) and any(line.low[n] in line.facts.hearsay for n in range(commas[0], at))


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
            return Finding(found, cue, 0.85, "after") if found is not None and found.kind is not Head.PRONOUN else None
        finding = _told_by(line, cue, after) if cue > n + 1 else None
        if finding is not None and finding.speaker.kind is Head.NAME:
            return finding._replace(confidence=0.85, rule="after")
        found = after_according_to(line, n + 1, after)
        if found is not None:
            return Finding(found, n + 1, 0.85, "according")
    return None
