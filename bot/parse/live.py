"""Finds the newest update of a live page: the text below the latest time heading."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.parse.draft import Draft
from bot.parse.genre import is_live
from bot.parse.plaintext import parse_text
from bot.parse.text import word_count
from bot.parse.urls import parts_of

_TIME = re.compile(
    r"\W{0,3}(?:(?:updated|posted|published|stand|aktualisiert)(?: at|:)? )?"
    r"(?P<hour>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute>[0-5]\d)"
    r"\s?(?P<half>[ap]\.?m\.?)?(?: ?(?:uhr|h|[A-Z]{2,5}|local time))?(?P<rest>\s?(?:$|[-–—:|·]\s?.*))",
    re.IGNORECASE,
)
_UPDATES = 3
"""With fewer times on a page, they are not taken for headings of updates."""
_LEAST = 20
"""A shorter update (in words) is joined with the one before."""
_HALF_A_DAY = 12 * 60


def newest_of(draft: Draft, text: Callable[[], str], url: str) -> Draft:
    """A live page's draft with only its newest update; any other draft unchanged, and its `text` is never asked for."""
    if not is_live(draft.title, parts_of(url).path.lower()):
        return draft
    lines = text().split("\n")
    update = newest_update(lines)
    if len(update) == len(lines):
        return draft
    parsed = parse_text("\n".join(update), title=draft.title, is_page=False)
    return replace(draft, paragraphs=parsed.paragraphs or draft.paragraphs)


def newest_update(lines: Sequence[str]) -> list[str]:
    """The lines of the newest update, without its time; all lines if no updates are found.

    Whether the newest is first or last is seen from how the times go on, also across midnight.
    """
    heads = [at for at, line in enumerate(lines) if len(line) <= 400 and _TIME.match(line)]
    if len(heads) < _UPDATES:
        return list(lines)
    falls = sum(_goes_back(_minutes(lines[one]), _minutes(lines[other])) for one, other in pairwise(heads))
    updates = [_update(lines[start:end]) for start, end in pairwise((*heads, len(lines)))]
    if 2 * falls < len(heads) - 1:
        updates.reverse()
    kept: list[str] = []
    for update in updates:
        kept += update
        if sum(map(word_count, kept)) >= _LEAST:
            return kept
    return list(lines)


def _update(lines: Sequence[str]) -> list[str]:
    head = _TIME.match(lines[0])
    rest = head["rest"].lstrip(" -–—:|·") if head else ""
    return [line for line in (rest, *lines[1:]) if line.strip()]


def _minutes(line: str) -> int:
    found = _TIME.match(line)
    if found is None:
        return 0
    hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return 60 * hour + int(found["minute"])


def _goes_back(one: int, other: int) -> bool:
    """Whether the second time is earlier than the first, by the shorter way around the clock."""
    return 0 < (one - other) % (2 * _HALF_A_DAY) <= _HALF_A_DAY
