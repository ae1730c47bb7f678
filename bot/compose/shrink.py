"""Shrinks a story step by step: fewer quotes, fewer sentences, shorter sentences, at last its headline and sources.

A quote is shown whole or not at all, and so is a quotation inside a sentence; a shortened sentence keeps its citation.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.compose.shorten import shorten, truncate
from bot.model.document import Block, Heading, PullQuote, Small, Span, Text

Blocks = tuple[Block, ...]
Line = Heading | Text | Small
"""A block that can be cut."""

SENTENCE_LENGTHS = (260, 160, 90)
"""The steps of a sentence's length when a story does not fit."""

SHORTEST_SENTENCE = 40
"""A shorter sentence says nothing, and is left out."""


def shrunken(section: Blocks, holds: Callable[[Blocks], bool]) -> Blocks:
    """The largest version of a section that `holds` accepts; empty when it accepts none."""
    return next((version for version in _versions(section) if holds(version)), ())


def smallest(section: Blocks) -> Blocks:
    """The last step of a section."""
    *_, last = _versions(section)
    return last


def without_oversize(blocks: Blocks, room: int, measure: Callable[[Block], int]) -> Blocks:
    """Blocks of at most `room` each, as `measure` counts: a longer quote is left out, any other block cut."""
    fitting = (_within(block, room, measure) for block in blocks)
    return tuple(block for block in fitting if block is not None)


def is_bullet(block: Block) -> bool:
    """Whether a block is an item of a list."""
    return isinstance(block, Text) and block.bullet


def is_sentence(block: Block) -> bool:
    """Whether a block is a sentence of a story: the first, or a bullet."""
    return isinstance(block, Text) and (block.bullet or any(span.cites for span in block.spans))


def compares(block: Block) -> bool:
    """Whether a line shows different counts, word for word: half of it would say something else."""
    return isinstance(block, Small) and any(span.cites for span in block.spans)


def _versions(section: Blocks) -> Iterator[Blocks]:
    yield section
    for kind, least in ((_is_quote, 1), (is_sentence, 1), (_is_quote, 0)):
        while sum(map(kind, section)) > least:
            section = _without_last(section, kind)
            yield section
    lines = tuple(block for block in section if isinstance(block, Line))
    for length in SENTENCE_LENGTHS:
        lines = tuple(cut for line in lines if (cut := _cut(line, length)) is not None)
        yield lines
    lines = tuple(line for line in lines if not (is_sentence(line) or compares(line)))
    yield lines
    yield tuple(map(_without_links, lines))


def _within(block: Block, room: int, measure: Callable[[Block], int]) -> Block | None:
    if measure(block) <= room:
        return block
    if not isinstance(block, Line):
        return None
    cut: Line | None = _without_links(block)
    length = room
    while cut is not None and measure(cut) > room:
        length = length * 3 // 4
        cut = _cut(_without_links(block), length) if length else None
    return cut


def _cut(line: Line, length: int) -> Line | None:
    """The line with at most `length` characters of text, or None where that would leave nothing worth reading."""
    if compares(line):
        return line if _length(line.spans) <= length else None
    if not any(span.cites for span in line.spans):
        return replace(line, spans=truncate(line.spans, length))
    spans = shorten(line.spans, length)
    return replace(line, spans=spans) if spans == line.spans or _length(spans) >= SHORTEST_SENTENCE else None


def _without_last(section: Blocks, kind: Callable[[Block], bool]) -> Blocks:
    last = max(at for at, block in enumerate(section) if kind(block))
    return (*section[:last], *section[last + 1 :])


def _without_links(line: Line) -> Line:
    return replace(line, spans=tuple(replace(span, url="") for span in line.spans))


def _is_quote(block: Block) -> bool:
    return isinstance(block, PullQuote)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(len(span.text) for span in spans)
