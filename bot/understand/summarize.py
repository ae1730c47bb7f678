"""Pick the sentences that tell an article: one table of methods, all extractive, all giving indexes in reading order."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import groupby

from bot.model.analysis import Sentence
from bot.model.errors import UserError
from bot.understand.lead_method import pick_lead

Method = Callable[[str, Sequence[Sentence], str, int], tuple[int, ...]]
"""(title, sentences, language, count) -> indexes in reading order; called with more sentences than asked for."""

DEFAULT_METHOD = "lead"


def _first(title: str, sentences: Sequence[Sentence], language: str, count: int) -> tuple[int, ...]:
    return tuple(range(count))


def _by_sumy(method: str, title: str, sentences: Sequence[Sentence], language: str, count: int) -> tuple[int, ...]:
    from bot.understand.sumy_methods import pick  # takes a second to import, and few ask for it

    paragraphs = [[sentence.text for sentence in group] for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    return pick(method, title, paragraphs, language=language, count=count)


_SUMY = ("lexrank", "textrank", "lsa", "luhn", "edmundson", "kl", "reduction", "sumbasic", "random")

METHODS: Mapping[str, Method] = {
    DEFAULT_METHOD: pick_lead,
    "first": _first,
    **{name: partial(_by_sumy, name) for name in _SUMY},
}


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
    if count < 1:
        return ()
    picked = METHODS[method](title, sentences, language, count)
    return tuple(sorted(picked))


def unknown_method(method: str) -> str:
    """What to tell somebody who asked for a method that is not there."""
    close = get_close_matches(method.lower(), METHODS, n=1)
    suggestion = f" Did you mean {close[0]}?" if close else ""
    return f"There is no summary method “{method}”.{suggestion} Choose one of: {', '.join(METHODS)}."
