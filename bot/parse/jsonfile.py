"""Parses JSON files into articles: one object, a list, JSON Lines, or a wrapper such as JSON Feed's `items`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.model.errors import Unreadable
from bot.parse.draft import Draft
from bot.parse.feed.dates import parse_date
from bot.parse.feed.text import has_tags, plain
from bot.parse.page.html import parse_html
from bot.parse.plaintext import parse_text
from bot.parse.text import short_line

_TITLE = ("title", "headline", "heading", "name")
_BODY = (
    "text",
    "body",
    "content",
    "content_text",
    "article",
    "full_text",
    "maintext",
    "html",
    "content_html",
    "articlebody",
    "summary",
    "description",
)
_URL = ("url", "link", "canonical_url", "external_url", "source_url", "href")
_AUTHOR = ("author", "authors", "byline", "creator", "writer")
_DATE = (
    "published",
    "date",
    "published_at",
    "date_published",
    "publishedat",
    "datepublished",
    "date_publish",
    "pubdate",
    "timestamp",
    "created_at",
)
_OUTLET = ("outlet", "site", "source", "publisher", "site_name", "sitename", "publication", "domain", "source_domain")
_WRAPPERS = ("articles", "items", "entries", "results", "data", "docs")
_MOST_ARTICLES = 1_000


def parse_json(text: str, *, clean: bool = True) -> tuple[Draft, ...]:
    """The articles in a JSON text, in order. Raises Unreadable if the JSON is malformed or has no article."""
    drafts = [draft for fields in _objects(_values(text)) if (draft := _draft(fields, clean)) and draft.paragraphs]
    if not drafts:
        raise Unreadable(f"is JSON without an article: no object has a text under any of {', '.join(_BODY[:5])}")
    return tuple(drafts[:_MOST_ARTICLES])


def _values(text: str) -> Any:
    try:
        return _loaded(text)
    except json.JSONDecodeError as problem:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].strip().endswith("}"):
            raise Unreadable(f"is malformed JSON: {problem.msg} at line {problem.lineno}, column {problem.colno}") from problem
    values = []
    for number, line in lines:
        try:
            values.append(_loaded(line))
        except json.JSONDecodeError as problem:
            raise Unreadable(f"is malformed JSON: {problem.msg} at line {number}, column {problem.colno}") from problem
    return values


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError) as problem:
        raise Unreadable("is JSON that nests too deep or holds a number too long") from problem


def _objects(value: Any, depth: int = 3) -> Iterator[dict[str, Any]]:
    """The objects that may be articles, in lists and known wrappers."""
    if isinstance(value, list) and depth:
        for member in value:
            yield from _objects(member, depth - 1)
    elif isinstance(value, dict):
        fields = {str(name).lower(): held for name, held in value.items()}
        wrapped = next((fields[name] for name in _WRAPPERS if isinstance(fields.get(name), list)), None)
        if wrapped is not None and depth and not any(isinstance(fields.get(name), str) for name in _BODY[:7]):
            yield from _objects(wrapped, depth - 1)
        else:
            yield fields


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _words(fields.get(name)))), "")


def _words(value: Any) -> str:
    """A field's text: a string, a number, a list of them, or an object's name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return ", ".join(text for member in value[:20] if (text := _words(member) if not isinstance(member, list) else ""))
    if isinstance(value, dict):
        return next((held.strip() for name in ("name", "title", "text") if isinstance(held := value.get(name), str)), "")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _body(fields: dict[str, Any]) -> str:
    for name in _BODY:
        value = fields.get(name)
        if isinstance(value, list) and all(isinstance(member, str) for member in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _draft(fields: dict[str, Any], clean: bool) -> Draft | None:
    body = _body(fields)
    if not body:
        return None
    title = short_line(plain(_first(fields, _TITLE)))
    if has_tags(body):
        draft = parse_html(body, title=title)
    else:
        draft = parse_text(body, title=title) if clean else Draft(paragraphs=(body,), title=title)
    return replace(
        draft,
        title=title or draft.title,
        byline=plain(_first(fields, _AUTHOR)) or draft.byline,
        outlet=plain(_first(fields, _OUTLET)) or draft.outlet,
        published=_moment(_first(fields, _DATE)) or draft.published,
        url=_first(fields, _URL),
    )


def _moment(text: str) -> datetime | None:
    """A date in ISO 8601 or a similar form, or in seconds or milliseconds since 1970."""
    if text.replace(".", "", 1).isdecimal() and len(text.split(".")[0]) in (9, 10, 13):
        seconds = float(text) / (1000 if len(text.split(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    return parse_date(text)
