"""Chooses the sentences of a summary: one list of methods, all extractive, all by summarizers of sumy's kind."""

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
"""The names of `bot.understand.sumy_methods.SUMMARIZERS`, to be had without the second that importing sumy takes."""

MOST_RANKED = 6
"""How many sentences of an article are kept in the order of their worth; no summary is longer."""


def summarize(
    title: str, sentences: Sequence[Sentence], *, language: str, method: str = DEFAULT_METHOD, count: int = 3
) -> tuple[int, ...]:
    """Indexes of at most `count` sentences that tell the article, in reading order.

    Raises UserError when there is no such method, naming those there are. A text of `count` sentences or fewer is its own
    summary.
    """
    if method not in METHODS:
        raise UserError(unknown_method(method))
    if len(sentences) <= count:
        return tuple(range(len(sentences)))
    return tuple(sorted(_picked(method, title, sentences, language, count)))


def rank(title: str, sentences: Sequence[Sentence], *, language: str) -> tuple[int, ...]:
    """Indexes of the sentences that `lead` would pick, the best first: the first of them are its summary of any length."""
    return _picked(DEFAULT_METHOD, title, sentences, language, MOST_RANKED)


def of_length(analysis: Analysis, count: int, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """The summary in `count` sentences, in reading order; one of another method than `lead` is only made shorter.

    Of the sentences `without` the next best take the place.
    """
    if analysis.ranking and len(analysis.sentences) <= count:
        known: Sequence[int] = range(len(analysis.sentences))
    else:
        known = analysis.ranking or analysis.summary
    return tuple(sorted([index for index in known if index not in without][: max(0, count)]))


def _picked(method: str, title: str, sentences: Sequence[Sentence], language: str, count: int) -> tuple[int, ...]:
    if count < 1 or not sentences:
        return ()
    from bot.understand.sumy_methods import pick  # takes a second to import: the main process never does

    return pick(method, title, sentences, language=language, count=count)


def unknown_method(method: str) -> str:
    """What to tell somebody who asked for a method that is not there."""
    close = get_close_matches(method.lower(), METHODS, n=1)
    suggestion = f" Did you mean {close[0]}?" if close else ""
    return f"There is no summary method “{method}”.{suggestion} Choose one of: {', '.join(METHODS)}."
