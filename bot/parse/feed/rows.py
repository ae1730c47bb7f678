"""A feed as one JSON row: what `bot feed --json` prints."""

from typing import Any

from bot.model.feed import Entry, Feed


def feed_row(file: str, feed: Feed) -> dict[str, Any]:
    """A row of plain JSON types; moments are ISO 8601 in UTC, or null.

    `title` is what the publisher wrote: with its markup, made harmless, where it has any; `plain_title` is what a digest shows.
    """
    return {
        "file": file,
        "title": feed.title_markup or feed.title,
        "plain_title": feed.title,
        "link": feed.link,
        "entries": [entry_row(entry) for entry in feed.entries],
    }


def entry_row(entry: Entry) -> dict[str, Any]:
    """One entry of a row."""
    return {
        "id": entry.id,
        "title": entry.title_markup or entry.title,
        "plain_title": entry.title,
        "link": entry.link,
        "published": entry.published.isoformat() if entry.published else None,
        "author": entry.author,
        "summary": entry.summary,
        "content": entry.content,
    }
