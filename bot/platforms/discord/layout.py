"""Lays lines of markup out in embeds: at most ten of them, each within its limits; no line is broken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.compose.units import units
from bot.model.document import Illustration
from bot.platforms.discord import limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A block's markup without its links and with them; `apart` wants an empty line around it."""

    bare: str
    linked: str
    apart: bool = False

    @classmethod
    def of(cls, markup: Callable[[bool], str], *, apart: bool = False) -> "Line":
        """Both versions of what `markup(links)` gives."""
        return cls(bare=markup(False), linked=markup(True), apart=apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The content of one embed."""

    title: str = ""
    url: str = ""
    lines: tuple[Line, ...] = ()
    picture: Illustration | None = None


def joined(lines: Sequence[Line]) -> str:
    """The lines one below the other, with an empty line around those that stand apart."""
    text = ""
    before: Line | None = None
    for line in lines:
        if not line.bare.strip():
            continue
        if before is not None:
            text += "\n\n" if line.apart or before.apart else "\n"
        text += line.bare
        before = line
    return text


def size(piece: Piece) -> int:
    """What a piece counts towards the limit that all embeds of a message share."""
    return units(piece.title) + units(joined(piece.lines))


def lay_out(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that fit an embed each: too long ones are split, and the smallest neighbours joined while there are too many."""
    laid = [part for piece in pieces for part in _split(piece)]
    while len(laid) > limits.EMBEDS:
        at = min(range(len(laid) - 1), key=lambda n: size(laid[n]) + size(laid[n + 1]))
        laid[at : at + 2] = [_together(laid[at], laid[at + 1])]
    return laid


def linked(lines: Sequence[Line], room: int) -> tuple[list[Line], int]:
    """The lines, with links as long as there is room, from the first on; and their length."""
    shown, spent = [], 0
    for line in lines:
        cost = units(line.linked) - units(line.bare)
        if cost > room - spent:
            shown.append(line)
        else:
            shown.append(replace(line, bare=line.linked))
            spent += cost
    return shown, spent


def _split(piece: Piece) -> list[Piece]:
    parts = [replace(piece, lines=())]
    for line in piece.lines:
        longer = replace(parts[-1], lines=(*parts[-1].lines, line))
        if units(joined(longer.lines)) > limits.DESCRIPTION:
            parts.append(Piece(lines=(line,)))
        else:
            parts[-1] = longer
    return parts


def _together(first: Piece, second: Piece) -> Piece:
    """The second piece below the first, its title as a line of its own."""
    name = f"**{second.title}**" if second.title else ""
    link = f"[{name}](<{second.url}>)" if second.url and "[" not in name else name
    return replace(first, lines=(*first.lines, Line(bare=name, linked=link, apart=True), *second.lines))
