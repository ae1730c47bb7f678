"""Continued speech: speakers of quotations without a cue of their own, and of cues with a pronoun, from sentences before."""

import re
from typing import NamedTuple

from bot.understand.quotes.attribution import NO_CUE, Attribution
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import DETERMINERS, PRONOUNS
from bot.understand.quotes.framing import is_speech
from bot.understand.quotes.institutions import BARE, is_institution, is_outlet
from bot.understand.quotes.names import Mention, is_adjective
from bot.understand.quotes.nouns import DEFINITE, trimmed
from bot.understand.quotes.offices import is_quotable, is_text
from bot.understand.quotes.people import People, Person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.place_names import is_landscape
from bot.understand.quotes.pronouns import (
    LOOK_BACK,
    PARAGRAPHS_BACK,
    fits,
    in_own_sentence,
    in_sentence,
    institution,
    nameless_person,
)
from bot.understand.quotes.speakers import attribute, attribute_next
from bot.understand.quotes.statements import BORDER
from bot.understand.quotes.verbless import DASHES, signature

_LONGEST_SIGNATURE = 9
_LABELLED, _SIGNED, _PRIOR = 0.95, 0.9, 0.6
"""Confidence in a transcript's label, in a signature below, and in the subject of the sentence before."""
_OF_NOUN, _OF_FIRM_NOUN, _OF_GROUP, _OF_PRONOUN, _RUNS_ON, _MAY_RUN_ON = 0.9, 0.9, 0.85, 0.95, 0.97, 0.85
"""Factors on the confidence: for a noun or pronoun as the speaker, and for speech that goes on in the paragraph or the next."""
_LABEL = re.compile(r"[“\"]([A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}):\s")
_LONGEST_STATEMENT = 150
_VERBLESS = frozenset({"subject", "carried", "carried-far"})
_CUED = frozenset({"name-said", "said-name", "before"})
_FIRM = frozenset({"name-said", "said-name", "before", "after", "according", "carried", "by-name"})
"""Rules sure enough for a speaker without a name."""


class Voice(NamedTuple):
    """Who says a quotation: its attribution, the person (None for a noun phrase), the confidence (0..1) and the rule."""

    attribution: Attribution
    person: Person | None
    confidence: float
    rule: str


