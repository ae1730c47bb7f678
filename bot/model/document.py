"""Documents: what is said, before any platform, in blocks of styled spans."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Style(StrEnum):
    """The style of a span; a platform that cannot do it shows the text plainly."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    FAINT = "faint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The place of a verbatim span: `body[start:end]` of that article."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style; `url` is a validated http(s) link or "".

    `cites` is set on every text taken from an article's body. A cited text equals the cited stretch with white space
    folded; a shortened one is a beginning of it, followed by a span of its own that holds the mark of omission.
    `heads` is set on every headline: the id of the article whose title the text is, or begins.
    `at` is the moment that the text names, for platforms that show it in each reader's own zone and words; one that lies
    `ahead` is best shown as the time until then. `zone` is the zone of the text's clock in short (“CET”), for platforms
    that print the text. `clock` is how the moment is said by its time of day alone (“yesterday {time}”), if that is clear to
    readers in every zone. `channel` is the platform's id of the channel that the text names.
    """

    text: str
    style: Style = Style.PLAIN
    url: str = ""
    cites: Citation | None = None
    heads: str = ""
    at: datetime | None = None
    ahead: bool = False
    channel: str = ""
    zone: str = ""
    clock: str = ""


Phrase = str | tuple[Span, ...]
"""A phrase: text alone, or spans where a part of it is a moment, a link or styled."""


def text_of(spans: Iterable[Span]) -> str:
    """The words of spans, without style or link."""
    return "".join(span.text for span in spans)


def text_with_zones(spans: Iterable[Span]) -> str:
    """The words of spans, each time of the day with its zone."""
    return "".join(f"{span.text} {span.zone}" if span.zone else span.text for span in spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration:
    """A picture beside a story, or as wide as it (`is_large`); `alt` is for who cannot see it, and never empty.

    Nothing of the news is in it alone. `url` is a validated https link: the chat, or its reader's client, fetches it.
    """

    url: str
    alt: str
    is_large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title; level 1 heads the document, level 2 a story, which may have a picture."""

    spans: tuple[Span, ...]
    level: int = 1
    picture: Illustration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph, or a bullet of a list."""

    spans: tuple[Span, ...]
    bullet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PullQuote:
    """A quote and its attribution (empty where the speaker is not certain, and where the words name them)."""

    spans: tuple[Span, ...]
    attribution: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """Fine print: sources, dates, counts. `left_out` is how many things a last line says that the document does not show.

    `corrects`: it says when the story above was corrected, and is the first to go where room is short. `ends`: it says that the
    page ends here.
    """

    spans: tuple[Span, ...]
    left_out: int = 0
    corrects: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A border between stories."""


Block = Heading | Text | PullQuote | Small | Rule


def spans_of(block: Block) -> tuple[Span, ...]:
    """All spans that a block shows."""
    if isinstance(block, Rule):
        return ()
    return (*block.spans, *block.attribution) if isinstance(block, PullQuote) else block.spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a reader can do next. `name` is one of the command table's; `argument` is its operand."""

    name: str
    label: str
    argument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One message's worth of text. `title` also serves as the plain notification line.

    `plain`: for those who listen; shown without cards, and worded without reference numbers. `day`: what day it is where it is
    read, for a page that bears its date. `topic`: what it is about, so that cards on one topic have one colour.
    """

    title: str
    blocks: tuple[Block, ...]
    actions: tuple[Action, ...] = ()
    language: str = "en"
    plain: bool = False
    day: date | None = None
    topic: str = ""


def shown_articles(document: Document) -> tuple[str, ...]:
    """The ids of the articles whose words or headlines a document shows."""
    spans = [span for block in document.blocks for span in spans_of(block)]
    ids = (span.cites.article_id if span.cites else span.heads for span in spans)
    return tuple(dict.fromkeys(article_id for article_id in ids if article_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one message of a platform holds: characters in all, blocks, characters in one block.

    `measure` is how the platform counts a block's characters; None: as plain text with its links.
    """

    characters: int
    blocks: int
    block_characters: int
    measure: Callable[[Block], int] | None = None
