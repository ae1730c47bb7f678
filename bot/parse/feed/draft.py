"""The common form of all feed formats, and how it becomes a Feed: with fallbacks, limits, and the newest entries."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from bot.model.feed import Entry, Feed
from bot.parse.feed.clutter import without_clutter
from bot.parse.feed.dates import parse_date
from bot.parse.feed.markup import harmless_markup
from bot.parse.feed.order import newest
from bot.parse.feed.text import plain, shorten, single_line
from bot.parse.pictures import DraftPicture, best_picture
from bot.parse.teaser import is_links_only
from bot.parse.urls import LONGEST_LINK, http_link, is_no_link, resolve

LARGEST_FEED = 20_000_000
"""Bytes. Podcasts and complete archives come close; feeds of articles have a twentieth."""

MOST_ENTRIES = 200
LONGEST_TITLE = 300
LONGEST_TEASER = 100
LONGEST_CONTENT = 200_000
LONGEST_ID = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """An entry as its format gives it.

    `title`, `author`, `summary`, `content` and `source_title` are HTML. `dates` are the best first. Relative addresses in the
    title are resolved against `base`.
    """

    id: str = ""
    title: str = ""
    link: str = ""
    dates: tuple[str, ...] = ()
    author: str = ""
    summary: str = ""
    content: str = ""
    base: str = ""
    source_title: str = ""
    source_link: str = ""
    pictures: tuple[DraftPicture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFeed:
    """A feed as its format gives it. `title` is HTML; relative addresses in it are resolved against `base`."""

    title: str = ""
    link: str = ""
    entries: tuple[DraftEntry, ...] = ()
    language: str = ""
    ttl: timedelta | None = None
    base: str = ""


def finish_feed(draft: DraftFeed) -> Feed:
    """The feed with all that its model guarantees. A feed without a title is named by its address."""
    link = _capped_link(draft.link)
    return Feed(
        title=shorten(plain(draft.title) or link, LONGEST_TITLE),
        link=link,
        entries=newest([finish_entry(entry) for entry in draft.entries], MOST_ENTRIES),
        language=single_line(draft.language)[:20],
        ttl=draft.ttl,
        title_markup=harmless_markup(draft.title, draft.base),
    )


def finish_entry(draft: DraftEntry) -> Entry:
    """The entry with its gaps filled: link from id, title from the text or the link, id from whatever it has."""
    key = "" if is_no_link(single_line(draft.id)) else single_line(draft.id)
    if len(key) > LONGEST_ID:
        key = _digest(key)
    summary, content = without_clutter(draft.summary.strip()), without_clutter(draft.content.strip())
    link = _capped_link(draft.link) or http_link(key)
    title = plain(draft.title) or shorten(plain(summary) or plain(content), LONGEST_TEASER) or link
    published = next((moment for moment in map(parse_date, draft.dates) if moment), None)
    return Entry(
        id=key or link or _digest(f"{title}\n{published or ''}"),
        title=shorten(title, LONGEST_TITLE),
        link=link,
        published=published,
        author=shorten(plain(draft.author), LONGEST_TITLE),
        summary="" if draft.source_title and is_links_only(summary) else summary[:LONGEST_CONTENT],
        content=content[:LONGEST_CONTENT],
        title_markup=harmless_markup(draft.title, draft.base),
        source_title=shorten(plain(draft.source_title), LONGEST_TITLE),
        source_link=_capped_link(draft.source_link),
        picture=best_picture(draft.pictures, base=draft.base),
    )


def _capped_link(link: str) -> str:
    folded = single_line(resolve(link))
    return folded if len(folded) <= LONGEST_LINK else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
