"""The one analyser of words: what search indexes, topics match on and stories are compared by.

Folding is NFKD without marks, lower case; dotted acronyms lose their dots (U.S. -> us); stems are Snowball's
(https://snowballstem.org), cached. Both databases are fed by it, so that they answer alike.
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

ALGORITHMS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""ISO 639-1 code to Snowball algorithm; a language that is not here is indexed unstemmed."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")


@lru_cache(maxsize=64)
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    algorithm = ALGORITHMS.get(language)
    return Stemmer.Stemmer(algorithm) if algorithm else None


def fold(text: str) -> str:
    """Lower case without accents, so that what people type finds what papers print."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower() if not text.isascii() else text.lower()


def tokens(text: str) -> list[str]:
    """The folded words of a text in reading order; possessive endings and the dots of acronyms are gone."""
    return [fold(_POSSESSIVE.sub("", word).replace(".", "").replace("’", "'")) for word in _WORD.findall(text)]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of one folded word."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


def terms(text: str, language: str) -> str:
    """All words of a text as stems, joined by single spaces: indexable, and a phrase is a substring of it."""
    return " ".join(stem(word, language) for word in tokens(text))
