"""Speech that begins with a dash instead of quotation marks: "– We will wait, says Ms Roe." in its own paragraph."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understand.quotes.other_languages.facts import LanguageFacts
from bot.understand.quotes.quotation_marks import Quotation

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = re.compile(r"\s*[–—―-]\s*(?=[^\W\d_])")
_WITHIN = re.compile(r"(?<=[.:])\s[–—―-]\s(?=[^\W\d_])")
_LONGEST = 1500
_LONGEST_TAIL = 90


def with_dash_speech(body: str, quotations: Sequence[Quotation], facts: LanguageFacts) -> list[Quotation]:
    """The quotations of a body, with those that a dash opens, in reading order.

    A dash may also open a list item, so dashes count only in an article where a verb of saying follows one of them. Quotation
    marks inside speech with a dash are ignored.
    """
    cue, unknown = _cue_pattern(facts), _verb_pattern(facts)
    found: list[Quotation] = []
    is_speech = False
    for number, paragraph in enumerate(_PARAGRAPH.finditer(body)):
        if len(paragraph.group()) > _LONGEST:
            continue
        openings = _openings(body, paragraph.start(), paragraph.end())
        for opening, stop in zip(openings, [*openings, paragraph.end()][1:], strict=True):
            ending = cue.search(body, opening, stop) or _unknown_verb(body, opening, stop, unknown, facts)
            is_speech = is_speech or ending is not None
            is_first = not body[paragraph.start() : opening].strip("–—―- \xa0")
            if ending is None and not is_first and not body[:opening].rstrip("–—―- \xa0").endswith(":"):
                continue  # a dash behind a full stop sets off an aside as well
            end = stop if ending is None else ending.start() + (body[ending.start()] in ".!?…")
            end = len(body[:end].rstrip("–—―- \xa0\n")) if ending is None else end
            found.append(Quotation(opening, end, number))
    if not is_speech:
        return list(quotations)
    kept = [
        quotation
        for quotation in quotations
        if not any(other.start < quotation.end and quotation.start < other.end for other in found)
    ]
    return sorted([*kept, *found], key=lambda quotation: quotation.start)


def _openings(body: str, start: int, stop: int) -> list[int]:
    """Where a dash opens speech: at a paragraph's head, or behind a full stop or colon inside it."""
    first = _OPENING.match(body, start, stop)
    places = [first.end()] if first is not None else []
    places += [dash.end() for dash in _WITHIN.finditer(body, start, stop)]
    return [place for place in places if body[place].isupper()]


@lru_cache(maxsize=32)
def _cue_pattern(facts: LanguageFacts) -> re.Pattern[str]:
    """What ends speech with a dash: a mark or another dash, then a verb of saying."""
    say = "|".join(map(re.escape, sorted(facts.say)))
    participles = "|".join(map(re.escape, sorted(facts.participles)))
    helped = "|".join(map(re.escape, sorted(facts.auxiliaries)))
    verb = rf"(?:{say})" if not participles or not helped else rf"(?:(?:{say})|(?:(?:{helped})[\s-]+){{1,2}}(?:{participles}))"
    return re.compile(rf"(?:[,.!?…]\s*(?:[–—―-]\s*)?|\s[–—―]\s?){verb}(?!\w)")


def _unknown_verb(body: str, start: int, stop: int, verb: re.Pattern[str] | None, facts: LanguageFacts) -> re.Match[str] | None:
    """Where an unknown verb stands between speech and a name at the paragraph's end."""
    if verb is None:
        return None
    found = [match for match in verb.finditer(body, start, stop) if stop - match.start() <= _LONGEST_TAIL]
    return next((match for match in found if not facts.is_small(match[1]) and match[1] not in facts.titles), None)


@lru_cache(maxsize=32)
def _verb_pattern(facts: LanguageFacts) -> re.Pattern[str] | None:
    """What ends speech with a dash at a word that only looks like a verb; None where a language has no such endings."""
    if not facts.verb_endings:
        return None
    endings = "|".join(map(re.escape, facts.verb_endings))
    return re.compile(
        rf"(?:[,!?…]\s*(?:[–—―-]\s*)?|\s[–—―]\s)([^\W\d_A-Z]\w*(?:{endings}))(?:\s(?:się|seg|sig))?\s(?=[A-ZÀ-ÞА-ЯЄІЇ]\w)"
    )
