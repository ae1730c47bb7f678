"""Where sentences end in news: rules for abbreviations, initials, quotations and scraped text, one pass from left to right.

A boundary between two sentences inside one quotation is a boundary; closing quotation marks and brackets belong to the
sentence that they close. Every rule looks at a bounded stretch around a stop, so that time is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Sentence
from bot.model.article import PARAGRAPH_BREAK
from bot.understand.abbreviations import COUNTRIES, TIME_FOLLOWERS, Abbreviations, abbreviations

_FULL_WIDTH = "。！？｡"
_BULLETS = "•●▪‣"
_STOP = re.compile(rf"[.!?…‽؟۔।{_FULL_WIDTH}]+|\n[ \t\r]*(?=\n|[-*•●▪‣·]\s)|(?<=\s)[{_BULLETS}](?=\s)")
_CLOSERS = frozenset("\"'”’»)]}」』）›")
_TURNED = frozenset("”’»」』›")
_OPENERS = frozenset("\"'“‘«„‚([{「『（‹¿¡–—-*•●▪‣·")
_OPENING_QUOTES = frozenset("\"'“‘«„「『¿¡")
_CLOSING_QUOTES = frozenset("\"”»」』’'")
_WORD_BEFORE = 24
_WORD_AFTER = 24
_SPEECH = frozenset(
    {"said", "says", "asked", "asks", "cried", "shouted", "wrote", "added", "replied", "wondered", "exclaimed", "joked"}
)
_ADDRESS = frozenset({"I", "Mr", "Mrs", "Ms"})
_DOMAINS = frozenset(["Com", "Org", "Net", "Gov", "Edu", "Co", "Uk", "Io", "Js", "Tv", "Fm", "Me", "Info", "Inc"])
_ENUMERATOR_LENGTH = 8
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")


def split_sentences(paragraphs: Sequence[str], language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a body in order; offsets count in the paragraphs joined by a blank line.

    `language` is an ISO 639-1 code; one without a table of abbreviations, or "", is read with English ones.
    """
    table = abbreviations(language)
    sentences = []
    offset = 0
    for number, paragraph in enumerate(paragraphs):
        for start, end in _spans(paragraph, table):
            sentences.append(Sentence(text=paragraph[start:end], paragraph=number, start=offset + start, end=offset + end))
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(sentences)


def _spans(text: str, table: Abbreviations) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*_ends(text, table), len(text)):
        left, right = _trim(text, start, end)
        if left < right:
            yield left, right
        start = end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, table: Abbreviations) -> Iterator[int]:
    """Where sentences end within a paragraph, its own end left out; a stretch without a word is no sentence of its own."""
    words_from, words_to = _words_between(text)
    begin, counted, quote_open = 0, 0, False
    for match in _STOP.finditer(text):
        stop, at = match.group(), match.start()
        if at < words_from:
            continue
        if stop[0] == "\n" or stop in _BULLETS:
            end = at
        else:
            quote_open ^= bool(text.count('"', counted, match.end()) % 2)
            counted = match.end()
            end = _past_closers(text, match.end(), quote_open=quote_open)
            if not _is_end(text, begin, at, match.end(), end, table):
                continue
        if end >= words_to:
            return
        yield end
        begin = end
        words_from = _next_word(text, end)


def _words_between(text: str) -> tuple[int, int]:
    last = len(text)
    while last and not text[last - 1].isalnum():
        last -= 1
    return _next_word(text, 0), last


