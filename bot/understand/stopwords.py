"""Words that carry grammar rather than content, by language: what counting words must not count."""

from functools import lru_cache

from bot.understand.knowledge import knowledge
from bot.understand.words import fold, stem, words_of


@lru_cache(maxsize=64)
def function_words(language: str) -> frozenset[str]:
    """The function words of a language as they are printed, in lower case, and folded."""
    return frozenset(knowledge(language).get("function_words", "").split()) | stopwords(language)


@lru_cache(maxsize=64)
def stopwords(language: str) -> frozenset[str]:
    """The function words of a language, folded as `words.tokens` folds; none for a language without a table."""
    return frozenset(fold(word) for word in knowledge(language).get("function_words", "").split())


def content_stems(text: str, language: str, most: int | None = None) -> list[str]:
    """The stems of a text's first `most` words in reading order, function words left out."""
    functional = stopwords(language)
    return [stem(printed, language) for word, printed in words_of(text)[:most] if word not in functional]
