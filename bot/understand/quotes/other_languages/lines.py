"""A sentence as the clause rules read it, and the phrase that begins at each token."""

from enum import Enum
from typing import NamedTuple

from bot.understand.quotes.other_languages.words import Words

LONGEST_PHRASE = 14
_LONGEST_DESCRIPTION = 4
_LONGEST_UNMARKED = 8
_ORG_AND_NAME = 3


class Head(Enum):
    """What heads the phrase that speaks: a name, an office, or a pronoun."""

    NAME = "name"
    OFFICE = "office"
    PRONOUN = "pronoun"


class SpeakerPhrase(NamedTuple):
    """`tokens[first:stop]` of a line. Its name is `tokens[name:last]`, the office with it `tokens[first:office]`."""

    kind: Head
    first: int
    stop: int
    name: int = -1
    last: int = -1
    office: int = -1


class Line(Words):
    """A sentence with its phrases."""

    def phrase(self, at: int, stop: int) -> SpeakerPhrase | None:
        """The phrase that begins at `at` and ends before `stop`: a name, an office, or a pronoun; None if there is none."""
        at = self.skipped(at, stop)
        if at >= stop or not self.is_word(at):
            return None
        if self.low[at] in self.facts.masculine or self.low[at] in self.facts.feminine:
            return SpeakerPhrase(Head.PRONOUN, at, at + 1)
        if self.facts.verb_first:
            return self._behind_verb(at, min(stop, at + _LONGEST_UNMARKED))
        first = at
        has_article = self.low[at] in self.facts.determiners or self.low[at] in self.facts.owners
        at += has_article
        limit = min(stop, first + LONGEST_PHRASE)
        if self.facts.capital_nouns:
            return self._among_capitals(first, at, limit, has_article=has_article)
        return self._among_small_words(first, at, limit, has_article=has_article)

    def _behind_verb(self, at: int, stop: int) -> SpeakerPhrase | None:
        """In scripts without capitals: all words behind the verb up to a function word or a mark, office included."""
        end = at
        while end < stop and self.is_word(end) and not self.facts.is_small(self.low[end]) and not self.is_cue(end):
            end += 1
        whole = end > at and (end >= len(self.low) or not self.is_word(end) or end < stop)
        return SpeakerPhrase(Head.NAME, at, end, at, end, at) if whole else None

    def _among_small_words(self, first: int, at: int, stop: int, *, has_article: bool) -> SpeakerPhrase | None:
        """Where offices are in lower case and names have capitals: "el ministro de Exteriores, NAME"."""
        start, facts = at, self.facts
        while at < stop and self.is_word(at):
            low = self.low[at]
            if self.is_capital(at):
                end = self.run(at, stop)
                if end - at == 1 and end < stop and not has_article and self._is_office_word(at):
                    at = end
                    continue
                if self.is_governed(at, start):
                    name = self.given_within(at + 1, end)
                    if name < 0 and not facts.determiners and end - at == 3:
                        name = at + 1
                    if name < 0:
                        at = end
                        continue
                    return SpeakerPhrase(Head.NAME, first, end, name, end, name)
                return self._named(first, at, end, has_article=has_article)
            if low in facts.of and at > start:
                at += 1
                while at < stop and (self.low[at] in facts.determiners or self.low[at] in facts.prepositions):
                    at += 1
                continue
            if facts.is_small(low) or self.is_cue(at) or (at - start >= 3 and not has_article):
                break
            at += 1
        while at > start and (self.low[at - 1] in facts.of or self.low[at - 1] in facts.determiners):
            at -= 1
        return self._office(first, start, at, has_article=has_article)

    def _is_office_word(self, at: int) -> bool:
        """Whether a capital word is part of an office ("Deputy of the party NAME")."""
        if self.facts.is_title(self.low[at]):
            return True
        heads = not any(self.is_word(n) for n in range(at))
        return (
            heads and self.facts.is_title(self.low[at + 1]) and self.low[at] not in self.capitals and not self.is_capital(at + 1)
        )

    def _named(self, first: int, at: int, end: int, *, has_article: bool) -> SpeakerPhrase | None:
        """The name in a run of capitals, without the titles at its beginning."""
        name = at
        while name < end and self.facts.is_title(self.low[name]):
            name += 1
        if name == end or (end - name == 1 and self._is_acronym(name) and (has_article or name > at)):
            return self._office(first, at, end, has_article=has_article)
        while name < end and self.low[name] in self.facts.particles and not self.is_capital(name):
            name += 1
        given = self.given_within(name + 1, end)
        if given < 0 and name > at and end - name == _ORG_AND_NAME and not self._has_parts(name, end):
            given = name + 1  # "captain of CLUB NAME" without a word between them
        if given > 0 and not self.facts.gender_of(self.tokens[name].text):
            name = given
        return SpeakerPhrase(Head.NAME, first, end, name, end, name)

    def _office(self, first: int, start: int, stop: int, *, has_article: bool) -> SpeakerPhrase | None:
        """An office without a name, or with a name behind a comma."""
        named = self.apposed(stop)
        if stop > start and named is not None:
            return named._replace(first=first, office=stop)
        if stop <= start or (not has_article and self.low[start] not in self.facts.titles):
            return None
        return SpeakerPhrase(Head.OFFICE, first, stop)

    def apposed(self, at: int) -> SpeakerPhrase | None:
        """A full name between a comma and a border: ", Claire Dubreuil."."""
        if at + 2 > len(self.low) - 1 or self.low[at] != ",":
            return None
        name = at + 1
        while name + 1 < len(self.low) and self.facts.is_title(self.low[name]) and not self.is_capital(name):
            name += 1
        end = self.run(name, len(self.low))
        while name < end and self.facts.is_title(self.low[name]):
            name += 1
        if end - name < 2 or (end < len(self.low) and self.is_word(end) and not self._is_border(end)):
            return None
        if self.facts.capital_nouns:
            name = self._name_in(name, end)
        return SpeakerPhrase(Head.NAME, name, end, name, end, name) if 0 <= name < end else None

    def _has_parts(self, first: int, stop: int) -> bool:
        """Whether three words may be one name: in languages with articles, or with a patronymic among the words."""
        fathers = ("ович", "евич", "івна", "овна", "евна", "йович")
        return bool(self.facts.determiners) or self.low[first + 1].endswith(fathers) or not self.facts.titles

    def is_person(self, found: SpeakerPhrase) -> bool:
        """Whether a phrase is a person's name: with a known given name, or the surname of somebody who has one."""
        if found.last - found.name == 1 and self.low[found.name] in self.surnames:
            return True
        return any(self.facts.gender_of(self.tokens[n].text) for n in range(found.name, found.last))

    def _among_capitals(self, first: int, at: int, stop: int, *, has_article: bool) -> SpeakerPhrase | None:
        """Where every noun has a capital: "der Leiter des Instituts, NAME", "Bürgermeisterin NAME"."""
        start, facts = at, self.facts
        while at < stop and self.is_word(at) and not self.is_capital(at) and has_article:
            if facts.is_small(self.low[at]) or self.is_cue(at) or at - start > _LONGEST_DESCRIPTION:
                return None
            at += 1
        if at >= stop or not self.is_capital(at):
            return None
        end = self.run(at, stop)
        name = self._name_in(at, end)
        if 0 <= name < end and not (has_article and name == at and not facts.gender_of(self.tokens[name].text)):
            return SpeakerPhrase(Head.NAME, first, end, name, end, name)
        while end < stop and self.low[end] in facts.of:
            ahead = end + 1
            while ahead < stop and (self.low[ahead] in facts.determiners or self.low[ahead] in facts.object_determiners):
                ahead += 1
            while ahead < stop and self.is_word(ahead) and self.tokens[ahead].text[0].islower() and ahead - end < 4:
                if facts.is_small(self.low[ahead]) or self.is_cue(ahead):
                    break
                ahead += 1
            if ahead >= stop or not self.is_capital(ahead):
                break
            after = self.run(ahead, stop)
            given = self.given_within(ahead + 1, after)
            if given > 0:
                return SpeakerPhrase(Head.NAME, first, after, given, after, given)
            end = after
        return self._office(first, start, end, has_article=has_article)

    def _name_in(self, first: int, stop: int) -> int:
        """Where the name begins in a run of capitals that are partly nouns; `stop` if all are nouns."""
        given = next((n for n in range(first, stop) if self.facts.gender_of(self.tokens[n].text)), -1)
        if given >= 0 and (given < stop - 1 or given == first):
            return given
        name = first
        for n in range(first, stop):
            if self._is_thing(n, ends=n == stop - 1):
                name = n + 1
        if name == first and stop - first == _ORG_AND_NAME and self.low[first].endswith(self.facts.trade_endings):
            name += 1  # "Architekt NAME": hardly anybody has three names with such a first one
        return name

    def _is_thing(self, at: int, *, ends: bool) -> bool:
        """Whether a capital word is a noun. `ends` says whether it is the last of its run."""
        low = self.low[at].rstrip(".")
        if low in self.facts.titles:
            return True
        if low in self.facts.surnames_like and ends:
            return False
        text = self.tokens[at].text
        if "-" in text and not ends:
            return True
        if self._is_acronym(at) and not ends:
            return True
        return low in self.nouns or (len(low) > 5 and low.endswith(self.facts.noun_endings + self.facts.thing_endings))
