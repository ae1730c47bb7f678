"""Ports for reading the pages that articles link to. The store's side has its contract suite in tests/contracts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.model.analysis import Reading
from bot.model.page import FetchedPage, WalledHost

RETRIES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3))
"""The back-off of a page that could not be had: after the first, the second and the third time; then it is given up."""

CHECKS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
"""How long after its article was posted a page is checked for corrections."""

WALLS = 5
"""After so many pages of a host in a row that show only walls, the host is not asked for `WALLED`."""

WALLED = timedelta(hours=24)


class PageState(StrEnum):
    """The state of a page."""

    WAITING = "waiting"
    READ = "read"
    """Its text is the article's."""
    REFUSED = "refused"
    """It is not the article, or may not be read (`bot.model.page.PageRefusal`)."""
    GIVEN_UP = "given_up"
    """It could not be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPage:
    """The page that an article links to, at this address, to be read from that moment on."""

    article_id: str
    address: str
    host: str
    next_try: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage:
    """What is known of one article's page. `tries` were made to read it; of a page that was read, how often it was asked again.

    `mark` is a sketch of the text that was taken (`bot.flows.pages.page_mark`), `last_mark` of what it was at the last look.
    """

    article_id: str
    state: PageState = PageState.WAITING
    why: str = ""
    tries: int = 0
    next_try: datetime | None = None
    read_at: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    mark: str = ""
    last_mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTurn:
    """One address to ask, for every article that links to it; held by whoever took it until the lease ends."""

    address: str
    host: str
    lease_until: datetime
    pages: tuple[HeldPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """What is known of a page now. `reading` is what takes the place of the article's text.

    `version` says how many corrections the article had had when it was read anew. `corrects`: messages that tell of it are to be
    corrected; else nothing that was sent changes.
    """

    page: HeldPage
    reading: Reading | None = None
    version: int = 0
    corrects: bool = False


class PageStore(Protocol):
    """The pages of articles, and claims on them."""

    async def want(self, pages: Sequence[WantedPage]) -> None:
        """Add pages to read; an article whose page is known already keeps its state."""
        ...

    async def due(self, now: datetime, most: int = 1) -> int:
        """How many pages are due, in all; counted up to `most`."""
        ...

    async def coming(self, article_ids: Sequence[str], now: datetime) -> frozenset[str]:
        """Which of these articles' pages are to be read now, or are being read."""
        ...

    async def claim(
        self,
        now: datetime,
        until: datetime,
        *,
        without: Collection[str] = (),
        only: Sequence[str] | None = None,
        holder: str = "",
    ) -> PageTurn | None:
        """Take the page that waits longest, of none of the hosts `without`, of one of the articles `only` where they are given.

        No two claims get the same page, or one of the same host, before the first is settled or its lease ended. Counts as a try.
        `holder` is the process that takes it (`Roster.leave` ends its lease).
        """
        ...

    async def settle(self, turn: PageTurn, outcomes: Sequence[PageOutcome], now: datetime) -> tuple[str, ...]:
        """Store the outcome of a turn, in one transaction; the ids of the articles whose text was replaced.

        Nothing is written where the lease was lost. An article that was revised meanwhile keeps its text, and its page is read
        again.
        """
        ...

    async def give_back(self, turn: PageTurn) -> None:
        """Undo a claim: nothing became of it, and the try does not count."""
        ...

    async def postpone(self, host: str, until: datetime) -> None:
        """Postpone all pages of a host until then."""
        ...

    async def ask_again(self, article_ids: Sequence[str], now: datetime) -> None:
        """Have pages checked again that were read, since their feed item changed."""
        ...

    async def only_walls(self, host: str) -> bool:
        """Whether the last pages of a host were nothing but walls, `WALLS` in a row."""
        ...

    async def walled(self, source_ids: Sequence[str], now: datetime) -> dict[str, tuple[WalledHost, ...]]:
        """The hosts that are not asked now, by the id of each source with pages there."""
        ...

    async def neighbours(self, host: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Titles and paragraphs of the articles that were read there last."""
        ...


class PageReader(Protocol):
    """Fetches pages, as their hosts allow."""

    async def fetch(self, address: str, *, etag: str = "", last_modified: str = "", of: str = "") -> FetchedPage:
        """The page as it was answered, with a status of 200 or 304. `of` is the location of the only source that links to it: its
        credentials are used for its pages too.

        Raises NotTheArticle where robots.txt forbids it; Unreachable with the status of any other answer, or without.
        """
        ...

    def spacing(self, host: str) -> timedelta:
        """The pause that a host asks for between two pages, as far as that is known."""
        ...
