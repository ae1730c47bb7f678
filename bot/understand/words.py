"""Splits text into words (tokens) and stems, for the search index, topics and the comparison of stories.

Folding is NFKD without accents, in lower case. Acronyms lose their dots (U.S. -> us). A word is stemmed as printed
(`bot.understand.stems`) and folded afterwards, since accents tell endings apart. Both databases are filled from here, so that
they find the same.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from bot.understand.stems import stem_printed

WORDS_VERSION = 2
"""Raise it when the same text would be indexed differently; stored articles are then indexed again."""

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd"
    "\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059"
    "\u17b4-\u17d3\u200c"
)
_UNSPACED = (
    "\u3040-\u30ff\u3400-\u9fff\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    "\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"
)
"""Kana, Chinese characters, and the letters of Thai, Lao, Burmese and Khmer: scripts without spaces between words."""
_PICTURES = "\u2600-\u27bf\U0001f000-\U0001faff"
_CODE = r"(?<![^\W_])[^\W\d_](?:\+\+|#(?!\w))|(?<!\w)\.[Nn][Ee][Tt]\b"
"""Names that begin or end with a mark (C++, C#, .NET). Without the mark they would be other words."""
_LETTER = rf"[^\W_{_UNSPACED}]"
_WORD = re.compile(
    rf"[{_UNSPACED}][{_MARKS}]{{0,8}}|[{_PICTURES}]|{_CODE}|(?:[^\W\d_]\.){{2,}}(?:'s\b)?"
    rf"|{_LETTER}{{1,64}}(?:[{_MARKS}]{_LETTER}{{0,63}}){{0,63}}(?:'[^\W\d_{_UNSPACED}]{{1,16}}){{0,2}}"
)
_ELISION = re.compile(r"(?:[cdjlmnst]|qu)'(?=\w\w)", re.IGNORECASE)
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i"}
)


def fold(text: str) -> str:
    """The text in lower case without accents, so that what people type finds what papers print."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=200_000)
def _bare(word: str) -> str:
    """A printed word without the dots of an acronym, an elided article or a possessive ending."""
    word = word[0] + word[1:].replace(".", "") if word[0] == "." else word.replace(".", "")
    if "'" in word:
        word = _ELISION.sub("", word, count=1) if _ELISION.match(word) else word
        word = word[:-2] if word[-2:] in ("'s", "'S") else word
    return word


@lru_cache(maxsize=200_000)
def _token(word: str) -> str:
    return fold(_bare(word))


def _matches_in(text: str) -> list[str]:
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return _WORD.findall(composed.replace("’", "'"))


def printed_words(text: str) -> list[str]:
    """The words of a text in reading order as they are printed, without what `_bare` removes."""
    return [_bare(word) for word in _matches_in(text)]


def words_of(text: str) -> list[tuple[str, str]]:
    """The words of a text in reading order: pairs of the folded word and the printed word, which `stem` needs."""
    return [(_token(word), _bare(word)) for word in _matches_in(text)]


def tokens(text: str) -> list[str]:
    """The folded words of a text in reading order.

    Possessive endings, elided articles (l'eau) and the dots of acronyms are removed. In scripts without spaces (Chinese,
    Japanese, Thai ...) each character is a token, so that a name is found as a phrase; so is each emoji.
    """
    return [_token(word) for word in _matches_in(text)]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of one word. A printed word gives a better stem than a folded one."""
    return fold(stem_printed(word, language))


@lru_cache(maxsize=200_000)
def _term(word: str, language: str) -> str:
    return stem(_bare(word), language)


def terms(text: str, language: str) -> str:
    """All words of a text as stems, joined by single spaces, so that a phrase is a substring."""
    return " ".join([_term(word, language) for word in _matches_in(text)])


def query_terms(phrase: str, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The distinct sequences of stems for a typed word or phrase in these languages, in order.

    An article is stemmed in its own language, but people type a topic only once, so that "elections" must also find
    "elecciones" where the stems agree. Without languages the words are not stemmed. Folded words are stemmed as well, for
    articles that are printed without accents.
    """
    words = words_of(phrase)
    spellings = [tuple(stem(word[form], language) for word in words) for language in (languages or ("",)) for form in (1, 0)]
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling))
