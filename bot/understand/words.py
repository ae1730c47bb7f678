"""The one analyser of words: what search indexes, topics match on and stories are compared by.

Folding is NFKD without marks, lower case; dotted acronyms lose their dots (U.S. -> us); stems are Snowball's
(https://snowballstem.org), cached. Both databases are fed by it, so that they answer alike.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

ALGORITHMS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""ISO 639-1 code to Snowball algorithm; a language that is not here is indexed unstemmed."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u200c"
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(
    rf"[{_UNSPACED}]|(?:[^\W\d_]\.){{2,}}(?:'s\b)?|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}]){{0,63}}(?:'[^\W\d_{_UNSPACED}]{{1,16}}){{0,2}}"
)
_ELISION = re.compile(r"(?:[cdjlmnst]|qu)'(?=\w\w)", re.IGNORECASE)
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i"}
)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    algorithm = ALGORITHMS.get(language)
    return Stemmer.Stemmer(algorithm) if algorithm else None


def fold(text: str) -> str:
    """Lower case without accents, so that what people type finds what papers print."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=200_000)
def _token(word: str) -> str:
    word = word.replace(".", "")
    if "'" in word:
        word = _ELISION.sub("", word, count=1) if _ELISION.match(word) else word
        word = word[:-2] if word[-2:] in ("'s", "'S") else word
    return fold(word)


def _printed_words(text: str) -> list[str]:
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return _WORD.findall(composed.replace("’", "'"))


def tokens(text: str) -> list[str]:
    """The folded words of a text in reading order.

    Possessive endings, elided articles (l'eau) and the dots of acronyms are gone. Chinese and Japanese, which write no
    spaces, give a token a character, so that a name is found as a phrase.
    """
    return [_token(word) for word in _printed_words(text)]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of one folded word."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


@lru_cache(maxsize=200_000)
def _term(word: str, language: str) -> str:
    return stem(_token(word), language)


def terms(text: str, language: str) -> str:
    """All words of a text as stems, joined by single spaces: indexable, and a phrase is a substring of it."""
    return " ".join([_term(word, language) for word in _printed_words(text)])


def query_terms(phrase: str, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The distinct stem sequences that a person's word or phrase has over these languages, in their order.

    An article is stemmed in its own language, and people type a topic once: it must find "elections" and "elecciones"
    alike wherever the words agree. No language at all: the unstemmed words.
    """
    words = tokens(phrase)
    spellings = (tuple(stem(word, language) for word in words) for language in (languages or ("",)))
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling))
