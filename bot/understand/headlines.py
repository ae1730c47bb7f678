"""Whether two headlines are one, before and after its publisher changed it a little."""

import re

from bot.parse.feed.text import single_line

_ALIKE = 0.5
"""Share of the words of both that they have in common."""
_WORD = re.compile(r"\w+")


def same_headline(one: str, other: str) -> bool:
    """Whether most of their words are the same, and all of their figures: "Report 3" is another one than "Report 4"."""
    first, second = _words(one), _words(other)
    if first == second:
        return True
    if _figures(first) != _figures(second):
        return False
    return len(first & second) >= _ALIKE * len(first | second)


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(single_line(title).casefold()))


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isdecimal())
