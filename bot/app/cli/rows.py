"""JSON lines in and out: rows of `analyze`, `stories` and `feed`. A bad row gets an error row, and the run goes on."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

import click

from bot.model.errors import BotError, Unreadable
from bot.model.feed import Entry, Feed
from bot.model.source import RawItem

Row = dict[str, Any]


def write_row(row: Row) -> None:
    """One object on one line; what no text can hold (lone surrogates) is escaped."""
    text = json.dumps(row, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def read_rows(lines: BinaryIO, refuse: Callable[[Row], None]) -> Iterator[Row]:
    """The rows of a stream that can be read; each of the others is given to `refuse` as an error row."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as problem:
            refuse({"id": None, "error": f"line {number} is not JSON: {problem}"})
            continue
        if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text", row.get("html")), str):
            refuse(
                {"id": row.get("id") if isinstance(row, dict) else None, "error": f"line {number} needs an id and a text or html"}
            )
            continue
        yield row


def take_rows(rows: Iterable[Row], take: Callable[[Row], None]) -> int:
    """Take in each row, and answer bad rows with an error; how many were bad."""
    failed = 0
    for row in rows:
        try:
            take(row)
        except BotError as problem:
            failed += 1
            write_row({"id": row["id"], "error": str(problem)})
    return failed


def answer_rows(rows: Iterable[Row], answer: Callable[[Row], Row]) -> int:
    """Write the answer to each row; how many rows failed."""
    return take_rows(rows, lambda row: write_row(answer(row)))


def item_of(row: Row) -> RawItem:
    """A row as a raw item. Raises Unreadable when a value is of the wrong kind."""
    for name in ("title", "url", "outlet", "published"):
        if not isinstance(row.get(name) or "", str):
            raise Unreadable(f"“{name}” is {row[name]!r}; a text was expected")
    html = row.get("text") is None
    return RawItem(
        source_id=row.get("outlet") or f"row {row['id']}",
        key=str(row["id"]),
        body=(row["html"] if html else row["text"]).encode("utf-8", "replace"),
        media_type="text/html" if html else "text/plain",
        fetched=datetime.now(UTC),
        url=row.get("url") or "",
        title=row.get("title") or "",
        outlet=row.get("outlet") or "",
        published=_moment(row.get("published") or ""),
    )


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"“published” is {text[:40]!r}; an ISO 8601 date was expected") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def files_or_rows(files: tuple[object, ...], jsonl: bool) -> None:
    """Refuse a call that names neither files nor --jsonl, or both."""
    if bool(files) == jsonl:
        raise click.UsageError("name files, or use --jsonl to read rows from standard input (not both)")


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
