"""Ports for sources and stored news. The contract suite is tests/contracts/test_news_store.py."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from bot.model.analysis import Reading
from bot.model.source import FullText, RawItem, Source, SourceState
from bot.model.workspace import Window
from bot.ports.pages import WantedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An item that could not be read, and why, in words for the person who put it there."""

    item: RawItem
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a visit to a source brought: items not yet judged new or old, and the state to remember if they are stored.

    `rejected` are items that could not even be taken in (too large, not readable).
    """

    items: tuple[RawItem, ...]
    state: SourceState
    title: str = ""
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The keys of changed items: `lasting` were changed at the last visit too, to the same words, and `fresh` are changed for the
    first time."""

    lasting: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An article whose publisher changed it: the mark of what it says now ("": it is followed no more), and its reading where
    that is a correction."""

    article_id: str
    mark: str
    reading: Reading | None = None


class SourceReader(Protocol):
    """Reads one kind of source."""

    async def visit(self, source: Source, state: SourceState) -> Visit:
        """Fetch what is there now. Raises SourceError (Unreachable, Unreadable) when there is nothing to be had."""
        ...

    async def reject(self, source: Source, rejected: Rejected) -> None:
        """Put an unreadable item where its owner finds it, with the reason beside it. Never deletes."""
        ...


class VisitTurns(Protocol):
    """Claims of visits to sources."""

    async def due_sources(self, now: datetime) -> tuple[Source, ...]:
        """Sources whose next check has come (or was never set)."""
        ...

    async def source(self, source_id: str) -> tuple[Source, SourceState] | None:
        """One source with its state."""
        ...

    async def claim(self, state: SourceState, now: datetime, until: datetime, holder: str = "") -> datetime | None:
        """Take a source to visit, if it still stands as in this state and no other process visits it; until when it is taken
        (then at the earliest), or None.

        Nobody else finds it due before that moment, `save_visit` or `give_back`. `holder` is the process that takes it: when
        that dies, `Roster.leave` gives it back.
        """
        ...

    async def give_back(self, state: SourceState, taken_until: datetime, *, failed: bool = False) -> None:
        """Undo a claim: the visit failed. The source is due as it was in this state. `failed`: the bot's own code failed.

        Each claim counts as a try until `save_visit`, or this without having `failed`. After 5 the source is set aside.
        """
        ...

    async def set_aside(self) -> tuple[Source, ...]:
        """Sources that are not visited any more, since each of the last visits crashed the process or failed in the bot's own
        code."""
        ...

    async def try_again(self, source_ids: Sequence[str]) -> int:
        """Visit set aside sources again; how many there were."""
        ...


class NewsStore(VisitTurns, Protocol):
    """Sources and articles: global, fetched once, followed by workspaces."""

    async def add_source(self, source: Source, *, followed_by: str, called: str = "") -> None:
        """Register a source (or leave it as it is) and let a workspace follow it, or `EVERYONE`, or whoever has a `SAMPLE`.

        For these two a title takes the place of the one held; what a workspace `called` it is its title there alone."""
        ...

    async def set_full_text(self, source_id: str, full_text: FullText, *, followed_by: str) -> bool:
        """Say what a follower of a source wants of its pages; whether it follows it."""
        ...

    async def unfollow(self, source_id: str, *, followed_by: str) -> bool:
        """Let a workspace no longer follow a source; whether it did. What was collected stays stored."""
        ...

    async def followed(self, workspace_id: str) -> Mapping[str, tuple[str, FullText]]:
        """The sources that a workspace itself follows (or `EVERYONE`, or `SAMPLE`): by id, title and what it wants of pages."""
        ...

    async def followers(self, source_id: str) -> tuple[str, ...]:
        """Who follows a source: workspaces, `EVERYONE`, `SAMPLE`; sorted."""
        ...

    async def any_sample(self, source_ids: Collection[str]) -> bool:
        """Whether one of the sources is the sample's alone."""
        ...

    async def sources(self, workspace_id: str | None = None) -> tuple[tuple[Source, SourceState], ...]:
        """The sources that anybody follows with their states, or those that a workspace follows; by id."""
        ...

    async def failing(self, workspace_id: str) -> tuple[tuple[str, ...], int]:
        """The names of the sources that a workspace follows and that gave nothing at their last visit; how many it follows."""
        ...

    async def count_failing(self, workspace_id: str) -> tuple[int, int]:
        """How many they are, of how many."""
        ...

    async def unseen(self, source_id: str, keys: Sequence[str]) -> frozenset[str]:
        """Which of these item keys were never stored for this source (a rejected one may be better read next time)."""
        ...

    async def at_pages(self, source_id: str, page_keys: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """The titles, by key, of what is stored of this source from each of these pages (`bot.parse.urls.page_key`)."""
        ...

    async def brought(self, workspace_id: str, since: datetime) -> int:
        """How many articles were stored since then from sources that this workspace alone follows."""
        ...

    async def changed(self, source_id: str, marks: Mapping[str, str], since: datetime) -> Changed:
        """Which of these items, by key with their marks (`RawItem.mark`), were stored since then and say something else now.

        The marks are remembered until the next visit.
        """
        ...

    async def save_visit(
        self,
        state: SourceState,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        *,
        marks: Mapping[str, str] = MappingProxyType({}),
        pages: Sequence[WantedPage] = (),
        own_title: str = "",
    ) -> None:
        """Store all of it in one transaction, with the items' marks by key, the pages to read of its new articles, and what the
        source calls itself, if it did. A key that was stored before is left as it is."""
        ...

    async def revise(self, revisions: Sequence[Revision], now: datetime) -> None:
        """Replace articles by corrected versions under the same ids, and mark the messages that show them."""
        ...

    async def restamp(self, now: datetime, *, later_than: datetime) -> int:
        """Move articles dated later than that, by a clock that ran ahead, to now; how many there were."""
        ...

    async def readings(self, article_ids: Sequence[str]) -> tuple[Reading, ...]:
        """These articles with their analyses, in the order asked; unknown ids are left out."""
        ...

    async def count(self, workspace_id: str, window: Window) -> int:
        """How many articles were stored in the window, from sources that the workspace follows; by their places where the window
        asks for nothing else."""
        ...
