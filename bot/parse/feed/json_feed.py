"""Parses JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), and common deviations from it."""

import json
from collections.abc import Iterator
from typing import Any

from bot.parse.feed.draft import DraftEntry, DraftFeed
from bot.parse.feed.text import as_html, has_tags
from bot.parse.pictures import DraftPicture
from bot.parse.urls import resolve


def parse_json(text: str, url: str = "") -> DraftFeed | None:
    """The feed in a JSON text; None if the JSON is something else. Raises ValueError if it is not JSON."""
    try:
        feed = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    base = url or _string(feed, "feed_url") or _string(feed, "home_page_url")
    author = _author(feed)
    items = [item for item in feed["items"] if isinstance(item, dict)]
    return DraftFeed(
        title=_title(feed),
        link=resolve(_string(feed, "home_page_url"), base),
        entries=tuple(_entry(item, base, author) for item in items),
        language=_string(feed, "language"),
    )


def _entry(item: dict[str, Any], base: str, feed_author: str) -> DraftEntry:
    plain_content = _string(item, "content_text")
    return DraftEntry(
        id=_string(item, "id"),
        title=_title(item),
        link=resolve(_string(item, "url") or _string(item, "external_url"), base),
        dates=(_string(item, "date_published"), _string(item, "date_modified")),
        author=_author(item) or feed_author,
        summary=as_html(_string(item, "summary")),
        content=_string(item, "content_html") or as_html(plain_content),
        base=base,
        pictures=tuple(_pictures(item)),
    )


def _pictures(item: dict[str, Any]) -> Iterator[DraftPicture]:
    """The item's main picture, and its attachments that are pictures."""
    for name in ("image", "banner_image"):
        if url := _string(item, name):
            yield DraftPicture(url=url)
    attached = item.get("attachments")
    for attachment in attached if isinstance(attached, list) else ():
        if isinstance(attachment, dict) and _string(attachment, "mime_type").startswith("image/"):
            yield DraftPicture(
                url=_string(attachment, "url"),
                alt=as_html(_string(attachment, "title")),
                media_type=_string(attachment, "mime_type"),
            )


def _title(holder: dict[str, Any]) -> str:
    """A title is plain text by the specification, but one with an element and its end tag is HTML."""
    title = _string(holder, "title")
    return title if has_tags(title) and "</" in title else as_html(title)


def _author(holder: dict[str, Any]) -> str:
    """The authors' names. Version 1.1 has a list, version 1 a single author; both forms are read in both."""
    people = holder.get("authors") or holder.get("author") or []
    listed = people if isinstance(people, list) else [people]
    return ", ".join(dict.fromkeys(name for person in listed if isinstance(person, dict) and (name := _string(person, "name"))))


def _string(holder: dict[str, Any], key: str) -> str:
    """A member's text; a number, which some publishers use as id, as text."""
    value = holder.get(key)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""
