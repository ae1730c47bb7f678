"""The sentence or two with which a page introduces its article, above the text and no part of it."""

from collections.abc import Sequence

from bot.parse.feed.text import single_line
from bot.parse.page.body import description
from bot.parse.page.facts import PageFacts
from bot.parse.page.headlines import folded, share_of_triples
from bot.parse.page.tree import Line
from bot.parse.text import word_count

_LEAST, _MOST = 8, 80
_SAID_ALREADY = 0.5
_CUT = ("…", "...", "[…]", "[...]")


def split_standfirst(facts: PageFacts, page: Sequence[Line], body: Sequence[str], title: str) -> tuple[str, tuple[str, ...]]:
    """The standfirst, and the body without it.

    It is the page's own description where a reader sees that as a line: above the text, or at its head and set otherwise than
    its paragraphs. What the body says as well is none. The words are those of the visible line.
    """
    about = single_line(description(facts))
    if about.endswith(_CUT) or not _LEAST <= word_count(about) <= _MOST or folded(about) == folded(title):
        return "", tuple(body)
    seen = next((line for line in page if folded(line.text) == folded(about)), None)
    if seen is None:
        return "", tuple(body)
    if body and folded(body[0]) == folded(about) and seen.tag != "p":
        return body[0], tuple(body[1:])
    return ("" if share_of_triples(seen.text, " ".join(body)) >= _SAID_ALREADY else seen.text), tuple(body)
