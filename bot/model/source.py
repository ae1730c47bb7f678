"""Sources of news, and what one visit to a source returned."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.picture import Picture
from bot.model.problems import Problem

EVERYONE = "*"
"""The follower of operator's sources: every workspace."""

SAMPLE = "*sample"
"""The follower of the sample newsroom: every workspace that has no source of its own yet."""

_TAG = re.compile(rb"<[^<>]*>")


class SourceKind(StrEnum):
    """How a source is read."""

    FEED = "feed"
    FOLDER = "folder"
    INGESTED = "ingested"
    """Handed over; it is never visited."""


class FullText(StrEnum):
    """Whether the pages that a source links to are read where it brings only teasers."""

    DEFAULT = "default"
    """The operator's default."""
    AUTO = "auto"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed (URL or local file) or a drop folder that the newsroom reads.

    `full_text` is what its followers want: its pages are read when at least one of them wants that. `title` is what somebody
    called it (the configuration, or the workspace that it is looked at from), `own_title` what it calls itself. `follower` is
    the one workspace that follows it, "" where several or all do, as the store knows it.
    """

    id: str
    kind: SourceKind
    location: str
    title: str = ""
    every: timedelta = timedelta(minutes=30)
    full_text: FullText = FullText.DEFAULT
    own_title: str = ""
    follower: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """Its name; "" while it has none."""
        return self.title or self.own_title


class VisitReason(StrEnum):
    """The reason for the time of the next visit."""

    EVERY = "every"
    """The configured interval."""
    RHYTHM = "rhythm"
    """It seldom has news."""
    PUBLISHER = "publisher"
    """Its publisher asks for a longer interval."""
    FAILED = "failed"
    """It could not be read: back-off."""
    ASKED = "asked"
    """Its server asked for a pause until then (Retry-After)."""
    HOST_ASKED = "host_asked"
    """Its host asked for a pause at another address."""
    COSTLY = "costly"
    """Reading it takes so much of a processor that it is paused."""
    GONE = "gone"
    """Its server says that it is gone for good; it is checked once a week, since that is sometimes a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What is remembered between two visits, so that the next one is polite and cheap (RFC 9110 §8.8, §13).

    `read_at` is when it last answered in full, not only that nothing is new. `address` is where it moved for good, and is asked
    in place of its location; `moving_to` is where it says to have moved `moving_seen` times in a row. `reason` is why
    `next_check` is when it is.
    """

    source_id: str
    etag: str = ""
    last_modified: str = ""
    failures: int = 0
    problem: Problem | None = None
    last_success: datetime | None = None
    next_check: datetime | None = None
    cost: timedelta = timedelta()
    """The CPU time of the last visit's reading."""
    read_at: datetime | None = None
    reason: VisitReason = VisitReason.EVERY
    address: str = ""
    moving_to: str = ""
    moving_seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """One item as it came: a file's bytes or a feed entry, before anything is understood.

    `key` names the item within its source (GUID, else canonical URL, else title and date; for a file a hash of its bytes).
    What the feed already told (url, title, author, published) is given along; empty where it told nothing. `is_archive`: it
    bears no date, and was among others when its source was first read. `outlet_url` is its publisher's address where that is
    not the item's own.
    """

    source_id: str
    key: str
    body: bytes
    media_type: str
    fetched: datetime
    url: str = ""
    title: str = ""
    author: str = ""
    outlet: str = ""
    outlet_url: str = ""
    published: datetime | None = None
    file_name: str = ""
    is_archive: bool = False
    picture: Picture | None = None

    @property
    def mark(self) -> str:
        """A fingerprint of the words: another one means that the publisher changed them, whatever happened to the markup."""
        return hashlib.blake2b(self.title.encode("utf-8", "replace") + b"\n" + self.words, digest_size=8).hexdigest()

    @property
    def words(self) -> bytes:
        """The body without its markup, with single blanks."""
        return b" ".join(_TAG.sub(b" ", self.body).split())

    @property
    def label(self) -> str:
        """How to call it when talking to a person."""
        return self.file_name or self.title or self.url or self.key
