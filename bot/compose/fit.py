"""Cutting a document to what one message of a platform holds: at story borders, and never inside a quote.

A document is a front (its heading and facts) and sections with a rule between any two. A section is a story, which opens
with a heading of level 2, or, as the last, a list of lines that name a story each; a document without stories may end in a
list of its own. Stories stay whole as long as the parts allowed have room; then they give way from the last one up: first
they are shrunk, then they are counted ("+4 more"). Lists flow over the parts, and what finds no room is counted too.
Whatever is shown keeps its citation.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.compose.shrink import is_bullet, is_sentence, shrunken, smallest, without_oversize
from bot.compose.wording import say
from bot.model.document import Block, Document, Heading, Limits, PullQuote, Rule, Small, Span, spans_of

Blocks = tuple[Block, ...]
Items = tuple[Blocks, ...]
Measure = Callable[[Block], int]

SMALLEST = Limits(characters=400, blocks=8, block_characters=150)
"""A message with a lower limit is no place for news."""


def characters(block: Block) -> int:
    """The length of a block as plain text: its words, its links, its marks and its line end."""
    if isinstance(block, Rule):
        return 4
    return sum(len(span.text) + (len(span.url) + 4 if span.url else 0) for span in spans_of(block)) + 8


def fit(document: Document, limits: Limits, *, measure: Measure | None = None, max_parts: int = 4) -> tuple[Document, ...]:
    """The document in at most `max_parts` parts, each within the limits as `measure` counts a block's characters
    (else as the limits say, else `characters`).

    Every story and item is in one of the parts or counted in the last one, beside what the document itself says that it
    leaves out. Lines that tell of corrections make room before anything else does. Actions go with the last part. Raises
    ValueError when the limits are below `SMALLEST`.
    """
    if any(getattr(limits, name) < getattr(SMALLEST, name) for name in ("characters", "blocks", "block_characters")):
        raise ValueError(f"cannot fit news into {limits}: the least is {SMALLEST}")
    measure = measure or limits.measure or characters
    shown = tuple(block for block in document.blocks if not _left_out(block))
    paper = _Paper(
        limits=limits,
        measure=measure,
        title=document.title,
        language=document.language,
        max_parts=max_parts,
        missing=sum(map(_left_out, document.blocks)),
        count="more_left_out" if any(isinstance(block, Heading) and block.level > 1 for block in shown) else "more",
    )
    parts = paper.lay_out(shown)
    while (notes := [at for at, block in enumerate(shown) if _is_note(block)]) and _is_short(parts, shown):
        shown = (*shown[: notes[-1]], *shown[notes[-1] + 1 :])
        parts = paper.lay_out(shown)
    *others, last = parts
    return (
        *(replace(document, blocks=part.blocks, actions=()) for part in others),
        replace(document, blocks=last.blocks),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A message being filled."""

    front: Blocks
    sections: tuple[Blocks, ...] = ()
    end: Blocks = ()

    @property
    def blocks(self) -> Blocks:
        ruled = tuple(block for section in self.sections for block in (Rule(), *section))
        return (*self.front, *ruled[1:], *self.end)

    def plus(self, section: Blocks) -> "_Part":
        return replace(self, sections=(*self.sections, section))


