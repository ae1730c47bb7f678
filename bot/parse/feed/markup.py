"""Sanitises a title's markup, for programs that want what the publisher wrote, not only its text."""

import html
from html.parser import HTMLParser

from bot.parse.feed.text import has_tags, plain, single_line, without_spoken_tags
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
    """A single line of HTML with elements of text only, closed, and no attribute that could act; "" where there is no element.
    Where elements are only spoken of, it is the text as HTML, for the text alone could be taken for markup.

    Addresses start from `base`; those that are not http(s) are emptied. Longer markup than 2,000 characters is none that a title
    needs.
    """
    if len(markup) > LONGEST_MARKUP:
        return ""
    markup = without_spoken_tags(markup)
    if not has_tags(markup):
        text = plain(markup)
        return html.escape(text, quote=False) if has_tags(text) else ""
    cleaner = _Cleaner(base)
    cleaner.feed(markup)
    cleaner.close()
    cleaned = single_line("".join([*cleaner.kept, *(f"</{name}>" for name in reversed(cleaner.open))]))
    return cleaned if has_tags(cleaned) else ""


class _Cleaner(HTMLParser):
    """Writes what is allowed into `kept`; `open` are the elements still to be closed."""

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
