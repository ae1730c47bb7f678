"""Whom the sentences before a quotation are about: whom "he", "she", or a verb without its subject means."""

from collections.abc import Sequence

from bot.understand.quotes.attribution import Attribution
from bot.understand.quotes.continued import Voice
from bot.understand.quotes.people import Person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.tongue_colons import Finding
from bot.understand.quotes.tongue_facts import TongueFacts, plain
from bot.understand.quotes.tongue_lines import Line, Said, Source
from bot.understand.quotes.tongue_names import TongueNames

_FARTHEST = 3
"""Sentences back that are looked at."""


class Focus:
    """The sentences of an article, asked for the person whom the last of them is about."""

    def __init__(self, lines: Sequence[Line], facts: TongueFacts, named: TongueNames) -> None:
        self._lines = lines
        self._facts = facts
        self._named = named

    def told_of(self, number: int, found: Finding, gender: str = "") -> Voice | None:
        """NAME disagrees. She knows the plan. "…", she said: whom the sentences before have for their subject.

        Looks back three sentences of the paragraph, over those whose subject is a pronoun, and gives nobody where somebody else
        is named in between. `gender` is "m" or "f" where a pronoun tells it.
        """
        for back in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
            before = self._lines[back]
            if before.statement.quotes or before.statement.paragraph != self._lines[number].statement.paragraph:
                return None
            source = before.phrase(0, len(before.low))
            if source is not None and source.kind is Said.PRONOUN:
                gender = gender or ("m" if before.low[source.first] in self._facts.masculine else "f")
            elif source is not None:
                return self._voice(back, number, source, found, gender)
            elif not before.low or before.low[0] not in self._facts.say:
                return None
        return None

    def _voice(self, back: int, number: int, source: Source, found: Finding, gender: str) -> Voice | None:
        before = self._lines[back]
        person = self._person(before, source)
        if person is None or (gender and person.gender != gender):
            return None
        attribution = Attribution(before, Phrase(Kind.NOUN, source.first, source.stop), -1, found.confidence, found.rule)
        voice = Voice(attribution, person, found.confidence * 0.85, found.rule + "/told")
        return None if self.is_another_named(back, number, found, voice) else voice

    def _person(self, line: Line, source: Source) -> Person | None:
        if source.kind is Said.OFFICE:
            return self._named.holder(line, source)
        return self._named.person(line, source) if line.is_person(source) else None

    def is_another_named(self, first: int, last: int, found: Finding, voice: Voice) -> bool:
        """Whether somebody else is named between a speaker and a pronoun that may mean either."""
        own = set(plain(voice.person.name).split()) if voice.person is not None else set()
        for n in range(first, last + 1):
            line = self._lines[n]
            start = voice.attribution.phrase.stop if voice.attribution.clause is line else 0
            stop = found.source.first if n == last else len(line.low)
            for at in range(start, stop):
                is_name = line.is_capital(at) and bool(self._facts.gender_of(line.tokens[at].text))
                if is_name and line.low[at] not in own:
                    return True
        return False
