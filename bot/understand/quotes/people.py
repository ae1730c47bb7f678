"""Everyone in an article: who a bare surname is, whether it is a he or a she, what office comes with the name."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.understand.quotes.cues import CONJUNCTIONS, CUES, DETERMINERS, NOUN_LIKE, PREPOSITIONS, RELATIVES
from bot.understand.quotes.given_names import FEMALE, MALE
from bot.understand.quotes.names import INSTITUTIONS, OUTLETS, SUFFIXES, Mention, bare
from bot.understand.quotes.offices import MODIFIERS, TITLES
from bot.understand.quotes.statements import Statement, Token

_COURTESY = {"mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "pope": "m", "mrs": "f", "ms": "f", "lady": "f",
             "dame": "f", "queen": "f", "princess": "f", "spokesman": "m", "spokeswoman": "f", "chairman": "m",
             "chairwoman": "f", "congressman": "m", "congresswoman": "f", "businessman": "m", "actress": "f"}  # fmt: skip


_OWN = frozenset({"his", "her", "their", "its", "my", "our"})
_ROLE_BORDERS = (
    (CONJUNCTIONS | CUES | RELATIVES | _OWN | {"born", "based", "working", "living", "serving", "speaking", "known", "during"})
    - NOUN_LIKE
    - {"states"}
)
_UNENDING = PREPOSITIONS | DETERMINERS
"""What no role ends with: its object was left out or is a quoted title."""
_PLACING = frozenset({"in", "at", "near", "across", "into", "outside", "around", "throughout"})
_PLACE_SHARE = 3
_LONGEST_ROLE = 10
_OFFICE_WITHIN = 6


class Person(NamedTuple):
    """Someone (or some institution) of the article: the fullest form of the name, "m", "f" or "", the first role given."""

    name: str
    gender: str
    role: str
    human: bool


@dataclass(slots=True)
class _Form:
    """A full name as written at its longest, and how often it comes in any length."""

    name: str
    count: int = 0
    gender: str = ""
    role: str = ""
    places: int = 0


class People:
    """Everyone named in an article; a bare surname is looked up among the full names."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._forms: dict[str, dict[str, _Form]] = {}
        self._genders: dict[str, str] = {}
        self._titled: set[str] = set()
        self._alone: set[str] = set()

    def add(self, statement: Statement, mention: Mention) -> None:
        """Take note of one mention."""
        words = self._words(statement, mention)
        last, first = words[-1].lower(), words[0].lower()
        gender = self._courtesy(statement, mention)
        if mention.name > mention.first and _lower(statement, mention.name - 1) in TITLES:
            self._titled.add(last)
        if len(words) == 1:
            self._alone.add(last)
            if gender:
                self._genders.setdefault(last, gender)
            return
        text = self.text(statement, mention)
        form = self._forms.setdefault(last, {}).setdefault(first, _Form(text))
        form.name = max(form.name, text, key=len)
        form.count += 1
        form.places += mention.first > 0 and _lower(statement, mention.first - 1) in _PLACING
        form.gender = form.gender or gender
        form.role = form.role or self.role(statement, mention) or self._apposition(statement, mention)

    def look_up(self, statement: Statement, mention: Mention) -> Person:
        """Who is meant, by the fullest form of the name that the article has."""
        words = self._words(statement, mention)
        last, first = words[-1].lower(), words[0].lower()
        forms = self._forms.get(last, {})
        courtesy = self._courtesy(statement, mention)
        if len(words) == 1 and last not in INSTITUTIONS:
            fitting = [key for key in forms if not courtesy or self._gender(key, last) in ("", courtesy)]
            first = max(fitting, key=lambda key: forms[key].count, default="")
        form = forms.get(first)
        role = self.role(statement, mention)
        gender = courtesy or self._gender(first, last)
        if form is None:
            return Person(self.text(statement, mention), gender, role, bool(gender) or last in self._titled)
        if not gender and _PLACE_SHARE * form.places >= form.count:
            return Person(form.name, "", role or form.role, False)
        human = bool(gender) or last in self._titled or (last in self._alone and not self._is_institution(form.name))
        return Person(form.name, gender, role or form.role, human and first not in MODIFIERS)

    def text(self, statement: Statement, mention: Mention) -> str:
        """The name as it stands, without role and possessive ending."""
        tokens = statement.tokens
        return bare(self._body[tokens[mention.name].start : tokens[mention.stop - 1].end])

    def role(self, statement: Statement, mention: Mention) -> str:
        """The role before a name as it stands; courtesy titles are none."""
        first, tokens = mention.first, statement.tokens
        if first < mention.name and tokens[first].text.lower() in DETERMINERS:
            first += 1
        if first == mention.name or tokens[mention.name - 1].text.lower().rstrip(".") in ("mr", "mrs", "ms", "mx"):
            return ""
        return self._body[tokens[first].start : tokens[mention.name - 1].end]

    def _apposition(self, statement: Statement, mention: Mention) -> str:
        """The role behind a name ("Ann Lee, the mayor of Riverton,"), without its article."""
        tokens = statement.tokens
        first = mention.stop + 1
        if mention.owner or first >= len(tokens) or tokens[mention.stop].text != "," or tokens[first].quote >= 0:
            return ""
        if tokens[first].text in ("a", "an", "the"):
            first += 1
        elif tokens[first].text in PREPOSITIONS or (tokens[first].text[0].isupper() and not self._is_office(statement, first)):
            return ""
        stop = first
        while stop < len(tokens) and stop - first < _LONGEST_ROLE and _is_role_word(tokens[stop]):
            stop += 1
        whole = stop - first < _LONGEST_ROLE
        while stop > first and tokens[stop - 1].text in _UNENDING:
            stop -= 1
        if stop - first > 1 and tokens[first].text.islower() and tokens[first].text.endswith(("'s", "’s")):
            first += 1  # "the company's chief executive" says nothing of which company
        if not whole or not any(_lower(statement, n) in TITLES for n in range(first, min(stop, first + _OFFICE_WITHIN))):
            return ""
        return self._body[tokens[first].start : tokens[stop - 1].end]

    def _is_office(self, statement: Statement, at: int) -> bool:
        """A capital word of office that is no other person's ("Director of Works", not "Senator Bo Ray")."""
        after = statement.tokens[at + 1].text if at + 1 < len(statement.tokens) else ""
        return _lower(statement, at) in TITLES and after in ("of", "for", "at", ",")

    def _words(self, statement: Statement, mention: Mention) -> list[str]:
        words = [bare(token.text) for token in statement.tokens[mention.name : mention.stop] if token.text != ","]
        while len(words) > 1 and words[-1].lower() in SUFFIXES:
            words.pop()
        return words

    def _courtesy(self, statement: Statement, mention: Mention) -> str:
        if mention.name == mention.first:
            return ""
        return _COURTESY.get(_lower(statement, mention.name - 1), "")

    def _gender(self, first: str, last: str) -> str:
        form = self._forms.get(last, {}).get(first)
        if form is not None and form.gender:
            return form.gender
        return "f" if first in FEMALE else "m" if first in MALE else self._genders.get(last, "")

    @staticmethod
    def _is_institution(name: str) -> bool:
        return any(word in INSTITUTIONS or word in OUTLETS for word in name.lower().split())


def _lower(statement: Statement, at: int) -> str:
    """A token in lower case without the dot of an abbreviation."""
    return statement.tokens[at].text.lower().rstrip(".")


def _is_role_word(token: Token) -> bool:
    return token.quote < 0 and token.text[0].isalnum() and token.text.lower() not in _ROLE_BORDERS
