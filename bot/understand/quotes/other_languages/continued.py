"""Speakers in articles that are not in English: first by clause rules, then by continued speech, then with full names."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understand.abbreviations import abbreviations
from bot.understand.quotes.attribution import Attribution
from bot.understand.quotes.continued import Voice
from bot.understand.quotes.framing import is_speech
from bot.understand.quotes.other_languages.clauses import attribute_indirect_speech, attribute_next, attribute_quotation
from bot.understand.quotes.other_languages.colons import Finding
from bot.understand.quotes.other_languages.facts import LanguageFacts, plain
from bot.understand.quotes.other_languages.focus import Focus
from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase
from bot.understand.quotes.other_languages.names import FullNames
from bot.understand.quotes.other_languages.words import split_elisions
from bot.understand.quotes.people import Person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.quotation_marks import Quotation
from bot.understand.quotes.statements import BORDER, Statement, read_statements

_LONGEST_LINE = 160
_TWO_WORDS = re.compile(r"(?<!\w)(\w+)(?=\s([^\W\d_][\w-]*))")


def read_lines(body: str, quotations: Sequence[Quotation], facts: LanguageFacts, language: str = "") -> list[Line]:
    """The article's sentences for the clause rules."""
    statements = []
    for statement in read_statements(body, quotations, abbreviations(language).leading):
        tokens = split_elisions(statement.tokens, facts)
        quotes = tuple(n for n, token in enumerate(tokens) if token.quote >= 0)
        statements.append(Statement(tokens, statement.paragraph, quotes, statement.colon))
    nouns = _nouns(body, facts) if facts.capital_nouns else frozenset()
    capitals = frozenset(
        plain(token.text)
        for statement in statements
        for token in statement.tokens[1:]
        if token.quote < 0 and token.text[0].isupper()
    )
    return [Line(statement, facts, nouns, capitals) for statement in statements]


def _nouns(body: str, facts: LanguageFacts) -> frozenset[str]:
    """Words that have a capital and stand behind an article somewhere in the body: nouns, not names."""
    articles = facts.determiners | facts.object_determiners
    return frozenset(
        plain(found[2]) for found in _TWO_WORDS.finditer(body) if plain(found[1]) in articles and found[2][0].isupper()
    )


