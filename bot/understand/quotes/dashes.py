"""Speech that a dash opens instead of quotation marks: "– We will wait, says Ms Roe." in a paragraph of its own."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understand.quotes.spans import Span
from bot.understand.quotes.tongue_facts import TongueFacts

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = re.compile(r"\s*[–—―-]\s*(?=[^\W\d_])")
_LONGEST = 1500


def with_dash_speech(body: str, spans: Sequence[Span], facts: TongueFacts) -> list[Span]:
    """The spans of a body with those that dashes open, in reading order; marks inside such speech bound nothing.

    A dash may open an item of a list as well: paragraphs count only where the verb of saying of one of them is seen.
    """
    cue = _cue_pattern(facts)
    found: list[Span] = []
    is_speech = False
    for number, paragraph in enumerate(_PARAGRAPH.finditer(body)):
        opening = _OPENING.match(body, paragraph.start(), paragraph.end())
        if opening is None or not body[opening.end()].isupper() or paragraph.end() - opening.end() > _LONGEST:
            continue
        ending = cue.search(body, opening.end(), paragraph.end())
        is_speech = is_speech or ending is not None
        end = paragraph.end() if ending is None else ending.start() + (body[ending.start()] in ".!?…")
        found.append(Span(opening.end(), len(body[:end].rstrip()) if ending is None else end, number))
    if not is_speech:
        return list(spans)
    kept = [span for span in spans if not any(one.start < span.end and span.start < one.end for one in found)]
    return sorted([*kept, *found], key=lambda span: span.start)


@lru_cache(maxsize=32)
def _cue_pattern(facts: TongueFacts) -> re.Pattern[str]:
    """What ends speech behind a dash: a mark or another dash, then a verb of saying."""
    say = "|".join(map(re.escape, sorted(facts.say)))
    told = "|".join(map(re.escape, sorted(facts.participles)))
    helped = "|".join(map(re.escape, sorted(facts.auxiliaries)))
    verb = rf"(?:{say})" if not told or not helped else rf"(?:(?:{say})|(?:(?:{helped})[\s-]+){{1,2}}(?:{told}))"
    return re.compile(rf"(?:[,.!?…]\s*(?:[–—―-]\s*)?|\s[–—―]\s?){verb}(?!\w)")
