"""Shrinks a story step by step: fewer quotes, fewer sentences, shorter sentences, at last its headline and sources.

A quote is shown whole or not at all, and so is a quotation inside a sentence; a shortened sentence keeps its citation.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.compose.shorten import shorten, truncate
from bot.model.document import Block, PullQuote, Rule, Small, Span, Text, spans_of

Blocks = tuple[Block, ...]

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
    for length in SENTENCE_LENGTHS:
        section = tuple(cut for block in section if (cut := _cut(block, length)) is not None)
        yield section
    section = tuple(block for block in section if not (is_sentence(block) or compares(block)))
    yield section
    yield tuple(_without_links(block) for block in section)


def _within(block: Block, room: int, measure: Callable[[Block], int]) -> Block | None:
    if measure(block) <= room or isinstance(block, PullQuote):
        return block if measure(block) <= room else None
    cut: Block | None = _without_links(block)
    length = room
    while cut is not None and measure(cut) > room:
        length = length * 3 // 4
        cut = _cut(_without_links(block), length) if length else None
    return cut


def _cut(block: Block, length: int) -> Block | None:
    """The block with at most `length` characters of text, or None where that would leave nothing worth reading."""
    if isinstance(block, Rule):
        return block
    if isinstance(block, PullQuote):
        return block if _length(spans_of(block)) <= length else None
    if isinstance(block, Small) and compares(block):
        return block if _length(block.spans) <= length else None
    if not any(span.cites for span in block.spans):
        return replace(block, spans=truncate(block.spans, length))
    spans = shorten(block.spans, length)
    return replace(block, spans=spans) if spans == block.spans or _length(spans) >= SHORTEST_SENTENCE else None


def _without_last(section: Blocks, kind: Callable[[Block], bool]) -> Blocks:
    last = max(at for at, block in enumerate(section) if kind(block))
    return (*section[:last], *section[last + 1 :])


def _without_links(block: Block) -> Block:
    if isinstance(block, Rule | PullQuote):
        return block
    return replace(block, spans=tuple(replace(span, url="") for span in block.spans))


def _is_quote(block: Block) -> bool:
    return isinstance(block, PullQuote)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(len(span.text) for span in spans)
