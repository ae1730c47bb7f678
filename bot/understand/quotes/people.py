"""Everyone in an article: who a bare surname is, whether it is a he or a she, what office comes with the name."""

from typing import NamedTuple

from bot.understand.quotes.cues import DETERMINERS
from bot.understand.quotes.given_names import FEMALE, MALE
from bot.understand.quotes.names import INSTITUTIONS, OUTLETS, SUFFIXES, TITLES, Mention, bare, has_given_name
from bot.understand.quotes.statements import Statement

_COURTESY = {"mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "pope": "m", "mrs": "f", "ms": "f", "lady": "f",
             "dame": "f", "queen": "f", "princess": "f", "spokesman": "m", "spokeswoman": "f", "chairman": "m",
             "chairwoman": "f", "congressman": "m", "congresswoman": "f", "businessman": "m", "actress": "f"}  # fmt: skip


class Person(NamedTuple):
    """Someone (or some institution) of the article: the fullest form of the name, "m", "f" or "", the first role given."""

    name: str
    gender: str
    role: str
    human: bool


class People:
    """Everyone named in an article; a bare surname is looked up among the full names."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._full: dict[str, dict[str, list[str | int]]] = {}
        self._roles: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        self._titled: set[str] = set()
        self._alone: set[str] = set()

    def add(self, statement: Statement, mention: Mention) -> None:
        """Take note of one mention."""
        words = self._words(statement, mention)
        if not words:
            return
        last, first = words[-1].lower(), words[0].lower()
        gender = self._courtesy(statement, mention)
        if mention.name > mention.first and tokens_lower(statement, mention.name - 1) in TITLES:
            self._titled.add(last)
        if len(words) == 1:
            self._alone.add(last)
            if gender:
                self._genders.setdefault(last, gender)
            return
        forms = self._full.setdefault(last, {})
        text = self.text(statement, mention)
        known = forms.setdefault(first, [text, 0])
        if len(text) > len(str(known[0])):
            known[0] = text
        known[1] = int(known[1]) + 1
        if gender:
            self._genders.setdefault(f"{first} {last}", gender)
        role = self.role(statement, mention)
        if role:
            self._roles.setdefault(f"{first} {last}", role)

    def look_up(self, statement: Statement, mention: Mention) -> Person:
        """Who is meant, by the fullest form of the name that the article has."""
        words = self._words(statement, mention)
        own = self.text(statement, mention)
        if not words:
            return Person(own, "", "", False)
        last, first = words[-1].lower(), words[0].lower()
        forms = self._full.get(last, {})
        gender = self._courtesy(statement, mention)
        if len(words) == 1 and last not in INSTITUTIONS:
            fitting = [key for key in forms if not gender or self._gender(key, last) in ("", gender)]
            first = max(fitting, key=lambda key: int(forms[key][1]), default="")
        name = str(forms[first][0]) if first in forms else own
        key = f"{first} {last}"
        gender = gender or self._gender(first, last)
        human = bool(gender or last in self._titled or (first in forms and has_given_name(first)))
        human = human or (first in forms and last in self._alone and not self._is_institution(name.split()))
        return Person(name, gender, self.role(statement, mention) or self._roles.get(key, ""), human)

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

    def _words(self, statement: Statement, mention: Mention) -> list[str]:
        words = [bare(token.text) for token in statement.tokens[mention.name : mention.stop] if token.text != ","]
        while len(words) > 1 and words[-1].lower() in SUFFIXES:
            words.pop()
        return words

    def _courtesy(self, statement: Statement, mention: Mention) -> str:
        if mention.name == mention.first:
            return ""
        return _COURTESY.get(tokens_lower(statement, mention.name - 1), "")

    def _gender(self, first: str, last: str) -> str:
        known = self._genders.get(f"{first} {last}")
        if known:
            return known
        return "f" if first in FEMALE else "m" if first in MALE else self._genders.get(last, "")

    @staticmethod
    def _is_institution(words: list[str]) -> bool:
        return any(word.lower() in INSTITUTIONS or word.lower() in OUTLETS for word in words)


def tokens_lower(statement: Statement, at: int) -> str:
    """A token in lower case without the dot of an abbreviation."""
    return statement.tokens[at].text.lower().rstrip(".")
