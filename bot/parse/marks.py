"""Limits floods of combining marks ("Zalgo" text).

A letter may have a few marks, and scripts that need several keep them. More of them cover the lines around and keep Unicode
normalisation busy for minutes, since its ordering of marks is quadratic.
"""

import re
import unicodedata

MOST_MARKS = 5
"""Marks in a row. Tibetan and Hebrew use up to so many; the stream-safe format of UAX #15 allows 30."""

_FLOOD = re.compile(rf"[^\w\s\x21-\x7e]{{{MOST_MARKS + 1},}}")
"""Where a flood of marks may be. Python's `re` counts marks neither as words nor as spaces."""


def limit_marks(text: str) -> str:
    """The text with at most `MOST_MARKS` combining marks in a row, and otherwise unchanged."""
    return text if text.isascii() else _FLOOD.sub(_fewer, text)


def _fewer(found: re.Match[str]) -> str:
    kept, run = [], 0
    for character in found[0]:
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
