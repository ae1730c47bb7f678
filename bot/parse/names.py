"""Parses lists of names as people type them. A known name is kept whole, even with a comma in it."""

from collections.abc import Iterable, Iterator

NAMED_LINE = ":"
"""The mark between a name and the words about it."""


def folded(name: str) -> str:
    """A name without differences in case and spaces."""
    return " ".join(name.split()).casefold()


def listed_names(text: str, known: Iterable[str]) -> Iterator[str]:
    """The names in a text, separated by commas. A `known` name may have commas itself."""
    whole = {folded(name) for name in known}
    most = 1 + max((name.count(",") for name in whole), default=0)
    parts = text.split(",")
    while parts:
        sizes = range(min(most, len(parts)), 1, -1)
        size = next((n for n in sizes if folded(",".join(parts[:n])) in whole), 1)
        if name := " ".join(",".join(parts[:size]).split()):
            yield name
        parts = parts[size:]


def named_lines(text: str, known: Iterable[str]) -> list[tuple[str, str]]:
    """Names with words about them, as “Name: words” (one a line, or separated by semicolons), or names alone.

    Names alone are separated by commas and have no words. A `known` name may have any of these marks itself.
    """
    names = sorted(known, key=len, reverse=True)
    whole = {folded(name) for name in names}
    lines = [line.strip() for line in text.splitlines()]
    pieces = [piece for line in lines for piece in ([line] if folded(line) in whole else line.split(";")) if piece.strip()]
    pairs = [(piece.strip(), "") if folded(piece) in whole else _divided(piece.strip(), names) for piece in pieces]
    named = [(name, words) for name, words in pairs if words is not None]
    bare = [name for piece, words in pairs if words is None for name in listed_names(piece, names)]
    return named + [(name, "") for name in bare]


def _divided(piece: str, names: Iterable[str]) -> tuple[str, str | None]:
    """A name and the words about it; None instead of words if there are none and several names may follow."""
    begun = piece.casefold()
    name = next((name for name in names if begun.startswith(name.casefold() + NAMED_LINE)), "")
    head, colon, words = (name, NAMED_LINE, piece[len(name) + 1 :]) if name else piece.partition(NAMED_LINE)
    return (head.strip(), words.strip()) if colon else (piece, None)
