"""Finds the phrases of a sentence that may be the speaker: a name, a noun phrase or a pronoun."""

from enum import Enum
from functools import cached_property
from typing import NamedTuple

from bot.understand.quotes.cues import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    FINITE,
    NOUN_LIKE,
    PREPOSITIONS,
    RELATIVES,
    VERB_AHEAD,
)
from bot.understand.quotes.institutions import INSTITUTIONS
from bot.understand.quotes.names import Mention, find_mentions, has_given_name, is_adjective
from bot.understand.quotes.nouns import head_of
from bot.understand.quotes.offices import MODIFIERS, SURNAMES, TITLES, is_office, is_person, is_quotable, is_text
from bot.understand.quotes.place_names import is_state
from bot.understand.quotes.statements import Statement, Token

_LONGEST_NOUN = 9
_LONGEST_MODIFIER = 4
_MOST_NESTED = 3
_BORDERS = PREPOSITIONS | CONJUNCTIONS | RELATIVES
_CLAUSAL = frozenset({"if", "what", "how", "whether", "why", "where", "when", "there"})
_VERBS_TOO = frozenset(
    {"host", "coach", "judge", "head", "rival", "chair", "champion", "boss", "star", "whip", "ally", "anchor", "captain"}
    | {"advocate", "guide", "pilot", "referee", "volunteer", "cook", "guard", "trainer", "model"}
)
"""Offices that are spelt like verbs."""
_PRONOUN_SPEAKERS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
_CONTRACTED = frozenset({"'m", "'re", "'ve", "'ll", "'d"})


def _is_pronoun(low: str) -> bool:
    """Whether a word is a pronoun that may speak, also when contracted with a verb ("we're")."""
    word, mark, rest = low.replace("’", "'").partition("'")
    return word in _PRONOUN_SPEAKERS and (not mark or mark + rest in _CONTRACTED)


