"""The people named in an article: full names for surnames, gender and office (coreference by name)."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from bot.understand.quotes.cues import AUXILIARIES, CUES, SAYING
from bot.understand.quotes.given_names import FEMALE, MALE
from bot.understand.quotes.institutions import BARE, INSTITUTIONS, is_institution
from bot.understand.quotes.names import SUFFIXES, Mention, is_adjective
from bot.understand.quotes.offices import MODIFIERS, SURNAMES, is_office
from bot.understand.quotes.place_names import is_place_name
from bot.understand.quotes.roles import is_described, role_before, role_behind
from bot.understand.quotes.statements import Statement, bare, text_at

_GENDERED = {
    "m": "mr sir lord king prince pope spokesman chairman congressman businessman salesman fireman policeman alderman husband"
    " son brother father dad grandfather uncle nephew boyfriend fiance fiancé widower grandson stepson stepfather",
    "f": "mrs ms lady dame queen princess spokeswoman chairwoman congresswoman businesswoman policewoman alderwoman actress"
    " waitress wife daughter sister mother mom mum grandmother aunt niece girlfriend fiancee fiancée widow granddaughter"
    " stepdaughter stepmother headmistress midwife",
}
_COURTESY = {word: gender for gender, words in _GENDERED.items() for word in words.split()}
_PLACING = frozenset({"in", "at", "near", "across", "into", "outside", "around", "throughout", "inside"})
_PLACE_SHARE = 3
_ARTICLE_SHARE = 2
_VOTES_APART = 3


class Person(NamedTuple):
    """A person or institution in the article: the longest form of the name, the gender ("m", "f", ""), and the first role."""

    name: str
    gender: str
    role: str
    human: bool


@dataclass(slots=True)
class _Form:
    """One full name: its longest form, and how often it occurs in any form."""

    name: str
    count: int = 0
    gender: str = ""
    role: str = ""
    places: int = 0


@dataclass(slots=True)
class _Evidence:
    """What an article shows of a last name: how often it occurs, how often behind "the" or "in", and what its bearer does."""

    seen: int = 0
    articled: int = 0
    placed: int = 0
    titled: bool = False
    aged: bool = False
    said: bool = False
    alone: bool = False
    spoke: bool = False
    acts: bool = False


class People:
    """Everyone named in an article. A bare surname is looked up among the full names."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._forms: dict[str, dict[str, _Form]] = {}
        self._surnames_by_given: dict[str, set[str]] = {}
        self._genders: dict[str, str] = {}
        self._evidence: dict[str, _Evidence] = {}
        self._votes: dict[str, Counter[str]] = {}

    def add(self, statement: Statement, mention: Mention) -> None:
        """Records one mention of a name."""
        words = self._words(statement, mention)
        last, first = words[-1].lower(), words[0].lower()
        gender = self._courtesy(statement, mention)
        self._note_evidence(statement, mention, last, alone=len(words) == 1)
        if len(words) == 1:
            if gender:
                self._genders.setdefault(last, gender)
            return
        text = self.text(statement, mention)
        form = self._forms.setdefault(last, {}).setdefault(first, _Form(text))
        self._surnames_by_given.setdefault(first, set()).add(last)
        form.name = max(form.name, text, key=len)
        form.count += 1
        form.places += mention.first > 0 and _lower(statement, mention.first - 1) in _PLACING
        behind = role_behind(self._body, statement, mention)
        ahead = _apposed_to(statement, mention)
        form.gender = form.gender or gender or _gender_of(behind) or _COURTESY.get(ahead, "")
        form.role = form.role or role_before(self._body, statement, mention) or behind
        evidence = self._evidence[last]
        evidence.titled = evidence.titled or is_described(statement, mention) or bool(ahead)
        evidence.said = evidence.said or _is_beside_cue(statement, mention)

    def vote(self, name: str, gender: str) -> None:
        """Counts that a sentence which names only this person goes on with "he" ("m") or "she" ("f")."""
        self._votes.setdefault(name, Counter()).update(gender)

    def look_up(self, statement: Statement, mention: Mention) -> Person:
        """The person a mention refers to, under the fullest form of the name in the article."""
        words = self._words(statement, mention)
        last, first = words[-1].lower(), words[0].lower()
        forms = self._forms.get(last, {})
        courtesy = self._courtesy(statement, mention)
        if len(words) == 1 and (last not in INSTITUTIONS or (last in BARE and len(forms) == 1)):
            fitting = [key for key in forms if not courtesy or self._gender(key, last) in ("", courtesy)]
            first = max(fitting, key=lambda key: forms[key].count, default=first)
        form = forms.get(first)
        if form is None and len(words) == 1 and first in FEMALE | MALE:
            last, form = self._by_given_name(first) or (last, None)
        role = role_before(self._body, statement, mention)
        name = form.name if form is not None else self.text(statement, mention)
        known = courtesy or self._gender(first, last)
        gender = known or self._voted(name)
        human = bool(courtesy) or self._is_human(name, gender, last, form, known=bool(known))
        return Person(name, gender if human else "", role or (form.role if form is not None else ""), human)

    def _by_given_name(self, first: str) -> tuple[str, _Form] | None:
        """The person a given name alone refers to, if only one person in the article has it."""
        lasts = self._surnames_by_given.get(first, set())
        return next(((last, self._forms[last][first]) for last in lasts), None) if len(lasts) == 1 else None

    def is_common_word(self, name: str) -> bool:
        """Whether a name of one word also occurs in lower case, so that its capital means nothing ("Music")."""
        return " " not in name and re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", self._body) is not None

    def text(self, statement: Statement, mention: Mention) -> str:
        """The name as printed, without role and possessive ending."""
        tokens = statement.tokens
        return bare(self._body[tokens[mention.name].start : tokens[mention.stop - 1].end])

    def _note_evidence(self, statement: Statement, mention: Mention, last: str, *, alone: bool) -> None:
        """Records what one mention shows of its last name."""
        evidence = self._evidence.setdefault(last, _Evidence())
        tokens, first = statement.tokens, mention.first
        after = text_at(tokens, mention.stop)
        articled = first + 1 == mention.name and _lower(statement, first) == "the"
        placed = first > 0 and _lower(statement, first - 1) in _PLACING
        evidence.seen += 1
        evidence.articled += articled and not (after.islower() and after not in CUES | AUXILIARIES)
        evidence.placed += placed
        if mention.name > first and is_office(tokens[mention.name - 1].text):
            evidence.titled = True
        if after == "," and mention.stop + 2 < len(tokens) and _is_age(tokens[mention.stop + 1].text):
            evidence.aged = True
        behind = text_at(tokens, mention.stop + 1) if after == "," else after
        if behind == "who" and not (alone and last.endswith("s")):
            evidence.aged = True
        if alone and not (articled or placed):
            evidence.alone = True
            evidence.spoke = evidence.spoke or _is_beside_cue(statement, mention)
            evidence.acts = evidence.acts or evidence.spoke or after in AUXILIARIES

    def _is_human(self, name: str, gender: str, last: str, form: _Form | None, *, known: bool) -> bool:
        """Whether a name is a person's, as far as the article shows.

        People have a known given name, an office, an age, or a surname that acts. Other names have words for places, teams
        and institutions in them, or "the" or "in" before them.
        """
        evidence = self._evidence.get(last, _Evidence())
        words = [word for word in name.replace(",", " ").split() if word.lower() not in SUFFIXES] or [name]
        marked = evidence.titled or evidence.aged
        titles_only = is_office(words[-1]) and last not in SURNAMES
        if is_place_name(words) or is_institution(words) or (not known and (titles_only or is_adjective(last))):
            return marked and known and len(words) > 1
        if _ARTICLE_SHARE * evidence.articled >= evidence.seen > 0 and not (gender and marked):
            return False
        if form is None and last in FEMALE | MALE and last not in self._genders and not (marked or evidence.spoke):
            return False  # a given name alone is as often a place's or a firm's ("Charlotte", "Mercedes")
        if form is None:
            return (known or marked or (bool(gender) and evidence.spoke)) and _PLACE_SHARE * evidence.placed < evidence.seen
        if not gender and _PLACE_SHARE * form.places >= form.count:
            return False
        return (bool(gender) or marked or evidence.acts or (evidence.said and evidence.alone)) and words[
            0
        ].lower() not in MODIFIERS

    def _voted(self, name: str) -> str:
        """The gender that the sentences about a person agree on; "" if they do not."""
        votes = self._votes.get(name, Counter())
        more, less = sorted("mf", key=lambda gender: -votes[gender])
        return more if votes[more] > _VOTES_APART * votes[less] else ""

    def _words(self, statement: Statement, mention: Mention) -> list[str]:
        """The words of a name, without its role and without "Jr."."""
        words = [bare(token.text) for token in statement.tokens[mention.name : mention.stop] if token.text != ","]
        while len(words) > 1 and words[-1].lower() in SUFFIXES:
            words.pop()
        return words

    def _courtesy(self, statement: Statement, mention: Mention) -> str:
        """The gender that a courtesy title shows ("Mr"); "" without one."""
        if mention.name == mention.first:
            return ""
        return _COURTESY.get(_lower(statement, mention.name - 1), "")

    def _gender(self, first: str, last: str) -> str:
        """The gender of a person, by title, role or given name; "" if unknown."""
        form = self._forms.get(last, {}).get(first)
        if form is not None and form.gender:
            return form.gender
        return "f" if first in FEMALE else "m" if first in MALE else self._genders.get(last, "")


