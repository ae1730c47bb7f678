"""Whether a sentence can be understood without the sentences before it.

Words that refer back are data (`[summaries]` in `data/<language>.toml`); in other languages only punctuation is checked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.model.analysis import Sentence
from bot.understand.asides import is_aside
from bot.understand.knowledge import knowledge
from bot.understand.prose import is_code
from bot.understand.words import fold

_LOOKED_AT = 600
"""Code points of a sentence that the patterns see. Longer ones are lists or unsplit text."""

_UNSPACED = frozenset({"ja", "zh", "th"})
"""Languages without spaces between words."""

_LINKED = re.compile(
    r"(?:Back then|Since then|By then|Until then|At the time|Afterwards?|Plus,|In addition|As a result|In response,|In turn,"
    r"|For example|For instance|Despite (?:this|that)|In contrast|By contrast|On the other hand|Even so|That said|Hence|Indeed,"
    r"|First(?:ly)?,|Second(?:ly)?,|Third(?:ly)?,|Finally,|Of course,|Thank you|The (?:following|next) day"
    r"|The (?:pair|trio|duo|latter|other two|two men|two women))(?!\w)"
)
"""Openings that connect a sentence to the one before."""
_EXPLETIVE = re.compile(r"(?:It (?:is|was|will be|has been|took|takes)|There (?:is|are|was|were|has|have|will)|Those who)\b")
_PERSON = re.compile(r"\b(?:he|she|him|his|hers?|they|them|their)\b|\b[A-Z]\w+")
_TIMES = "week|month|year|morning|afternoon|evening|summer|season|weekend"
_POINTING = re.compile(rf"\b(?:this|these|such|those) (?!{_TIMES}|who|a\b|as\b)[a-z]")
_FURNITURE = re.compile(
    r"\W{0,8}(?:read more|scroll down|click (?:here|to|on)|follow (?:us|@|.{2,60} on (?:twitter|facebook|instagram|x)\b)"
    r"|subscribe|sign up|watch:|see also|related:?"
    r"|more:|photos?:|images?:|pictured|file photo|getty"
    r"|copyright|advertisement|share this|all rights reserved|e-?mail|twitter|facebook"
    r"|hide caption|enlarge|updated?:|note:|editor'?s note|correction|leer más|lire aussi|mehr zum thema|leia mais"
    r"|читайте також|اقرأ أيضا)",
    re.IGNORECASE,
)
_PLACES = "right|left|centre|center|above|below"
_CAPTION = re.compile(rf"\((?:{_PLACES}|front|back|pictured|file)\)|^\W{{0,8}}(?:{_PLACES}):", re.IGNORECASE)
FINAL = (".", "!", "…", "。", "！", "۔", "।")
"""Marks that end a finished sentence."""
_CREDIT = re.compile(r"contributed to this (?:report|story|article)|(?:reporting|editing|writing) by [A-Z]")
_MARKS = re.compile(r"[\"“”„«»‹›「」『』]|(?<!\w)‘|’(?!\w)")
_CLOSERS = {"“": "”", "„": "“", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "「": "」", "『": "』", '"': '"'}
"""The closing mark of each opening mark: “ or ” for „; « for » in German and Danish books."""
_TURNED = frozenset("”»›")
"""Marks that usually close, but open behind a space and before a letter."""
_EXPLAINED = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_ACRONYM = re.compile(r"\b[A-Z][A-Z]{1,7}\b")
_FULL_NAME = re.compile(r"\b[A-Z][a-z’'-]+ (?:[A-Z]\. )?([A-Z][a-z’'-]+)\b")
_NAME = re.compile(r"(?:\b[A-Z][\w.]* )?\b([A-Z][a-z’'-]+)\b")


def hangs(sentence: Sentence, language: str) -> bool:
    """Whether a sentence opens with, or depends on, a word that refers to the sentence before: "He", "But", "this vote"."""
    text = sentence.text[:_LOOKED_AT].lstrip("\"'“‘«»„「『([–—- ")
    first = fold(text.split(maxsplit=1)[0].strip(",.;:—-،、，")) if text.strip() else ""
    if language == "en" and _LINKED.match(text):
        return True
    words = _hanging(language)
    opens = text.startswith(tuple(words)) if language in _UNSPACED and words else first in words
    if opens and not (language == "en" and _EXPLETIVE.match(text)):
        return True
    return language == "en" and (_POINTING.search(text) is not None or _names_nobody(text))


@lru_cache(maxsize=64)
def _hanging(language: str) -> frozenset[str]:
    """The words at a sentence's head that refer back, folded in languages with spaces."""
    words = knowledge(language).get("summaries", {}).get("hanging", "").split()
    return frozenset(words if language in _UNSPACED else map(fold, words))


