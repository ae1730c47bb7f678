"""Resolves "he", "she" and "it": to a person that fits, if nobody else may be meant (pronoun coreference)."""

from itertools import takewhile
from typing import NamedTuple

from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import DETERMINERS, PREPOSITIONS, PRONOUNS, SAYING
from bot.understand.quotes.institutions import is_institution, is_outlet
from bot.understand.quotes.names import Mention, is_adjective
from bot.understand.quotes.nouns import DEFINITE
from bot.understand.quotes.offices import is_office, is_person, is_quotable
from bot.understand.quotes.people import People, Person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.place_names import is_place_name

_REPORTS_WITHIN = 6
"""A verb of saying among this many last tokens of a sentence reports the sentence."""
LOOK_BACK = 8
PARAGRAPHS_BACK = 3
_ADDRESSING = frozenset({"told", "tells", "asked", "asks", "urged", "warned", "reminded", "advised"})
"""Verbs whose object is the listener."""
_JOINING = frozenset({"and", "but", "while", "whereas", "so"})
_ACRONYM = 3
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_GENDERED = _HE | _SHE


class Found(NamedTuple):
    """A person that a pronoun may mean, with a confidence (0..1). `blocked` ends the search without a person."""

    person: Person | None
    sure: float = 0.0
    blocked: bool = False


NOBODY = Found(None)
BLOCKED = Found(None, blocked=True)


def in_own_sentence(people: People, clause: Clause, gender: str, stop: int) -> Found:
    """The person before the pronoun in its own sentence: the subject, or else a possessive.

    Nobody is meant where another clause is about somebody else who fits, and in "Ann Lee, she said, is ...".
    """
    subject = clause.first_subject(0, stop)
    if subject is not None and subject.mention is not None:
        found = _best_fit(people, clause, [subject.mention], gender)
        is_aside = subject.stop == stop - 1 and clause.low[stop - 1] == ","
        if found.person is not None and (is_aside or _is_paired(people, clause, found.person, gender, stop)):
            return BLOCKED
        return found
    return _best_fit(
        people, clause, [mention for mention in clause.mentions if mention.stop <= stop and mention.possessive], gender
    )


def in_sentence(people: People, clause: Clause, gender: str) -> Found:
    """The person in an earlier sentence: its reported speaker or its subject, before others in it.

    If the subject may be an unknown person, or is a new person without a name, nobody else is meant.
    """
    subject = clause.first_subject(0, len(clause.tokens))
    if subject is not None and subject.kind is Kind.PRONOUN:
        return NOBODY if PRONOUNS.get(clause.low[subject.first], "") == gender else _others(people, clause, gender)
    leading = [_name_in(clause, phrase) for phrase in (reporter(clause), subject) if phrase is not None]
    mentions = [mention for mention in leading if mention is not None]
    found = _best_fit(people, clause, mentions, gender)
    if found.person is not None:
        if _is_paired(people, clause, found.person, gender, len(clause.tokens)) or _is_one_of_two(
            people, clause, found.person, gender
        ):
            return BLOCKED
        return found if found.person.gender else _less_sure(found, _others(people, clause, gender))
    nameless = _leading_nameless(clause)
    if nameless:
        return NOBODY if nameless in DEFINITE else BLOCKED
    if any(_may_be_a_person(people, clause, mention) for mention in mentions):
        return BLOCKED
    return _others(people, clause, gender)


def _is_paired(people: People, clause: Clause, person: Person, gender: str, stop: int) -> bool:
    """Whether another clause before `stop` is about somebody else who fits: "Ann Lee shot, and Eva Roe, ..., saved"."""
    for n in range(2, stop):
        joined = clause.low[n - 1] in _JOINING and clause.low[n - 2] == ","
        phrase = clause.named_from(n) if joined else None
        if phrase is not None and phrase.mention is not None:
            other = people.look_up(clause.statement, phrase.mention)
            if other.name != person.name and fits(other, gender):
                return True
    return False


def _name_in(clause: Clause, phrase: Phrase) -> Mention | None:
    """The name in a phrase, or in the apposition behind it: "The bureau's press officer, NAME, ..."."""
    behind = phrase.stop + 1
    if phrase.mention is not None or behind >= len(clause.low) or clause.low[phrase.stop] != ",":
        return phrase.mention
    return next((mention for mention in clause.mentions if mention.first == behind and not mention.possessive), None)


def _others(people: People, clause: Clause, gender: str) -> Found:
    """The best fit among all names of a sentence."""
    found = _best_fit(people, clause, clause.mentions, gender)
    return BLOCKED if found.person is not None and _is_one_of_two(people, clause, found.person, gender) else found


def _is_one_of_two(people: People, clause: Clause, person: Person, gender: str) -> bool:
    """Whether a person is named together with another who may be meant as well ("behind Ann Lee and Bo Ray")."""
    for one, other in zip(clause.mentions, clause.mentions[1:], strict=False):
        if other.first == one.stop + 1 and clause.low[one.stop] == "and" and not one.possessive:
            pair = [people.look_up(clause.statement, mention) for mention in (one, other)]
            names = [each.name for each in pair]
            others = [(mention, each) for mention, each in zip((one, other), pair, strict=True) if each.name != person.name]
            if person.name in names and any(
                fits(each, gender) or _may_be_a_person(people, clause, mention) for mention, each in others
            ):
                return True
    return False


