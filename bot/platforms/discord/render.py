"""A document as one Discord message: the front as its text, each story as an embed whose title links to the report.

A plain document has no embeds: the same words under headings, in lists, which screen readers can navigate.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.compose.fit import fit
from bot.compose.sources import GAP
from bot.compose.units import cut, units
from bot.model.document import Block, Document, Heading, Illustration, Limits, PullQuote, Rule, Small, Text, spans_of
from bot.platforms.discord import limits
from bot.platforms.discord.layout import Line, Piece, joined, lay_out, linked, size
from bot.platforms.discord.markup import escape, inline, paragraph, web_link

CONTENT = limits.CONTENT - limits.PING
BETWEEN = 4
"""The most characters between two blocks."""

COLORS = (0x1584D4, 0xA37750, 0x588A71, 0xAC62C4, 0x997D0F, 0xAB6F7E, 0x488A8A, 0x74874E)
"""Distinct colours with a contrast of at least three to one against Discord's light and dark cards."""

_OVERSIZE = 100_000


@lru_cache(maxsize=1024)
def measure(block: Block) -> int:
    """What a block takes of a message, in UTF-16 units of escaped text. Links do not count: they are added if there is room."""
    if isinstance(block, Rule):
        return 0
    if sum(len(span.text) for span in spans_of(block)) > CONTENT:
        return _OVERSIZE
    size = units(_line(block, plain=False).bare)
    return _OVERSIZE if isinstance(block, Heading) and size > limits.TITLE else size + BETWEEN


LIMITS = Limits(characters=5900, blocks=70, block_characters=1900, measure=measure)
PLAIN_LIMITS = Limits(characters=CONTENT - 20, blocks=70, block_characters=1900, measure=measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """An embed: a title, linked if there is an address, and text below, with a picture beside or under it."""

    title: str = ""
    url: str = ""
    description: str = ""
    picture: Illustration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The content in Discord's markup."""

    content: str = ""
    embeds: tuple[Embed, ...] = ()
    color: int | None = None


def color_of(topic: str) -> int | None:
    """The colour of all embeds on a topic, so that a channel with several is easy to scan; None without a topic."""
    if not topic:
        return None
    return COLORS[int.from_bytes(hashlib.blake2b(topic.casefold().encode(), digest_size=4).digest()) % len(COLORS)]


def room(*, plain: bool) -> Limits:
    """The limits of one message."""
    return PLAIN_LIMITS if plain else LIMITS


def render(document: Document) -> Message:
    """The message, within every limit: what does not fit is shortened as in `fit`, and counted."""
    blocks = _fitted(document, room(plain=document.plain)).blocks
    message = _plainly(blocks) if document.plain else replace(_in_embeds(blocks), color=color_of(document.topic))
    if message.content or message.embeds:
        return message
    return Message(content=cut(escape(document.title), CONTENT) or "–")


def _fitted(document: Document, most: Limits) -> Document:
    sizes = [measure(block) for block in document.blocks]
    within = len(sizes) <= most.blocks and sum(sizes) <= most.characters and max(sizes, default=0) <= most.block_characters
    return document if within else fit(document, most, max_parts=1)[0]


def _in_embeds(blocks: Sequence[Block]) -> Message:
    front, sections = _sections(blocks)
    content, rest = _content(front)
    pieces = lay_out([piece for piece in (rest, *map(_piece, sections)) if size(piece)])
    spare = limits.EMBED_TOTAL - sum(map(size, pieces))
    embeds = []
    for piece in pieces:
        lines, cost = linked(piece.lines, min(spare, limits.DESCRIPTION - size(piece)))
        spare -= cost
        embeds.append(Embed(title=piece.title, url=piece.url, description=joined(lines), picture=piece.picture))
    return Message(content=content, embeds=tuple(embeds))


def _sections(blocks: Sequence[Block]) -> tuple[list[Block], list[list[Block]]]:
    """The front, and what stands between rules or under a heading of level 2."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Rule) or (isinstance(block, Heading) and block.level > 1):
            sections.append([])
        if not isinstance(block, Rule):
            sections[-1].append(block)
    return sections[0], sections[1:]


def _content(front: Sequence[Block]) -> tuple[str, Piece]:
    """As much of the front as a message's text holds, and the rest for an embed."""
    lines = list(_with_facts(front))
    most = len(lines)
    while units(joined(lines[:most])) > CONTENT:
        most -= 1
    shown, _ = linked(lines[:most], CONTENT - units(joined(lines[:most])))
    return joined(shown), Piece(lines=tuple(lines[most:]))


def _with_facts(front: Sequence[Block]) -> Iterator[Line]:
    """Lines of the front; the facts of a page stand behind its name."""
    if len(front) > 1 and isinstance(front[0], Heading) and isinstance(front[1], Small):
        facts = Line.of(lambda links: inline(front[1].spans, linked=links))  # type: ignore[union-attr]
        name = _line(front[0], plain=False)
        yield Line(bare=name.bare + GAP + facts.bare, linked=name.linked + GAP + facts.linked)
        front = front[2:]
    for block in front:
        yield _line(block, plain=False)


def _piece(section: Sequence[Block]) -> Piece:
    if section and isinstance(head := section[0], Heading) and head.level > 1:
        title = inline(head.spans, linked=False).strip()
        url = next((address for span in head.spans if (address := web_link(span.url))), "") if title else ""
        lines = tuple(_line(block, plain=False) for block in section[1:])
        return Piece(title=title, url=url, lines=lines, picture=head.picture)
    return Piece(lines=tuple(_line(block, plain=False) for block in section))


def _plainly(blocks: Sequence[Block]) -> Message:
    lines = [_line(block, plain=True) for block in blocks if not isinstance(block, Rule)]
    shown, _ = linked(lines, CONTENT - units(joined(lines)))
    return Message(content=joined(shown))


def _line(block: Block, *, plain: bool) -> Line:
    """A block as a line of markup."""
    match block:
        case Heading():
            head = "#" * min(block.level, 3)
            return Line.of(lambda links: _headed(inline(block.spans, linked=links), head if plain else ""))
        case Text(bullet=True):
            return Line.of(lambda links: ("- " if plain else "• ") + inline(block.spans, linked=links))
        case Text():
            return Line.of(lambda links: paragraph(inline(block.spans, linked=links)))
        case PullQuote():
            between, mark = " " if block.attribution else "", "" if plain else "> "
            return Line.of(
                lambda links: mark + inline(block.spans, linked=links) + between + inline(block.attribution, linked=links),
                apart=plain,
            )
        case Small():
            return Line.of(lambda links: ("" if plain else "-# ") + inline(block.spans, linked=links))
        case Rule():
            return Line(bare="", linked="")


def _headed(words: str, head: str) -> str:
    words = words.strip()
    if head and words:
        return f"{head} {words}"
    return f"**{words}**" if words else ""
