"""Finds the article among the lines of a page, without the boilerplate around it.

Each line has a weight in words: positive for running text, negative for headings, menus and prompts. The stretch with the
greatest sum is the article (maximum-sum interval; Bentley, Programming Pearls, CACM 27(9), 1984; the same idea as body text
extraction by Finn, Kushmerick & Smyth, 2001). Inside the stretch, boilerplate lines are dropped. So an article with a few
lines around it and a page full of menus are the same case.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.parse.furniture import is_closing, is_end, is_furniture
from bot.parse.text import word_count

SENTENCE_END = re.compile(r"[.!?…。！？:;,]['\"’”»)\]]{0,3}$|[.!?…。！？]['\"’”»)\]]{0,3}\s?\S{0,12}$")
END, CLOSING, FURNITURE, BULLET, SHORT = -150.0, -30.0, -4.0, -10.0, -4.0
"""The negative weight of each kind of line, in words."""
OTHER_MARGIN, REPEATED, ALONE, TRUNCATED = 0.5, 0.5, 0.5, 0.4
"""Factors on the weight of running text: outside the main margin, repeated, alone between other lines, or cut off."""
MOST_WORDS = 60
"""The most words that a line counts for, so that one long notice does not outweigh an article."""
_SPEECH = frozenset("-–—―")
_FULL_STOP = re.compile(r"[.!?…]['\"’”»)]{0,3}$")
_BULLET = re.compile(r"(?:[*+•▪■●◦‣·o\-–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text without the margin, the width of the margin, and whether it has a bullet."""

    text: str
    indent: int
    bullet: bool


def page_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    found = []
    held = [raw for raw in text.split("\n") if raw.strip()]
    for place, raw in enumerate(held):
        stripped = raw.strip()
        around = (*held[max(0, place - 1) : place], *held[place + 1 : place + 2])
        bullet = None if _is_speech(stripped, around) else _BULLET.match(stripped)
        bare = stripped[bullet.end() :] if bullet and not stripped[0].isdigit() else stripped
        found.append(Line(bare, len(raw) - len(raw.lstrip()), bool(bullet) or stripped in "*+•o"))
    return found


def _is_speech(line: str, around: Sequence[str]) -> bool:
    """Whether a dash opens speech and is no bullet: a full sentence follows; a hyphen must not be in a list."""
    said = line[:1] in _SPEECH and line[1:2].isspace() and _FULL_STOP.search(line)
    return bool(said) and (line[0] != "-" or not any(neighbour.lstrip().startswith("-") for neighbour in around))


def is_prose(line: Line) -> bool:
    """Whether a line is running text."""
    count = word_count(line.text)
    return count >= (20 if line.bullet else 15) or (count >= 7 and bool(SENTENCE_END.search(line.text)))


def main_indent(lines: Sequence[Line]) -> int:
    """The margin of most of the running text."""
    widths: Counter[int] = Counter()
    for line in lines:
        if is_prose(line) and not is_furniture(line.text):
            widths[line.indent] += word_count(line.text)
    return max(widths, key=lambda width: (widths[width], -width), default=0)


def weights(lines: Sequence[Line]) -> list[float]:
    """The weight of each line, in words: how strongly it speaks for being in the article."""
    margin = main_indent(lines)
    times = Counter(line.text for line in lines)
    prose = [False, *map(is_prose, lines), False]
    found = []
    for place, line in enumerate(lines):
        weight = _weight(line)
        if weight > 0:
            weight *= 1 if line.indent == margin else OTHER_MARGIN
            weight *= 1 if times[line.text] == 1 else REPEATED
            weight *= 1 if prose[place] or prose[place + 2] else ALONE
            weight *= TRUNCATED if line.text.endswith(("…", "...")) else 1
        found.append(weight)
    return found


def _weight(line: Line) -> float:
    if is_end(line.text):
        return END
    if is_closing(line.text):
        return CLOSING
    if is_furniture(line.text):
        return FURNITURE
    if not is_prose(line):
        return BULLET if line.bullet else SHORT
    return min(word_count(line.text), MOST_WORDS) - 3.0


def best_stretch(values: Sequence[float]) -> tuple[int, int]:
    """Start and end of the contiguous stretch with the greatest sum; (0, 0) if nothing is positive."""
    best, stretch, total, start = 0.0, (0, 0), 0.0, 0
    for place, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, place
        total += value
        if total > best:
            best, stretch = total, (start, place + 1)
    return stretch


def article_stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """Start and end of the article's body among a page's lines, with a short last sentence."""
    start, end = best_stretch(weights(lines))
    while start < end < len(lines) and _is_last_word(lines[end], lines[start:end]):
        end += 1
    return start, end


def _is_last_word(line: Line, article: Sequence[Line]) -> bool:
    """Whether a line below the stretch is a sentence too short to count as running text (“So be it,” he said.)."""
    ends = _FULL_STOP.search(line.text) and word_count(line.text) > 2
    return bool(ends) and not line.bullet and line.indent == article[-1].indent and not is_furniture(line.text)


def is_kept(line: Line, times: Counter[str]) -> bool:
    """Whether a line inside the article's stretch is part of the article."""
    return not is_furniture(line.text) and not (times[line.text] > 2 and word_count(line.text) < 30)
