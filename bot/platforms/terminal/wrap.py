"""Wraps styled text by its width on a screen, where a wide character takes two cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

_PIECES = re.compile(r" +|[^ ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style: SGR parameters of ECMA-48 ("1" is bold), and where it links to."""

    text: str
    sgr: str = ""
    url: str = ""


Line = tuple[Run, ...]


def cells(line: Sequence[Run]) -> int:
    """Its width on a screen."""
    return sum(cell_len(run.text) for run in line)


def wrap(runs: Sequence[Run], width: int) -> list[Line]:
    """Lines of at most `width` cells, broken at spaces; only a word that is wider than a line is broken inside."""
    lines: list[list[Run]] = [[]]
    used, gap = 0, Run(text="")
    for word in _words(runs):
        if word[0].text[0] == " ":
            gap = replace(word[0], text=" ")
            continue
        space = len(gap.text) if lines[-1] else 0
        if used + space + cells(word) <= width:
            lines[-1] += [gap, *word] if space else word
            used += space + cells(word)
        else:
            for piece in _chopped(word, width):
                if lines[-1]:
                    lines.append([])
                lines[-1] += piece
                used = cells(piece)
        gap = Run(text="")
    return [_merged(line) for line in lines if line]


def _words(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Words, each in as many runs as it has styles, and the spaces between them."""
    word: list[Run] = []
    for run in runs:
        for piece in _PIECES.findall(run.text):
            if word and (piece[0] == " " or word[-1].text[0] == " "):
                yield word
                word = []
            word.append(replace(run, text=piece))
    if word:
        yield word


def _chopped(word: list[Run], width: int) -> Iterator[list[Run]]:
    """A word as pieces that fit a line each; one that fits is a piece."""
    if cells(word) <= width:
        yield word
        return
    piece: list[Run] = []
    used = 0
    for run in word:
        for character in run.text:
            if used + cell_len(character) > width:
                yield piece
                piece, used = [], 0
            piece.append(replace(run, text=character))
            used += cell_len(character)
    yield piece


def _merged(line: list[Run]) -> Line:
    """The line with neighbouring runs of the same style joined."""
    merged: list[Run] = []
    for run in line:
        if merged and (merged[-1].sgr, merged[-1].url) == (run.sgr, run.url):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)
