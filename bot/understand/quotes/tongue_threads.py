"""Who speaks in an article of another language than English: the clause rules, then speech that runs on, then full names."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.quotes.people import Person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.spans import Span
from bot.understand.quotes.speakers import Attribution
from bot.understand.quotes.statements import Statement, read_statements
from bot.understand.quotes.threads import Voice
from bot.understand.quotes.tongue_clauses import Finding, attribute_coming, attribute_in_tongue
from bot.understand.quotes.tongue_facts import TongueFacts, plain
from bot.understand.quotes.tongue_lines import Line, Said, Source, elided

_LONGEST_LINE = 160
_LONGEST_NAME = 6


class _Full(NamedTuple):
    """A full name of the article and its gender."""

    name: str
    gender: str


def read_lines(body: str, spans: Sequence[Span], facts: TongueFacts) -> list[Line]:
    """The article's sentences as the engine reads them."""
    statements = []
    for statement in read_statements(body, spans):
        tokens = elided(statement.tokens, facts)
        quotes = tuple(n for n, token in enumerate(tokens) if token.quote >= 0)
        statements.append(Statement(tokens, statement.paragraph, quotes, statement.colon))
    nouns = _nouns(statements, facts) if facts.capital_nouns else frozenset()
    return [Line(statement, facts, nouns) for statement in statements]


def _nouns(statements: Sequence[Statement], facts: TongueFacts) -> frozenset[str]:
    """Capital words that stand behind an article somewhere in the text: nouns, not names."""
    found = set()
    articles = facts.determiners | facts.object_determiners
    for statement in statements:
        for before, token in zip(statement.tokens, statement.tokens[1:], strict=False):
            if token.quote < 0 and token.text[0].isupper() and plain(before.text) in articles and before.quote < 0:
                found.add(plain(token.text))
    return frozenset(found)


