"""Topic words that must match by letter: `=Apple`, `#tag`, `@handle`, and acronyms that are function words when folded (US).

The index has stems only. So the articles that it finds for such a word are checked for the letters (`may_fit`) before stories
are chosen and counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.model.topic import Printed, Topic
from bot.understand.stopwords import stopwords
from bot.understand.words import tokens

EXACT = "="
_MARKED = "@#"


@dataclass(frozen=True, slots=True)
class Letters:
    """Spellings that must occur as words in exactly these letters; with `folded`, in upper or lower case."""

    spellings: tuple[str, ...]
    folded: bool = False
    is_acronym: bool = False

    def count(self, text: str) -> int:
        """How often a text has one of the spellings."""
        return _count_printed(self.spellings, text.lower() if self.folded else text)

    def count_in_title(self, title: str) -> int:
        """How often a headline has one. A headline in capitals has no recognisable acronyms."""
        return 0 if title.isupper() and self.is_acronym else self.count(title)


@lru_cache(maxsize=10_000)
def printed(term: str, language: str) -> Letters | None:
    """How a term must be printed, if its letters or its mark matter; else None."""
    if term.startswith(EXACT):
        return Letters((term[1:].strip(),))
    if term[:1] in _MARKED:
        return Letters((term.lower(),), folded=True)
    if _is_hidden_acronym(term, language):
        return Letters(_acronyms(term), is_acronym=True)
    return None


def _is_hidden_acronym(term: str, language: str) -> bool:
    """Whether folding turns an acronym into a function word: US and "us", WHO and "who"."""
    words = tokens(term)
    return len(words) == 1 and len(words[0]) > 1 and term.isupper() and words[0] in stopwords(language or "en")


def _acronyms(term: str) -> tuple[str, str]:
    letters = [letter for letter in term if letter.isalnum()]
    return "".join(letters), "".join(f"{letter}." for letter in letters)


def _count_printed(spellings: Sequence[str], text: str) -> int:
    """How often one of the spellings occurs in the text as a word, in exactly these letters."""
    count = 0
    for spelling in spellings:
        at = text.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            count += not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
            at = text.find(spelling, end)
    return count


def has_letters(terms: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether one of these terms must match by letter in one of the languages."""
    return any(printed(term, language) for term in terms for language in languages)


def all_terms(topic: Topic) -> tuple[str, ...]:
    """All words and phrases of a topic."""
    return (*topic.any_of, *topic.all_of, *topic.none_of)


def may_fit(topic: Topic, text: Printed) -> bool:
    """Whether a text that the index found for a topic has the required letters, and none of the excluded ones."""
    if any(_holds(term, text) for term in topic.none_of):
        return False
    required = [group for group in (topic.any_of, *((term,) for term in topic.all_of)) if group]
    return all(any(_holds(term, text) is not False for term in group) for group in required)


def _holds(term: str, text: Printed) -> bool | None:
    """Whether a text has a term in its letters; None if the letters do not matter."""
    letters = printed(term, text.language)
    return None if letters is None else bool(letters.count_in_title(text.title) or letters.count(text.body))
