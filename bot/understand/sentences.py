"""Splits paragraphs of news into sentences, by rules for abbreviations, initials, quotations and scraped text.

A boundary between two sentences inside one quotation counts. Closing quotation marks and brackets belong to the sentence
before them. Every rule looks at a bounded number of characters around a stop, so that time is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.model.analysis import Sentence
from bot.model.article import PARAGRAPH_BREAK
from bot.understand.abbreviations import Abbreviations, abbreviations
from bot.understand.stops import FULL_WIDTH, ends_sentence

_BULLETS = "•●▪‣"
_STOPS = f".!?…‽؟۔।\u037e{FULL_WIDTH}"
_UNSTOPPED = re.compile(r"[\u0e00-\u0e7f\u0e80-\u0eff]")
_PHRASE, _LAST_PHRASE = 60, 30
"""Thai and Lao have no stops: there a space ends a sentence after _PHRASE characters, if _LAST_PHRASE more follow."""
_BREAK = re.compile(rf"\n[ \t\r]*(?:\n|[-*{_BULLETS}·]\s)")
_CLOSERS = frozenset("\"'”’»)]}」』）›")
_OUTSIDE_IN = frozenset("“«‹")
"""Opening marks that are closing marks in other countries („German“, »book style«)."""
_TURNED = frozenset("”’»」』›")
_GOES_ON = frozenset(",;:.!?…)")
"""Characters that may follow a closing mark directly: „Warum?“, fragte sie."""
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_WORD = re.compile(r"[^\W_]")


_OPENS = re.compile(r"[「『“]|(?<!\S)\"")
_CLOSED_BY = {"「": "」", "『": "』", "“": "”", '"': '"'}
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PARTICLE = re.compile(r"[\u3040-\u309f\uac00-\ud7a3]")
"""Japanese and Korean particles, which continue a sentence behind a quotation that ended in a stop."""
_LONGEST = 400


def split_sentences(paragraphs: Sequence[str], language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a body in order. Offsets count in the paragraphs joined by a blank line.

    `language` is an ISO 639-1 code. "" and languages without abbreviations of their own are read with the English ones.
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
        for first, last in _phrases(text, start, end):
            left, right = _trim(text, first, last)
            if left < right:
                yield left, right
        start = end


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of text as it is; in Thai and Lao, which have no stops, split at spaces into parts of some length."""
    if end - start > _PHRASE + _LAST_PHRASE and 2 * len(_UNSTOPPED.findall(text, start, end)) > end - start:
        at = text.find(" ", start + _PHRASE, end - _LAST_PHRASE)
        while at > 0:
            yield start, at
            start = at
            at = text.find(" ", start + _PHRASE, end - _LAST_PHRASE)
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].rstrip()
    return end - len(text[start:end].lstrip()), start + len(piece)


def _ends(text: str, table: Abbreviations) -> Iterator[int]:
    """Where sentences end inside a paragraph, without its own end. A stretch without words is not a sentence."""
    words_from, words_to = _words_between(text)
    begin, counted, quote_open = 0, 0, False
    marks, runs = _patterns(table.stops)
    for match in marks.finditer(text, words_from):
        at = match.start()
        if at < words_from:
            continue
        if run := runs.match(text, at):
            past = words_from = run.end()
            quote_open ^= bool(text.count('"', counted, past) % 2)
            counted = past
            end = _past_closers(text, past, quote_open=quote_open)
            if not ends_sentence(text, begin, at, past, end, table) or is_within_speech(text, begin, at, end):
                continue
        elif _breaks(text, at):
            end = at
        else:
            continue
        if end >= words_to:
            return
        yield end
        begin = end
        words_from = _next_word(text, end)


@lru_cache(maxsize=16)
def _patterns(stops: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for marks that may end a sentence, and for runs of stops, with the extra `stops` of a language."""
    every = re.escape(_STOPS + stops)
    return re.compile(rf"[{every}{_BULLETS}\n]"), re.compile(rf"[{every}]+")


def _breaks(text: str, at: int) -> bool:
    """Whether a line or a list item ends before this line feed or bullet."""
    if text[at] == "\n":
        return _BREAK.match(text, at) is not None
    return text[at - 1].isspace() and _ends_at(text, at + 1)


def _words_between(text: str) -> tuple[int, int]:
    last = len(text)
    while last and not text[last - 1].isalnum():
        last -= 1
    return _next_word(text, 0), last


def _next_word(text: str, at: int) -> int:
    match = _WORD.search(text, at)
    return match.start() if match else len(text)


def _past_closers(text: str, at: int, *, quote_open: bool) -> int:
    """The position behind the quotation marks and brackets that close here. A straight mark closes only an open one."""
    while at < len(text):
        mark = text[at]
        spaced = mark.isspace() and at + 1 < len(text) and mark != "\n"
        if mark == '"':
            if not quote_open and not _ends_at(text, at + 1):
                break
            quote_open = False
            at += 1
        elif _closes(text, at):
            at += 1
        elif spaced and (text[at + 1] in _TURNED or (text[at + 1] == '"' and quote_open)) and _ends_at(text, at + 2):
            quote_open = quote_open and text[at + 1] != '"'
            at += 2
        elif mark == "[" and (footnote := _FOOTNOTE.match(text, at)):
            at = footnote.end()
        else:
            break
    return at


def _closes(text: str, at: int) -> bool:
    """Whether a mark closes something: “ and « do so behind „German“ and »quotations«; ' unless a word begins with it."""
    mark = text[at]
    if mark in _OUTSIDE_IN:
        return _ends_at(text, at + 1) or text[at + 1] in _GOES_ON
    return mark in _CLOSERS and not (mark == "'" and text[at + 1 : at + 2].isalnum())


def _ends_at(text: str, at: int) -> bool:
    return at >= len(text) or text[at].isspace()


def is_within_speech(text: str, begin: int, stop: int, end: int) -> bool:
    """Whether the stop at `stop` is inside a quotation after which its sentence goes on.

    `begin` is the sentence's start, `end` the end of the marks behind the stop. Looks at 400 characters on either side.
    """
    if text[end - 1 : end] in '」』”"’' and _PARTICLE.match(text, end):
        return True
    opened = None
    for found in _OPENS.finditer(text, max(begin, stop - _LONGEST), stop):
        closer = text.find(_CLOSED_BY[found.group()], found.end(), stop + _LONGEST)
        if closer >= stop:
            opened = (found.start(), closer)
            break
    if opened is None or opened[1] < end:
        return False
    first, closer = opened
    goes_on = _UNSPACED if text[closer] != '"' else _PARTICLE
    return goes_on.match(text, closer + 1) is not None or text[max(begin, first - 1) : first] in ("：", "，")