class TongueThreads:
    """Attributes the quotations of an article in reading order."""

    def __init__(self, body: str, lines: Sequence[Line], facts: TongueFacts) -> None:
        self._body = body
        self._lines = lines
        self._facts = facts
        self._full = self._full_names()
        self.voices: dict[int, Voice] = {}

    def run(self) -> dict[int, Voice]:
        """Who speaks, by span index; a span that nobody can be given for is missing."""
        for n, line in enumerate(self._lines):
            if line.statement.quotes and len(line.tokens) <= _LONGEST_LINE:
                self._line(n, line)
        self._backwards()
        return self.voices

    def _line(self, number: int, line: Line) -> None:
        positions = line.statement.quotes
        earlier: Voice | None = None
        for n, at in enumerate(positions):
            before = positions[n - 1] if n else -1
            after = positions[n + 1] if n + 1 < len(positions) else len(line.tokens)
            found = attribute_in_tongue(line, at, before, after)
            voice = self._voiced(number, line, found) if found is not None else None
            if voice is None and found is None:
                voice = self._carried(line, before, at, earlier) or self._continued(number, line, at)
            if voice is not None:
                self.voices[line.tokens[at].quote] = voice
            earlier = voice

    def _voiced(self, number: int, line: Line, found: Finding) -> Voice | None:
        source = found.source
        if source.kind is Said.PRONOUN:
            return self._pronoun(number, line, found)
        phrase = Phrase(Kind.NOUN, source.first, source.stop)
        attribution = Attribution(line, phrase, found.cue, found.confidence, found.rule)
        if source.kind is Said.OFFICE:
            text = self._text(line, source.first, source.stop)
            return Voice(attribution, Person(text, "", "", False), found.confidence * 0.9, found.rule)
        person = self._person(line, source)
        return Voice(attribution, person, found.confidence, found.rule) if person is not None else None

    def _text(self, line: Line, first: int, stop: int) -> str:
        return self._body[line.tokens[first].start : line.tokens[stop - 1].end]

    def _person(self, line: Line, source: Source) -> Person | None:
        """Who is named, by the one full name of the article that ends in a bare surname."""
        if source.last - source.name > _LONGEST_NAME:
            return None
        name = self._text(line, source.name, source.last)
        full = self._full.get(plain(name), []) if source.last - source.name == 1 else []
        gender = self._gender(line, source)
        if len(full) == 1:
            name, gender = full[0].name, full[0].gender or gender
        return Person(name, gender, self._role(line, source), bool(gender))

    def _gender(self, line: Line, source: Source) -> str:
        known = self._facts.gender_of(line.tokens[source.name].text)
        if known or source.first == source.name:
            return known
        low = line.low[source.first]
        return "m" if low in self._facts.male_determiners else "f" if low in self._facts.female_determiners else ""

    def _role(self, line: Line, source: Source) -> str:
        """The office before a name as it stands, without its article."""
        first, stop = source.first, source.office
        while first < stop and line.low[first] in self._facts.determiners | self._facts.skip:
            first += 1
        while stop > first and not line.is_word(stop - 1):
            stop -= 1
        return self._text(line, first, stop) if first < stop <= source.name else ""

    def _full_names(self) -> dict[str, list[_Full]]:
        """Full names of the article that begin with a known given name, by their last word."""
        found: dict[str, list[_Full]] = {}
        for line in self._lines:
            for n, token in enumerate(line.tokens):
                gender = self._facts.gender_of(token.text) if token.quote < 0 and token.text[0].isupper() else ""
                end = line.run(n, len(line.tokens)) if gender and not (n and line.is_capital(n - 1) and self._is_given(line, n - 1)) else n
                if not 1 < end - n <= _LONGEST_NAME:
                    continue
                one = _Full(self._text(line, n, end), gender)
                known = found.setdefault(line.low[end - 1], [])
                if one.name not in [other.name for other in known]:
                    known.append(one)
        return found

    def _is_given(self, line: Line, at: int) -> bool:
        return bool(self._facts.gender_of(line.tokens[at].text))

    def _carried(self, line: Line, before: int, at: int, earlier: Voice | None) -> Voice | None:
        """ "…", said NAME, "…": nobody else has come in between."""
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
        """A quotation that nothing stands beside, behind a sentence of somebody's speech in the same paragraph."""
        previous = self._lines[number - 1] if number else None
        if previous is None or any(line.is_word(n) for n in range(at)):
            return None
        if previous.statement.colon:
            found = attribute_coming(previous)
            voice = self._voiced(number - 1, previous, found) if found is not None else None
            return voice._replace(rule="colon") if voice is not None else None
        if previous.statement.paragraph != line.statement.paragraph or not self._is_bare(line, at):
            return None
        last = next((previous.tokens[n].quote for n in reversed(previous.statement.quotes)), -1)
        voice = self.voices.get(last)
        if voice is None or voice.rule not in _FIRM or self._is_interrupted(previous, voice):
            return None
        return voice._replace(confidence=voice.confidence * 0.95, rule="same")

    def _is_bare(self, line: Line, at: int) -> bool:
        """Whether no word of the reporter's follows a quotation, or only a verb of saying without a subject."""
        rest = [n for n in range(at + 1, len(line.low)) if line.is_word(n)]
        return all(line.is_cue(n) or line.low[n] in self._facts.auxiliaries | self._facts.skip for n in rest)

    def _is_interrupted(self, previous: Line, voice: Voice) -> bool:
        """Whether somebody else comes behind the one who speaks."""
        if voice.attribution.clause is not previous:
            return False
        stop = voice.attribution.phrase.stop
        return any(previous.low[n] in ("", ":") for n in range(stop, len(previous.low)) if n not in previous.statement.quotes)

    def _pronoun(self, number: int, line: Line, found: Finding) -> Voice | None:
        """He or she: who spoke last, just before, and is known to be one."""
        gender = "m" if line.low[found.source.first] in self._facts.masculine else "f"
        for back in range(number - 1, max(-1, number - 3), -1):
            before = self._lines[back]
            if line.statement.paragraph - before.statement.paragraph > 1:
                return None
            last = next((before.tokens[n].quote for n in reversed(before.statement.quotes)), -1)
            voice = self.voices.get(last)
            if voice is not None:
                known = voice.person is not None and voice.person.gender == gender
                return voice._replace(confidence=voice.confidence * 0.9, rule=found.rule + "/he") if known else None
        return None

    def _backwards(self) -> None:
        """ "…!" "…", said NAME: a quotation that stands alone belongs to the one that follows it directly."""
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


_FIRM = frozenset({"said-name", "name-said", "before", "according", "carried", "same", "labelled", "colon", "said-name/he"})

