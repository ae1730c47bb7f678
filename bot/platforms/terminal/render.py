"""A document as a page on a terminal: wrapped to the screen, quotes barred, sources in small.

Styles are the SGR sequences of ECMA-48, links those of OSC 8
(https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.model.document import Block, Document, Heading, Limits, PullQuote, Rule, Small, Span, Style, Text
from bot.platforms.terminal.safe import plain, plain_url
from bot.platforms.terminal.wrap import Line, Run, cells, wrap

LIMITS = Limits(characters=1_000_000, blocks=10_000, block_characters=100_000)
"""A screen scrolls."""

MEASURE = 92
"""Lines longer than this tire the eye, however wide the screen."""

NARROWEST = 20

_SGR = {Style.PLAIN: "", Style.STRONG: "1", Style.EMPHASIS: "3", Style.FAINT: "2"}
_TITLE, _HEADLINE, _FAINT, _ACCENT = "1;36", "1", "2", "36"


def render(document: Document, *, width: int, color: bool, links: bool, ascii_only: bool = False) -> str:
    """The page, each line ended, at most `width` cells wide except where a bare address is longer.

    Without `color` there is no style at all. With `links` linked text can be clicked on; without, each address is printed
    once, under the block that names it as a source or, failing that, under the text that it belongs to.
    """
    page = _Page(width=max(NARROWEST, width), color=color, links=links, ascii_only=ascii_only)
    return "".join(f"{line}\n" for line in page.lines(document.blocks))


class _Page:
    """One screen's way of showing things."""

    def __init__(self, *, width: int, color: bool, links: bool, ascii_only: bool) -> None:
        self._width = min(width, MEASURE)
        self._color = color
        self._links = links
        self._ascii_only = ascii_only

    def lines(self, blocks: Sequence[Block]) -> Iterator[str]:
        """All lines, with air between blocks that are not of one list."""
        sourced = frozenset(span.url for block in blocks if isinstance(block, Small) for span in block.spans)
        before: Block | None = None
        for block in blocks:
            if before is not None and _needs_air(before, block):
                yield ""
            yield from self._block(block)
            if not self._links:
                yield from self._addresses(block, without=frozenset() if isinstance(block, Small) else sourced)
            before = block

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level=1):
                title = wrap(self._runs(block.spans, _TITLE), self._width)
                yield from self._set(title)
                yield self._mark("─" * max(map(cells, title), default=0), _FAINT)
            case Heading():
                yield from self._set(wrap(self._runs(block.spans, _HEADLINE), self._width))
            case Text(bullet=True):
                yield from self._hung(block.spans, first="  • ", then="    ")
            case Text():
                yield from self._set(wrap(self._runs(block.spans), self._width))
            case PullQuote():
                yield from self._hung(block.spans, first="  │ ", then="  │ ")
                yield from self._hung(block.attribution, first="  │ ", then="  │   ")
            case Small():
                yield from self._set(wrap(self._runs(block.spans, _FAINT), self._width))
            case Rule():
                yield self._mark("─" * self._width, _FAINT)

    def _hung(self, spans: Sequence[Span], *, first: str, then: str) -> Iterator[str]:
        """Text beside a mark: a bullet on the first line, or a bar on every line."""
        for n, line in enumerate(wrap(self._runs(spans), self._width - len(then))):
            yield self._mark(then if n else first, _ACCENT) + self._line(line)

    def _addresses(self, block: Block, *, without: frozenset[str]) -> Iterator[str]:
        if not isinstance(block, Rule | PullQuote):
            indent = "    " if isinstance(block, Text) and block.bullet else "  "
            for url in dict.fromkeys(plain_url(span.url) for span in block.spans if span.url not in without):
                if url:
                    yield self._styled(indent + url, _FAINT)

    def _runs(self, spans: Iterable[Span], base: str = "") -> list[Run]:
        return [
            Run(
                text=plain(span.text, ascii_only=self._ascii_only),
                sgr=";".join(dict.fromkeys(filter(None, (base, _SGR[span.style])))),
                url=plain_url(span.url) if self._links else "",
            )
            for span in spans
        ]

    def _set(self, lines: Iterable[Line]) -> Iterator[str]:
        return map(self._line, lines)

    def _line(self, line: Line) -> str:
        return "".join(self._styled(run.text, run.sgr, run.url) for run in line)

    def _mark(self, mark: str, sgr: str) -> str:
        return self._styled(plain(mark, ascii_only=self._ascii_only), sgr)

    def _styled(self, text: str, sgr: str, url: str = "") -> str:
        if sgr and self._color and text:
            text = f"\x1b[{sgr}m{text}\x1b[0m"
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url else text


def _needs_air(before: Block, block: Block) -> bool:
    """Whether a blank line stands between two blocks; items of one list and a title's facts need none."""
    if isinstance(before, Heading) and before.level == 1 and isinstance(block, Small):
        return False
    return not (isinstance(block, Text) and block.bullet and isinstance(before, Text))
