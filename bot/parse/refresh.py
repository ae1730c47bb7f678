"""Where a page sends its reader on its own (`<meta http-equiv="refresh">`), as sites do that moved and cannot answer 301."""

import re

from bot.parse.urls import http_link

LOOKED_AT = 20_000
"""Characters of a page; a refresh stands in its head."""

LONGEST_DELAY = 10
"""Seconds. A page that reloads itself every few minutes sends nobody away."""

_META = re.compile(r"<meta\s[^<>]{0,1000}>", re.IGNORECASE)
_REFRESH = re.compile(r"""http-equiv\s{0,9}=\s{0,9}["']?refresh\b""", re.IGNORECASE)
_CONTENT = re.compile(
    r"""content\s{0,9}=\s{0,9}["']?\s{0,9}(\d{1,4})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?([^"'<>]{1,2000})""",
    re.IGNORECASE,
)
_WITHOUT_SCRIPTS = re.compile(r"<noscript\b.{0,5000}?</noscript", re.IGNORECASE | re.DOTALL)


def refresh_of(page: str, url: str) -> str:
    """The address that a page at `url` sends its reader to at once, or ""."""
    for meta in _META.finditer(_WITHOUT_SCRIPTS.sub("", page[:LOOKED_AT])):
        found = _CONTENT.search(meta[0]) if _REFRESH.search(meta[0]) else None
        if found and int(found[1]) <= LONGEST_DELAY:
            link = http_link(found[2].replace("&amp;", "&"), url)
            return link if link != url else ""
    return ""
