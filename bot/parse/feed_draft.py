"""What every feed format boils down to, and how it becomes a Feed: fallbacks, caps and the newest entries."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.feed import Entry, Feed
from bot.parse.feed_dates import parse_date
from bot.parse.feed_markup import harmless_markup
from bot.parse.feed_text import plain, shorten, single_line
from bot.parse.urls import LONGEST_LINK, http_link

LARGEST_FEED = 5_000_000
"""Bytes. The largest real feeds are a fifth of that."""

MOST_ENTRIES = 200
LONGEST_TITLE = 300
LONGEST_TEASER = 100
LONGEST_CONTENT = 200_000
LONGEST_ID = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """One entry as its format gives it. `title`, `author`, `summary` and `content` are HTML; `dates` hold the best first."""

    id: str = ""
    title: str = ""
    link: str = ""
    dates: tuple[str, ...] = ()
    author: str = ""
    summary: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFeed:
    """A feed as its format gives it. `title` is HTML."""

    title: str = ""
    link: str = ""
    entries: tuple[DraftEntry, ...] = ()
    language: str = ""
    ttl: timedelta | None = None


def finish_feed(draft: DraftFeed) -> Feed:
    """The feed with every promise of the model kept. A feed without a title goes by its address."""
    link = _capped_link(draft.link)
    return Feed(
        title=shorten(plain(draft.title) or link, LONGEST_TITLE),
        link=link,
        entries=_newest([finish_entry(entry) for entry in draft.entries]),
        language=single_line(draft.language)[:20],
        ttl=draft.ttl,
        title_markup=harmless_markup(draft.title),
    )


def finish_entry(draft: DraftEntry) -> Entry:
    """The entry with its gaps filled: link from id, title from the text's first words or the link, id from what there is."""
    key = single_line(draft.id)
    if len(key) > LONGEST_ID:
        key = _digest(key)
    link = _capped_link(draft.link) or http_link(key)
    title = plain(draft.title) or shorten(plain(draft.summary) or plain(draft.content), LONGEST_TEASER) or link
    published = next((moment for moment in map(parse_date, draft.dates) if moment), None)
    return Entry(
        id=key or link or _digest(f"{title}\n{published or ''}"),
        title=shorten(title, LONGEST_TITLE),
        link=link,
        published=published,
        author=shorten(plain(draft.author), LONGEST_TITLE),
        summary=draft.summary.strip()[:LONGEST_CONTENT],
        content=draft.content.strip()[:LONGEST_CONTENT],
        title_markup=harmless_markup(draft.title),
    )


def _newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest entries in the feed's own order; undated ones count as old, and the feed's first as the newest."""
    if len(entries) <= MOST_ENTRIES:
        return tuple(entries)
    by_age = sorted(range(len(entries)), key=lambda at: (_age(entries[at].published), at))
    return tuple(entries[at] for at in sorted(by_age[:MOST_ENTRIES]))


def _age(published: datetime | None) -> float:
    return -published.timestamp() if published else 0.0


def _capped_link(link: str) -> str:
    folded = single_line(link)
    return folded if len(folded) <= LONGEST_LINK else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
