"""Names and roles as news writes them: which capitals are a name, and what office comes before it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.understand.quotes.cues import CONJUNCTIONS, CUES, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES, word_set
from bot.understand.quotes.given_names import FEMALE, MALE
from bot.understand.quotes.offices import MODIFIERS, TITLES
from bot.understand.quotes.statements import Statement, Token

_PARTY = frozenset({"republican", "democrat", "democratic", "libertarian", "gop"})
_PORTFOLIOS = word_set(
    "state defense defence homeland security agriculture commerce labor labour energy education treasury justice health veterans"
    " affairs interior transportation foreign the staff"
)
_OF_A_PEOPLE = ("ian", "ean", "rican", "xican", "ese", "ish", "aqi", "aeli")
_SHORT = 3
_FEWEST_HEADLINE_WORDS = 5
_PARTICLES = word_set("de van der den von bin al el la da di du dos ibn ben ten le del")
INSTITUTIONS = word_set(
    """
    house senate congress party committee department university institute center centre council commission agency
    bureau court police union association foundation campaign group company corp corporation inc bank ministry
    government army navy administration office team club school college hospital church network board fund federation
    league society service chamber authority coalition alliance project nations republicans democrats americans
    kremlin pentagon parliament states street city county state district
    """
)
OUTLETS = word_set(
    """
    times post news journal press reuters radio tv television magazine tribune guardian herald today chronicle globe
    bloomberg gazette telegraph observer daily network wire podcast broadcasting telegram week weekly review examiner
    register sun mirror independent inquirer dispatch beast monitor agency interfax tass afp
    """
)
_NO_OUTLET = word_set("GOP US UN EU NATO FBI CIA DNC RNC NSA UK USA DC")
_NEVER_NAMES = (
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
"""Capital words that are no part of a name."""

_NO_FIRST_NAMES = _NEVER_NAMES | word_set(
    """
    if then now here there yesterday today tonight tomorrow earlier later meanwhile however still both all no not yes
    even just only perhaps maybe also asked speaking according such what how why where other others more most much
    every each any either neither instead indeed well oh look once again next last additionally finally first second
    third thus therefore moreover nevertheless nonetheless read watch click follow related photo photos image video
    getty updated update editor's me him them us himself herself is was were be are do did does has have had can could
    will would should let let's never always ever too very said says added wrote citing noting calling adding asking
    saying telling writing referring responding pressed he's she's it's that's there's i'm we're they're i've you're
    don't i'll she'd he'd they'd appearing following pointing
    """
)
"""Capital words that begin no name, though they may stand in one ("Harbour Watch")."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jr.", "sr."})
_POSSESSIVE = re.compile(r"['’]s?$")


class Mention(NamedTuple):
    """A name in a statement: `tokens[first:stop]` with its role, `tokens[name:stop]` without. `owner` marks a possessive."""

    first: int
    name: int
    stop: int
    owner: bool


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word)


def find_mentions(statement: Statement) -> list[Mention]:
    """All names of a statement in order, each with the role before it."""
    tokens, at = statement.tokens, 0
    mentions: list[Mention] = []
    while at < len(tokens):
        if not _is_capital(tokens[at]) and not _is_odd_name(tokens, at):
            at += 1
            continue
        stop, owner = _name_stop(tokens, at)
        name = _after_role(tokens, at, stop)
        first = _before_role(tokens, at, _floor(mentions), titled=name > at)
        while mentions and mentions[-1].stop > first:
            mentions.pop()
        mentions.append(Mention(first, name, stop, owner))
        at = stop
    return mentions


def _floor(mentions: list[Mention]) -> int:
    """How far left a role may reach: over a name that modifies it ("Rowe spokeswoman Ann Lee"), not over an owner."""
    if not mentions:
        return 0
    return mentions[-1].stop if mentions[-1].owner else mentions[-1].first


def _is_capital(token: Token, excluded: frozenset[str] = _NO_FIRST_NAMES) -> bool:
    text = token.text
    if token.quote >= 0 or bare(text.lower()) in excluded:
        return False
    return text[0].isupper() or (text[1:3] in ("l-", "n-", "r-") and text[3:4].isupper())


