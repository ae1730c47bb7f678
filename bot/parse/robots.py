"""What a host's robots.txt lets this bot read (RFC 9309). The home of Protego: Python's own parser knows no wildcards."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from protego import Protego

AGENT = "Dateline"
"""The name that a rule for this bot is written for."""

LARGEST_ROBOTS = 500 * 1024
"""Bytes that are looked at (RFC 9309 §2.5)."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a page may be read, and how long its host wants to be left alone between two of them."""

    is_allowed: bool
    delay: timedelta = timedelta()


def verdict(robots: bytes, address: str) -> Verdict:
    """What these rules say of an address. Costs up to 0.3 s for the largest: call it where time is bounded."""
    rules = _rules(robots[:LARGEST_ROBOTS])
    delay = rules.crawl_delay(AGENT) or 0.0
    is_sane = 0 < delay < timedelta(days=1).total_seconds()
    return Verdict(is_allowed=rules.can_fetch(address, AGENT), delay=timedelta(seconds=delay) if is_sane else timedelta())


@lru_cache(maxsize=64)
def _rules(robots: bytes) -> Protego:
    # Protego reads nothing, and so allows everything, behind a byte-order mark.
    return Protego.parse(robots.removeprefix(_BOM).decode("utf-8", "replace"))