class ContinuedSpeech:
    """Attributes the quotations of an English article in reading order."""

    def __init__(self, clauses: list[Clause], people: People, unclosed: frozenset[int]) -> None:
        self._clauses = clauses
        self._people = people
        self._unclosed = unclosed
        self.voices: dict[int, Voice] = {}

    def run(self) -> dict[int, Voice]:
        """The speakers by index of the quotation. Quotations without a likely speaker are missing."""
        for n, clause in enumerate(self._clauses):
            if not clause.statement.quotes or len(clause.tokens) > _LONGEST_STATEMENT:
                continue
            self._statement(n, clause)
        self._backwards()
        return self.voices

    def _statement(self, number: int, clause: Clause) -> None:
        """Attributes the quotations of one sentence."""
        positions = clause.statement.quotes
        earlier: Attribution | None = None
        for n, at in enumerate(positions):
            before = positions[n - 1] if n else BORDER
            after = positions[n + 1] if n + 1 < len(positions) else len(clause.tokens)
            found = attribute(clause, at, before, after, earlier)
            earlier = found
            voice = self._labelled_inside(clause, at) or (
                self._voiced(number, found) if found else self._continued(number, clause, at)
            )
            if voice is not None:
                self.voices[clause.tokens[at].quote] = voice

    def _labelled_inside(self, clause: Clause, at: int) -> Voice | None:
        """The label of a transcript inside the marks ("ROWE: ...")."""
        match = _LABEL.match(clause.tokens[at].text)
        if match is None or not is_speech(clause.tokens[at].text[match.end() :]):
            return None  # "NORLAND: The State of the Dams" is a book
        attribution = Attribution(clause, Phrase(Kind.NAME, at, at + 1), NO_CUE, _LABELLED, "label")
        return Voice(attribution, Person(match.group(1), "", "", True), _LABELLED, "label")

    def _voiced(self, number: int, found: Attribution) -> Voice | None:
        """The speaker of an attribution, with the person looked up; None if the phrase identifies nobody."""
        phrase = found.phrase
        if not found.confidence:
            return Voice(found, None, 0.0, found.rule)
        if phrase.kind is Kind.NAME and phrase.mention is not None:
            person = self._people.look_up(found.clause.statement, phrase.mention)
            if found.rule in _VERBLESS and found.cue < 0 and not person.human:
                return None
            if not person.human and is_adjective(person.name):
                return self._demonym(found, phrase.mention)
            if not person.human and self._is_no_name(person.name):
                return None
            return Voice(found, person, found.confidence, found.rule)
        return self._noun(number, found) if phrase.kind is Kind.NOUN else self._pronoun(number, found)

    def _is_no_name(self, name: str) -> bool:
        """Whether no speaker has this name: "Federation", "River Arle", "Music"."""
        words = name.split()
        if name.lower() in BARE or is_landscape(words):
            return True
        return not (is_institution(words) or is_outlet(words)) and self._people.is_common_word(name)

    def _noun(self, number: int, found: Attribution) -> Voice | None:
        """A speaker without a name; or a person: a surname that is a title ("King said"), or the writer of "the statement"."""
        clause, first, stop = found.clause, found.phrase.first, found.phrase.stop
        person = self._title_as_surname(clause, first, stop) or self._author(number, clause, first, stop)
        if person is not None:
            return Voice(found, person, found.confidence * _OF_NOUN, found.rule)
        part = trimmed(clause.tokens, clause.low, first, stop)
        if part is None:
            return None
        sure = found.confidence * (_OF_FIRM_NOUN if found.rule in _FIRM else _OF_GROUP)
        return Voice(found._replace(phrase=Phrase(Kind.NOUN, *part)), None, sure, found.rule)

    def _title_as_surname(self, clause: Clause, first: int, stop: int) -> Person | None:
        """The person whose surname is also a title ("King said")."""
        name = clause.tokens[stop - 1].text
        if not name[0].isupper() or clause.low[first] in DETERMINERS or "and" in clause.low[first:stop]:
            return None
        person = self._people.look_up(clause.statement, Mention(first, stop - 1, stop, possessive=False))
        return person if person.human and person.name != name else None

    def _author(self, number: int, clause: Clause, first: int, stop: int) -> Person | None:
        """The writer of a text: "Ann Lee thanked them in a letter. “…,” the letter said"."""
        before = self._clauses[number - 1] if number else None
        if before is None or before.statement.paragraph != clause.statement.paragraph or clause.low[first:stop][:-1] != ["the"]:
            return None
        writer = before.writer_of(clause.low[stop - 1]) if is_text(clause.low[stop - 1]) else None
        if writer is None:
            return None
        person = self._people.look_up(before.statement, writer)
        return person if person.name.lower() not in BARE and not is_adjective(person.name) else None

    def _demonym(self, found: Attribution, mention: Mention) -> Voice | None:
        """A person called by country or party: "the Norlander" identifies somebody, "Norlandic claims" does not."""
        if found.clause.low[mention.first] != "the":
            return None
        phrase = Phrase(Kind.NOUN, mention.first, mention.stop)
        return Voice(found._replace(phrase=phrase), None, found.confidence * _OF_NOUN, found.rule)

    def _pronoun(self, number: int, found: Attribution) -> Voice | None:
        """The person "he", "she" or "it" means: the last one that fits, an earlier speaker or subject first."""
        word, stop = found.clause.low[found.phrase.first], found.phrase.first
        gender = PRONOUNS.get(word, "")
        if word in ("it", "they"):
            body = institution(self._people, found.clause, stop)
            return Voice(found, body, found.confidence * _OF_GROUP, found.rule + "/it") if body is not None else None
        if not gender:
            return None
        own = in_own_sentence(self._people, found.clause, gender, stop)
        if own.blocked:
            return None
        if own.person is not None:
            return Voice(found, own.person, found.confidence * own.sure, found.rule + "/he")
        paragraph = self._clauses[number].statement.paragraph
        before = self._clauses[number - 1] if number else None
        for clause in self._clauses[max(0, number - LOOK_BACK + 1) : number][::-1]:
            if paragraph - clause.statement.paragraph > PARAGRAPHS_BACK:
                break
            heard = self._speaker_in(clause, found, gender) or (
                self._nameless_before(number, found) if clause is before else None
            )
            if heard is not None:
                return heard
            there = in_sentence(self._people, clause, gender)
            if there.person is not None:
                return Voice(found, there.person, found.confidence * there.sure, found.rule + "/he")
            if there.blocked:
                break
        return None

    def _speaker_in(self, clause: Clause, found: Attribution, gender: str) -> Voice | None:
        """The speaker of a quotation in an earlier sentence, if the pronoun fits."""
        for at in clause.statement.quotes:
            voice = self.voices.get(clause.tokens[at].quote)
            if voice is not None and voice.person is not None and fits(voice.person, gender):
                return Voice(
                    found,
                    voice.person,
                    found.confidence * (_OF_PRONOUN if voice.person.gender else _OF_GROUP),
                    found.rule + "/he",
                )
        return None

    def _nameless_before(self, number: int, found: Attribution) -> Voice | None:
        """ "…," an aide said. "…," he added: a speaker without a name goes on in the next sentence, no further."""
        before, last = self._clauses[number - 1], self._last_voice(self._clauses[number - 1])
        if last is None or before.statement.paragraph != self._clauses[number].statement.paragraph:
            return None
        voice = last[1]
        article = nameless_person(voice.attribution.clause, voice.attribution.phrase) if voice.person is None else ""
        if not article or article in DEFINITE or voice.rule not in _CUED or found.cue < 0:
            return None
        return voice._replace(confidence=voice.confidence * _OF_NOUN, rule=found.rule + "/he")

    def _continued(self, number: int, clause: Clause, at: int) -> Voice | None:
        """The speaker of a quotation that its own sentence does not attribute."""
        signed = self._signed_below(number, clause)
        if signed is not None or number == 0:
            return signed
        previous = self._clauses[number - 1]
        if previous.statement.colon:
            found = attribute_next(previous)
            voice = self._voiced(number - 1, found) if found else None
            if voice is not None:
                return voice._replace(rule="colon")
        if any(mention.first < at for mention in clause.mentions) or any(is_quotable(low) for low in clause.low[:at]):
            return None  # a quotation in a sentence about somebody is not the earlier speaker's
        same = previous.statement.paragraph == clause.statement.paragraph
        near = clause.statement.paragraph - previous.statement.paragraph <= 1
        last = self._last_voice(previous)
        if last is not None and near:
            index, voice = last
            first = voice.attribution.phrase.first
            if not same and voice.attribution.clause.low[max(0, first - 1) : first] == ["what"]:
                return None  # "what NAME called a “ruin”": the sentence is about somebody else
            if not same and voice.person is not None and not voice.person.human:
                return None  # an institution seldom goes on speaking without being named again
            sure = _RUNS_ON if same or index in self._unclosed else _MAY_RUN_ON
            return voice._replace(confidence=voice.confidence * sure, rule="same" if same else "next")
        return self._subject_before(number - 1, previous, same)

    def _signed_below(self, number: int, clause: Clause) -> Voice | None:
        """A signature in a sentence of its own behind a quotation: "- NAME", or "NAME said" after a full stop."""
        if number + 1 >= len(self._clauses) or len(clause.tokens) != len(clause.statement.quotes):
            return None
        below = self._clauses[number + 1]
        same = below.statement.paragraph == clause.statement.paragraph
        if below.statement.quotes or len(below.tokens) > _LONGEST_SIGNATURE:
            return None
        cues = below.cues(0, len(below.tokens))
        phrase = signature(below, 1) if below.low[0] in DASHES else below.subject(cues[0], 0) if same and cues else None
        if phrase is None or (same and not cues) or phrase.kind is Kind.NOUN:
            return None
        return self._voiced(number + 1, Attribution(below, phrase, cues[0] if cues else NO_CUE, _SIGNED, "signed"))

    def _last_voice(self, clause: Clause) -> tuple[int, Voice] | None:
        """The last quotation of a sentence that has a speaker: its index and speaker."""
        for at in reversed(clause.statement.quotes):
            index = clause.tokens[at].quote
            return (index, self.voices[index]) if index in self.voices else None
        return None

    def _subject_before(self, number: int, previous: Clause, same: bool) -> Voice | None:
        """The subject of the sentence before, as the likely speaker."""
        if previous.statement.quotes:
            return None
        cues = previous.cues(0, len(previous.tokens))
        subject = (previous.subject(cues[-1], 0) if cues else None) or previous.first_subject(0, len(previous.tokens))
        if subject is None or (not cues and not same):
            return None
        voice = self._voiced(number, Attribution(previous, subject, NO_CUE, _PRIOR + 0.02 * (same and bool(cues)), "prior"))
        return voice._replace(rule="prior" if same else "prior-paragraph") if voice else None

    def _backwards(self) -> None:
        """ "…." "…," NAME said: gives quotations without a cue the speaker of the quotation that follows directly."""
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
                    self.voices[clause.tokens[at].quote] = voice._replace(
                        confidence=voice.confidence * _OF_PRONOUN, rule="backwards"
                    )
