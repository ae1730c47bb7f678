"""Storms of combining marks: a letter may bear a few, and writing that needs several is left alone; the rest is noise that covers
the lines around it, and keeps Unicode's own normalisation busy for minutes (its ordering of marks is quadratic)."""

import re
import unicodedata

MOST_MARKS = 5
"""Marks in a row. Tibetan and Hebrew with all their signs have that many; the stream-safe format of UAX #15 allows 30."""

_STORM = re.compile(rf"[^\w\s\x21-\x7e]{{{MOST_MARKS + 1},}}")
"""Where a storm may be: Python's `re` counts marks as neither words nor spaces."""


def calm(text: str) -> str:
    """The text with at most `MOST_MARKS` combining marks in a row; all else is as it was."""
    return text if text.isascii() else _STORM.sub(_fewer, text)


def _fewer(found: re.Match[str]) -> str:
    kept, run = [], 0
    for character in found[0]:
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
