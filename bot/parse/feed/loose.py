"""Parses broken feeds with feedparser, which is slow but tolerant."""

import html
import io
from collections.abc import Iterator
from typing import Any

import feedparser

from bot.parse.feed.draft import DraftEntry, DraftFeed
from bot.parse.pictures import DraftPicture


def parse_loosely(document: bytes, url: str = "") -> DraftFeed:
    """What feedparser finds, possibly nothing. May raise anything on hostile input."""
    # A stream, because feedparser would fetch a string that looks like an address and open one that looks like a path.
    found = feedparser.parse(
        io.BytesIO(document),
        response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return DraftFeed(
        title=_markup(found.feed, "title"),
        link=_text(found.feed, "link"),
        entries=tuple(_entry(entry) for entry in found.entries),
        language=_text(found.feed, "language"),
    )


def _entry(entry: Any) -> DraftEntry:
    return DraftEntry(
        id=_text(entry, "id"),
        title=_markup(entry, "title"),
        link=_text(entry, "link"),
        # dict.get, since feedparser's own returns the publication for a missing update, with a warning.
        dates=tuple(date for name in ("published", "created", "updated") if (date := dict.get(entry, name))),
        author=html.escape(_text(entry, "author"), quote=False),
        summary=_markup(entry, "summary"),
        content=next((part.value for part in entry.get("content", ()) if part.get("value")), ""),
        source_title=_markup(entry.get("source") or {}, "title"),
        pictures=tuple(_pictures(entry)),
        source_link=str((entry.get("source") or {}).get("href") or (entry.get("source") or {}).get("link") or ""),
    )


def _pictures(entry: Any) -> Iterator[DraftPicture]:
    """The pictures that feedparser finds in Media RSS and enclosures."""
    for element in entry.get("media_content") or ():
        if str(element.get("type") or "").startswith("image/") or element.get("medium") == "image":
            yield _picture(element, "url")
    for element in entry.get("enclosures") or ():
        if str(element.get("type") or "").startswith("image/"):
            yield _picture(element, "href")
    for element in entry.get("media_thumbnail") or ():
        yield _picture(element, "url")


def _picture(element: Any, address: str) -> DraftPicture:
    width, height, media_type = (str(element.get(name) or "") for name in ("width", "height", "type"))
    return DraftPicture(url=str(element.get(address) or ""), width=width, height=height, media_type=media_type)


def _text(holder: Any, name: str) -> str:
    """A member's text. feedparser has None for elements that are not complete."""
    return holder.get(name) or ""


def _markup(holder: Any, name: str) -> str:
    value = holder.get(name) or ""
    is_text = (holder.get(f"{name}_detail") or {}).get("type") == "text/plain"
    return html.escape(value, quote=False) if is_text else value