_Parts = tuple[_Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """What the parts of one document are made of, and how much they hold.

    `missing` is how much the document leaves out of its own accord, `count` the wording that says so.
    """

    limits: Limits
    measure: Measure
    title: str
    language: str
    max_parts: int
    missing: int
    count: str

    def lay_out(self, blocks: Blocks) -> _Parts:
        """Whole stories first, then items, then the count of what was left out."""
        front, stories, items = _sections(without_oversize(blocks, self.limits.block_characters, self.measure))
        first = self._first(front, has_more=bool(stories or items or self.missing))
        parts, left_out = self._fill(first, stories)
        for shrink in (_brief, smallest):
            for index in reversed(range(len(stories))):
                if not left_out:
                    break
                stories = (*stories[:index], shrink(stories[index]), *stories[index + 1 :])
                parts, left_out = self._fill(first, stories)
        if left_out or not items:
            return self._counted(parts, left_out + len(items))
        return self._with_items(parts, items)

    def _first(self, front: Blocks, *, has_more: bool) -> _Part:
        """An empty first part, with room for the count of everything else."""
        end = self._rest(10_000) if has_more else ()
        return _Part(front=shrunken(front, lambda blocks: self._holds((*blocks, *end))))

    def _fill(self, first: _Part, stories: Sequence[Blocks]) -> tuple[_Parts, int]:
        """Stories in order, a new part where one is full; and how many found no room."""
        parts: _Parts = (first,)
        for n, story in enumerate(stories):
            placed = self._place(parts, story)
            if placed is None:
                return parts, len(stories) - n
            parts = placed
        return parts, 0

    def _place(self, parts: _Parts, story: Blocks) -> _Parts | None:
        """Put a story into the last part or a new one; shrunk only if it has that part to itself. None when neither has room."""
        *before, last = parts
        if self._holds(last.plus(story).blocks):
            return (*before, last.plus(story))
        if not last.sections and (alone := self._alone(last, story)):
            return (*before, alone)
        if len(parts) < self.max_parts and (alone := self._alone(self._next(parts), story)):
            return (*parts, alone)
        return None

    def _alone(self, part: _Part, story: Blocks) -> _Part | None:
        fitting = shrunken(story, lambda blocks: self._holds(part.plus(blocks).blocks))
        return part.plus(fitting) if fitting else None

    def _next(self, parts: _Parts) -> _Part:
        name = say(self.language, "part", title=self.title[:80], n=len(parts) + 1)
        return _Part(front=(Small(spans=(Span(text=name),)),))

    def _with_items(self, parts: _Parts, items: Items) -> _Parts:
        """Items go where all of them fit, below stories in a new part if need be; a part that is full goes on in the next."""
        *before, last = parts
        may_go_on = len(parts) < self.max_parts
        if last.sections and may_go_on and not self._takes(last, items):
            return self._with_items((*parts, self._next(parts)), items)
        counted = range(len(items), 0, -1)
        most = next((n for n in counted if self._takes(last, items[:n], 0 if may_go_on else len(items) - n)), 0)
        shown = (*before, last.plus(_flat(items[:most]))) if most else parts
        if most == len(items) or not may_go_on or (not most and before):
            return self._counted(shown, len(items) - most)
        return self._with_items((*shown, self._next(shown)), items[most:])

    def _takes(self, part: _Part, items: Items, left_out: int = 0) -> bool:
        count = self._rest(left_out + self.missing) if left_out or self.missing else ()
        return self._holds((*part.plus(_flat(items)).blocks, *count))

    def _counted(self, parts: _Parts, left_out: int) -> _Parts:
        """End the last part with how many stories are not shown; where that finds no room, a story more makes it."""
        *before, last = parts
        end = self._rest(left_out + self.missing) if left_out + self.missing else ()
        if self._holds((*last.blocks, *end)) or not last.sections:
            return (*before, replace(last, end=end))
        rest = replace(last, sections=last.sections[:-1])
        return self._counted((*before, rest) if rest.sections or not before else tuple(before), left_out + 1)

    def _rest(self, left_out: int) -> Blocks:
        return (Small(spans=(Span(text=say(self.language, self.count, n=left_out)),), left_out=left_out),)

    def _holds(self, blocks: Blocks) -> bool:
        sizes = [self.measure(block) for block in blocks]
        within = len(sizes) <= self.limits.blocks and sum(sizes) <= self.limits.characters
        return within and max(sizes, default=0) <= self.limits.block_characters


def _brief(story: Blocks) -> Blocks:
    """Headline, one sentence, sources."""
    first = next((block for block in story if is_sentence(block)), None)
    return tuple(block for block in story if block is first or not (is_sentence(block) or isinstance(block, PullQuote)))


def _sections(blocks: Blocks) -> tuple[Blocks, tuple[Blocks, ...], Items]:
    """Front, stories and items: those of the section of lines, its label with the first, or those that end the front."""
    sections: list[Blocks] = [()]
    for block in blocks:
        if isinstance(block, Rule) or (isinstance(block, Heading) and block.level > 1):
            sections.append(())
        if not isinstance(block, Rule):
            sections[-1] = (*sections[-1], block)
    front, *others = sections
    stories = tuple(section for section in others if _is_story(section))
    lines = next((section for section in others if section and not _is_story(section)), ())
    if lines:
        first, *rest = _items(lines[1:]) or ((),)
        return front, stories, ((lines[0], *first), *rest)
    listed = len(front) if stories else next((n for n in range(len(front)) if _is_list(front[n:])), len(front))
    return front[:listed], stories, _items(front[listed:])


def _items(blocks: Blocks) -> Items:
    """Bullets and quotes, each with the fine print below it."""
    items: list[Blocks] = []
    for block in blocks:
        if isinstance(block, Small) and items:
            items[-1] = (*items[-1], block)
        else:
            items.append((block,))
    return tuple(items)


def _is_list(blocks: Blocks) -> bool:
    opens = is_bullet(blocks[0]) or isinstance(blocks[0], PullQuote)
    return opens and all(is_bullet(block) or isinstance(block, PullQuote | Small) for block in blocks)


def _flat(items: Items) -> Blocks:
    return tuple(block for item in items for block in item)


def _is_short(parts: _Parts, blocks: Blocks) -> bool:
    """Whether something was cut or left out."""
    shown = Counter(block for part in parts for block in part.blocks)
    return any(not isinstance(block, Rule) for block in Counter(blocks) - shown)


def _is_note(block: Block) -> bool:
    return isinstance(block, Small) and block.corrects


def _left_out(block: Block) -> int:
    return block.left_out if isinstance(block, Small) else 0


def _is_story(section: Blocks) -> bool:
    return bool(section) and isinstance(section[0], Heading)
