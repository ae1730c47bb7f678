"""Whether a sentence, taken out of its article, still says what it said: what hangs on what stands before it.

Language is read by small tables; a language without one is judged by its punctuation alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.model.analysis import Sentence
from bot.understand.asides import is_aside
from bot.understand.words import fold

_LOOKED_AT = 600
"""Code points of a sentence that the patterns see; longer ones are lists or unsplit text."""

_HANGING = {
    "en": """
        he she it they his her hers its their theirs him them this that these those such there but and or so yet nor however
        meanwhile also then still instead moreover furthermore additionally therefore thus otherwise nevertheless nonetheless
        similarly likewise afterwards both neither others another
    """,
    "es": "ella ellos ellas esto eso este esta estos estas ese esa su sus pero y además también sin entonces así luego por",
    "de": "er sie es dies diese dieser dieses sein seine ihr ihre aber und doch auch dann dabei damit danach deshalb außerdem",
    "fr": "il elle ils elles ce cela cette ces son sa ses leur leurs mais et aussi puis ensuite ainsi cependant toutefois",
    "pt": "ele ela eles elas isso isto este esta estes estas esse essa seu sua seus suas mas e também então assim além porém",
    "uk": "він вона вони воно це цей ця ці його її їх їхній але та і також тому тоді однак проте",
    "ar": "هو هي هم هذا هذه ذلك تلك لكن ثم كما وهو وهي",
}
_HANGING_WORDS = {language: frozenset(fold(word) for word in words.split()) for language, words in _HANGING.items()}

_LINKED = re.compile(
    r"(?:Back then|Since then|By then|Until then|At the time|Afterwards?|Plus,|In addition|As a result|In response,|In turn,"
    r"|For example|For instance|Despite (?:this|that)|In contrast|By contrast|On the other hand|Even so|That said|Hence|Indeed,"
    r"|First(?:ly)?,|Second(?:ly)?,|Third(?:ly)?,|Finally,|Of course,|Thank you|The (?:following|next) day"
    r"|The (?:pair|trio|duo|latter|other two|two men|two women))(?!\w)"
)
"""Openings that join a sentence to the one before it."""
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
"""How a finished sentence ends."""
_CREDIT = re.compile(r"contributed to this (?:report|story|article)|(?:reporting|editing|writing) by [A-Z]")
_MARKS = re.compile(r"[\"“”„«»]|(?<!\w)‘|’(?!\w)")
_EXPLAINED = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_ACRONYM = re.compile(r"\b[A-Z][A-Z]{1,7}\b")
_FULL_NAME = re.compile(r"\b[A-Z][a-z’'-]+ (?:[A-Z]\. )?([A-Z][a-z’'-]+)\b")
_NAME = re.compile(r"(?:\b[A-Z][\w.]* )?\b([A-Z][a-z’'-]+)\b")


def hangs(sentence: Sentence, language: str) -> bool:
    """Whether it opens with, or turns on, a word whose meaning lies in the sentence before: "He", "But", "this vote"."""
    text = sentence.text[:_LOOKED_AT].lstrip("\"'“‘«„([ ")
    first = fold(text.split(maxsplit=1)[0].strip(",.;:—-")) if text.strip() else ""
    if language == "en" and _LINKED.match(text):
        return True
    if first in _HANGING_WORDS.get(language, ()) and not (language == "en" and _EXPLETIVE.match(text)):
        return True
    return language == "en" and (_POINTING.search(text) is not None or _names_nobody(text))


def _names_nobody(text: str) -> bool:
    """Whether a personal pronoun comes before anybody is named: "After the talks, he left"."""
    for match in _PERSON.finditer(text):
        if match.group()[0].islower():
            return True
        if match.start():
            return False
    return False


def is_furniture(sentence: Sentence) -> bool:
    """Whether it is a caption, a credit, an invitation to read on or an aside, rather than a sentence that tells something."""
    text = sentence.text[:_LOOKED_AT]
    return any((_FURNITURE.match(text), _CAPTION.search(text), _CREDIT.search(text))) or is_aside(sentence.text)


def cut_in_quotation(sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether a quotation runs on over its beginning or its end."""
    cut, open_mark, paragraph = [], "", -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            open_mark, paragraph = "", sentence.paragraph
        begun_inside = bool(open_mark)
        stray = False
        for mark, opens in _quotation_marks(sentence.text, open_mark):
            stray = stray or not (opens or open_mark)
            open_mark = mark if opens else ""
        cut.append(begun_inside or bool(open_mark) or stray)
    return cut


def _quotation_marks(text: str, open_mark: str) -> Iterator[tuple[str, bool]]:
    """The quotation marks of a sentence, and whether each opens; marks within a quotation of another kind are left out."""
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == '"':
            before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
            begins = not before or before.isspace() or (after.isalnum() and not before.isalnum())
            opens = begins and (open_mark != '"' or after.isalnum())
            family = '"'
        else:
            family = {"“": "”", "„": "”", "”": "”", "«": "»", "»": "»", "‘": "’", "’": "’"}[mark]
            opens = mark in "„«‘" or (mark == "“" and open_mark != "”")
        if open_mark and family != open_mark:
            continue
        if mark == "’" and not open_mark:
            continue
        open_mark = family if opens else ""
        yield family, opens


def introductions(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """For each sentence, those earlier ones that explain what it takes as known: an acronym, or a person by surname."""
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
    mentioned = {*_ACRONYM.findall(text), *_NAME.findall(text)}
    return frozenset(introduced[name] for name in mentioned - here if name in introduced)