def _is_beside_cue(statement: Statement, mention: Mention) -> bool:
    """Whether a verb of saying stands right before or behind a name."""
    tokens = statement.tokens
    ahead = mention.first > 0 and not mention.possessive and _lower(statement, mention.first - 1) in SAYING
    return ahead or (mention.stop < len(tokens) and _lower(statement, mention.stop) in CUES)


def _apposed_to(statement: Statement, mention: Mention) -> str:
    """The office before a name in commas ("the mayor's husband, Tom Roe, ..."); "" if there is none."""
    tokens, first, stop = statement.tokens, mention.first, mention.stop
    if first < 2 or stop >= len(tokens) or tokens[first - 1].text != "," or tokens[stop].text != ",":
        return ""
    office = tokens[first - 2].text
    return office if office.islower() and is_office(office) else ""


def _is_age(text: str) -> bool:
    return text.isdigit() and 0 < int(text) < 120 if len(text) < 4 else False


def _gender_of(role: str) -> str:
    """The gender that one of the first three words of a role shows ("the actress and mother of two"); "" for none."""
    return next((_COURTESY[word] for word in role.lower().split()[:3] if word in _COURTESY), "")


def _lower(statement: Statement, at: int) -> str:
    """A token in lower case, without the full stop of an abbreviation."""
    return statement.tokens[at].text.lower().rstrip(".")