def _next_word(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    return at


def _past_closers(text: str, at: int, *, quote_open: bool) -> int:
    """Where the quotation marks and brackets that close here end. A straight mark closes only what is open."""
    while at < len(text):
        mark = text[at]
        spaced = mark.isspace() and at + 1 < len(text) and mark != "\n"
        if mark == '"':
            if not quote_open and not _ends_at(text, at + 1):
                break
            quote_open = False
            at += 1
        elif mark in _CLOSERS and not (mark == "'" and not _ends_at(text, at + 1) and text[at + 1].isalnum()):
            at += 1
        elif spaced and (text[at + 1] in _TURNED or (text[at + 1] == '"' and quote_open)) and _ends_at(text, at + 2):
            quote_open = quote_open and text[at + 1] != '"'
            at += 2
        elif footnote := _FOOTNOTE.match(text, at):
            at = footnote.end()
        else:
            break
    return at


def _ends_at(text: str, at: int) -> bool:
    return at >= len(text) or text[at].isspace()


def _is_end(text: str, begin: int, stop: int, past: int, end: int, table: Abbreviations) -> bool:
    """Whether the stop at text[stop:past], its closing marks reaching to `end`, ends the sentence that began at `begin`."""
    if end >= len(text):
        return True
    if text[past - 1] in _FULL_WIDTH:
        return True
    follower = end
    while follower < len(text) and text[follower].isspace():
        follower += 1
    if follower >= len(text):
        return True
    first = follower
    while first < len(text) and (text[first] in _OPENERS or text[first].isspace()) and first < follower + 6:
        first += 1
    following = _word_at(text, first)
    if follower == end and text[follower] not in '“‘«„「『¿¡"':
        return _lacks_space(text, begin, stop, past, end, following)
    opened = any(mark in _OPENING_QUOTES for mark in text[follower:first])
    closed = any(mark in _CLOSING_QUOTES for mark in text[past:end])
    if text[stop:past] == ".":
        return _full_stop_ends(text, begin, stop, following, table, opened=opened, closed=closed)
    if not (_begins(following) or (opened and text[past - 1] not in ".…")):
        return False
    return not (closed and _is_attribution(text, first))


def _word_at(text: str, first: int) -> str:
    end = first
    while end < len(text) and end < first + _WORD_AFTER and (text[end].isalnum() or text[end] in "-."):
        end += 1
    return text[first:end].rstrip(".-") if text[first:end].count(".") < 2 else text[first:end]


def _begins(word: str) -> bool:
    """Whether a sentence can begin with this word: a capital, a digit, a script without case, or a name such as "iPhone"."""
    return bool(word) and (not word[0].islower() or any(letter.isupper() for letter in word[1:3]))


def _full_stop_ends(
    text: str, begin: int, stop: int, following: str, table: Abbreviations, *, opened: bool, closed: bool
) -> bool:
    word = _word_before(text, begin, stop)
    short = word in table.leading or word in table.closing or _is_initial(text, word, stop)
    if not _begins(following):
        return opened and not short
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
    """Whether a single capital stands before the stop: "J. R. Smith", "the U.S.", but neither "today's." nor "Jay-Z."."""
    letter = word.rpartition(".")[2]
    if len(letter) != 1 or not letter.isalpha():
        return False
    before = text[stop - len(word) - 1] if stop > len(word) else " "
    if len(word) == 1 and before in "'’-":
        return text[max(0, stop - 3)] == "."
    return letter.isupper() or "." in word


def _word_before(text: str, begin: int, stop: int) -> str:
    first = stop
    limit = max(begin, stop - _WORD_BEFORE)
    while first > limit and (text[first - 1].isalnum() or text[first - 1] in ".º°№"):
        first -= 1
    return text[first:stop].lstrip(".")


def _number_ends(text: str, begin: int, stop: int, word: str, following: str, table: Abbreviations) -> bool:
    """A number and a stop: "1. First" counts an item, "am 3. Mai" is an ordinal, "in 2015. Then" ends."""
    if stop - begin <= _ENUMERATOR_LENGTH and not any(letter.isalnum() for letter in text[begin : stop - len(word)]):
        return False
    return not (table.ordinals and len(word) <= 2 and following not in table.starters)


def _acronym_ends(word: str, following: str, *, starter: bool) -> bool:
    if word.lower() in ("a.m", "p.m"):
        return following not in TIME_FOLLOWERS
    return starter or following in _ADDRESS or (following in COUNTRIES and len(word) <= 4)


def _lacks_space(text: str, begin: int, stop: int, past: int, end: int, following: str) -> bool:
    """Whether scraping lost the space: "word.Next" ends a sentence, "example.Com" and "U.S.-led" do not."""
    before = _word_before(text, begin, stop)
    if end > past:
        return _begins(following) and text[end].isupper() and text[past:end] != "'"
    if len(following) < 2 or following in _DOMAINS or "." in following:
        return following in ("A", "I") and before.islower() and len(before) > 2
    return len(before) > 1 and before.islower() and following[0].isupper() and following[1].islower()


def _is_attribution(text: str, first: int) -> bool:
    """Whether a name and a verb of speech follow a closed question: '"Why?" Ms Roe asked.'"""
    words = text[first : first + 60].split()[:5]
    return any(word.strip(".,") in _SPEECH for word in words[1:]) and words[0] not in ("He", "She", "They", "I", "We", "The")