def _less_sure(found: Found, others: Found) -> Found:
    """The person found, with a lower confidence if somebody else would fit as well."""
    return found._replace(sure=min(found.sure, others.sure)) if others.person is not None else found


def _best_fit(people: People, clause: Clause, mentions: list[Mention], gender: str) -> Found:
    """The first of the mentions that fits the gender; less sure if several do."""
    fitting: list[Person] = []
    for mention in mentions:
        person = people.look_up(clause.statement, mention)
        if fits(person, gender) and person.name not in [other.name for other in fitting]:
            fitting.append(person)
    if not fitting:
        return NOBODY
    return Found(fitting[0], (0.93 if len(fitting) == 1 else 0.82) * (1.0 if fitting[0].gender else 0.9))


def fits(person: Person, gender: str) -> bool:
    """Whether a pronoun of this gender can mean this person."""
    return person.human and person.gender in ("", gender)


def reporter(clause: Clause) -> Phrase | None:
    """The speaker of a sentence of indirect speech: "The dam will hold, NAME said"."""
    cues = [cue for cue in clause.cues(0, len(clause.tokens)) if clause.low[cue] in SAYING]
    if not cues or cues[-1] < len(clause.tokens) - _REPORTS_WITHIN:
        return None
    said = clause.subject(cues[-1], 0)
    return said if said is not None or clause.low[cues[-1]] in _ADDRESSING else clause.starting_at(cues[-1] + 1)


def institution(people: People, clause: Clause, stop: int) -> Person | None:
    """The institution that "it" means: the subject of the same sentence."""
    subject = clause.first_subject(0, stop)
    if subject is None or subject.mention is None:
        return None
    person = people.look_up(clause.statement, subject.mention)
    words = person.name.split()
    return person if not person.human and (is_institution(words) or is_outlet(words)) else None


def _may_be_a_person(people: People, clause: Clause, mention: Mention) -> bool:
    """Whether a name may be a person's, though nothing shows it."""
    person = people.look_up(clause.statement, mention)
    words = person.name.split()
    if mention.first + 1 == mention.name and clause.low[mention.first] == "the":
        return False
    if person.human or is_place_name(words) or is_institution(words) or is_outlet(words) or is_adjective(words[-1]):
        return False
    return not any(is_office(word) or is_quotable(word.lower()) or (word.isupper() and len(word) >= _ACRONYM) for word in words)


def _leading_nameless(clause: Clause) -> str:
    """The article of a person without a name at a sentence's head: "a" introduces a new one, "the" does not."""
    first = clause.starting_at(0)
    if first is None or first.kind is not Kind.NOUN:
        return ""
    return nameless_person(clause, first)


def nameless_person(clause: Clause, phrase: Phrase) -> str:
    """The article of a phrase headed by one person without a name; "" for any other phrase."""
    low, article = clause.low, clause.low[phrase.first]
    if article not in DETERMINERS:
        return ""
    head = next((n for n in range(phrase.first + 1, phrase.stop) if is_person(low[n]) or low[n] in PREPOSITIONS), phrase.first)
    while head + 1 < phrase.stop and is_person(low[head + 1]):
        head += 1
    return article if is_person(low[head]) and not low[head].endswith("s") else ""


def learn_genders(people: People, clauses: list[Clause]) -> None:
    """Learns people's genders from sentences that name only one person and go on with "he" or "she"."""
    votes = [vote for n in range(len(clauses)) if (vote := _vote(people, clauses, n)) is not None]
    for name, gender in votes:
        people.vote(name, gender)


def _vote(people: People, clauses: list[Clause], number: int) -> tuple[str, str] | None:
    """The person that a sentence is about and the gender of the pronouns for them ("m" or "f"); None if unclear."""
    clause, after = clauses[number], clauses[number + 1] if number + 1 < len(clauses) else None
    if _GENDERED.isdisjoint(clause.low) and (after is None or after.low[0] not in _GENDERED):
        return None
    named = _only_person(people, clause)
    if named is None:
        return None
    first, name = named
    until_quotation = takewhile(lambda at: clause.low[at], range(first, len(clause.low)))
    words = {clause.low[at] for at in until_quotation if not _is_speaking(clause, at)}
    if after is not None and after.statement.paragraph == clause.statement.paragraph and not _is_speaking(after, 0):
        words.add(after.low[0])
    if bool(words & _HE) == bool(words & _SHE):
        return None
    return name, "m" if words & _HE else "f"


def _is_speaking(clause: Clause, at: int) -> bool:
    """Whether a verb of saying follows a pronoun: it may then mean an earlier speaker."""
    return bool(clause.cues(at + 1, at + 2))


def _only_person(people: People, clause: Clause) -> tuple[int, str] | None:
    """Where the subject of a sentence ends, and its name, if its gender is unknown and nobody else is in the sentence."""
    subject = clause.first_subject(0, len(clause.tokens))
    if subject is None or subject.mention is None or any(clause.low[n] in _GENDERED for n in range(subject.first)):
        return None
    person = people.look_up(clause.statement, subject.mention)
    if person.human and person.gender:
        return None
    others = (people.look_up(clause.statement, mention) for mention in clause.mentions if mention is not subject.mention)
    if any(other.name != person.name and (other.human or not is_place_name(other.name.split())) for other in others):
        return None
    return subject.stop, person.name
