"""A document as a page on a terminal: wrapped to the screen, quotes with a bar, sources in small print.

Styles are the SGR sequences of ECMA-48, links those of OSC 8
(https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.compose.sources import GAP
from bot.model.document import Block, Document, Heading, PullQuote, Rule, Small, Span, Style, Text
from bot.platforms.terminal.safe import plain, plain_url
from bot.platforms.terminal.wrap import Run, cells, wrap

MEASURE = 92
"""Longer lines are hard to read, however wide the screen."""

NARROWEST = 20
_UNDER_BULLET = "    "

_SGR = {Style.PLAIN: "", Style.STRONG: "1", Style.EMPHASIS: "3", Style.FAINT: "2"}
_TITLE, _HEADLINE, _FAINT, _ACCENT = "1;36", "1", "2", "36"


def render(document: Document, *, width: int, color: bool, links: bool, ascii_only: bool = False) -> str:
    """The page, each line ended, at most `width` cells wide except where a bare address is longer.

    Without `color` there is no style at all. With `links` linked text can be clicked on; without, each address is printed
    once, under the block that names it as a source or, failing that, under the text that it belongs to. The first time of the
    day that is told names its zone, which holds for all.
    """
    page = _Page(width=max(NARROWEST, width), color=color, links=links, ascii_only=ascii_only)
    return "".join(f"{line}\n" for line in page.lines(document.blocks))


class _Page:
    """How one screen shows documents."""

    def __init__(self, *, width: int, color: bool, links: bool, ascii_only: bool) -> None:
        self._width = min(width, MEASURE)
        self._color = color
        self._links = links
        self._ascii_only = ascii_only
        self._zoned: frozenset[int] = frozenset()

    def lines(self, blocks: Sequence[Block]) -> Iterator[str]:
        """All lines, with empty ones between blocks that are not of one list."""
        blocks = _in_one_line(blocks)
        self._zoned = _first_of_each_zone(blocks)
        sourced = frozenset(span.url for block in blocks if isinstance(block, Small) for span in block.spans)
        before: Block | None = None
        for block in blocks:
            if before is not None and _needs_air(before, block):
                yield ""
            facts = isinstance(before, Heading) and before.level == 1
            if isinstance(block, Small) and not facts:
                yield from self._sources(block)
            else:
                yield from self._block(block)
                yield from self._addresses(block, indent=_UNDER_BULLET, without=sourced)
            before = block

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level=1):
                yield from self._hung(block.spans, base=_TITLE)
                yield self._mark("─" * min(self._width, cells(self._runs(block.spans))), _FAINT)
            case Heading():
                yield from self._hung(block.spans, base=_HEADLINE)
                yield from self._hung(_described(block), base=_FAINT)
            case Text(bullet=True):
                yield from self._hung(block.spans, first="  • ", then=_UNDER_BULLET)
            case Text():
                yield from self._hung(block.spans)
            case PullQuote():
                yield from self._hung(block.spans, first="  │ ", then="  │ ")
                yield from self._hung(block.attribution, first="  │ ", then="  │   ")
            case Small():
                yield from self._hung(block.spans, base=_FAINT)
            case Rule():
                yield self._mark("─" * self._width, _FAINT)

    def _sources(self, block: Small) -> Iterator[str]:
        """Fine print with each numbered source on a line of its own, its address below where it cannot be clicked on."""
        for spans in _by_number(block.spans):
            hang = "      " if spans[0].text.startswith("[") else "  "
            yield from self._hung(spans, first="  ", then=hang, base=_FAINT)
            yield from self._addresses(Small(spans=spans), indent=hang)

    def _hung(self, spans: Sequence[Span], *, first: str = "", then: str = "", base: str = "") -> Iterator[str]:
        """Wrapped text beside a mark: a bullet or an indent on the first line, a bar on every line."""
        for n, line in enumerate(wrap(self._runs(spans, base), self._width - len(then))):
            yield self._mark(then if n else first, _ACCENT) + "".join(map(self._run, line))

    def _addresses(self, block: Block, *, indent: str, without: frozenset[str] = frozenset()) -> Iterator[str]:
        """The addresses that a block links to, unless they can be clicked on or are printed elsewhere."""
        if self._links or isinstance(block, Rule | PullQuote):
            return
        for url in dict.fromkeys(plain_url(span.url) for span in block.spans if span.url not in without):
            if url:
                yield self._styled(indent + url, _FAINT)

    def _runs(self, spans: Iterable[Span], base: str = "") -> list[Run]:
        return [
            Run(
                text=plain(f"{span.text} {span.zone}" if id(span) in self._zoned else span.text, ascii_only=self._ascii_only),
                sgr=";".join(dict.fromkeys(filter(None, (base, _SGR[span.style])))),
                url=plain_url(span.url) if self._links else "",
            )
            for span in spans
        ]

    def _run(self, run: Run) -> str:
        return self._styled(run.text, run.sgr, run.url)

    def _mark(self, mark: str, sgr: str) -> str:
        return self._styled(plain(mark, ascii_only=self._ascii_only), sgr)

    def _styled(self, text: str, sgr: str, url: str = "") -> str:
        if sgr and self._color and text:
            text = f"\x1b[{sgr}m{text}\x1b[0m"
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url else text


def _described(block: Heading) -> tuple[Span, ...]:
    """The description of a picture, which a terminal cannot show, in brackets."""
    return (Span(text=f"[{block.picture.alt}]"),) if block.picture else ()


def _in_one_line(blocks: Sequence[Block]) -> Sequence[Block]:
    """A page with only one sentence under its title, such as a slot without news, becomes that sentence."""
    match blocks:
        case [Heading(level=1, spans=title), Small(spans=facts), Text(bullet=False, spans=said)]:
            return (Text(spans=(*title, Span(text=": "), *said, Span(text=GAP), *facts)),)
        case [Heading(level=1, spans=title), Text(bullet=False, spans=said)]:
            return (Text(spans=(*title, Span(text=": "), *said)),)
    return blocks


def _first_of_each_zone(blocks: Sequence[Block]) -> frozenset[int]:
    """The spans, by identity, behind whose time its zone is named: the first, and wherever it is another than before."""
    timed = [span for block in blocks if not isinstance(block, Rule | PullQuote) for span in block.spans if span.zone]
    return frozenset(id(span) for number, span in enumerate(timed) if not number or timed[number - 1].zone != span.zone)


def _by_number(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Spans in groups, each but the first opened by a reference number; what parted the groups is dropped."""
    starts = [at for at, span in enumerate(spans) if at and span.text.startswith("[")]
    for start, end in pairwise([0, *starts, len(spans)]):
        if group := spans[start:end]:
            yield tuple(group[:-1] if group[-1].text == GAP else group)


def _needs_air(before: Block, block: Block) -> bool:
    """Whether a blank line stands between two blocks: not between a heading and what it heads, nor in a list."""
    if isinstance(before, Heading):
        return not isinstance(block, Small if before.level == 1 else Text)
    return not (isinstance(block, Text) and block.bullet and isinstance(before, Text))
