"""Speech that runs on: quotations without a cue of their own, and pronouns, take their speaker from what came before."""

import re
from typing import NamedTuple

from bot.understand.quotes.cues import PRONOUNS, SAYING
from bot.understand.quotes.foreign import attribute_foreign
from bot.understand.quotes.names import Mention, is_adjective
from bot.understand.quotes.people import People, Person
from bot.understand.quotes.phrases import Clause, Kind, Phrase
from bot.understand.quotes.speakers import DASHES, Attribution, attribute, attribute_next

_LONGEST_SIGNATURE = 9
_LABEL = re.compile(r"[“\"]([A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}):\s")
_LONGEST_STATEMENT = 150
_FIRM = frozenset({"name-said", "said-name", "before", "after", "according", "carried", "by-name"})
"""Rules firm enough for a speaker without a name."""

_REPORTS_WITHIN = 6
"""Words at a sentence's end among which its verb of saying stands."""
_LOOK_BACK = 8
_PARAGRAPHS_BACK = 3


class Voice(NamedTuple):
    """Who speaks a quotation: the attribution it rests on, the person meant (None for a noun phrase) and how sure it is."""

    attribution: Attribution
    person: Person | None
    confidence: float
    rule: str


class Threads:
    """Attributes the quotations of an article in reading order."""

    def __init__(self, clauses: list[Clause], people: People, unclosed: frozenset[int], language: str) -> None:
        self._clauses = clauses
        self._people = people
        self._unclosed = unclosed
        self._language = language
        self.voices: dict[int, Voice] = {}

    def run(self) -> dict[int, Voice]:
        """Who speaks, by span index; a span that nobody can be given for is missing."""
        for n, clause in enumerate(self._clauses):
            if not clause.statement.quotes or len(clause.tokens) > _LONGEST_STATEMENT:
                continue
            if self._language == "en":
                self._statement(n, clause)
            else:
                self._foreign(n, clause)
        self._backwards()
        return self.voices

    def _foreign(self, number: int, clause: Clause) -> None:
        for at in clause.statement.quotes:
            found = attribute_foreign(clause, at, self._language)
            voice = self._voiced(number, found) if found is not None else None
            if voice is not None:
                self.voices[clause.tokens[at].quote] = voice

    def _statement(self, number: int, clause: Clause) -> None:
        positions = clause.statement.quotes
        earlier: Attribution | None = None
        for n, at in enumerate(positions):
            before = positions[n - 1] if n else -1
            after = positions[n + 1] if n + 1 < len(positions) else len(clause.tokens)
            found = attribute(clause, at, before, after, earlier)
            earlier = found
            voice = self._named_inside(clause, at) or (
                self._voiced(number, found) if found else self._continued(number, clause, at)
            )
            if voice is not None:
                self.voices[clause.tokens[at].quote] = voice

    def _named_inside(self, clause: Clause, at: int) -> Voice | None:
        """A transcript's own label ("ROWE: ...")."""
        match = _LABEL.match(clause.tokens[at].text)
        if match is None:
            return None
        attribution = Attribution(clause, Phrase(Kind.NAME, at, at + 1), -1, 0.95, "label")
        return Voice(attribution, Person(match.group(1), "", "", True), 0.95, "label")

    def _voiced(self, number: int, found: Attribution) -> Voice | None:
        phrase = found.phrase
        if phrase.kind is Kind.NAME and phrase.mention is not None:
            person = self._people.look_up(found.clause.statement, phrase.mention)
            if found.rule == "subject" and not person.human:
                return None
            if not person.human and is_adjective(person.name):
                return self._of_a_people(found, phrase.mention)
            return Voice(found, person, found.confidence, found.rule)
        if phrase.kind is Kind.NOUN:
            return Voice(found, None, found.confidence * (0.9 if found.rule in _FIRM else 0.85), found.rule)
        return self._pronoun(number, found)

    def _of_a_people(self, found: Attribution, mention: Mention) -> Voice | None:
        """Someone called by country or party: "the Norlander" says who it is, "Norlandic claims" does not."""
        first = mention.first
        if found.clause.low[first] != "the" and (first == 0 or found.clause.low[first - 1] != "the"):
            return None
        phrase = Phrase(Kind.NOUN, first if found.clause.low[first] == "the" else first - 1, mention.stop)
        return Voice(found._replace(phrase=phrase), None, found.confidence * 0.9, found.rule)

    def _pronoun(self, number: int, found: Attribution) -> Voice | None:
        """He or she: the last fitting person, the speaker or subject of a sentence before others in it."""
        word = found.clause.low[found.phrase.first]
        gender = PRONOUNS.get(word, "")
        if word in ("it", "they"):
            return self._institution(found)
        if not gender:
            return None
        paragraph = self._clauses[number].statement.paragraph
        for n in range(number, max(-1, number - _LOOK_BACK), -1):
            clause = self._clauses[n]
            if paragraph - clause.statement.paragraph > _PARAGRAPHS_BACK:
                break
            person, sure = self._antecedent(clause, gender, found.phrase.first if n == number else len(clause.tokens), n < number)
            if person is not None:
                return Voice(found, person, found.confidence * sure, found.rule + "/he")
        return None

    def _institution(self, found: Attribution) -> Voice | None:
        """It: the institution that the same sentence is about."""
        clause = found.clause
        subject = clause.first_subject(0, found.phrase.first)
        if subject is None or subject.mention is None:
            return None
        person = self._people.look_up(clause.statement, subject.mention)
        return None if person.human else Voice(found, person, found.confidence * 0.85, found.rule + "/it")

    def _antecedent(self, clause: Clause, gender: str, stop: int, whole: bool) -> tuple[Person | None, float]:
        for at in clause.statement.quotes if whole else ():
            voice = self.voices.get(clause.tokens[at].quote)
            if voice is not None and voice.person is not None and self._fits(voice.person, gender):
                return voice.person, 0.95 if voice.person.gender else 0.85
        mentions = [m for m in clause.mentions if m.stop <= stop]
        subject = clause.first_subject(0, stop)
        if whole and subject is not None and PRONOUNS.get(clause.low[subject.first], "") == gender:
            return None, 0.0
        reporter = self._reporter(clause) if whole else None
        for phrase in (subject, reporter):
            if phrase is not None and phrase.mention is not None and phrase.mention in mentions:
                mentions.insert(0, phrase.mention)
        fitting: list[Person] = []
        for mention in mentions:
            person = self._people.look_up(clause.statement, mention)
            if self._fits(person, gender) and person.name not in [other.name for other in fitting]:
                fitting.append(person)
        if not fitting:
            return None, 0.0
        return fitting[0], (0.93 if len(fitting) == 1 else 0.82) * (1.0 if fitting[0].gender else 0.9)

    @staticmethod
    def _reporter(clause: Clause) -> Phrase | None:
        """Whose words a sentence without quotation marks reports: "The dam will hold, NAME said"."""
        cues = [cue for cue in clause.cues(0, len(clause.tokens)) if clause.low[cue] in SAYING]
        if not cues or cues[-1] < len(clause.tokens) - _REPORTS_WITHIN:
            return None
        return clause.subject(cues[-1], 0) or clause.starting_at(cues[-1] + 1)

    @staticmethod
    def _fits(person: Person, gender: str) -> bool:
        return person.human and person.gender in ("", gender)

    def _continued(self, number: int, clause: Clause, at: int) -> Voice | None:
        """A quotation that its own sentence says nothing about."""
        signed = self._signed_below(number, clause)
        if signed is not None or number == 0:
            return signed
        previous = self._clauses[number - 1]
        if previous.statement.colon:
            found = attribute_next(previous)
            voice = self._voiced(number - 1, found) if found else None
            if voice is not None:
                return voice._replace(rule="colon")
        same = previous.statement.paragraph == clause.statement.paragraph
        near = clause.statement.paragraph - previous.statement.paragraph <= 1
        last = self._last_voice(previous)
        if last is not None and near:
            index, voice = last
            sure = 0.97 if same or index in self._unclosed else 0.85
            return voice._replace(confidence=voice.confidence * sure, rule="same" if same else "next")
        return self._subject_before(number - 1, previous, same)

    def _signed_below(self, number: int, clause: Clause) -> Voice | None:
        """A line of its own behind a quotation that stands alone: "- NAME", or "NAME said" after a full stop."""
        if number + 1 >= len(self._clauses) or len(clause.tokens) != len(clause.statement.quotes):
            return None
        below = self._clauses[number + 1]
        same = below.statement.paragraph == clause.statement.paragraph
        if below.statement.quotes or len(below.tokens) > _LONGEST_SIGNATURE:
            return None
        cues = below.cues(0, len(below.tokens))
        phrase = below.starting_at(1) if below.low[0] in DASHES else below.subject(cues[0], 0) if same and cues else None
        if phrase is None or (same and not cues) or phrase.kind is Kind.NOUN:
            return None
        return self._voiced(number + 1, Attribution(below, phrase, cues[0] if cues else -1, 0.9, "signed"))

    def _last_voice(self, clause: Clause) -> tuple[int, Voice] | None:
        for at in reversed(clause.statement.quotes):
            index = clause.tokens[at].quote
            return (index, self.voices[index]) if index in self.voices else None
        return None

    def _subject_before(self, number: int, previous: Clause, same: bool) -> Voice | None:
        """The sentence before says who is about to speak."""
        if previous.statement.quotes:
            return None
        cues = previous.cues(0, len(previous.tokens))
        subject = (previous.subject(cues[-1], 0) if cues else None) or previous.first_subject(0, len(previous.tokens))
        if subject is None or (not cues and not same):
            return None
        voice = self._voiced(number, Attribution(previous, subject, -1, 0.72 if same and cues else 0.6, "prior"))
        return voice._replace(rule="prior" if same else "prior-paragraph") if voice else None

    def _backwards(self) -> None:
        """ "…." "…," NAME said: a quotation at a paragraph's start belongs to the one that follows it directly."""
        for n in range(len(self._clauses) - 2, -1, -1):
            clause, after = self._clauses[n], self._clauses[n + 1]
            if not clause.statement.quotes or not after.statement.quotes or after.statement.quotes[0] != 0:
                continue
            if clause.statement.paragraph != after.statement.paragraph or len(clause.tokens) != len(clause.statement.quotes):
                continue
            voice = self.voices.get(after.tokens[0].quote)
            for at in clause.statement.quotes:
                mine = self.voices.get(clause.tokens[at].quote)
                if (
                    voice is not None
                    and (mine is None or mine.rule in ("next", "prior", "prior-paragraph"))
                    and voice.rule not in ("same", "next", "prior", "prior-paragraph")
                ):
                    self.voices[clause.tokens[at].quote] = voice._replace(confidence=voice.confidence * 0.95, rule="backwards")
