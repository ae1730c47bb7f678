"""Finds the quotations of an article and their speakers, and makes quotes of them."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.model.analysis import Extract, Quote, QuoteKind, Sentence, Speaker
from bot.understand.prose import is_code
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.continued import ContinuedSpeech, Voice
from bot.understand.quotes.dashes import with_dash_speech
from bot.understand.quotes.framing import is_speech, kind_of, lead_of, sentences_of, source_of, stands_in_name, venue_of
from bot.understand.quotes.names import is_headline
from bot.understand.quotes.offices import KIN
from bot.understand.quotes.other_languages.continued import LanguageSpeech, read_lines
from bot.understand.quotes.other_languages.facts import LanguageFacts, language_facts
from bot.understand.quotes.particles import particle_patterns, voices_by_particles
from bot.understand.quotes.people import People
from bot.understand.quotes.pronouns import learn_genders
from bot.understand.quotes.quotation_marks import Quotation, find_quotations
from bot.understand.quotes.roles import POSSESSIVES, is_byline, role_text
from bot.understand.quotes.statements import read_statements

MOST_TEXT = 36_000
"""Characters at the start of a body that are searched for quotations; some 6,000 words."""

MOST_QUOTES = 200
"""Quotations that are read of one body. No article has more."""

SPEAKER_FLOOR = 0.68
"""The least confidence (0..1) at which a speaker is given: no name is better than a wrong one."""

_LONGEST_NAME = 80
_LONGEST_CUE_BETWEEN = 160
_OWN_CUES = frozenset({"name-said", "said-name"})
_CONTINUED = frozenset({"same", "carried"})


class _Place(NamedTuple):
    """Where a quotation stands: its clause, its token there, and the first token behind the quotation before it."""

    clause: Clause
    at: int
    floor: int


class Attributed(NamedTuple):
    """The quotations of an article, its clauses, its people (English only), and each speaker by index of the quotation."""

    quotations: Sequence[Quotation]
    clauses: Sequence[Clause]
    people: People | None
    voices: dict[int, Voice]


def find_quotes(body: str, sentences: tuple[Sentence, ...], *, language: str = "en") -> tuple[Quote, ...]:
    """All quotes of a body in reading order.

    Titles of works and single words in quotation marks are left out. Offsets count code points of the body and include the
    marks. A speaker is given only where the attribution is safe. `language` is an ISO 639-1 code ("" is read as English). The
    time taken is linear in the body, of which the first 36,000 characters count.
    """
    if len(body) > MOST_TEXT:
        body = body[: max(body.rfind("\n", 0, MOST_TEXT), MOST_TEXT // 2)]
    heard = attribute_quotations(body, language)
    return tuple(_Assembly(body, sentences, heard).quotes()) if heard.quotations else ()


def attribute_quotations(body: str, language: str = "en") -> Attributed:
    """The quotations of a body with their likely speakers, however unsure.

    In a language for which there are no rules, no quotation has a speaker.
    """
    quotations = find_quotations(body)[:MOST_QUOTES]
    if language and language != "en":
        return _attribute_in_other_language(body, quotations, language)
    if not quotations:
        return Attributed(quotations, [], None, {})
    clauses, people = read_clauses(body, quotations)
    unclosed = frozenset(n for n, quotation in enumerate(quotations) if not quotation.closed)
    return Attributed(quotations, clauses, people, ContinuedSpeech(clauses, people, unclosed).run())


def _attribute_in_other_language(body: str, quotations: Sequence[Quotation], language: str) -> Attributed:
    facts = language_facts(language) or LanguageFacts()
    quotations = with_dash_speech(body, quotations, facts)[:MOST_QUOTES] if facts.dash else quotations
    if not quotations:
        return Attributed(quotations, [], None, {})
    lines = read_lines(body, quotations, facts, language)
    topics = particle_patterns(language)
    if topics is not None:
        return Attributed(quotations, lines, None, voices_by_particles(body, quotations, lines, topics))
    known = language_facts(language) is not None
    return Attributed(quotations, lines, None, LanguageSpeech(body, lines, facts).run() if known else {})


def read_clauses(body: str, quotations: Sequence[Quotation]) -> tuple[list[Clause], People]:
    """Splits an English article into clauses with their names, and collects the people it names."""
    clauses = [Clause(statement) for statement in read_statements(body, quotations)]
    known = {
        token.text
        for clause in clauses
        for mention in clause.mentions
        if mention.first > 0
        for token in clause.tokens[mention.name : mention.stop]
    }
    people = People(body)
    for clause in clauses:
        clause.drop_unknown(known)
        if is_byline(clause.statement):
            clause.mentions.clear()  # nobody in it is who an article is about
        for mention in clause.mentions if not is_headline(clause.statement) else ():
            people.add(clause.statement, mention)
    learn_genders(people, clauses)
    return clauses, people


class _Assembly:
    """Builds quotes from quotations and their speakers."""

    def __init__(self, body: str, sentences: Sequence[Sentence], heard: Attributed) -> None:
        self._body = body
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._spans = heard.quotations
        self._people = heard.people
        self._voices = heard.voices
        self._places: dict[int, _Place] = {}
        for clause in heard.clauses:
            floor = 0
            for at in clause.statement.quotes:
                self._places[clause.tokens[at].quote] = _Place(clause, at, floor)
                floor = at + 1

    def quotes(self) -> list[Quote]:
        """One quote for each quotation. Quotations split only by a cue ("…," she said, "…") make one quote."""
        found, n = [], 0
        while n < len(self._spans):
            stop = n + 1
            while stop < len(self._spans) and self._is_split(stop - 1, stop):
                stop += 1
            if n in self._places and self._may_be_speech(n) and (stop > n + 1 or is_speech(self._text(n))):
                found.append(self._quote(n, stop))
            n = stop
        return found

    def _text(self, index: int) -> str:
        return self._body[self._spans[index].start : self._spans[index].end]

    def _is_split(self, index: int, after: int) -> bool:
        """Whether one utterance goes on in the next quotation: same speaker, and nothing but the first one's cue between them."""
        first, second = self._voices.get(index), self._voices.get(after)
        if first is None or second is None or first.attribution is not second.attribution or second.rule not in _CONTINUED:
            return False
        if first.rule.split("/")[0] not in _OWN_CUES and first.rule not in _CONTINUED:
            return False
        gap = self._body[self._spans[index].end : self._spans[after].start]
        if not any(c.isalpha() for c in gap) or "\n" in gap or len(gap) > _LONGEST_CUE_BETWEEN:
            return False
        here, there = self._places[index], self._places[after]
        follows = here.clause is there.clause or there.at == 0
        return follows and kind_of(here.clause, here.at) is QuoteKind.DIRECT

    def _quote(self, index: int, stop: int) -> Quote:
        place = self._places[index]
        kind = kind_of(place.clause, place.at)
        start, end = self._spans[index].start, self._spans[stop - 1].end
        touched = sentences_of(self._starts, self._sentences, start, end)
        voice = self._voices.get(index)
        speaker = self._speaker(voice, place) if voice is not None and voice.confidence >= SPEAKER_FLOOR else None
        cue = voice.attribution.cue if voice is not None else -1
        return Quote(
            text=self._body[start:end],
            start=start,
            end=end,
            parts=tuple(
                Extract(text=self._text(n), start=self._spans[n].start, end=self._spans[n].end) for n in range(index, stop)
            ),
            kind=kind,
            sentences=touched,
            lead=self._lead(index, touched[0]) if kind is QuoteKind.MIXED and touched else None,
            speaker=speaker,
            cue=voice.attribution.clause.low[cue] if voice is not None and speaker is not None and cue >= 0 else "",
            venue=venue_of(self._body, voice.attribution) if voice is not None and speaker is not None else "",
            confidence=round(voice.confidence, 3) if voice is not None and speaker is not None else 0.0,
        )

    def _lead(self, index: int, sentence: int) -> Extract | None:
        floor = self._spans[index - 1].end if index else 0
        return lead_of(self._body, self._sentences[sentence], self._spans[index].start, floor)

    def _may_be_speech(self, index: int) -> bool:
        """Whether a quotation can be speech: it stands in prose, and is neither a nickname nor a title before its author."""
        place, quotation = self._places[index], self._spans[index]
        if stands_in_name(place.clause, place.at):
            return False
        touched = sentences_of(self._starts, self._sentences, quotation.start, quotation.end)
        return not any(is_code(self._sentences[n].text) for n in touched[:1])

    def _speaker(self, voice: Voice, place: _Place) -> Speaker | None:
        attribution = voice.attribution
        phrase, tokens = attribution.phrase, attribution.clause.tokens
        if voice.person is not None:
            name, role = voice.person.name, voice.person.role
            if phrase.role is not None and not role:
                role = role_text(self._body, tokens, *phrase.role)
        else:
            if tokens[phrase.first].text.lower() in POSSESSIVES:
                return None  # "her lawyer" means nothing outside its article
            owned = any(token.text.endswith(("'s", "’s")) for token in tokens[phrase.first : phrase.stop])
            if owned and tokens[phrase.stop - 1].text.lower() in KIN:
                return None  # "Ann Lee's mother" has no name of her own here
            name, role = self._body[tokens[phrase.first].start : tokens[phrase.stop - 1].end], ""
        if len(name) > _LONGEST_NAME or "\n" in name:
            return None
        at = place.at if place.clause is attribution.clause else len(tokens)
        via = source_of(self._people, attribution, at) if self._people is not None else ""
        is_short = len(role) <= _LONGEST_NAME and not role.endswith("-year-old")
        return Speaker(name=name, role=role if is_short else "", via="" if via == name else via)
