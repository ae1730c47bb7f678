"""Function words (stop words) by language, which do not count as content."""

from functools import lru_cache

from bot.understand.knowledge import knowledge
from bot.understand.words import fold, stem, words_of


@lru_cache(maxsize=64)
def function_words(language: str) -> frozenset[str]:
    """The function words of a language: in lower case as printed, and folded."""
    return frozenset(knowledge(language).get("function_words", "").split()) | stopwords(language)


@lru_cache(maxsize=64)
def stopwords(language: str) -> frozenset[str]:
    """The function words of a language, folded as by `words.tokens`; none for an unknown language."""
    return frozenset(fold(word) for word in knowledge(language).get("function_words", "").split())


def content_stems(text: str, language: str, most: int | None = None) -> list[str]:
    """The stems of a text's first `most` words in reading order, without function words."""
    functional = stopwords(language)
    return [stem(printed, language) for word, printed in words_of(text)[:most] if word not in functional]
