"""A parsed feed, whatever format it came in (RSS, Atom, RDF, JSON Feed)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed. `summary` and `content` may hold HTML; every other text is plain, single-line.

    `title_markup` is the title as HTML, made harmless, where it has markup or speaks of it; "" elsewhere. `source_title` and
    `source_link` name the publisher that an aggregator has the entry from.
    """

    id: str
    title: str
    link: str
    published: datetime | None = None
    author: str = ""
    summary: str = ""
    content: str = ""
    title_markup: str = ""
    source_title: str = ""
    source_link: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and its newest entries, in the feed's own order. `ttl` is the publisher's wish between two visits."""

    title: str
    link: str
    entries: tuple[Entry, ...]
    language: str = ""
    ttl: timedelta | None = None
    title_markup: str = ""