def _is_odd_name(tokens: list[Token], at: int) -> bool:
    """May said, May's: a word that is mostly no name but does what only people do."""
    if tokens[at].quote >= 0 or bare(tokens[at].text) not in ("May", "April", "June", "August", "Will"):
        return False
    return bare(tokens[at].text) != tokens[at].text or (at + 1 < len(tokens) and tokens[at + 1].text in CUES)


def _name_stop(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Where the run of capitals ends, and whether it is a possessive."""
    count = len(tokens)
    while at < count:
        word = tokens[at].text
        low = bare(word.lower())
        if low != word.lower() or (word[-1] in "'’"):
            return at + 1, True
        institution = low in INSTITUTIONS or low in TITLES
        at += 1
        ahead = at
        while ahead < count and ahead < at + 2 and _joins(tokens[ahead].text, institution):
            ahead += 1
        if ahead < count and _continues(tokens, at, ahead):
            at = ahead
            continue
        if at + 1 < count and tokens[at].text == "," and tokens[at + 1].text.lower() in SUFFIXES:
            at += 2
        return at, False
    return at, False


def _continues(tokens: list[Token], at: int, ahead: int) -> bool:
    """Whether a capital word goes on with a name; left-out brackets do not lie between."""
    if tokens[at].start - tokens[at - 1].end > 1 or tokens[ahead].start - tokens[ahead - 1].end > 1:
        return False
    return _is_capital(tokens[ahead], _NEVER_NAMES) or tokens[ahead].text in ("May", "Will")


def _joins(word: str, institution: bool) -> bool:
    return word in _PARTICLES or word == "&" or (institution and word in ("of", "for", "the"))


def _after_role(tokens: list[Token], first: int, stop: int) -> int:
    """Where the name begins within a run of capitals: after the last word of office, portfolio included."""
    name = first
    for at in range(first, stop - 1):
        low = tokens[at].text.lower().rstrip(".")
        if low in TITLES or (low in _PARTY and name == at):
            name = at + 1
    if name > first and tokens[name].text in ("of", "for"):
        at = name + 1
        while at < stop - 1 and _belongs_to_office(tokens, at, stop):
            at += 1
        name = at
    return name


def _belongs_to_office(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a word behind "Secretary of" names the office: its portfolio, or what leaves first and last name behind."""
    if tokens[at].text.lower() in _PORTFOLIOS or not tokens[at].text[0].isupper():
        return True
    return stop - at > 2 and not has_given_name(tokens[at].text)


def _before_role(tokens: list[Token], first: int, floor: int, *, titled: bool) -> int:
    """Where the phrase begins: lower-case words of office and what belongs to them ("former" above all), and an article."""
    at = first
    if at > floor and (tokens[at - 1].text.lower() in TITLES or (titled and tokens[at - 1].text.lower() in MODIFIERS)):
        at -= 1
        while at > floor and first - at < 7 and (_modifies(tokens[at - 1].text)):
            at -= 1
    if at > floor and tokens[at - 1].text.lower() in ("the", "a", "an", "his", "her", "their"):
        at -= 1
    return at


def _modifies(word: str) -> bool:
    low = word.lower()
    return low in MODIFIERS or low in TITLES or (word[0].isupper() and low not in _NO_FIRST_NAMES) or low == "-"


def is_headline(statement: Statement) -> bool:
    """Whether All Longer Words Have a Capital, so that capitals tell no names."""
    words = [token.text for token in statement.tokens if token.quote < 0 and len(token.text) > _SHORT]
    return len(words) >= _FEWEST_HEADLINE_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in words)


def is_outlet(words: Iterable[str]) -> bool:
    """Whether a name looks like that of a newspaper, a station or an agency."""
    words = list(words)
    if any(bare(word.lower()) in OUTLETS for word in words):
        return True
    return len(words) == 1 and 2 <= len(bare(words[0])) <= 5 and bare(words[0]).isupper() and bare(words[0]) not in _NO_OUTLET


def is_adjective(name: str) -> bool:
    """Whether a name is only the adjective of a country or a party ("Norlandic", "Republican")."""
    low = name.lower()
    return low in _PARTY or ("-" not in low and " " not in low and low.endswith(_OF_A_PEOPLE))


def has_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.lower() in MALE or word.lower() in FEMALE
