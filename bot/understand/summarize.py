"""Chooses the sentences of a summary. All methods are extractive, and all are summarizers in sumy's form."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from bot.model.analysis import Analysis, Sentence
from bot.model.errors import UserError

DEFAULT_METHOD = "lead"

METHODS = (
    DEFAULT_METHOD,
    "first",
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "edmundson",
    "kl",
    "reduction",
    "sumbasic",
    "random",
)
"""The names in `bot.understand.sumy_methods.SUMMARIZERS`, repeated here because importing sumy takes a second."""

MOST_RANKED = 6
"""How many sentences of an article are kept in order of their rank. No summary is longer."""


def summarize(
    title: str, sentences: Sequence[Sentence], *, language: str, method: str = DEFAULT_METHOD, count: int = 3
) -> tuple[int, ...]:
    """Indexes of at most `count` sentences that summarize the article, in reading order.

    A text of `count` sentences or fewer is its own summary. Raises UserError for an unknown method, with the known ones.
    """
    if method not in METHODS:
        raise UserError(unknown_method(method))
    if len(sentences) <= count:
        return tuple(range(len(sentences)))
    return tuple(sorted(_picked(method, title, sentences, language, count)))


def rank(title: str, sentences: Sequence[Sentence], *, language: str) -> tuple[int, ...]:
    """Indexes of the sentences that the default method picks, best first. The first n are its summary of n sentences."""
    return _picked(DEFAULT_METHOD, title, sentences, language, MOST_RANKED)


def of_length(analysis: Analysis, count: int, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """The summary in `count` sentences, in reading order. One by another method than the default can only be shortened.

    Sentences in `without` are replaced by the next best.
    """
    if analysis.ranking and len(analysis.sentences) <= count:
        known: Sequence[int] = range(len(analysis.sentences))
    else:
        known = analysis.ranking or analysis.summary
    return tuple(sorted([index for index in known if index not in without][: max(0, count)]))


def _picked(method: str, title: str, sentences: Sequence[Sentence], language: str, count: int) -> tuple[int, ...]:
    if count < 1 or not sentences:
        return ()
    from bot.understand.sumy_methods import pick  # takes a second to import; the main process never does it

    return pick(method, title, sentences, language=language, count=count)


def unknown_method(method: str) -> str:
    """The error message for an unknown method."""
    close = get_close_matches(method.lower(), METHODS, n=1)
    suggestion = f" Did you mean {close[0]}?" if close else ""
    return f"There is no summary method “{method}”.{suggestion} Choose one of: {', '.join(METHODS)}."
