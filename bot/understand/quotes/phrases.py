"""The phrase beside a cue that says who speaks: a name, a noun phrase or a pronoun."""

from enum import Enum
from functools import cached_property
from typing import NamedTuple

from bot.understand.quotes.cues import AUXILIARIES, CONJUNCTIONS, CUES, DETERMINERS, PREPOSITIONS, RELATIVES
from bot.understand.quotes.names import Mention, find_mentions
from bot.understand.quotes.offices import MODIFIERS, TITLES, is_people
from bot.understand.quotes.statements import Statement, Token
from bot.understand.quotes.verbs import is_cue

_LONGEST_NOUN = 9
_LONGEST_MODIFIER = 4
_MOST_NESTED = 3
_MOST_COMMAS = 12
_BORDERS = PREPOSITIONS | CONJUNCTIONS | RELATIVES
_FINITE = frozenset({"has", "had", "have", "is", "was", "will", "would", "did", "does"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we"})
_VERBS_TOO = frozenset(
    {"host", "coach", "judge", "head", "rival", "chair", "champion", "boss", "star", "whip", "ally", "anchor", "captain"}
)
"""Offices that are verbs as well."""
_PRONOUN_SPEAKERS = frozenset({"he", "she", "they", "it", "i", "we", "you"})


class Kind(Enum):
    """What a phrase is headed by."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Phrase(NamedTuple):
    """`tokens[first:stop]` of a statement; `mention` is set for names, `role` is an apposed noun phrase before a name."""

    kind: Kind
    first: int
    stop: int
    mention: Mention | None = None
    role: tuple[int, int] | None = None


class Clause:
    """A statement with its names found, and the questions that attribution asks of it."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.mentions = find_mentions(statement)
        self.tokens: list[Token] = statement.tokens
        self.low = [token.text.lower() if token.quote < 0 else "" for token in statement.tokens]

    def drop_unknown(self, known: set[str]) -> None:
        """Forget a sentence's first word when nothing but its place made it look like a name."""
        first = self.mentions[0] if self.mentions else None
        if first is None or first.first > 0 or first.stop > 1 or self.tokens[0].text in known:
            return
        after = self.low[1] if len(self.low) > 1 else ""
        if after not in CUES and after not in _FINITE and self.tokens[0].text[1:].islower():
            del self.mentions[0]

    @cached_property
    def _ending(self) -> dict[int, Mention]:
        return {mention.stop: mention for mention in self.mentions}

    @cached_property
    def _starting(self) -> dict[int, Mention]:
        return {mention.first: mention for mention in self.mentions} | {mention.name: mention for mention in self.mentions}

    def cues(self, start: int, stop: int) -> list[int]:
        """Positions of verbs of saying between two tokens; nouns that look like one are left out."""
        return [n for n in range(max(0, start), min(stop, len(self.low))) if is_cue(self.tokens, self.low, n)]

    def subject(self, cue: int, floor: int) -> Phrase | None:
        """Who the verb at `cue` belongs to, looking left as far as `floor`."""
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
        return self.ending_at(at, floor) if at >= floor else None

    def _skip_auxiliaries(self, at: int, floor: int) -> int:
        while at >= floor and (self.tokens[at].text in AUXILIARIES or (self.low[at].endswith("ly") and self._is_small(at))):
            at -= 1
        return at

    def _is_small(self, at: int) -> bool:
        return self.tokens[at].text == self.low[at]

    def _before_apposition(self, comma: int, floor: int) -> Phrase | None:
        """NAME, a role of X, in a town, ...: the subject whose apposition ends at this comma."""
        last = self.ending_at(comma - 1, floor)
        commas = [n for n in range(floor + 1, comma) if self.low[n] == ","][-_MOST_COMMAS:]
        for at in reversed(commas):
            found = self.ending_at(at - 1, floor)
            if found is None or self._is_governed(found.first, floor):
                continue
            if found.kind is Kind.NOUN and found.first > floor + 1 and self.low[found.first - 1] == ",":
                continue  # an apposition itself: whom it belongs to stands further left
            if found.kind is Kind.NOUN and last is not None and last.kind is Kind.NAME and last.first == at + 1:
                return last._replace(role=(found.first, found.stop))
            if last is not None and last.mention is not None and last.first == at + 1 and last.mention.first < last.mention.name:
                return last
            if found.kind is not Kind.NOUN or found.first <= floor + 1:
                return found
        return last if last is not None and not self._is_governed(last.first, floor) else None

    def _is_governed(self, at: int, floor: int) -> bool:
        """Whether a preposition stands right before, or before its owner ("on Acme's Morning Show")."""
        owner = self._ending.get(at)
        if owner is not None and owner.owner and owner.first > floor:
            at = owner.first
        return at > floor and self.low[at - 1] in PREPOSITIONS and self.low[at - 1] not in ("as", "because", "while", "after")

    def ending_at(self, at: int, floor: int, depth: int = 0) -> Phrase | None:
        """The phrase whose last token this is."""
        if at < floor or self.tokens[at].quote >= 0:
            return None
        if self.low[at] in _PRONOUN_SPEAKERS:
            return Phrase(Kind.PRONOUN, at, at + 1)
        mention = self._ending.get(at + 1)
        if mention is not None and not mention.owner:
            found: Phrase | None = self._together(mention, floor) or self._as_phrase(mention)
        elif mention is None and self._may_head(at):
            found = self._noun_ending(at, floor)
        else:
            return None
        if found is not None and self._is_governed(found.first, floor) and depth < _MOST_NESTED:
            outer = self.ending_at(found.first - 2, floor, depth + 1)
            if outer is not None:
                return outer._replace(stop=found.stop) if outer.kind is Kind.NOUN else outer
        return found

    def _together(self, mention: Mention, floor: int) -> Phrase | None:
        """Two people who speak as one ("Ann Lee and Bo Ray said"), as the article has them."""
        if mention.first <= floor or self.low[mention.first - 1] != "and":
            return None
        other = self._ending.get(mention.first - 1)
        if other is None or other.owner or (other.first > floor and self.low[other.first - 1] != ","):
            return None
        return Phrase(Kind.NOUN, other.first, mention.stop)

    def _as_phrase(self, mention: Mention) -> Phrase:
        titles = all(self.low[n].rstrip(".") in TITLES or self.low[n] == "of" for n in range(mention.name, mention.stop))
        return Phrase(Kind.NOUN if titles else Kind.NAME, mention.first, mention.stop, None if titles else mention)

    def _may_head(self, at: int) -> bool:
        low = self.low[at]
        return low[:1].isalpha() and not (
            low in PREPOSITIONS or low in CONJUNCTIONS or low in DETERMINERS or low in CUES or low.endswith(("'s", "’s", "ing"))
        )

    def _noun_ending(self, at: int, floor: int) -> Phrase | None:
        """A noun phrase with an article, or a bare noun for people."""
        first = at
        while first > floor and at - first < _LONGEST_NOUN:
            if self.low[first] in DETERMINERS:
                return Phrase(Kind.NOUN, first, at + 1)
            before = self.low[first - 1]
            if (
                not before[:1].isalpha()
                or before in PREPOSITIONS
                or before in CONJUNCTIONS
                or before in CUES
                or before in RELATIVES
            ):
                break
            first -= 1
        if self.low[first] in DETERMINERS or is_people(self.low[at]):
            return Phrase(Kind.NOUN, first, at + 1)
        return None

    def starting_at(self, at: int, depth: int = 0) -> Phrase | None:
        """The phrase whose first token this is ("said" stands before it)."""
        count = len(self.tokens)
        while at < count and (self.low[at] in ("also", "then", "later") or self.low[at].endswith("ly")):
            at += 1
        if at >= count or self.tokens[at].quote >= 0:
            return None
        if self.low[at] in _PRONOUN_SPEAKERS:
            return Phrase(Kind.PRONOUN, at, at + 1)
        mention = self._starting.get(at)
        if mention is not None and not mention.owner:
            return self._modified_by(mention) or self._as_phrase(mention)
        return self._noun_starting(at, mention, depth)

    def _modified_by(self, mention: Mention, *, strictly: bool = False) -> Phrase | None:
        """The person whom a name only modifies ("said Harbour Watch founder Ann Lee").

        Not right after a cue, where a verb may follow the name, only known words of a role count (`strictly`).
        """
        at = mention.stop
        while at < len(self.tokens) and at - mention.stop < _LONGEST_MODIFIER and self._modifies(at):
            if strictly and not (is_people(self.low[at]) or self.low[at] in MODIFIERS):
                # A verb follows: "the Norland senator promised" has no other subject, "Roe reports" has the name.
                return Phrase(Kind.NOUN, mention.first, at) if at > mention.stop and self._is_holder(at - 1) else None
            named = self._starting.get(at + 1)
            if named is not None and named.name == at + 1:
                return None if named.owner else Phrase(Kind.NAME, mention.first, named.stop, named, role=(mention.name, at + 1))
            at += 1
        if at > mention.stop and is_people(self.low[at - 1]):
            return Phrase(Kind.NOUN, mention.first, at)
        return None

    def _is_holder(self, at: int) -> bool:
        """Whether a word is an office or trade that is no verb ("senator", "supporters")."""
        low = self.low[at]
        return low in TITLES - CUES - _VERBS_TOO or (low.endswith(("ers", "ors", "ists")) and low[:-1] in TITLES)

    def _modifies(self, at: int) -> bool:
        low = self.low[at]
        return self._goes_on(at) and low not in AUXILIARIES and low not in ("of", "for") and self.tokens[at].text == low

    def _noun_starting(self, at: int, owner: Mention | None, depth: int) -> Phrase | None:
        """A noun phrase, or the name that it ends in or that follows it in apposition."""
        stop = owner.stop if owner is not None else at
        limit = min(len(self.tokens), stop + _LONGEST_NOUN)
        while stop < limit and self._goes_on(stop):
            mention = self._starting.get(stop)
            if mention is not None and not mention.owner and stop > at and self._belongs_before(stop - 1, mention):
                return Phrase(Kind.NAME, at, mention.stop, mention, role=(at, stop))
            stop = mention.stop if mention is not None else stop + 1
        if stop == at or not (owner or self.low[at] in DETERMINERS or is_people(self.low[stop - 1])):
            return None
        if stop < len(self.tokens) - 1 and self.low[stop] == "," and depth == 0:
            named = self.starting_at(stop + 1, 1)
            if named is not None and named.kind is Kind.NAME and self._is_border(named.stop):
                return named._replace(role=(at, stop))
        return Phrase(Kind.NOUN, at, stop)

    def _belongs_before(self, at: int, mention: Mention) -> bool:
        """Whether a word is part of the role before a name ("former", "bureau chief"; "undecided" before "voter Ann Lee")."""
        known = is_people(self.low[at]) or self.low[at] in MODIFIERS or mention.first < mention.name
        return known or self.low[at].endswith("-year-old")

    def _goes_on(self, at: int) -> bool:
        low = self.low[at]
        if self.tokens[at].quote >= 0 or not low[:1].isalnum():
            return False
        return low in ("of", "for") or not (low in PREPOSITIONS or low in CONJUNCTIONS or low in RELATIVES or low in CUES)

    def _is_border(self, at: int) -> bool:
        return at >= len(self.tokens) or not self.low[at][:1].isalnum() or self.low[at] in _BORDERS

    def first_subject(self, start: int, stop: int) -> Phrase | None:
        """The first name or pronoun of a stretch that no preposition governs; an owner is none.

        After an opening phrase ("Speaking in Riverton on Monday, Ms Roe ...") it is the one behind the comma.
        """
        stop = min(stop, len(self.low))
        opened = start < stop and (
            self.low[start] in PREPOSITIONS or self.low[start].endswith(("ing", "ed")) or self.low[start] == "when"
        )
        candidates = [Phrase(Kind.PRONOUN, n, n + 1) for n in range(start, stop) if self.low[n] in _SUBJECT_PRONOUNS]
        candidates += [
            self._modified_by(m, strictly=True) or self._as_phrase(m)
            for m in self.mentions
            if m.first >= start and m.stop <= stop and not m.owner
        ]
        candidates.sort(key=lambda phrase: phrase.first)
        if opened:
            behind = [c for c in candidates if c.first > start and self.low[c.first - 1] == ","]
            if behind:
                return next((c for c in behind if c.stop < stop and self.low[c.stop] != ","), behind[0])
        return next((c for c in candidates if not self._is_governed(c.first, start)), None)

    def owner_before(self, at: int, floor: int) -> Mention | None:
        """The possessive name that ends right before a token, or one word earlier ("Rowe's recent claim")."""
        return next((m for m in reversed(self.mentions) if m.owner and m.first >= floor and at - 2 <= m.stop <= at), None)
