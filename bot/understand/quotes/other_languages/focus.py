"""Whom the sentences before a quotation are about: the person that "he", "she" or a missing subject means."""

from collections.abc import Sequence

from bot.understand.quotes.attribution import NO_CUE, Attribution
from bot.understand.quotes.continued import Voice
from bot.understand.quotes.other_languages.colons import Finding
from bot.understand.quotes.other_languages.facts import LanguageFacts, plain
from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase
from bot.understand.quotes.other_languages.names import FullNames
from bot.understand.quotes.people import Person
from bot.understand.quotes.phrases import Kind, Phrase

_FARTHEST = 3
"""How many sentences back are looked at."""


class Focus:
    """Finds the person that the last sentences before a quotation are about."""

    def __init__(self, lines: Sequence[Line], facts: LanguageFacts, named: FullNames) -> None:
        self._lines = lines
        self._facts = facts
        self._named = named

    def subject_before(self, number: int, found: Finding, gender: str = "") -> Voice | None:
        """NAME disagrees. She knows the plan. "…", she said: the subject of the sentences before.

        Looks back three sentences of the paragraph, past those whose subject is a pronoun. Finds nobody if somebody else is
        named in between. `gender` is "m" or "f" if a pronoun shows it.
        """
        for back in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
            before = self._lines[back]
            if before.statement.quotes or before.statement.paragraph != self._lines[number].statement.paragraph:
                return None
            speaker = before.phrase(0, len(before.low))
            if speaker is not None and speaker.kind is Head.PRONOUN:
                gender = gender or ("m" if before.low[speaker.first] in self._facts.masculine else "f")
            elif speaker is not None:
                return self._voice(back, number, speaker, found, gender)
            elif not before.low or before.low[0] not in self._facts.say:
                return None
        return None

    def _voice(self, back: int, number: int, speaker: SpeakerPhrase, found: Finding, gender: str) -> Voice | None:
        before = self._lines[back]
        person = self._person(before, speaker)
        if person is None or (gender and person.gender != gender):
            return None
        attribution = Attribution(before, Phrase(Kind.NOUN, speaker.first, speaker.stop), NO_CUE, found.confidence, found.rule)
        voice = Voice(attribution, person, found.confidence * 0.85, found.rule + "/told")
        return None if self.is_another_named(back, number, found, voice) else voice

    def _person(self, line: Line, speaker: SpeakerPhrase) -> Person | None:
        if speaker.kind is Head.OFFICE:
            return self._named.holder(line, speaker)
        return self._named.person(line, speaker) if line.is_person(speaker) else None

    def is_another_named(self, first: int, last: int, found: Finding, voice: Voice) -> bool:
        """Whether somebody else is named between a speaker and a pronoun, so that the pronoun may mean either."""
        own = set(plain(voice.person.name).split()) if voice.person is not None else set()
        for n in range(first, last + 1):
            line = self._lines[n]
            start = voice.attribution.phrase.stop if voice.attribution.clause is line else 0
            stop = found.speaker.first if n == last else len(line.low)
            for at in range(start, stop):
                is_name = line.is_capital(at) and bool(self._facts.gender_of(line.tokens[at].text))
                if is_name and line.low[at] not in own:
                    return True
        return False