def _names_nobody(text: str) -> bool:
    """Whether a personal pronoun comes before the first name: "After the talks, he left"."""
    for match in _PERSON.finditer(text):
        if match.group()[0].islower():
            return True
        if match.start():
            return False
    return False


@lru_cache(maxsize=2_000)  # The same news is told to many channels.
def is_furniture(sentence: Sentence) -> bool:
    """Whether a sentence is boilerplate: a caption, a credit, a prompt to read on, an aside, or program code."""
    text = sentence.text[:_LOOKED_AT]
    return any((_FURNITURE.match(text), _CAPTION.search(text), _CREDIT.search(text))) or is_aside(sentence.text) or is_code(text)


def cut_in_quotation(sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether a quotation crosses its beginning or its end."""
    cut, open_mark, paragraph = [], "", -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            open_mark, paragraph = "", sentence.paragraph
        begun_inside = bool(open_mark)
        stray = False
        for _, mark, opens in _quotation_marks(sentence.text, open_mark):
            stray = stray or not (opens or open_mark)
            open_mark = mark if opens else ""
        cut.append(begun_inside or bool(open_mark) or stray)
    return cut


def _quotation_marks(text: str, open_mark: str) -> Iterator[tuple[int, str, bool]]:
    """The quotation marks of a sentence: the position, the mark that closes it, and whether it opens.

    Marks inside a quotation are left out.
    """
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        closes = bool(open_mark) and (mark == open_mark or (open_mark == "“" and mark == "”"))
        if mark == '"' and closes:
            closes = not (_begins(text, at) and text[at + 1 : at + 2].isalnum())
        if mark == "’" and not closes:
            continue
        if closes:
            yield at, open_mark, False
            open_mark = ""
        elif not open_mark and mark in _CLOSERS and (mark not in _TURNED | {'"'} or _begins(text, at)):
            open_mark = _CLOSERS[mark]
            yield at, open_mark, True
        elif not open_mark:
            yield at, mark, False


def _begins(text: str, at: int) -> bool:
    """Whether a mark that can be an opening or a closing one opens here."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if text[at] == '"':
        return not before or before.isspace() or (after.isalnum() and not before.isalnum())
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in "([—–-")


_DASH = re.compile(r"[–—―-]\s")
_TAIL = re.compile(r"(?:[,!?…]\s(?:[–—―-]\s?)?|\s[–—―]\s?)[^\W\d_A-ZÀ-ÞА-ЯЁЄІЇ]\w*\s(?:\w+\s){0,6}[A-ZÀ-ÞА-ЯЁЄІЇ]\w")
"""A lower-case verb behind speech, with a name within a few words."""


def bare_speech(sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether it is nothing but speech, without a speaker.

    That is a sentence entirely inside quotation marks, or in a paragraph opened by a dash without a speaker behind the
    speech.
    """
    found, dashed, paragraph = [], False, -1
    for sentence in sentences:
        text = sentence.text[:_LOOKED_AT]
        if sentence.paragraph != paragraph:
            dashed, paragraph = _DASH.match(text) is not None, sentence.paragraph
        found.append(not _is_reported(text) or (dashed and _TAIL.search(text) is None))
    return found


def _is_reported(text: str) -> bool:
    """Whether a sentence has words outside its quotation marks, or no marks at all."""
    outside, after, is_open = "", 0, False
    for at, _, opens in _quotation_marks(text, ""):
        outside += text[after:at] if opens else ""
        after, is_open = at + 1, opens
    outside += "" if is_open else text[after:]
    return after == 0 or any(letter.isalnum() for letter in outside)


def introductions(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """For each sentence, the earlier sentences that introduce its acronyms and surnames."""
    introduced: dict[str, int] = {}
    needs = []
    for index, sentence in enumerate(sentences):
        text = sentence.text[:_LOOKED_AT]
        here = {match.group(1) for pattern in (_EXPLAINED, _FULL_NAME) for match in pattern.finditer(text)}
        for name in here:
            introduced.setdefault(name, index)
        needs.append(_needed(text, here, introduced))
    return needs


def _needed(text: str, here: set[str], introduced: Mapping[str, int]) -> frozenset[int]:
    if not introduced:
        return frozenset()
    mentioned = {*_ACRONYM.findall(text), *_NAME.findall(text)}
    return frozenset(introduced[name] for name in mentioned - here if name in introduced)
