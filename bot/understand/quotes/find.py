"""Direct speech of an article with its speakers: spans, statements, people, attribution, and the quotes made of them."""

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
from bot.understand.quotes.people import People
from bot.understand.quotes.pronouns import hear
from bot.understand.quotes.roles import OWNERS, role_text
from bot.understand.quotes.spans import Span, find_spans
from bot.understand.quotes.statements import read_statements
from bot.understand.quotes.tongue_continued import TongueSpeech, read_lines
from bot.understand.quotes.tongue_facts import TongueFacts, tongue_facts
from bot.understand.quotes.topic_marks import topic_facts, topic_voices

MOST_TEXT = 36_000
"""Characters of a body that are searched for quotations: some 6,000 words."""

MOST_QUOTES = 200
"""Quotations that are read; a text with more of them is no article."""

SPEAKER_FLOOR = 0.68
"""Attributions less sure than this are not given: no name is better than a wrong one."""

_LONGEST_NAME = 80
_LONGEST_CUE_BETWEEN = 160
_OWN_CUES = frozenset({"name-said", "said-name"})
_CONTINUED = frozenset({"same", "carried"})


class _Place(NamedTuple):
    """Where a span stands: its clause and its token there."""

    clause: Clause
    at: int
    floor: int


class Heard(NamedTuple):
    """What was heard in an article: its quotations, its clauses, its people (English only), and who speaks by span index."""

    spans: Sequence[Span]
    clauses: Sequence[Clause]
    people: People | None
    voices: dict[int, Voice]


def find_quotes(body: str, sentences: tuple[Sentence, ...], *, language: str = "en") -> tuple[Quote, ...]:
    """All quotations of a body in reading order, titles of works and single words apart.

    Offsets count code points of the body, marks included. A speaker is given only where the attribution is safe; `language`
    is an ISO 639-1 code ("" is read as English). Linear in the body, of which the first 36,000 characters count.
    """
    if len(body) > MOST_TEXT:
        body = body[: max(body.rfind("\n", 0, MOST_TEXT), MOST_TEXT // 2)]
    heard = hear_article(body, language)
    return tuple(_Assembly(body, sentences, heard).quotes()) if heard.spans else ()


def hear_article(body: str, language: str = "en") -> Heard:
    """The quotations of a body and whose each may be, however unsure; nobody speaks in a language of which nothing is known."""
    spans = find_spans(body)[:MOST_QUOTES]
    if language and language != "en":
        return _hear_in_tongue(body, spans, language)
    if not spans:
        return Heard(spans, [], None, {})
    clauses, people = read_clauses(body, spans)
    unclosed = frozenset(n for n, span in enumerate(spans) if not span.closed)
    return Heard(spans, clauses, people, ContinuedSpeech(clauses, people, unclosed).run())


def _hear_in_tongue(body: str, spans: Sequence[Span], language: str) -> Heard:
    facts = tongue_facts(language) or TongueFacts()
    spans = with_dash_speech(body, spans, facts)[:MOST_QUOTES] if facts.dash else spans
    if not spans:
        return Heard(spans, [], None, {})
    lines = read_lines(body, spans, facts, language)
    topics = topic_facts(language)
    if topics is not None:
        return Heard(spans, lines, None, topic_voices(body, spans, lines, topics))
    known = tongue_facts(language) is not None
    return Heard(spans, lines, None, TongueSpeech(body, lines, facts).run() if known else {})


def read_clauses(body: str, spans: Sequence[Span]) -> tuple[list[Clause], People]:
    """The article's statements with their names, and everyone in it."""
    clauses = [Clause(statement) for statement in read_statements(body, spans)]
    known = {token.text for clause in clauses for m in clause.mentions if m.first > 0 for token in clause.tokens[m.name : m.stop]}
    people = People(body)
    for clause in clauses:
        clause.drop_unknown(known)
        for mention in clause.mentions if not is_headline(clause.statement) else ():
            people.add(clause.statement, mention)
    hear(people, clauses)
    return clauses, people


class _Assembly:
    """Makes quotes of attributed spans."""

    def __init__(self, body: str, sentences: Sequence[Sentence], heard: Heard) -> None:
        self._body = body
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._spans = heard.spans
        self._people = heard.people
        self._voices = heard.voices
        self._places: dict[int, _Place] = {}
        for clause in heard.clauses:
            floor = 0
            for at in clause.statement.quotes:
                self._places[clause.tokens[at].quote] = _Place(clause, at, floor)
                floor = at + 1

    def quotes(self) -> list[Quote]:
        """One quote for each span, or for several spans that one cue splits."""
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
        """Whether a cue of the first span's own is all that stands between two spans of one speaker."""
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
        """Whether a span can be speech where it stands: in prose, and neither a nickname nor a work with its author behind it."""
        place, span = self._places[index], self._spans[index]
        if stands_in_name(place.clause, place.at):
            return False
        touched = sentences_of(self._starts, self._sentences, span.start, span.end)
        return not any(is_code(self._sentences[n].text) for n in touched[:1])

    def _speaker(self, voice: Voice, place: _Place) -> Speaker | None:
        attribution = voice.attribution
        phrase, tokens = attribution.phrase, attribution.clause.tokens
        if voice.person is not None:
            name, role = voice.person.name, voice.person.role
            if phrase.role is not None and not role:
                role = role_text(self._body, tokens, *phrase.role)
        else:
            if tokens[phrase.first].text.lower() in OWNERS:
                return None  # "her lawyer" says nothing away from its article
            owned = any(token.text.endswith(("'s", "’s")) for token in tokens[phrase.first : phrase.stop])
            if owned and tokens[phrase.stop - 1].text.lower() in KIN:
                return None  # "Ann Lee's mother" is somebody whose own name is not told
            name, role = self._body[tokens[phrase.first].start : tokens[phrase.stop - 1].end], ""
        if len(name) > _LONGEST_NAME or "\n" in name:
            return None
        at = place.at if place.clause is attribution.clause else len(tokens)
        via = source_of(self._people, attribution, at) if self._people is not None else ""
        is_short = len(role) <= _LONGEST_NAME and not role.endswith("-year-old")
        return Speaker(name=name, role=role if is_short else "", via="" if via == name else via)
