"""Names as people list them. One that is known is taken whole, though it holds a mark that would divide it."""

from collections.abc import Iterable, Iterator

NAMED_LINE = ":"
"""Between a name and what is said of it."""


def folded(name: str) -> str:
    """What two spellings of one name have in common: all but case and spaces."""
    return " ".join(name.split()).casefold()


def listed_names(text: str, known: Iterable[str]) -> Iterator[str]:
    """The names in a text, with commas between them; a `known` one may hold some itself."""
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
    """Names and what is said of them: one a line (or between semicolons) as “Name: words”, or names alone, with commas between
    and nothing said. A `known` name may hold any of these marks itself."""
    names = sorted(known, key=len, reverse=True)
    whole = {folded(name) for name in names}
    lines = [line.strip() for line in text.splitlines()]
    pieces = [piece for line in lines for piece in ([line] if folded(line) in whole else line.split(";")) if piece.strip()]
    pairs = [(piece.strip(), "") if folded(piece) in whole else _divided(piece.strip(), names) for piece in pieces]
    named = [(name, words) for name, words in pairs if words is not None]
    bare = [name for piece, words in pairs if words is None for name in listed_names(piece, names)]
    return named + [(name, "") for name in bare]


def _divided(piece: str, names: Iterable[str]) -> tuple[str, str | None]:
    """A name and what is said of it; None where nothing is, and there may be several names."""
    begun = piece.casefold()
    name = next((name for name in names if begun.startswith(name.casefold() + NAMED_LINE)), "")
    head, colon, words = (name, NAMED_LINE, piece[len(name) + 1 :]) if name else piece.partition(NAMED_LINE)
    return (head.strip(), words.strip()) if colon else (piece, None)
