"""The promise that whatever is shown of an article stands in it, word for word; for tests of any part of the bot."""

from collections.abc import Iterator, Mapping

from bot.compose.cite import NO_BREAK
from bot.compose.quotation import BETWEEN_PARTS
from bot.compose.shorten import OMISSION
from bot.model.document import Document, Heading, PullQuote, Span, Style, Text

CLOSING_MARKS = "”“»«’'\""
"""Set by the bot where it leaves out the comma that a quotation has before its cue."""


def assert_verbatim(document: Document, bodies: Mapping[str, str]) -> None:
    """Check every citation of a document against the bodies of its articles, by id, and that no news goes uncited."""
    for spans in _runs(document):
        for n, span in enumerate(spans):
            if span.cites is None:
                continue
            cited = fold(bodies[span.cites.article_id][span.cites.start : span.cites.end])
            is_shortened = n + 1 < len(spans) and spans[n + 1].text == OMISSION
            assert span.text == cited or (is_shortened and cited.startswith(span.text)), f"{span.text!r} is not {cited!r}"
            assert span.text, "an empty citation"
    for span in _news(document):
        assert span.cites is not None, f"{span.text!r} cites nothing"


def fold(text: str) -> str:
    """White space as citations show it."""
    return " ".join(text.split())


def _runs(document: Document) -> Iterator[tuple[Span, ...]]:
    for block in document.blocks:
        yield getattr(block, "spans", ())


def _news(document: Document) -> Iterator[Span]:
    """Every span that a reader takes for an article's words: a story's bullets and quotes, without the bot's own marks."""
    in_story = False
    for block in document.blocks:
        if isinstance(block, Heading):
            in_story = block.level > 1
        elif isinstance(block, Text) and not block.bullet and block.spans[0].style is Style.STRONG:
            in_story = False  # the label of a list of headlines
        elif in_story and isinstance(block, Text | PullQuote):
            yield from (span for span in block.spans if not _is_own_mark(span.text))


def _is_own_mark(text: str) -> bool:
    reference = text.strip().removeprefix("[").removesuffix("]")
    is_outlet = text.startswith(f"{NO_BREAK}(") and text.endswith(")")
    return text in (OMISSION, BETWEEN_PARTS, *CLOSING_MARKS) or not text.strip() or reference.isdigit() or is_outlet
