"""Shortens text without changing its meaning: at the end of a word, outside quotations, visibly."""

import unicodedata
from dataclasses import replace

from bot.model.document import Span

OMISSION = "…"
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"'}
_LOOSE_ENDS = " ,;:–—-([/"


def cut_text(text: str, room: int) -> str:
    """A beginning of `text` of at most `room` characters that ends with a word, if it has more than one; may be empty."""
    if len(text) <= room:
        return text
    kept = text[: max(room, 0)]
    if not text[len(kept)].isspace() and " " in kept:
        kept = kept[: kept.rindex(" ")]
    while kept and unicodedata.combining(text[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip(_LOOSE_ENDS) or kept


def shorten(spans: tuple[Span, ...], room: int) -> tuple[Span, ...]:
    """Spans of at most `room` characters in all: the longest is shortened, with a mark of omission. Empty when it is too short
    for that, or nothing of it could be kept."""
    excess = sum(len(span.text) for span in spans) - room
    if excess <= 0:
        return spans
    longest = max(range(len(spans)), key=lambda i: len(spans[i].text))
    span = spans[longest]
    kept = _cut_span(span, len(span.text) - excess - len(OMISSION))
    if not kept:
        return ()
    mark = Span(text=OMISSION, style=span.style)
    return (*spans[:longest], replace(span, text=kept), mark, *spans[longest + 1 :])


def truncate(spans: tuple[Span, ...], room: int) -> tuple[Span, ...]:
    """As many spans from the first as `room` characters hold, and a mark of omission if that is not all."""
    if sum(len(span.text) for span in spans) <= room:
        return spans
    kept: list[Span] = []
    left = room - len(OMISSION)
    for span in spans:
        text = _cut_span(span, left)
        if text:
            kept.append(replace(span, text=text))
        if text != span.text:
            break
        left -= len(text)
    return (*kept, Span(text=OMISSION)) if kept else ()


def _cut_span(span: Span, room: int) -> str:
    """As `cut_text`; in cited news a quotation is kept whole or left out."""
    kept = cut_text(span.text, room)
    whole = kept == span.text or span.cites is None
    return kept if whole else kept[: _open_quotation(kept)].rstrip(_LOOSE_ENDS)


def _open_quotation(text: str) -> int:
    """Where the outermost open quotation begins, or the end of the text."""
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if opened and character in _CLOSERS[opened[-1][0]]:
            opened.pop()
        elif character in _CLOSERS:
            opened.append((character, at))
    return opened[0][1] if opened else len(text)
