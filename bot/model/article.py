"""A cleaned article: the only text that a digest may quote from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.picture import Picture

PARAGRAPH_BREAK = "\n\n"


class Origin(StrEnum):
    """The source of an article's text."""

    FEED = "feed"
    """What the feed or folder itself brought: an entry, a file."""
    PAGE = "page"
    """The page that the entry links to."""


class ArticleKind(StrEnum):
    """The kind of an article, where it is not simply news in words.

    OPINION is labelled and kept apart from the news; of a ROUND_UP, which reports many things, only what is on a topic is shown.
    """

    TEXT = ""
    LIVE = "live"
    OPINION = "opinion"
    ROUND_UP = "round_up"
    VIDEO = "video"
    GALLERY = "gallery"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A publisher's correction of an article: pairs of former and present words.

    `sentences` are given as they are shown, on one line; `quotes` by their words alone (`bot.understand.revision.quoted`). What
    was only removed or added is in neither.
    """

    sentences: tuple[tuple[str, str], ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as stored.

    `paragraphs` hold the body without headline, byline, dateline, captions, share bars and comment forms; `dateline` is the
    place the story was filed from ("WASHINGTON"). `published` is set only where the source gives an exact moment or day;
    otherwise `published_text` keeps what the text says ("Thursday"). `language` is an ISO 639-1 code or "".
    `is_teaser` marks a stub whose full text was not to be had (paywall, summary-only feed). `changes` are its publisher's
    corrections since it was first stored, the oldest first. `is_archive`: it bears no date, and was among others when its source
    was first read; it is found, and never told as news.

    `standfirst` is the introduction that stands above the text and is no part of it. `teaser` holds the feed's own words where
    the page's have taken their place (`origin`). `is_paid`: the publisher sells this text, and only what is free of it is kept.
    `outlet_id` says who published it (a registrable domain), whatever `outlet` calls them; "" where nobody knows.
    """

    id: str
    source_id: str
    key: str
    title: str
    paragraphs: tuple[str, ...]
    fetched: datetime
    language: str = ""
    url: str = ""
    byline: str = ""
    outlet: str = ""
    dateline: str = ""
    published: datetime | None = None
    published_text: str = ""
    is_teaser: bool = False
    changes: tuple[Change, ...] = ()
    origin: Origin = Origin.FEED
    standfirst: str = ""
    teaser: str = ""
    kind: ArticleKind = ArticleKind.TEXT
    is_paid: bool = False
    outlet_id: str = ""
    is_archive: bool = False
    picture: Picture | None = None

    @property
    def citable(self) -> tuple[str, ...]:
        """The paragraphs, below the standfirst where there is one: all that may be cited."""
        return (self.standfirst, *self.paragraphs) if self.standfirst else self.paragraphs

    @property
    def body(self) -> str:
        """The citable text, joined by blank lines: the text that all offsets count in (Unicode code points)."""
        return PARAGRAPH_BREAK.join(self.citable)