class LanguageSpeech:
    """Attributes the quotations of an article in reading order."""

    def __init__(self, body: str, lines: Sequence[Line], facts: LanguageFacts) -> None:
        self._lines = lines
        self._facts = facts
        self._named = FullNames(body, lines, facts)
        for line in lines:
            line.surnames = self._named.surnames
        self._focus = Focus(lines, facts, self._named)
        self.voices: dict[int, Voice] = {}
        self._reporting: Voice | None = None

    def run(self) -> dict[int, Voice]:
        """The speakers by index of the quotation. Quotations without a likely speaker are missing."""
        for n, line in enumerate(self._lines):
            if n and self._lines[n - 1].statement.paragraph != line.statement.paragraph:
                self._reporting = None
            if len(line.tokens) > _LONGEST_LINE:
                self._reporting = None
            elif line.statement.quotes:
                self._line(n, line)
            else:
                self._report(n, line)
        self._backwards()
        return self.voices

    def _report(self, number: int, line: Line) -> None:
        """Records the speaker of a sentence of indirect speech, since indirect speech may go on in the next sentence."""
        found = attribute_indirect_speech(line)
        if found is not None and found.speaker.kind is Head.NAME:
            self._reporting = self._voiced(number, line, found)
        elif found is not None or not self._is_hearsay(line):
            self._reporting = None

    def _is_hearsay(self, line: Line) -> bool:
        """Whether a sentence has a verb form of indirect speech."""
        return any(low in self._facts.hearsay for low in line.low)

    def _line(self, number: int, line: Line) -> None:
        """Attributes the quotations of one sentence."""
        positions = line.statement.quotes
        spoken = [at for at in positions if is_speech(line.tokens[at].text)]
        earlier: Voice | None = None
        for at in positions:
            before = max((n for n in spoken if n < at), default=BORDER)
            after = min((n for n in spoken if n > at), default=len(line.tokens))
            found = attribute_quotation(line, at, before, after)
            voice = self._voiced(number, line, found) if found is not None else None
            if voice is None and found is None:
                voice = (
                    self._cue_without_subject(number, line, before, at)
                    or self._carried(line, before, at, earlier)
                    or self._continued(number, line, at)
                    or self._indirect_speech_goes_on(line, at)
                )
            if voice is not None:
                self.voices[line.tokens[at].quote] = voice
            earlier = voice
        self._fragments_of_one_report(line)
        goes_on = earlier is not None and earlier.rule in _FIRM | {"hearsay"} and not self._is_interrupted(line, earlier)
        self._reporting = earlier if goes_on else None

    def _fragments_of_one_report(self, line: Line) -> None:
        """It is "…" this week "…", said NAME: fragments of one report have one speaker."""
        positions = line.statement.quotes
        for at, after in reversed(list(pairwise(positions))):
            voice, index = self.voices.get(line.tokens[after].quote), line.tokens[at].quote
            if voice is None or index in self.voices or voice.rule not in _CLOSING or after - at > _MOST_BETWEEN:
                continue
            is_fragment = next((c for c in line.tokens[after].text if c.isalnum()), "").islower()
            between = range(at + 1, after)
            if is_fragment and all(line.is_word(n) for n in between) and not line.cues(at + 1, after) and at + 1 < after:
                self.voices[index] = voice._replace(confidence=voice.confidence * 0.9, rule="shared")

    def _cue_without_subject(self, number: int, line: Line, before: int, at: int) -> Voice | None:
        """And added: "…": a verb without a subject has the speaker of the sentence before, in the same paragraph."""
        facts = self._facts
        if before >= 0 or at < 2 or line.low[at - 1] != ":" or not line.is_cue(at - 2):
            return None
        if any(not (line.is_cue(n) or line.low[n] in facts.conjunctions | facts.skip | facts.auxiliaries) for n in range(at - 1)):
            return None
        return self._same_speaker(number, line, 0.95)

    def _same_speaker(self, number: int, line: Line, share: float) -> Voice | None:
        """The speaker of the sentence before in the same paragraph, if nobody else follows. `share` scales the confidence."""
        previous = self._lines[number - 1] if number else None
        if previous is None or previous.statement.paragraph != line.statement.paragraph:
            return None
        last = next((previous.tokens[n].quote for n in reversed(previous.statement.quotes)), -1)
        voice = self.voices.get(last)
        if voice is None or voice.rule not in _FIRM or self._is_interrupted(previous, voice):
            return None
        return voice._replace(confidence=voice.confidence * share, rule="same")

    def _indirect_speech_goes_on(self, line: Line, at: int) -> Voice | None:
        """Indirect speech goes on: "It would, “…”" in its verb form, or a quotation alone behind it."""
        if self._reporting is None:
            return None
        alone = self._is_bare(line, at) and not any(line.is_word(n) for n in range(at))
        if not alone and not (self._is_hearsay(line) and not line.cues(0, len(line.low))):
            return None
        return self._reporting._replace(confidence=self._reporting.confidence * 0.9, rule="hearsay")

    def _voiced(self, number: int, line: Line, found: Finding) -> Voice | None:
        """The speaker of a finding, with the full name; None if the phrase identifies nobody."""
        speaker = found.speaker
        if speaker.kind is Head.PRONOUN:
            return self._pronoun(number, line, found)
        phrase = Phrase(Kind.NOUN, speaker.first, speaker.stop)
        attribution = Attribution(line, phrase, found.cue, found.confidence, found.rule)
        if speaker.kind is Head.OFFICE and line.low[speaker.first] in self._facts.owners:
            return None  # "his lawyer" means nothing outside its article
        if speaker.kind is Head.OFFICE:
            holder = self._named.holder(line, speaker)
            if holder is not None and found.rule in _WITH_HOLDER:
                return Voice(attribution, holder, found.confidence * 0.85, found.rule + "/office")
            text = self._named.text(line, speaker.first, speaker.stop)
            return Voice(attribution, Person(text, "", "", False), found.confidence * 0.9, found.rule)
        person = self._named.person(line, speaker)
        return Voice(attribution, person, found.confidence, found.rule) if person is not None else None

    def _carried(self, line: Line, before: int, at: int, earlier: Voice | None) -> Voice | None:
        """ "…", said NAME, "…": the speaker of the quotation before, if nobody else is named in between."""
        if earlier is None or before < 0:
            return None
        phrase = earlier.attribution.phrase
        first = phrase.stop if earlier.attribution.clause is line and phrase.first > before else before + 1
        if any(line.is_capital(n) for n in range(first, at)) and not self._facts.capital_nouns:
            return None
        if at - first > 4:
            return None
        return earlier._replace(confidence=earlier.confidence * 0.97, rule="carried")

    def _continued(self, number: int, line: Line, at: int) -> Voice | None:
        """The speaker of a quotation that stands alone, by the sentence before it."""
        previous = self._lines[number - 1] if number else None
        if previous is None or any(line.is_word(n) for n in range(at)):
            return None
        if previous.statement.colon:
            found = attribute_next(previous)
            voice = self._voiced(number - 1, previous, found) if found is not None else None
            return voice._replace(rule="colon") if voice is not None else None
        return (
            (self._same_speaker(number, line, 0.95) or self._dropped_subject(number, line, at))
            if self._is_bare(line, at)
            else None
        )

    def _dropped_subject(self, number: int, line: Line, at: int) -> Voice | None:
        """NAME disagrees. "…", said: a verb without a subject, in languages that leave it out."""
        cue = next(iter(line.cues(at + 1, len(line.low))), -1)
        if cue < 0 or self._facts.capital_nouns or self._lines[number - 1].statement.quotes:
            return None
        speaker = SpeakerPhrase(Head.PRONOUN, cue, cue)
        return self._focus.subject_before(number, Finding(speaker, cue, 0.85, "unsaid"))

    def _is_bare(self, line: Line, at: int) -> bool:
        """Whether no word of the reporter's follows a quotation, or only a verb of saying without a subject."""
        rest = [n for n in range(at + 1, len(line.low)) if line.is_word(n)]
        first = next((n for n in rest if not line.is_cue(n) and line.low[n] not in self._facts.auxiliaries), -1)
        if first > at + 1 and line.low[first] in self._facts.prepositions and len(line.low) - first <= _LONGEST_ADDRESSEE:
            return all(line.is_word(n) and not line.is_cue(n) for n in range(first, len(line.low)))
        return all(line.is_cue(n) or line.low[n] in self._facts.auxiliaries | self._facts.skip for n in rest)

    def _is_interrupted(self, previous: Line, voice: Voice) -> bool:
        """Whether another clause follows the speaker in the sentence before."""
        if voice.attribution.clause is not previous:
            return False
        stop = voice.attribution.phrase.stop
        others = (n for n in range(stop, len(previous.low)) if n not in previous.statement.quotes)
        return any(previous.low[n] in (":", ".") for n in others)

    def _pronoun(self, number: int, line: Line, found: Finding) -> Voice | None:
        """The person "he" or "she" means: the last speaker just before, if the gender is known to fit."""
        gender = "m" if line.low[found.speaker.first] in self._facts.masculine else "f"
        for back in range(number - 1, max(-1, number - 3), -1):
            before = self._lines[back]
            if line.statement.paragraph - before.statement.paragraph > 1:
                return None
            last = next((before.tokens[n].quote for n in reversed(before.statement.quotes)), -1)
            voice = self.voices.get(last)
            if voice is not None and self._focus.is_another_named(back, number, found, voice):
                return None
            if voice is not None:
                known = voice.person is not None and voice.person.gender == gender
                return voice._replace(confidence=voice.confidence * 0.9, rule=found.rule + "/he") if known else None
            if before.statement.paragraph == line.statement.paragraph and not before.statement.quotes:
                return self._focus.subject_before(number, found, gender)
        return None

    def _backwards(self) -> None:
        """ "…!" "…", said NAME: gives a quotation that stands alone the speaker of the one that follows directly."""
        for line, after in zip(reversed(self._lines[:-1]), reversed(self._lines[1:]), strict=True):
            if not line.statement.quotes or after.statement.quotes[:1] != (0,) or len(line.tokens) != len(line.statement.quotes):
                continue
            if line.statement.paragraph != after.statement.paragraph:
                continue
            voice = self.voices.get(after.tokens[0].quote)
            for at in line.statement.quotes:
                index = line.tokens[at].quote
                if voice is not None and index not in self.voices and voice.rule in _FIRM:
                    self.voices[index] = voice._replace(confidence=voice.confidence * 0.9, rule="backwards")


_MOST_BETWEEN = 8
"""The most words between two fragments of one report."""

_LONGEST_ADDRESSEE = 6
"""The most tokens of "to the agency" behind a verb of saying without a subject."""

_CLOSING = frozenset({"said-name", "name-said", "according", "after"})

_WITH_HOLDER = frozenset({"said-name", "set-off", "labelled"})
"""Rules under which "the mayor" is the only mayor in the article. Under others it was too often somebody else."""

_FIRM = frozenset(
    {
        "said-name",
        "name-said",
        "set-off",
        "before",
        "according",
        "carried",
        "same",
        "labelled",
        "colon",
        "said-name/he",
        "said-name/office",
        "set-off/office",
        "unsaid/told",
        "headed",
        "worded",
    }
)
