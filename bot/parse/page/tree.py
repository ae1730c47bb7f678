"""A page's markup as a tree, parsed once for all modules that need it, and its lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.model.errors import Unreadable
from bot.parse.feed.text import single_line
from bot.parse.text import word_count

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "tr", "ul",
})  # fmt: skip
SILENT = frozenset({
    "audio", "button", "canvas", "embed", "figcaption", "form", "head", "iframe", "input", "link", "meta", "nav",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_ASIDE = frozenset({"aside", "footer"})


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a page as a line of text: the share of it that is links, whether it is in an aside or footer, and its tag."""

    text: str
    link_share: float
    is_aside: bool
    tag: str

    @property
    def is_dense(self) -> bool:
        """Whether the line is running text."""
        return not self.is_aside and self.link_share <= 0.5 and word_count(self.text) >= 12

    @property
    def is_link(self) -> bool:
        """Whether the line is only a link."""
        return self.link_share >= 0.8


def read_tree(html: str) -> Any:
    """The root element of a document. Raises Unreadable."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        # As bytes, since lxml refuses a text that declares an encoding; the parser is told that it is UTF-8.
        return document_fromstring(
            html.encode("utf-8", errors="ignore"), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        raise Unreadable("is HTML that cannot be read") from problem


def page_lines(tree: Any) -> tuple[Line, ...]:
    """A line for each block, list item and line break, without scripts, styles, forms, menus and captions."""
    return tuple(_lines(tree))


def _lines(tree: Any) -> Iterator[Line]:
    from lxml import etree

    pieces: list[str] = []
    linked: list[str] = []
    silent = links = asides = 0
    tag = "body"
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        starts = event == "start"
        step = 1 if starts else -1
        if name in BLOCKS:
            if pieces:
                yield from _line(pieces, linked, asides > 0, tag)
                pieces, linked = [], []
            tag = name if starts else "body"
        elif name == "a":
            links += step
        elif name in ("td", "th"):
            pieces.append(" ")
        if name in SILENT:
            silent += step
        if name in _ASIDE:
            asides += step
        piece = element.text if starts else element.tail
        if piece and not silent:
            pieces.append(piece)
            if links:
                linked.append(piece)
    yield from _line(pieces, linked, asides > 0, tag)


def _line(pieces: list[str], linked: list[str], is_aside: bool, tag: str) -> Iterator[Line]:
    text = single_line("".join(pieces))
    if text:
        share = sum(len(" ".join(piece.split())) for piece in linked) / len(text)
        yield Line(text, share, is_aside, tag)
