"""Speakers in Japanese, Chinese, Korean, Thai and Hindi, by the particles and verbs around a quotation."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.understand.knowledge import knowledge
from bot.understand.quotes.attribution import NO_CUE, Attribution
from bot.understand.quotes.continued import Voice
from bot.understand.quotes.other_languages.lines import Line
from bot.understand.quotes.people import Person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.quotation_marks import Quotation

_LOOKED_AT = 60
_SURE = 0.8


class ParticlePatterns(NamedTuple):
    """Patterns of one language.

    `reported` matches what follows a reported quotation; `never` matches phrases that are no speaker, `who` those that are;
    `before` and `behind` find the speaker before or behind the quotation. The group that matches is the speaker.
    """

    reported: re.Pattern[str]
    never: re.Pattern[str]
    who: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@lru_cache(maxsize=8)
def particle_patterns(language: str) -> ParticlePatterns | None:
    """The patterns of a language; None for a language that is read by clauses."""
    table = knowledge(language).get("quotation")
    if table is None:
        return None
    return ParticlePatterns(*(re.compile(table[name]) for name in ParticlePatterns._fields))


def voices_by_particles(
    body: str, quotations: Sequence[Quotation], lines: Sequence[Line], facts: ParticlePatterns
) -> dict[int, Voice]:
    """The speakers by index of the quotation. Quotations without a likely speaker are missing."""
    voices: dict[int, Voice] = {}
    for line in lines:
        for at in line.statement.quotes:
            index = line.tokens[at].quote
            place = speaker_by_particles(body, quotations[index].start, quotations[index].end, facts)
            name = body[slice(*place)].strip() if place is not None else ""
            if name and facts.never.match(name) is None and facts.who.search(name) is not None:
                attribution = Attribution(line, Phrase(Kind.NOUN, at, at + 1), NO_CUE, _SURE, "topic")
                voices[index] = Voice(attribution, Person(name, "", "", True), _SURE, "topic")
    return voices


def speaker_by_particles(body: str, start: int, end: int, facts: ParticlePatterns) -> tuple[int, int] | None:
    """Where the speaker of the quotation `body[start:end]` stands: `body[first:stop]`, office included; None if unknown."""
    after = body[end : end + _LOOKED_AT].partition("\n")[0]
    behind = facts.behind.match(after)
    if behind is not None:
        return end + behind.start(1), end + behind.end(1)
    if facts.reported.match(after) is None:
        return None
    opening = max(start - _LOOKED_AT, 0)
    opening = max(opening, body.rfind("\n", 0, start) + 1)
    before = facts.before.search(body[opening:start])
    if before is None:
        return None
    first, stop = before.span(before.lastindex or 1)
    return opening + first, opening + stop
