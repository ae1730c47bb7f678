"""Untrusted text as Discord markup that shows exactly these words: nothing in it links, mentions, formats or hides.

A backslash before a punctuation mark makes Discord show the mark itself. It is one pass, in linear time: the library's own
`escape_markdown` takes seconds for a few kilobytes of `[](`.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote, urlsplit, urlunsplit

from bot.compose.direction import CLOSES, OPENS
from bot.model.document import Span, Style
from bot.parse.marks import limit_marks
from bot.parse.urls import http_link

LONGEST_MASKED = 500
"""The longest address behind words; a longer one would take up the room of the news."""

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction, which can reorder a line (UAX #9)
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # invisible
    "\ud800-\udfff"  # halves of surrogate pairs, which no encoding takes
    "]"
)
_MARKS = {ord(mark): f"\\{mark}" for mark in r"\*_~|`[]<>@#"}
"""Formatting, masked links, quotes and headings, mentions."""
_COLON = re.compile(r":(?=//|[\w+-]+:)")
"""Before a bare address or the name of an emoji; the look-ahead ends at the next colon, so all of them are one pass."""
_LIST_START = re.compile(r"\d{0,9}(?=[-+.)])")
_MARK_OF = {Style.PLAIN: "", Style.FAINT: "", Style.STRONG: "**", Style.EMPHASIS: "*"}
_URL_SAFE = "!$&'*+,-./:;=?@_~%"


def escape(text: str) -> str:
    """The text on one line, without invisible characters, and with a backslash before every mark that has a meaning."""
    shown = plain(text).translate(_MARKS)
    return _COLON.sub(r"\:", shown) if ":" in shown else shown


def plain(text: str) -> str:
    """The text on one line, without control characters and those that can reorder, hide or cover text."""
    return limit_marks(_HIDDEN.sub("", _BREAKS.sub(" ", text)))


def inline(spans: Iterable[Span], *, linked: bool) -> str:
    """Spans as markup of one line; with `linked`, addresses follow their words."""
    return "".join(_run(span, linked=linked) for span in spans)


def paragraph(markup: str) -> str:
    """A line that may begin a message without looking like an item of a list."""
    start = _LIST_START.match(markup)
    return f"{start[0]}\\{markup[start.end() :]}" if start else markup


def web_link(url: str) -> str:
    """The address in ASCII as Discord takes it, or "" for one that is no public http(s) address."""
    if not http_link(url):
        return ""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    if "." not in host.strip(".") or ":" in host:
        return ""
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, query, fragment = (quote(part, safe=_URL_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, netloc, path, query, fragment))


def _moment(span: Span, at: datetime) -> str:
    """A moment that Discord shows in the zone and the language of each reader.

    https://docs.discord.com/developers/reference#message-formatting-timestamp-styles
    """
    shown = f"<t:{int(at.timestamp())}:{'R' if span.ahead else 't' if span.clock else 'f'}>"
    before, _, after = span.clock.partition("{time}")
    return f"{escape(before)}{shown}{escape(after)}"


def _channel(name: str) -> str:
    """A channel, which Discord shows to each reader by its present name, or as unknown to a reader who may not see it."""
    return f"<#{name}>" if name.isascii() and name.isdigit() else ""


def _run(span: Span, *, linked: bool) -> str:
    if span.text in (OPENS, CLOSES):
        return span.text
    text = _moment(span, span.at) if span.at else _channel(span.channel) or escape(span.text)
    words = text.strip()
    if not words:
        return text
    mark = _MARK_OF[span.style]
    shown = f"{mark}{words}{mark}"
    address = web_link(span.url) if linked and span.url else ""
    # Discord does not reliably tell brackets inside a masked link's words from its own.
    if address and len(address) <= LONGEST_MASKED and "[" not in words and "]" not in words:
        shown = f"[{shown}](<{address}>)"
    start = text.index(words)
    return text[:start] + shown + text[start + len(words) :]
