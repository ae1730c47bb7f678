"""A sentence with the words that the language's data marks: verbs of saying, capitals, particles."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.framing import is_speech
from bot.understand.quotes.other_languages.facts import LanguageFacts, plain
from bot.understand.quotes.statements import Statement, Token

_MOST_SKIPPED = 6
_LONGEST_ACRONYM = 6
_FARTHEST_AUXILIARY = 14
_MARKS = {"،": ",", "؛": ";", "：": ":", "，": ","}


_SLIP = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{3})\.(?=[A-ZÀ-ÞА-Я][^\W\d_])")


class Words(Clause):
    """A statement with its words in lower case as the data has them, and "" for quotations."""

    def __init__(self, statement: Statement, facts: LanguageFacts, nouns: frozenset[str], capitals: frozenset[str]) -> None:
        self.statement = statement
        self.mentions = []
        self.tokens: list[Token] = statement.tokens
        self.low = [_MARKS.get(token.text) or plain(token.text) if token.quote < 0 else "" for token in statement.tokens]
        self.facts = facts
        self.nouns = nouns
        self.capitals = capitals
        self.surnames: frozenset[str] = frozenset()
        """Last words of the article's full names, once these are known."""

    def cues(self, start: int, stop: int) -> list[int]:
        """Indexes of verbs of saying in `tokens[start:stop]`."""
        return [n for n in range(max(0, start), min(stop, len(self.low))) if self.is_cue(n)]

    def is_cue(self, at: int) -> bool:
        """Whether a lower-case word reports speech; a participle does so only behind an auxiliary."""
        low = self.low[at]
        if low in self.facts.say or low in self.facts.calling:
            return not self.tokens[at].text[0].isupper() or at == 0 or self.low[at - 1] == ""
        if any(self._is_completed(at, pair[1:]) for pair in _by_first(self.facts.separable).get(low, ())):
            return True
        if low not in self.facts.participles or not self.facts.auxiliaries:
            return False
        return self.auxiliary_of(at) >= 0

    def auxiliary_of(self, at: int) -> int:
        """The auxiliary before a participle; -1 for none. In German many words may stand between them."""
        within = _FARTHEST_AUXILIARY if self.facts.capital_nouns else 3
        for n in range(at - 1, max(-1, at - within - 1), -1):
            if self.low[n] in self.facts.auxiliaries:
                return n
            if self.low[n] in (",", ":", ";") or (self.low[n] == "" and is_speech(self.tokens[n].text)):
                break
        return -1

    def _is_completed(self, at: int, endings: tuple[str, ...]) -> bool:
        """Whether the second half of a separable verb follows its first ("teilte die Polizei mit")."""
        for n in range(at + 1, min(len(self.low), at + _FARTHEST_AUXILIARY)):
            if self.low[n] in endings:
                return True
            if self.low[n] in ("", ";"):
                break
        return False

    def is_relative(self, at: int) -> bool:
        """Whether a relative clause begins here. In German its pronoun is spelt like an article, but follows a comma."""
        if self.low[at] not in self.facts.relatives:
            return False
        is_article = self.low[at] in self.facts.determiners or self.low[at] in self.facts.object_determiners
        return not is_article or (at > 0 and self.low[at - 1] == ",")

    def is_word(self, at: int) -> bool:
        """Whether a token is a word in the reporter's text; "79-year-old" is one."""
        if at >= len(self.low):
            return False
        low = self.low[at]
        return low[:1].isalpha() or (low[:1].isdigit() and "-" in low and low[-1].isalpha())

    def is_capital(self, at: int) -> bool:
        """Whether a token may be part of a name."""
        if not self.is_word(at) or not self.tokens[at].text[0].isupper():
            return False
        low = self.low[at]
        return not self.facts.is_small(low) or (at > 0 and (low in self.facts.given_m or low in self.facts.given_f))

    def skipped(self, at: int, stop: int) -> int:
        """The first token from `at` on that is neither an adverb nor in a phrase used as one."""
        first = at
        while at < stop and at - first < _MOST_SKIPPED:
            aside = self._aside_at(at)
            if not aside and (self.low[at] not in self.facts.skip or self.is_capital(at)):
                break
            at += aside or 1
        return at

    def _aside_at(self, at: int) -> int:
        """The length of a phrase used as an adverb that begins at `at`; 0 if there is none."""
        for words in _by_first(self.facts.asides).get(self.low[at], ()):
            if tuple(self.low[at : at + len(words)]) == words:
                return len(words)
        return 0

    def run(self, at: int, stop: int) -> int:
        """Where the run of capitals that begins at `at` ends, with the particles inside it."""
        end, joined = at, False
        while end < stop and self.is_capital(end):
            end += 1
            ahead = end if not joined else stop
            while ahead < stop and ahead - end < 3 and self.low[ahead] in self.facts.particles:
                ahead += 1
            if ahead > end and ahead < stop and self.is_capital(ahead) and self._may_join(end - 1, ahead):
                end, joined = ahead, True
        return end

    def _may_join(self, before: int, after: int) -> bool:
        """Whether a particle is inside a name: behind a given name, and never behind an office."""
        if self.low[before] in self.facts.titles or after - before > 3:
            return False
        return bool(self.facts.gender_of(self.tokens[before].text)) or not self.facts.capital_nouns

    def is_governed(self, at: int, floor: int) -> bool:
        """Whether a preposition, or one with an article, stands right before a token."""
        if at > floor and self.low[at - 1] in self.facts.prepositions:
            return True
        return at - 1 > floor and self.low[at - 1] in self.facts.determiners and self.low[at - 2] in self.facts.prepositions

    def _is_acronym(self, at: int) -> bool:
        text = self.tokens[at].text
        return text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM

    def _is_border(self, at: int) -> bool:
        return self.is_cue(at) or self.low[at] in self.facts.prepositions or self.low[at] in self.facts.conjunctions

    def given_within(self, first: int, stop: int) -> int:
        """Where a known given name begins a name inside a run of capitals; -1 if nowhere."""
        return next((n for n in range(first, stop - 1) if self.facts.gender_of(self.tokens[n].text)), -1)


@lru_cache(maxsize=32)
def _by_first(phrases: tuple[tuple[str, ...], ...]) -> Mapping[str, list[tuple[str, ...]]]:
    """Phrases by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases:
        found.setdefault(words[0], []).append(words)
    return found


def split_elisions(tokens: list[Token], facts: LanguageFacts) -> list[Token]:
    """Tokens with elided articles and pronouns split off ("l'élue", "dit-il")."""
    out: list[Token] = []
    for token in tokens:
        slip = _SLIP.search(token.text) if token.quote < 0 else None
        if slip is not None:  # "Merkel.Als": the space is missing
            out += [
                Token(token.text[: slip.start()], token.start, token.start + slip.start()),
                Token(".", token.start + slip.start(), token.start + slip.end()),
            ]
            token = Token(token.text[slip.end() :], token.start + slip.end(), token.end)
        at = max(token.text.find("'"), token.text.find("’")) + 1 if token.quote < 0 else 0
        if 0 < at < len(token.text) and plain(token.text[:at]) in facts.elisions:
            out.append(Token(token.text[:at], token.start, token.start + at))
            token = Token(token.text[at:], token.start + at, token.end)
        verb, _, pronoun = token.text.rpartition("-")
        if verb and (pronoun in facts.masculine or pronoun in facts.feminine) and token.quote < 0:
            stem = verb.removesuffix("-t")
            out.append(Token(stem, token.start, token.start + len(stem)))
            token = Token(pronoun, token.end - len(pronoun), token.end)
        out.append(token)
    return out
