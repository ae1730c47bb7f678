"""The people in an article that is not in English: full names for surnames, and who holds which office."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.quotes.other_languages.facts import LanguageFacts, plain
from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase
from bot.understand.quotes.people import Person

_LONGEST_NAME = 6
_FARTHEST_OFFICE = 9


class _Full(NamedTuple):
    """A full name in the article, and its gender."""

    name: str
    gender: str


class FullNames:
    """Everyone who has a full name in an article."""

    def __init__(self, body: str, lines: Sequence[Line], facts: LanguageFacts) -> None:
        self._body = body
        self._lines = lines
        self._facts = facts
        self._full = self._full_names()
        self._holders = {} if facts.capital_nouns else self._offices()

    @property
    def surnames(self) -> frozenset[str]:
        """Last words of people's full names, in lower case."""
        return frozenset(low for low, full in self._full.items() if any(known.gender for known in full))

    def text(self, line: Line, first: int, stop: int) -> str:
        """`tokens[first:stop]` of a line as printed."""
        return self._body[line.tokens[first].start : line.tokens[stop - 1].end]

    def person(self, line: Line, speaker: SpeakerPhrase) -> Person | None:
        """The person a phrase names; a bare surname is replaced by the only full name that ends in it."""
        if speaker.last - speaker.name > _LONGEST_NAME:
            return None
        name = self.text(line, speaker.name, speaker.last)
        full = self._full.get(plain(name), []) if speaker.last - speaker.name == 1 else []
        gender = self._gender(line, speaker)
        if len(full) == 1:
            name, gender = full[0].name, full[0].gender or gender
        return Person(name, gender, self._role(line, speaker), bool(gender))

    def _gender(self, line: Line, speaker: SpeakerPhrase) -> str:
        """The gender of a phrase by its given name, title or article; "" if unknown."""
        known = self._facts.gender_of(line.tokens[speaker.name].text)
        if known or speaker.first == speaker.name:
            return known
        titles = {line.low[n].rstrip(".") for n in range(speaker.first, speaker.name)}
        if titles & (self._facts.titles_m | self._facts.titles_f):
            return "m" if titles & self._facts.titles_m else "f"
        low = line.low[speaker.first]
        return "m" if low in self._facts.male_determiners else "f" if low in self._facts.female_determiners else ""

    def _role(self, line: Line, speaker: SpeakerPhrase) -> str:
        """The office before a name, as printed, without its article."""
        first, stop = speaker.first, speaker.office
        while first < stop and line.low[first] in self._facts.determiners | self._facts.skip:
            first += 1
        while stop > first and not line.is_word(stop - 1):
            stop -= 1
        return self.text(line, first, stop) if first < stop <= speaker.name else ""

    def _full_names(self) -> dict[str, list[_Full]]:
        """Full names that begin with a known given name, by their last word."""
        found: dict[str, list[_Full]] = {}
        for line in self._lines:
            for n, token in enumerate(line.tokens):
                gender = self._facts.gender_of(token.text) if token.quote < 0 and token.text[0].isupper() else ""
                behind_given = n > 0 and line.is_capital(n - 1) and self._is_given(line, n - 1)
                is_name = gender or self._is_titled(line, n)
                end = line.run(n, len(line.tokens)) if is_name and not behind_given else n
                if not 1 < end - n <= _LONGEST_NAME:
                    continue
                full = _Full(self.text(line, n, end), gender)
                known = found.setdefault(line.low[end - 1], [])
                if full.name not in [other.name for other in known]:
                    known.append(full)
        return found

    def _is_titled(self, line: Line, at: int) -> bool:
        """Whether two capital words behind an office are a name ("deputy NAME"), known or not."""
        if self._facts.capital_nouns or at == 0 or not self._facts.is_title(line.low[at - 1]):
            return False
        return line.is_capital(at) and not self._facts.is_title(line.low[at]) and line.run(at, len(line.low)) - at == 2

    def _offices(self) -> dict[str, dict[str, Person]]:
        """The holders of each office in the article, by its noun: "la maire, NAME"; "NAME, portavoz de …"; "juez NAME"."""
        found: dict[str, dict[str, Person]] = {}
        for line in self._lines:
            for n in range(len(line.low)):
                if not line.is_capital(n) or (n and line.is_capital(n - 1)):
                    continue
                end = line.run(n, len(line.low))
                if end - n > _LONGEST_NAME or (end - n < 2 and not self._full.get(line.low[n])):
                    continue
                given = line.given_within(n + 1, end) if n and line.low[n - 1] in self._facts.prepositions else -1
                name = max(n, given)  # "the judge of the Supreme Court NAME"
                person = self.person(line, SpeakerPhrase(Head.NAME, name, end, name, end, name))
                for head in self._heads_around(line, n, end, has_given=given > 0):
                    if person is not None:
                        found.setdefault(head, {})[person.name] = person
        return found

    def _heads_around(self, line: Line, first: int, stop: int, *, has_given: bool) -> list[str]:
        """The nouns of offices right before a name, before its comma, and behind its comma."""
        heads = []
        at = first - 1 - (first > 0 and line.low[first - 1] == ",")
        if first and line.low[first - 1] in self._facts.prepositions and not has_given:
            at = -1  # "the president of France": a country, not the holder
        for n in range(at, max(-1, at - _FARTHEST_OFFICE), -1):
            if not line.is_word(n) or self._governs(line, n):
                break
            if line.low[n] in self._facts.determiners and (n == 0 or line.low[n - 1] not in self._facts.of):
                heads.append(self._head(line, n + 1, first))
                break
        if first and line.is_word(first - 1) and not self._facts.is_small(line.low[first - 1]):
            heads.append(line.low[first - 1])
        if stop + 1 < len(line.low) and line.low[stop] == ",":
            heads.append(self._head(line, stop + 1 + (line.low[stop + 1] in self._facts.determiners), len(line.low)))
        return [head for head in heads if head]

    def _governs(self, line: Line, at: int) -> bool:
        """Whether a token is a preposition that does not connect a noun to an office ("said the engineer to NAME")."""
        return line.low[at] in self._facts.prepositions and line.low[at] not in self._facts.of

    def _head(self, line: Line, at: int, stop: int) -> str:
        """The noun of an office that begins at `at`; "" if there is none."""
        return line.low[at] if at < stop and line.is_word(at) and not self._facts.is_small(line.low[at]) else ""

    def holder(self, line: Line, speaker: SpeakerPhrase) -> Person | None:
        """The only person in the article with an office that has a definite article here.

        Not used for languages in which every noun has a capital: there one in four answers was wrong, as measured.
        """
        first = speaker.first
        if line.low[first] not in self._facts.male_determiners | self._facts.female_determiners | self._facts.elisions:
            return None  # an office in the plural has several holders
        if line.low[first] in self._facts.indefinite:
            return None
        head = self._head(line, first + 1, speaker.stop)
        holders = self._holders.get(head, {})
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _is_given(self, line: Line, at: int) -> bool:
        return bool(self._facts.gender_of(line.tokens[at].text))
