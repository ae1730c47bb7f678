"""Whether a stop ends a sentence, by what stands before and behind it and by the language's abbreviations.

Every rule looks at a bounded number of characters around the stop, and at words only, never at the meaning.
"""

import re

from bot.understand.abbreviations import COUNTRIES, TIME_FOLLOWERS, Abbreviations

FULL_WIDTH = "。！？｡։።፧။។"
"""Stops with no other use (Chinese, Japanese, Armenian, Amharic, Burmese, Khmer). Each ends a sentence."""
_OPENERS = "\"'“‘«»„(\\[{「『（‹¿¡–—\\-*•●▪‣·"
_OPENING_QUOTES = frozenset("\"'“‘«»„「『¿¡")
_DASHES = frozenset("–—-")
_CLOSING_QUOTES = frozenset("\"”“»」』’'")
_FOLLOWING = re.compile(rf"(\s*)([{_OPENERS}\s]{{0,6}})([\w.-]{{0,24}})")
_BEFORE = re.compile(r"[\w.º°№\u0900-\u0d7f]*\Z")
_LOOKED_BACK = 24
_SPEECH = frozenset(
    {"said", "says", "asked", "asks", "cried", "shouted", "wrote", "added", "replied", "wondered", "exclaimed", "joked"}
)
_ADDRESS = frozenset({"I", "Mr", "Mrs", "Ms"})
_DOMAINS = frozenset(["Com", "Org", "Net", "Gov", "Edu", "Co", "Uk", "Io", "Js", "Tv", "Fm", "Me", "Info", "Inc"])
_ENUMERATOR_LENGTH = 8


def ends_sentence(text: str, begin: int, stop: int, past: int, end: int, table: Abbreviations) -> bool:
    """Whether the stop at `text[stop:past]` ends the sentence that began at `begin`. `end` is behind its closing marks."""
    match = _FOLLOWING.match(text, end)
    if match is None or match.end(1) == len(text) or text[past - 1] in FULL_WIDTH:
        return True
    space, marks, following = match.groups()
    if following.count(".") < 2:
        following = following.rstrip(".-")
    opened = not _OPENING_QUOTES.isdisjoint(marks)
    if not space and not opened:
        return _lacks_space(text, begin, stop, past, end, following)
    closed = end > past and not _CLOSING_QUOTES.isdisjoint(text[past:end])
    if past == stop + 1 and text[stop] == ".":
        dashed = not _DASHES.isdisjoint(marks)
        return _full_stop_ends(text, begin, stop, following, table, opened=opened, closed=closed, dashed=dashed)
    if not (_begins(following) or (opened and text[past - 1] not in ".…")):
        return False
    return not (closed and _is_attribution(text, match.start(3)))


def _begins(word: str) -> bool:
    """Whether a sentence can begin with this word: a capital, a digit, a script without case, or a name such as "iPhone"."""
    return bool(word) and (not word[0].islower() or any(letter.isupper() for letter in word[1:3]))


def _full_stop_ends(
    text: str, begin: int, stop: int, following: str, table: Abbreviations, *, opened: bool, closed: bool, dashed: bool
) -> bool:
    word = _word_before(text, begin, stop)
    short = word in table.leading or word in table.closing or _is_initial(text, word, stop)
    if not _begins(following):
        return opened and not short
    if dashed and short:
        return False
    if following[0].isdigit() and word in table.numbering:
        return False
    if word.isdigit():
        return _number_ends(text, begin, stop, word, following, table)
    if closed or not short:
        return True
    if word in table.leading:
        return False
    starter = opened or following.partition("'")[0] in table.starters
    if "." in word:
        return _acronym_ends(word, following, starter=starter)
    if len(word) == 1:
        return starter and len(following) > 1
    return starter or word == "etc"


def _is_initial(text: str, word: str, stop: int) -> bool:
    """Whether a single capital stands before the stop: "J. R. Smith", "the U.S."; not "today's." or "Jay-Z."."""
    letter = word.rpartition(".")[2]
    if len(letter) != 1 or not letter.isalpha():
        return False
    before = text[stop - len(word) - 1] if stop > len(word) else " "
    if len(word) == 1 and before in "'’-":
        return text[max(0, stop - 3)] == "."
    return letter.isupper() or "." in word


def _word_before(text: str, begin: int, stop: int) -> str:
    match = _BEFORE.search(text[max(begin, stop - _LOOKED_BACK) : stop])
    return match.group().lstrip(".") if match else ""


def _number_ends(text: str, begin: int, stop: int, word: str, following: str, table: Abbreviations) -> bool:
    """Whether a stop behind a number ends a sentence: "in 2015. Then" does; "1. First" and "am 3. Mai" do not."""
    if stop - begin <= _ENUMERATOR_LENGTH and not any(letter.isalnum() for letter in text[begin : stop - len(word)]):
        return False
    return not (table.ordinals and len(word) <= 2 and following not in table.starters)


def _acronym_ends(word: str, following: str, *, starter: bool) -> bool:
    if word.lower() in ("a.m", "p.m"):
        return following not in TIME_FOLLOWERS
    return starter or following in _ADDRESS or (following in COUNTRIES and len(word) <= 4)


def _lacks_space(text: str, begin: int, stop: int, past: int, end: int, following: str) -> bool:
    """Whether the space behind a stop was lost: "word.Next" ends a sentence; "example.Com" and "U.S.-led" do not."""
    before = _word_before(text, begin, stop)
    if end > past:
        return _begins(following) and text[end].isupper() and text[past:end] != "'"
    if len(following) < 2 or following in _DOMAINS or "." in following:
        return following in ("A", "I") and before.islower() and len(before) > 2
    return len(before) > 1 and before.islower() and following[0].isupper() and following[1].islower()


def _is_attribution(text: str, first: int) -> bool:
    """Whether a name and a verb of speech follow a quoted question: '"Why?" Ms Roe asked.'"""
    words = text[first : first + 60].split()[:5]
    return any(word.strip(".,") in _SPEECH for word in words[1:]) and words[0] not in ("He", "She", "They", "I", "We", "The")
