"""Bidirectional text: in a line from right to left, each run from left to right is isolated (UAX #9).

Without that a list of foreign names is read from the wrong end, and a mark behind a name jumps before it. First strong isolates
(U+2068, U+2069) of https://www.unicode.org/reports/tr9/ are in spans of their own, so that no other text may contain them: such
marks in an article never reach a chat.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.model.document import Block, Document, PullQuote, Rule, Span

OPENS, CLOSES = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"ar"})
"""The bot's languages that are written from right to left."""

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LEFT_LETTER = re.compile(rf"[^\W\d_{_RTL}]")
_RIGHT_LETTER = re.compile(rf"[{_RTL}]")
_RUN = re.compile(rf"[^\W_{_RTL}](?:(?:[^\n·،؛:{_RTL}]|:(?=[^\s{_RTL}]))*[^\W_{_RTL}])?")
"""From a letter or digit that is written from left to right to the last one before a word or a mark of the other direction.

A colon ends a run only before a space: the two halves of “07:30” in runs of their own would change places.
"""
_CLOSED_BY = {"(": ")", "[": "]", "“": "”", "«": "»"}


def isolated(document: Document) -> Document:
    """The document, in a language from right to left with its foreign runs set apart; its words are the same."""
    if document.language not in RIGHT_TO_LEFT:
        return document
    return replace(document, blocks=tuple(_block(block) for block in document.blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Rule):
        return block
    if isinstance(block, PullQuote):
        return replace(block, spans=_spans(block.spans), attribution=_spans(block.attribution))
    return replace(block, spans=_spans(block.spans))


def _spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """A line of both directions with its runs isolated; any other line unchanged."""
    if not any(_RIGHT_LETTER.search(span.text) for span in spans):
        return tuple(spans)
    return tuple(part for span in spans for part in _parts(span))


def _parts(span: Span) -> Iterator[Span]:
    if span.cites or span.heads or span.url or span.at or span.channel:
        yield from _apart(span) if _LEFT_LETTER.search(span.text) or span.at or span.channel else (span,)
        return
    end = 0
    for run in (run for run in _RUN.finditer(span.text) if _LEFT_LETTER.search(run[0])):
        if run.start() > end:
            yield replace(span, text=span.text[end : run.start()])
        end = run.end() + _closes(run[0], span.text[run.end() : run.end() + 1])
        yield from _apart(replace(span, text=span.text[run.start() : end]))
    if end < len(span.text) or not span.text:
        yield replace(span, text=span.text[end:])


def _closes(run: str, following: str) -> bool:
    """Whether the character behind a run closes a bracket or quotation that opens in it."""
    return any(closing == following and run.count(opening) > run.count(closing) for opening, closing in _CLOSED_BY.items())


def _apart(span: Span) -> tuple[Span, Span, Span]:
    return Span(text=OPENS), span, Span(text=CLOSES)