class Kind(Enum):
    """The kind of word that heads a phrase."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Phrase(NamedTuple):
    """`tokens[first:stop]` of a statement. Names have a `mention`; `role` is a noun phrase in apposition before the name."""

    kind: Kind
    first: int
    stop: int
    mention: Mention | None = None
    role: tuple[int, int] | None = None


class Phrases:
    """A statement with its names, and the phrase that begins or ends at each token."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.mentions = find_mentions(statement)
        self.tokens: list[Token] = statement.tokens
        self.low = [token.text.lower() if token.quote < 0 else "" for token in statement.tokens]

    @cached_property
    def ending(self) -> dict[int, Mention]:
        """The names by the token behind their last one."""
        return {mention.stop: mention for mention in self.mentions}

    @cached_property
    def starting(self) -> dict[int, Mention]:
        """The names by their first token, once with the role and once without."""
        return {mention.first: mention for mention in self.mentions} | {mention.name: mention for mention in self.mentions}

    def is_governed(self, at: int, floor: int) -> bool:
        """Whether a preposition stands right before a phrase, or before its possessive ("on Acme's Morning Show")."""
        possessive = self.ending.get(at)
        if possessive is not None and possessive.possessive and possessive.first > floor:
            at = possessive.first
        return at > floor and self.low[at - 1] in PREPOSITIONS and self.low[at - 1] not in ("as", "because", "while", "after")

    def town_of(self, mention: Mention) -> Mention | None:
        """The town before a state or country ("Dover, Delaware"); None if there is none."""
        first, stop = mention.first, mention.stop
        if first < 2 or self.low[first - 1] != "," or not is_state(" ".join(self.low[mention.name : stop])):
            return None
        return self.ending.get(first - 1)

    def ending_at(self, at: int, floor: int, depth: int = 0) -> Phrase | None:
        """The phrase whose last token is at `at`."""
        if at < floor or self.tokens[at].quote >= 0:
            return None
        if _is_pronoun(self.low[at]):
            return Phrase(Kind.PRONOUN, at, at + 1)
        mention = self.ending.get(at + 1)
        town = self.town_of(mention) if mention is not None else None
        if town is not None and depth < _MOST_NESTED:
            return self.ending_at(town.stop - 1, floor, depth + 1)
        if mention is not None and not mention.possessive:
            found: Phrase | None = self._together(mention, floor) or self.as_phrase(mention)
        elif mention is None and self._may_head(at):
            found = self._noun_ending(at, floor)
        else:
            return None
        if found is not None and self.is_governed(found.first, floor) and depth < _MOST_NESTED:
            return self._governing(found, floor, depth)
        return found

    def _governing(self, found: Phrase, floor: int, depth: int) -> Phrase | None:
        """The phrase that a phrase behind a preposition belongs to: "an aide to Ann Lee", not "the words of Ann Lee"."""
        outer = self.ending_at(found.first - 2, floor, depth + 1)
        if outer is None or outer.kind is not Kind.NOUN:
            return outer or found
        if head_of(self.low, outer.first, outer.stop) >= 0 or self.tokens[outer.stop - 1].text[0].isupper():
            return outer._replace(stop=found.stop)
        return found if found.kind is Kind.NOUN else None

    def _together(self, mention: Mention, floor: int) -> Phrase | None:
        """Two people who speak as one ("Ann Lee and Bo Ray said")."""
        other = self.ending.get(mention.first - 1)
        if other is None or other.possessive or self.low[mention.first - 1] != "and":
            return None
        opens = other.first == floor or (other.first > floor and self.low[other.first - 1] == ",")
        return Phrase(Kind.NOUN, other.first, mention.stop) if opens else None

    def as_phrase(self, mention: Mention) -> Phrase:
        """A name as a phrase; one made of titles only ("the Attorney General", "MP for Dover") is a noun."""
        noun = self._is_noun(mention)
        return Phrase(Kind.NOUN if noun else Kind.NAME, mention.first, mention.stop, None if noun else mention)

    def _is_noun(self, mention: Mention) -> bool:
        """Whether capital words only describe somebody: "Prosecutors", "the Attorney General", "the Ohio Republican"."""
        first, last = mention.name, mention.stop - 1
        if first > mention.first and self.low[first - 1] in ("of", "for"):
            return not has_given_name(self.low[first])
        if all(is_office(self.tokens[n].text) or self.low[n] == "of" for n in range(first, mention.stop)):
            return True
        is_post = is_office(self.tokens[last].text) and self.low[last - 1] not in ("of", "for", "the")
        if is_post and self.low[last] not in SURNAMES and not has_given_name(self.low[first]):
            return True  # "the Riverton Mayor": whose office it is does not make it a name
        if is_office(self.tokens[first].text) and self.low[first + 1] in ("of", "for") and self.low[last] in INSTITUTIONS:
            return True  # "CEO of Riverton Bank"
        if first == last and first == mention.first:
            return self.low[last].endswith("s") and is_quotable(self.low[last]) and self.low[last] not in INSTITUTIONS
        return self.low[last] in ("republican", "democrat") and not has_given_name(self.low[first])

    def _is_text_here(self, at: int) -> bool:
        """Whether a word spelt like a verb of saying is a text here: "a police report", "the report said"."""
        low = self.low[at]
        if low not in NOUN_LIKE or not is_text(low) or at == 0:
            return False
        return self.low[at - 1][:1].isalpha() and self.low[at - 1] not in VERB_AHEAD

    def _may_head(self, at: int) -> bool:
        """Whether a word can head a noun phrase."""
        low = self.low[at]
        if self._is_text_here(at):
            return True
        return low[:1].isalpha() and not (
            low in PREPOSITIONS or low in CONJUNCTIONS or low in DETERMINERS or low in CUES or low.endswith(("'s", "’s", "ing"))
        )

    def _noun_ending(self, at: int, floor: int) -> Phrase | None:
        """A noun phrase with an article, or a bare noun for somebody quotable, that ends at `at`."""
        first = at
        while first > floor and at - first < _LONGEST_NOUN:
            if self.low[first] in DETERMINERS:
                return Phrase(Kind.NOUN, first, at + 1)
            before = self.low[first - 1]
            if before in FINITE:
                return None  # the object of a verb
            if not before[:1].isalpha() or before in _BORDERS or before in CUES or before in _CLAUSAL:
                break
            first -= 1
        if self.low[first] in DETERMINERS or is_quotable(self.low[at]):
            return Phrase(Kind.NOUN, first, at + 1)
        return None

    def starting_at(self, at: int, depth: int = 0) -> Phrase | None:
        """The phrase whose first token is at `at`, as behind "said"; adverbs before it are skipped."""
        count = len(self.tokens)
        while at < count and (self.low[at] in ("also", "then", "later") or self.low[at].endswith("ly")):
            at += 1
        if at >= count or self.tokens[at].quote >= 0:
            return None
        if _is_pronoun(self.low[at]):
            return Phrase(Kind.PRONOUN, at, at + 1)
        mention = self.starting.get(at)
        if mention is not None and not mention.possessive:
            return self.modified_by(mention) or self._of_two_offices(at, mention) or self.as_phrase(mention)
        return self._noun_starting(at, mention, depth)

    def _of_two_offices(self, at: int, mention: Mention) -> Phrase | None:
        """The person that two offices stand before: "said Harbour Watch CEO and party chair Ann Lee"."""
        last = mention.stop - 1
        other = self.starting.get(mention.stop + 1) if self.low[mention.stop : mention.stop + 1] == ["and"] else None
        if other is None or self.low[mention.first] in ("the", *DETERMINERS) or not is_office(self.tokens[last].text):
            return None
        titled = other.first == mention.stop + 1 and other.first < other.name and self._is_noun(mention)
        named = titled and not other.possessive and self.low[other.first] not in ("the", *DETERMINERS)
        return Phrase(Kind.NAME, at, other.stop, other, role=(at, other.name)) if named else None

    def modified_by(self, mention: Mention, *, strictly: bool = False) -> Phrase | None:
        """The person that a name only modifies ("said Harbour Watch founder Ann Lee").

        With `strictly` only known words for roles count. It is for names that do not follow a cue: a verb may follow such a
        name.
        """
        at = mention.stop
        while at < len(self.tokens) and at - mention.stop < _LONGEST_MODIFIER and self._modifies(at):
            if strictly and not (is_quotable(self.low[at]) or self.low[at] in MODIFIERS):
                # A verb follows: in "the Norland senator promised" the senator is the subject, in "Roe reports" it is Roe.
                return Phrase(Kind.NOUN, mention.first, at) if at > mention.stop and self._is_holder(at - 1) else None
            named = self.starting.get(at + 1)
            if named is not None and named.name == at + 1:
                return (
                    None if named.possessive else Phrase(Kind.NAME, mention.first, named.stop, named, role=(mention.name, at + 1))
                )
            at += 1
        if at > mention.stop and is_quotable(self.low[at - 1]):
            return self._apposed(mention.first, at) or Phrase(Kind.NOUN, mention.first, at)
        return None

    def _is_holder(self, at: int) -> bool:
        """Whether a word is an office or trade that cannot be a verb here ("senator", "supporters")."""
        low = self.low[at]
        return low in TITLES - CUES - _VERBS_TOO or (low.endswith(("ers", "ors", "ists")) and low[:-1] in TITLES)

    def _modifies(self, at: int) -> bool:
        """Whether a lower-case word between two names can be part of a role."""
        low = self.low[at]
        return self._goes_on(at) and low not in AUXILIARIES and low not in ("of", "for") and self.tokens[at].text == low

    def _noun_starting(self, at: int, possessive: Mention | None, depth: int) -> Phrase | None:
        """A noun phrase that begins at `at`, or the name that it ends in or that follows it in apposition."""
        stop = possessive.stop if possessive is not None else at
        limit = min(len(self.tokens), stop + _LONGEST_NOUN)
        while stop < limit and self._goes_on(stop):
            mention = self.starting.get(stop)
            if mention is not None and not mention.possessive and stop > at and self._belongs_before(stop - 1, mention):
                described = self.modified_by(mention)  # "a senior Roe adviser" is not Roe
                if described is not None and described.kind is Kind.NOUN:
                    return described._replace(first=at)
                if described is None and self._is_noun(mention):
                    return self._of_two_offices(at, mention) or Phrase(Kind.NOUN, at, mention.stop)
                return described or Phrase(Kind.NAME, at, mention.stop, mention, role=(at, stop))
            if mention is not None and self._is_only_described(at, stop, mention):
                return Phrase(Kind.NAME, at, mention.stop, mention)
            stop = mention.stop if mention is not None else stop + 1
        if stop == at or not (possessive or self.low[at] in DETERMINERS or is_quotable(self.low[stop - 1])):
            return None
        return (self._apposed(at, stop) if depth == 0 else None) or Phrase(Kind.NOUN, at, stop)

    def _is_only_described(self, at: int, stop: int, mention: Mention) -> bool:
        """Whether only an article and one lower-case word stand before a name ("a beaming Hearn")."""
        small = stop == at + 2 and self.low[at] in ("a", "an") and not is_quotable(self.low[at + 1])
        return small and not mention.possessive and (mention.stop >= len(self.low) or self._is_border(mention.stop))

    def _apposed(self, first: int, stop: int) -> Phrase | None:
        """The name that follows a noun phrase and a comma ("a spokesman, Tom Roe, ...")."""
        if stop >= len(self.tokens) - 1 or self.low[stop] != ",":
            return None
        named = self.starting_at(stop + 1, 1)
        if named is None or named.kind is not Kind.NAME or not self._is_border(named.stop):
            return None
        return named._replace(role=(first, stop))

    def _belongs_before(self, at: int, mention: Mention) -> bool:
        """Whether a word is part of the role before a name ("former", "bureau chief")."""
        if self.low[at] in PREPOSITIONS or (mention.stop - mention.name == 1 and is_adjective(self.low[mention.name])):
            return False
        known = is_person(self.low[at]) or self.low[at] in MODIFIERS or is_quotable(self.low[at]) or mention.first < mention.name
        return known or self.low[at].endswith("-year-old")

    def _goes_on(self, at: int) -> bool:
        """Whether a noun phrase goes on with this token."""
        low = self.low[at]
        if not low[:1].isalnum():
            return False
        if self._is_text_here(at):
            return True
        return low in ("of", "for") or not (low in PREPOSITIONS or low in CONJUNCTIONS or low in RELATIVES or low in CUES)

    def _is_border(self, at: int) -> bool:
        """Whether a phrase may end before this token."""
        return at >= len(self.tokens) or not self.low[at][:1].isalnum() or self.low[at] in _BORDERS
