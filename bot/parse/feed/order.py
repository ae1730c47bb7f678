"""Finds the newest entries of a feed, in any order, with or without dates."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from bot.model.feed import Entry

FEW = 3
"""Undated entries that count as news when a feed is first read, since nobody knows how old the others are."""

_CLEAR = 0.9
"""Share of neighbouring entries that must agree on the direction of numbers."""
_FEWEST = 5
_NUMBERS = re.compile(r"\d{1,15}")


def newest(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """The newest `most` entries, in the feed's order. An undated entry counts as old as the dated one before it."""
    if len(entries) <= most:
        return tuple(entries)
    dates = _dates_filled(entries)
    if dates:
        kept = sorted(range(len(entries)), key=lambda at: (-dates[at].timestamp(), at))[:most]
    else:
        kept = _newest_undated(entries, most)
    return tuple(entries[at] for at in sorted(kept))


def archived(entries: Sequence[Entry]) -> frozenset[int]:
    """The indexes of entries that count as old when a feed is first read: all undated ones except a few of the newest."""
    undated = [at for at, entry in enumerate(entries) if entry.published is None]
    chosen = [entries[at] for at in undated]
    few = undated[-FEW:] if _newest_come_last(chosen) else undated[:FEW]
    return frozenset(undated) - frozenset(few)


def _newest_undated(entries: Sequence[Entry], most: int) -> list[int]:
    """The entries at the end where the newest are; if that is unknown, from both ends."""
    last = _newest_come_last(entries)
    ahead = most // 2 if last is None else 0 if last else most
    return [*range(ahead), *range(len(entries) - (most - ahead), len(entries))]


def _dates_filled(entries: Sequence[Entry]) -> list[datetime]:
    """A date for each entry, its neighbour's if it has none; [] if no entry has one."""
    known = next((entry.published for entry in entries if entry.published), None)
    if known is None:
        return []
    dates = []
    for entry in entries:
        known = entry.published or known
        dates.append(known)
    return dates


def _newest_come_last(entries: Sequence[Entry]) -> bool | None:
    """Whether the publisher appends new entries: numbers in ids, addresses or titles go up. None if unclear."""
    ways: tuple[Callable[[Entry], str], ...] = (lambda entry: entry.id, lambda entry: entry.link, lambda entry: entry.title)
    for way in ways:
        numbers = [int(found[-1]) for entry in entries if (found := _NUMBERS.findall(way(entry)))]
        if len(numbers) < max(_FEWEST, len(entries) * _CLEAR):
            continue
        rising = sum(former < later for former, later in pairwise(numbers)) / (len(numbers) - 1)
        falling = sum(former > later for former, later in pairwise(numbers)) / (len(numbers) - 1)
        if max(rising, falling) >= _CLEAR:
            return rising > falling
    return None
