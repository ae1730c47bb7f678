"""What a host's robots.txt allows this bot to read (RFC 9309), by Protego: Python's own parser has no wildcards."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from protego import Protego

AGENT = "Dateline"
"""The bot's name in rules of robots.txt."""

LARGEST_ROBOTS = 500 * 1024
"""Bytes that are read (RFC 9309 §2.5)."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a page may be read, and the delay that its host asks for between two pages."""

    is_allowed: bool
    delay: timedelta = timedelta()


def verdict(robots: bytes, address: str) -> Verdict:
    """What these rules say about an address. Takes up to 0.3 s for the largest file, so call it where time is bounded."""
    rules = _rules(robots[:LARGEST_ROBOTS])
    delay = rules.crawl_delay(AGENT) or 0.0
    is_sane = 0 < delay < timedelta(days=1).total_seconds()
    return Verdict(is_allowed=rules.can_fetch(address, AGENT), delay=timedelta(seconds=delay) if is_sane else timedelta())


@lru_cache(maxsize=64)
def _rules(robots: bytes) -> Protego:
    # Behind a byte order mark Protego reads no rules, and so allows everything.
    return Protego.parse(robots.removeprefix(_BOM).decode("utf-8", "replace"))
