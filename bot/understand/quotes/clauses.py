"""A sentence with its verbs of saying and the subjects of these verbs."""

from functools import cached_property

from bot.understand.quotes.cues import AUXILIARIES, BE, CONJUNCTIONS, CUES, DETERMINERS, FINITE, PREPOSITIONS, RELATIVES
from bot.understand.quotes.names import Mention
from bot.understand.quotes.offices import MODIFIERS, is_office, is_person, is_text
from bot.understand.quotes.phrases import Kind, Phrase, Phrases
from bot.understand.quotes.verbs import is_cue

_MOST_COMMAS = 12
_LONGEST_RELATIVE = 8
_FARTHEST_TEXT = 6
_LONGEST_COMMENT = 30
_ANSWERED = frozenset({"to", "with", "against", "by", "over", "despite", "at"})
_RESUMING = frozenset({"that", "of"})
"""Words that go on with a noun behind a comment on it."""
_SET_OFF = frozenset({",", "—", "–", "--"})
_ISSUING = frozenset({"released", "issued", "signed", "filed", "sent", "wrote", "published", "posted", "tweeted"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we"})


class Clause(Phrases):
    """A statement with its names, its verbs of saying and their subjects."""

    def drop_unknown(self, known: set[str]) -> None:
        """Drops a sentence's first word as a name if only its capital makes it look like one.

        `known` are the words that are part of a name elsewhere in the article.
        """
        first = self.mentions[0] if self.mentions else None
        if first is None or first.first > 0 or first.stop > 1:
            return
        after = self.low[1] if len(self.low) > 1 else ""
        describes = self.low[0] in MODIFIERS and after.isalpha() and self.tokens[1].text == after
        introduced = after == "," and (self.low[2:3] in (["who"], ["whose"]) or (self.low[2:3] and self.low[2].isdigit()))
        if introduced or (self.tokens[0].text in known and not describes):
            return
        joined = after == "and" and [m.first for m in self.mentions[1:2]] == [2] and not is_office(self.tokens[0].text)
        if after not in CUES and after not in FINITE and not joined and self.tokens[0].text[1:].islower():
            del self.mentions[0]

    def cues(self, start: int, stop: int) -> list[int]:
        """Indexes of verbs of saying in `tokens[start:stop]`, without nouns that are spelt alike and without comments."""
        found = (n for n in range(max(0, start), min(stop, len(self.low))) if is_cue(self.tokens, self.low, n))
        return [n for n in found if n not in self.comments]

    @cached_property
    def comments(self) -> frozenset[int]:
        """Tokens of what others say of a text, between it and its words: "the claim, which NAME denied, that “…”"."""
        found: set[int] = set()
        for stop in range(2, len(self.low) - 1):
            if self.low[stop] in _SET_OFF and self.low[stop + 1] in _RESUMING:
                opening = self._comment_before(stop)
                if not (self.low[stop + 1] == "of" and self.low[stop - 1] in CUES):
                    found.update(range(opening, stop))
        return frozenset(found)

    def _comment_before(self, stop: int) -> int:
        """Where a comment begins that ends at the comma `stop`; `stop` itself if none does."""
        for n in range(stop - 2, max(0, stop - _LONGEST_COMMENT), -1):
            if self.low[n] in ("", ";", ":"):
                break
            if self.low[stop] != ",":
                if self.low[n] == self.low[stop]:
                    return n + 1  # between dashes
                continue
            if self.low[n] != ",":
                continue
            if self.low[n + 1] in ("which", "who", "whom"):
                verb = n + 2
                while self.tokens[verb].text in AUXILIARIES - BE:
                    verb += 1
                return stop if self.low[verb] in CUES else n + 1
            if self.low[n + 1] in CUES and "by" in self.low[n + 2 : n + 5]:
                return n + 1
            if self._is_owned_text(n - 1) and not CUES.isdisjoint(self.low[n + 1 : stop]):
                return n + 1  # "NAME's claim, NAME said, that"
        return stop

    def _is_owned_text(self, at: int) -> bool:
        """Whether the sentence is about what somebody said: "NAME's claim", but not "NAME's lawyer" or "in NAME's view"."""
        owner = None if is_person(self.low[at]) else self.possessive_before(at, 0)
        return owner is not None and not self.is_aside(owner)

    def is_aside(self, owner: Mention) -> bool:
        """Whether what a possessive name owns is only a circumstance ("in NAME's view"), and nothing that is answered ("despite
        NAME's claim")."""
        return owner.first > 0 and self.low[owner.first - 1] in PREPOSITIONS - _ANSWERED

    def subject(self, cue: int, floor: int) -> Phrase | None:
        """The subject of the verb at `cue`, searched for to its left as far as `floor`."""
        at = self._skip_auxiliaries(cue - 1, floor)
        if at < floor:
            return None
        if self.low[at] == ",":
            return self._before_apposition(at, floor)
        if self.low[at] in RELATIVES:
            at -= 1
            if at >= floor and self.low[at] == ",":
                at -= 1
        elif self.low[at] in CONJUNCTIONS:
            return self.first_subject(floor, at)
        if at < floor:
            return None
        found = self.ending_at(at, floor)
        if found is None:
            return self._before_relative_clause(at, floor)
        if found.kind is Kind.NOUN and self.low[found.first - 1 : found.first] == ["and"]:
            found = self._holder_of_offices(found, floor) or found
        if self._is_occasion(found, floor):  # "and in a statement credited": the writer is further left
            return self.first_subject(floor, found.first - 1)
        return found

    def _holder_of_offices(self, found: Phrase, floor: int) -> Phrase | None:
        """NAME, president and chief executive of a firm said: the subject when the closing comma is missing."""
        at = found.first - 2
        while at > floor and (is_office(self.tokens[at].text) or self.low[at] in MODIFIERS):
            at -= 1
        if at <= floor or at == found.first - 2 or self.low[at] != ",":
            return None
        named = self.ending_at(at - 1, floor)
        return named if named is not None and named.kind is Kind.NAME and not self.is_governed(named.first, floor) else None

    def _is_occasion(self, found: Phrase, floor: int) -> bool:
        """Whether a noun is where something was said, not who said it: "in a statement"."""
        heads = found.kind is Kind.NOUN and is_text(self.low[found.stop - 1])
        return heads and found.first > floor and self.low[found.first - 1] in ("in", "on")

    def _before_relative_clause(self, at: int, floor: int) -> Phrase | None:
        """The noun that a relative clause is about: "a woman who lives next door said"."""
        for n in range(at, max(floor, at - _LONGEST_RELATIVE), -1):
            if self.low[n] in (",", "", ";", ":"):
                return None
            if self.low[n] == "who":
                return self.ending_at(n - 1, floor)
        return None

    def together_from(self, at: int) -> Phrase | None:
        """The phrase that begins at `at`, with all who speak as one with it ("said Ann Lee and Bo Ray")."""
        first = self.starting_at(at)
        if first is None or first.mention is None:
            return first
        last, behind = first, ""
        while behind != "and" and last.stop < len(self.low) and self.low[last.stop] in (",", "and"):
            behind = self.low[last.stop]
            other = self.starting_at(last.stop + 1)
            if other is None or other.mention is None or (behind == "," and self.low[other.first] in DETERMINERS):
                return first
            last = other
        return Phrase(Kind.NOUN, first.mention.name, last.stop) if behind == "and" and self._is_border(last.stop) else first

    def named_from(self, at: int) -> Phrase | None:
        """The phrase with a name that begins at `at` or right behind its owner ("and the Herald's Ann Lee")."""
        owner = self.starting.get(at)
        found = self.starting_at(owner.stop if owner is not None and owner.possessive else at)
        return found if found is not None and found.mention is not None else None

    def issuer_of(self, cue: int) -> Phrase | None:
        """Who issued the text that a participle belongs to: "the town released a statement on Monday saying"."""
        for n in range(cue - 1, max(0, cue - _FARTHEST_TEXT), -1):
            if is_text(self.low[n]):
                verb = next((v for v in range(n - 1, max(-1, n - 5), -1) if self.low[v] in _ISSUING), -1)
                return self.subject(verb, 0) if verb > 0 else None
        return None

    def _skip_auxiliaries(self, at: int, floor: int) -> int:
        while at >= floor and (self.tokens[at].text in AUXILIARIES or (self.low[at].endswith("ly") and self._is_small(at))):
            at -= 1
        return at

    def _is_small(self, at: int) -> bool:
        return self.tokens[at].text == self.low[at]

    def _before_apposition(self, comma: int, floor: int) -> Phrase | None:
        """NAME, a role of X, in a town, ...: the subject of an apposition that ends at `comma`."""
        last = self.ending_at(comma - 1, floor)
        commas = [n for n in range(floor + 1, comma) if self.low[n] == ","][-_MOST_COMMAS:]
        for at in reversed(commas):
            found = self.ending_at(at - 1, floor)
            if found is None or self.is_governed(found.first, floor):
                continue
            if found.kind is Kind.NOUN and found.first > floor + 1 and self.low[found.first - 1] == ",":
                continue  # an apposition itself: its noun is further left
            if found.kind is Kind.NOUN and last is not None and last.kind is Kind.NAME:
                apposed = last if last.first == at + 1 else self.starting_at(at + 1)
                if apposed is not None and apposed.kind is Kind.NAME and apposed.stop == last.stop:
                    return apposed._replace(role=(found.first, found.stop))
            if last is not None and last.mention is not None and last.first == at + 1 and last.mention.first < last.mention.name:
                return last
            if found.kind is not Kind.NOUN or found.first <= floor + 1:
                return found
        return last if last is not None and not self.is_governed(last.first, floor) else None

    def first_subject(self, start: int, stop: int) -> Phrase | None:
        """The first name or pronoun in `tokens[start:stop]` without a preposition before it; possessives do not count.

        After an introductory phrase ("Speaking in Riverton on Monday, Ms Roe ...") it is the name behind the comma.
        """
        stop = min(stop, len(self.low))
        opened = start < stop and (
            self.low[start] in PREPOSITIONS or self.low[start].endswith(("ing", "ed")) or self.low[start] == "when"
        )
        candidates = [Phrase(Kind.PRONOUN, n, n + 1) for n in range(start, stop) if self.low[n] in _SUBJECT_PRONOUNS]
        candidates += [
            self.modified_by(mention, strictly=True) or self.as_phrase(mention)
            for mention in self.mentions
            if mention.first >= start and mention.stop <= stop and not mention.possessive and self.town_of(mention) is None
        ]
        candidates = sorted((c for c in candidates if c.first not in self.comments), key=lambda phrase: phrase.first)
        if opened:
            behind = [c for c in candidates if c.first > start and self.low[c.first - 1] in (",", "")]
            if behind:
                return next((c for c in behind if c.stop < stop and self.low[c.stop] != ","), behind[0])
        return next((c for c in candidates if not self.is_governed(c.first, start)), None)

    def possessive_before(self, at: int, floor: int) -> Mention | None:
        """The possessive name that ends right before a token, or one word earlier ("Rowe's recent claim")."""
        return next(
            (
                mention
                for mention in reversed(self.mentions)
                if mention.possessive and mention.first >= floor and at - 2 <= mention.stop <= at
            ),
            None,
        )

    def writer_of(self, noun: str) -> Mention | None:
        """The name of the writer of a text (the `noun` in "released a letter"); None if the clause does not say."""
        at = next((n for n in range(2, len(self.low)) if self.low[n] == noun and self.low[n - 1] in ("a", "an")), 0)
        if at == 0 or self.low[at + 1 : at + 2] in (["from"], ["by"], ["of"]):
            return None
        before = self.low[at - 2]
        subject = self.subject(at - 2, 0) if before in _ISSUING else self.first_subject(0, at - 2) if before == "in" else None
        return subject.mention if subject is not None else None
