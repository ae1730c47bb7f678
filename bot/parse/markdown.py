"""Parses Markdown files (CommonMark, with the front matter of site generators) into an article."""

import re
from dataclasses import replace

from bot.parse.draft import Draft
from bot.parse.feed.dates import parse_date
from bot.parse.plaintext import parse_text
from bot.parse.text import short_line

_FIELD = re.compile(r"([A-Za-z_]{2,20})\s?:\s*(.*)$")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])?")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_STRONG = re.compile(r"(\*\*\*|\*\*|__|~~|\*|`)(?=\S)([^*_~`\n]{1,500})(?<=\S)\1")
_HEADING = re.compile(r"#{1,6}\s+")
_REFERENCE = re.compile(r"\[[^\[\]]{1,100}\]:\s*\S")


def parse_markdown(text: str, *, title: str = "") -> Draft:
    """The article of a Markdown text. Fields of the front matter have precedence over the text."""
    fields, rest = _front_matter(text)
    lines, first_heading = _plain_lines(rest)
    draft = parse_text("\n".join(lines), title=title or fields.get("title", "") or first_heading, is_page=False)
    return replace(
        draft,
        title=short_line(draft.title),
        byline=fields.get("author", "") or fields.get("byline", "") or draft.byline,
        outlet=fields.get("outlet", "") or fields.get("source", "") or draft.outlet,
        published=parse_date(fields.get("date", "") or fields.get("published", "")) or draft.published,
        url=fields.get("url", "") or fields.get("link", ""),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The one-line fields between two `---` lines at the start, and the text below."""
    head, mark, rest = text.lstrip("\n").partition("\n---")
    if not (text.lstrip("\n").startswith("---\n") and mark and rest[:1] in ("\n", "")):
        return {}, text
    found = [_FIELD.match(line) for line in head.split("\n")[1:60]]
    return {field[1].lower(): field[2].strip().strip("\"'") for field in found if field}, rest


def _plain_lines(text: str) -> tuple[list[str], str]:
    """The lines without formatting, code blocks and images, and the first heading of level 1."""
    lines: list[str] = []
    title, fenced = "", False
    for raw in text.split("\n"):
        line = raw.strip()
        if line.startswith(("```", "~~~")):
            fenced = not fenced
            continue
        if fenced or _REFERENCE.match(line):
            continue
        bare = _without_marks(_HEADING.sub("", line, count=1).rstrip("#").strip() if line.startswith("#") else line.lstrip("> "))
        if line.startswith("# ") and not title:
            title = bare
        # A heading is always a line of its own.
        lines += ["", bare, ""] if line.startswith("#") else [bare]
    return lines, title


def _without_marks(line: str) -> str:
    if set(line) <= set("-*_= |:"):
        return ""
    return _STRONG.sub(r"\2", _STRONG.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", line)))).strip()
