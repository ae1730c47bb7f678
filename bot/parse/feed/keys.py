"""Gives each entry of a feed a key that recognises it when it comes again (deduplication).

Publishers may give all entries one GUID, or none, or one link.
"""

import hashlib
from collections.abc import Callable, Sequence

from bot.model.feed import Entry, Feed
from bot.parse.urls import canonical_url, parts_of


def entry_keys(feed: Feed) -> tuple[str, ...]:
    """A key for each entry, in order: its id, or its link in canonical spelling.

    Where several entries share a key, or an entry has only the link of a home page, its link, title and date are added as far
    as they differ. Entries that agree in all of it keep the same key, since they are the same.
    """
    entries = feed.entries
    keys = [_own_key(entry, feed) for entry in entries]
    keys = _told_apart(keys, entries, lambda entry: entry.link)
    keys = _told_apart(keys, entries, lambda entry: entry.title)
    return tuple(_told_apart(keys, entries, lambda entry: "" if _has_id(entry) else str(entry.published or "")))


def _own_key(entry: Entry, feed: Feed) -> str:
    if _has_id(entry):
        return entry.id
    key = canonical_url(entry.link) or entry.id
    return _joined(key, entry.title) if _is_home(key, feed) else key


def _has_id(entry: Entry) -> bool:
    return entry.id != entry.link


def _is_home(link: str, feed: Feed) -> bool:
    """Whether a link leads to a site's home page, not to an article."""
    parts = parts_of(link)
    return bool(parts.netloc) and ((parts.path in ("", "/") and not parts.query) or link == canonical_url(feed.link))


def _told_apart(keys: Sequence[str], entries: Sequence[Entry], detail: Callable[[Entry], str]) -> list[str]:
    """The keys, with a detail of the entry added where entries of one key differ in it."""
    details: dict[str, set[str]] = {}
    for key, entry in zip(keys, entries, strict=True):
        details.setdefault(key, set()).add(detail(entry))
    return [_joined(key, detail(entry)) if len(details[key]) > 1 else key for key, entry in zip(keys, entries, strict=True)]


def _joined(key: str, detail: str) -> str:
    return hashlib.sha256(f"{key}\n{detail}".encode("utf-8", "surrogatepass")).hexdigest()
