"""Sanitises a title's markup, for programs that want the publisher's formatting and not only the text."""

import html
from html.parser import HTMLParser

from bot.parse.feed.text import has_tags, plain, single_line, without_mentioned_tags
from bot.parse.urls import http_link

LONGEST_MARKUP = 2_000

_KEPT = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blockquote", "br", "cite", "code", "del", "dfn", "div", "em", "font", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
_VOID = {"br", "hr", "img", "wbr"}
_SILENT = {"script", "style"}
_ADDRESSES = {"href", "src"}
_ATTRIBUTES = {*_ADDRESSES, "alt", "dir", "lang", "title"}


def harmless_markup(markup: str, base: str = "") -> str:
    """One line of HTML with closed text elements and without attributes that could act; "" without elements.

    If elements are only mentioned in the text ("a guide to <head>"), it is that text as HTML, since the plain text could be
    taken for markup. Addresses are resolved against `base`; those that are not http(s) are removed. Markup of more than 2,000
    characters is not read.
    """
    if len(markup) > LONGEST_MARKUP:
        return ""
    markup = without_mentioned_tags(markup)
    if not has_tags(markup):
        text = plain(markup)
        return html.escape(text, quote=False) if has_tags(text) else ""
    cleaner = _Cleaner(base)
    cleaner.feed(markup)
    cleaner.close()
    cleaned = single_line("".join([*cleaner.kept, *(f"</{name}>" for name in reversed(cleaner.open))]))
    return cleaned if has_tags(cleaned) else ""


class _Cleaner(HTMLParser):
    """Collects allowed markup in `kept`; `open` are the elements that must still be closed."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.kept: list[str] = []
        self.open: list[str] = []
        self._is_silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_silent = tag in _SILENT
        if tag not in _KEPT:
            return
        written = "".join(f' {name}="{self._value(name, value or "")}"' for name, value in attrs if name in _ATTRIBUTES)
        self.kept.append(f"<{tag}{written} />" if tag in _VOID else f"<{tag}{written}>")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._is_silent = False
        if tag not in self.open:
            return
        while (name := self.open.pop()) != tag:
            self.kept.append(f"</{name}>")
        self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._is_silent:
            self.kept.append(html.escape(data, quote=False))

    def _value(self, name: str, value: str) -> str:
        return html.escape(http_link(value, self._base) if name in _ADDRESSES else value)
