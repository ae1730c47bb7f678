"""Finds the names in a sentence, with the office before each."""

import re
from typing import NamedTuple

from bot.understand.quotes.cues import CONJUNCTIONS, CUES, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES, word_set
from bot.understand.quotes.given_names import FEMALE, MALE
from bot.understand.quotes.institutions import INSTITUTIONS, OUTLETS
from bot.understand.quotes.offices import MODIFIERS, has_trade_ending, is_office, is_person
from bot.understand.quotes.place_names import is_demonym
from bot.understand.quotes.statements import Statement, Token, bare, text_at

_PARTY = frozenset({"republican", "democrat", "democratic", "libertarian", "gop"})
_PARTIES = _PARTY | {"republicans", "democrats"}
_OF_PARTIES = INSTITUTIONS | {"national", "convention", "caucus", "primary", "governors"}
"""Before these words "Republican" is part of a name, not a role."""
_DESCRIBING = ("-elect", "-based", "-born", "-raised", "-year-old", "-winner", "-winning", "-backed", "-in-chief", "-turned")
_ADJECTIVAL = ("ed", "ing", "ant", "ent", "ful", "ous", "less", "ive")
"""Endings of adjectives that a headline or a caption may begin with ("Defiant Ann Lee")."""
_COLLEGIATE = word_set(
    "ministry department institute centre center office committee board bureau agency school college council commission"
    " directorate"
)
"""Heads of institutions whose names list what they are for ("Ministry of Youth and Sport")."""
_PORTFOLIOS = word_set(
    "state defense defence homeland security agriculture commerce labor labour energy education treasury justice health veterans"
    " affairs interior transportation foreign the staff"
)
_SIDES = word_set("tory conservative labour lib liberal dem green socialist communist nationalist social-democrat whig centrist")
"""Parties of other countries, spelt like plain words. Before a given name they describe a person."""
_SURNAMES_TOO = word_set("church house bank court board park hall street street's fund trust city")
"""Institutions that are surnames as well ("Sen. Frank Church"). "Queen Victoria Hospital" is not a person's name."""
_SHORT = 3
_ROLE_AND_NAME = (3, 4)
_FEWEST_HEADLINE_WORDS = 5
_PARTICLES = word_set("de van der den von bin al el la da di du dos ibn ben ten le del")
NEVER_NAMES = (
    CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | RELATIVES
    | frozenset(PRONOUNS)
    | word_set(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.
        """
    )
)
"""Words with a capital that are never part of a name."""

_NO_FIRST_NAMES = NEVER_NAMES | word_set(
    """
    if then now here there yesterday today tonight tomorrow earlier later meanwhile however still both all no not yes
    even just only perhaps maybe also asked speaking according such what how why where other others more most much
    every each any either neither instead indeed well oh look once again next last additionally finally first second
    third thus therefore moreover nevertheless nonetheless read watch click follow related photo photos image video
    getty updated update editor's me him them us himself herself is was were be are do did does has have had can could
    will would should let let's never always ever too very said says added wrote citing noting calling adding asking
    saying telling writing referring responding pressed he's she's it's that's there's i'm we're they're i've you're
    don't i'd i'll she'd he'd they'd appearing following pointing two three four five six seven eight nine ten dozens hundreds
    thousands none someone somebody everyone everybody anyone anybody nobody something nothing whether n.c. n.h. n.y. n.j. n.d.
    n.m. s.c. s.d. r.i. d.c. m.d. ph.d ph.d.
    """
)
"""Words with a capital that never begin a name, though they may stand inside one ("Harbour Watch")."""

_CONSTITUENCY = re.compile(r"[RDI]-[A-Z]")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jr.", "sr."})


class Mention(NamedTuple):
    """A name in a statement: `tokens[first:stop]` with its role, `tokens[name:stop]` without.

    `possessive` is True for "Lee's".
    """

    first: int
    name: int
    stop: int
    possessive: bool


def find_mentions(statement: Statement) -> list[Mention]:
    """All names of a statement in order, each with the role before it."""
    tokens, at = statement.tokens, 0
    mentions: list[Mention] = []
    while at < len(tokens):
        if not _is_capital(tokens[at]) and not _is_odd_name(tokens, at):
            at += 1
            continue
        stop, possessive = _name_stop(tokens, at)
        name = _after_role(tokens, at, stop)
        first = _before_role(tokens, at, _floor(mentions), titled=name > at)
        while mentions and mentions[-1].stop > first:
            mentions.pop()
        mentions.append(Mention(first, name, stop, possessive))
        at = stop
    return mentions


def _floor(mentions: list[Mention]) -> int:
    """How far left a role may begin: at a name that modifies it ("Rowe spokeswoman Ann Lee"), but behind a possessive."""
    if not mentions:
        return 0
    return mentions[-1].stop if mentions[-1].possessive else mentions[-1].first


def _is_capital(token: Token, excluded: frozenset[str] = _NO_FIRST_NAMES) -> bool:
    """Whether a token has a capital and is not one of the `excluded` words."""
    text = token.text
    has_capital = text[0].isupper() or (text[1:3] in ("l-", "n-", "r-") and text[3:4].isupper())
    return (
        has_capital and token.quote < 0 and bare(text.lower().replace("’", "'")) not in excluded and not _CONSTITUENCY.match(text)
    )


def _is_odd_name(tokens: list[Token], at: int) -> bool:
    """Whether a word such as "May" or "Will" is a name here: it is a possessive, or a verb of saying follows."""
    text = tokens[at].text
    may_be_one = bare(text) in ("May", "April", "June", "August", "Will")
    return may_be_one and (bare(text) != text or text_at(tokens, at + 1) in CUES)


def _name_stop(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Where the run of capitals ends, and whether it ends in a possessive."""
    count, lists, begin = len(tokens), False, at
    while at < count:
        word = tokens[at].text
        low = bare(word.lower())
        if (low != word.lower() or word[-1] in "'’") and not _owns_institution(tokens, at):
            return at + 1, True
        institution = low in INSTITUTIONS or is_office(word)
        lists = lists or low in _COLLEGIATE
        at += 1
        if low in OUTLETS and at - begin > 1 and _begins_speaker(tokens, at):
            return at, False  # "the Daily Herald Ann Lee said": the outlet ends where a name begins
        ahead = at
        while ahead < count and ahead < at + 2 and _joins(tokens[ahead].text, institution or lists):
            ahead += 1
        if ahead == at and low in _COLLEGIATE and text_at(tokens, at) in ("on", "to"):
            ahead += 1
        if ahead == at and lists and at + 1 < count and tokens[at].text == "and" and not _is_another(tokens[at + 1]):
            ahead += 1
        if ahead < count and _continues(tokens, at, ahead):
            at = ahead
            continue
        if text_at(tokens, at) == "," and text_at(tokens, at + 1).lower() in SUFFIXES:
            at += 2
        return at, False
    return at, False


def _begins_speaker(tokens: list[Token], at: int) -> bool:
    """Whether a person's name begins here: a known given name, or two capitals before a verb of saying."""
    two_capitals = all(_is_capital(token) for token in tokens[at : at + 2])
    return has_given_name(text_at(tokens, at)) or (two_capitals and text_at(tokens, at + 2) in CUES)


def _owns_institution(tokens: list[Token], at: int) -> bool:
    """Whether a possessive is part of an institution's name: "Dockers' Federation", not "Roe's Party"."""
    word = bare(tokens[at].text)
    if not (is_person(word.lower()) or is_office(word)):
        return False
    for token in tokens[at + 1 : at + 4]:
        if not _is_capital(token, NEVER_NAMES):
            return False
        if token.text.lower() in INSTITUTIONS:
            return True
    return False


def _is_another(token: Token) -> bool:
    """Whether the word behind an "and" begins another name."""
    low = bare(token.text.lower())
    return low in INSTITUTIONS or is_office(token.text) or has_given_name(low) or token.text.isupper()


def _continues(tokens: list[Token], at: int, ahead: int) -> bool:
    """Whether the capital word at `ahead` continues a name. A parenthesis that was left out ends the name."""
    if tokens[at].start - tokens[at - 1].end > 1 or tokens[ahead].start - tokens[ahead - 1].end > 1:
        return False
    return _is_capital(tokens[ahead], NEVER_NAMES) or tokens[ahead].text in ("May", "Will")


def _joins(word: str, institution: bool) -> bool:
    """Whether a small word may stand inside a name ("von"; "of" in an institution's name)."""
    return word in _PARTICLES or word == "&" or (institution and word in ("of", "for", "the"))


def _after_role(tokens: list[Token], first: int, stop: int) -> int:
    """Where the name begins in a run of capitals: behind the last word of an office and its portfolio."""
    if _is_institutional(tokens, first, stop):
        return first
    name = first
    for at in range(first, stop - 1):
        if _is_title(tokens, at, stop) or _describes(tokens, at, name, stop):
            name = at + 1
    if name > first and tokens[name].text in ("of", "for"):
        at = name + 1
        while at < stop - 1 and _belongs_to_office(tokens, at, stop):
            at += 1
        name = at
    return name


def _is_title(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a word is an office; in "Dean Roe" it is a given name."""
    return is_office(tokens[at].text) and not (stop - at == 2 and has_given_name(tokens[at].text))


def _is_institutional(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a run of capitals names an institution ("Justice Department"), not a person ("Sen. Frank Church")."""
    if bare(tokens[stop - 1].text.lower()) not in INSTITUTIONS:
        return False
    ahead = tokens[stop - 2].text if stop - first > 1 else ""
    if bare(tokens[stop - 1].text.lower()) not in _SURNAMES_TOO and not ahead.endswith("."):
        return True
    return not (has_given_name(ahead) or (ahead.endswith(".") and is_office(ahead)))


def _describes(tokens: list[Token], at: int, name: int, stop: int) -> bool:
    """Whether a capital word only describes the person named next: a party, a nationality, an origin, an adjective."""
    low, after = tokens[at].text.lower(), tokens[at + 1].text
    if low in _PARTIES:
        behind = [token.text.lower() for token in tokens[at + 1 : stop]]
        return has_given_name(after) or (name == at and not _OF_PARTIES.intersection(behind))
    if low in _SIDES and (has_given_name(after) or after.lower() in _SIDES or _is_said_before(tokens, at, stop)):
        return True
    if low.endswith(_DESCRIBING) or (low in _PORTFOLIOS and has_given_name(after)):
        return True
    if at == 0 and stop > 2 and _is_lower_office(low) and (has_given_name(after) or _is_said_behind(tokens, stop)):
        return True
    if at == 0 and stop > 2 and low.endswith(_ADJECTIVAL) and not has_given_name(low) and has_given_name(after):
        return True
    return name == at and (is_adjective(low) or has_trade_ending(low)) and not has_given_name(low) and has_given_name(after)


def _is_lower_office(low: str) -> bool:
    """Whether a word is an office or kind of person that has its capital only as the sentence's first word."""
    return not has_given_name(low) and is_person(low)


def _is_said_behind(tokens: list[Token], stop: int) -> bool:
    """Whether a role and a name of two or three words begin the sentence, and a verb of saying follows."""
    return stop in _ROLE_AND_NAME and text_at(tokens, stop) in CUES


def _is_said_before(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a verb of saying stands before a party and a name of two words ("said Tory Ann Lee")."""
    behind = {token.text.lower() for token in tokens[at + 1 : stop]}
    return at > 0 and tokens[at - 1].text in CUES and stop - at > 2 and not behind & _OF_PARTIES


def _belongs_to_office(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a word behind "Secretary of" is part of the office: a portfolio, or a word with a full name behind it."""
    if tokens[at].text.lower() in _PORTFOLIOS or not tokens[at].text[0].isupper():
        return True
    return stop - at > 2 and not has_given_name(tokens[at].text)


def _before_role(tokens: list[Token], first: int, floor: int, *, titled: bool) -> int:
    """Where the phrase begins: its article, and lower-case words of the office such as "former"."""
    at = first
    if at > floor and (is_office(tokens[at - 1].text) or (titled and tokens[at - 1].text.lower() in MODIFIERS)):
        at -= 1
        while at > floor and first - at < 7 and (_modifies(tokens[at - 1].text)):
            at -= 1
    if at > floor and tokens[at - 1].text.lower() in ("the", "a", "an", "his", "her", "their"):
        at -= 1
    return at


def _modifies(word: str) -> bool:
    """Whether a word can be part of the office before a name."""
    low = word.lower()
    return low in MODIFIERS or is_office(word) or (word[0].isupper() and low not in _NO_FIRST_NAMES) or low in ("-", "1st", "2nd")


def is_headline(statement: Statement) -> bool:
    """Whether All Longer Words Have a Capital, so that capitals do not mark names."""
    words = [token.text for token in statement.tokens if token.quote < 0 and len(token.text) > _SHORT]
    return len(words) >= _FEWEST_HEADLINE_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in words)


def is_adjective(name: str) -> bool:
    """Whether a name is only the adjective of a country or party ("Norlandic", "Republican")."""
    low = name.lower()
    return low in _PARTY or is_demonym(low)


def has_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.lower() in MALE or word.lower() in FEMALE
