"""A person's role as the article words it: the office before the name, or the apposition behind it."""

from itertools import islice

from bot.understand.quotes.cues import CONJUNCTIONS, CUES, DETERMINERS, NOUN_LIKE, PREPOSITIONS, RELATIVES
from bot.understand.quotes.names import Mention, has_given_name
from bot.understand.quotes.offices import KIN, MODIFIERS, is_office
from bot.understand.quotes.statements import Statement, Token, text_at

POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
"""Words that refer to somebody who is not shown with the role."""

_BORDERS = (
    (CONJUNCTIONS | CUES | RELATIVES | POSSESSIVES)
    | {"born", "based", "working", "living", "serving", "speaking", "known", "during", "visiting", "running"}
) - NOUN_LIKE - {"states"}  # fmt: skip
_UNENDING = PREPOSITIONS | DETERMINERS | POSSESSIVES | {"such", "perhaps", "best"}
"""Words that no role ends with: an object is missing."""
_COURTESIES = frozenset({"mr", "mrs", "ms", "mx"})
_LONGEST = 10
_OFFICE_WITHIN = 6
_LONGEST_AGE = 3
_BY_WITHIN = 3
_IN_BYLINES = frozenset({"and", "with", "in", "at", "for", "of", "the", "from", "by", "photos", "photographs", "pictures"})


def role_before(body: str, statement: Statement, mention: Mention) -> str:
    """The role before a name, as printed; "" for a courtesy title ("Mr")."""
    tokens, stop = statement.tokens, mention.name
    if mention.first == stop or tokens[stop - 1].text.lower().rstrip(".") in _COURTESIES:
        return ""
    return role_text(body, tokens, mention.first, stop)


def role_text(body: str, tokens: list[Token], first: int, stop: int) -> str:
    """`tokens[first:stop]` as a role, without article or possessive; "" if it says nothing alone ("her son")."""
    while first < stop and tokens[first].text.lower() in DETERMINERS | POSSESSIVES:
        first += 1
    while stop > first and tokens[stop - 1].text in _UNENDING:
        stop -= 1
    words = [token.text for token in tokens[first:stop]]
    if not words or all(word.lower() in MODIFIERS and not is_office(word) for word in words):
        return ""
    if words[-1].lower() in KIN and not any(word[0].isupper() or word in PREPOSITIONS for word in words[1:]):
        return ""
    return body[tokens[first].start : tokens[stop - 1].end]


def role_behind(body: str, statement: Statement, mention: Mention) -> str:
    """The role behind a name ("Ann Lee, 52, the mayor of Riverton,"), without its article."""
    tokens = statement.tokens
    first = _apposition(tokens, mention)
    if first < 0:
        return ""
    stop = first
    while stop < len(tokens) and stop - first < _LONGEST and (_is_role_word(tokens[stop]) or _is_listed(tokens, stop)):
        stop += 1
    if stop - first == _LONGEST or not _holds_office(tokens, first, stop):
        return ""
    if stop - first > 1 and tokens[first].text.islower() and tokens[first].text.endswith(("'s", "’s", "s'", "s’")):
        first += 1  # "the company's chief executive" does not say which company
    return role_text(body, tokens, first, stop)


def is_described(statement: Statement, mention: Mention) -> bool:
    """Whether an office stands behind a name, even one too long to show."""
    first = _apposition(statement.tokens, mention)
    return first >= 0 and _holds_office(statement.tokens, first, len(statement.tokens))


def is_byline(statement: Statement) -> bool:
    """Whether a sentence only says who wrote or photographed: "By NAME, political editor, and NAME in Riverton"."""
    words = (token.text for token in statement.tokens if token.quote < 0 and token.text[0].isalpha())
    if statement.quotes or not any(word.lower() == "by" for word in islice(words, _BY_WITHIN)):
        return False
    behind = list(words)  # What is behind "by", at which `any` has stopped.
    return bool(behind) and all(
        word[0].isupper() or word in _IN_BYLINES or word in MODIFIERS or is_office(word) for word in behind
    )


def _apposition(tokens: list[Token], mention: Mention) -> int:
    """Where the apposition behind a name begins, without article and age; -1 if it cannot be a role."""
    first = mention.stop + 1
    if mention.possessive or first >= len(tokens) or tokens[mention.stop].text != "," or tokens[first].quote >= 0:
        return -1
    if first + 2 < len(tokens) and _is_age(tokens[first].text) and tokens[first + 1].text == ",":
        first += 2
    if tokens[first].text in ("a", "an", "the"):
        return first + 1
    capital = tokens[first].text[0].isupper() and not _is_office_itself(tokens, first)
    return -1 if capital or tokens[first].text in PREPOSITIONS else first


def _is_age(text: str) -> bool:
    return text.isdigit() and len(text) <= _LONGEST_AGE


def _holds_office(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether an office heads a phrase: it is among the first words, not somebody else's title, and behind no preposition."""
    for at in range(first, min(stop, first + _OFFICE_WITHIN)):
        text = tokens[at].text
        if is_office(text):
            return not (text.endswith(".") or text.lower() in _COURTESIES)
        if text in PREPOSITIONS or not _is_role_word(tokens[at]):
            return False
    return False


def _is_office_itself(tokens: list[Token], at: int) -> bool:
    """Whether a capital word is an office, not another person's title ("Director of Works", not "Senator Bo Ray")."""
    after = text_at(tokens, at + 1)
    return is_office(tokens[at].text) and after in ("of", "for", "at", ",")


def _is_role_word(token: Token) -> bool:
    return token.quote < 0 and token.text[0].isalnum() and token.text.lower() not in _BORDERS


def _is_listed(tokens: list[Token], at: int) -> bool:
    """Whether an "and" is part of a name ("the Office of Management and Budget"), not between two people or offices."""
    if tokens[at].text not in ("and", "&") or at + 1 >= len(tokens) or tokens[at + 1].quote >= 0:
        return False
    before, after = tokens[at - 1].text, tokens[at + 1].text
    return before[0].isupper() and after[0].isupper() and not (has_given_name(after) or is_office(after))
