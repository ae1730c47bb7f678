"""What the flows need from the world, and nothing more. Each port has one contract suite in tests/contracts."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.job import Job
from bot.model.page import FetchedPage
from bot.model.problems import Problem
from bot.model.source import FullText, RawItem, Source, SourceState
from bot.model.topic import Topic
from bot.model.upkeep import Indexable, Indexed
from bot.model.workspace import Channel, Subscription, Window, Workspace
from bot.ports_pages import WantedPage
from bot.ports_visits import VisitTurns


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
    """The keys of items that say something else than what is stored: `lasting` are those that did at the last visit too,
    word for word, and `fresh` those that do for the first time."""

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

    async def sources(self, workspace_id: str | None = None) -> tuple[tuple[Source, SourceState], ...]:
        """The sources that anybody follows with their states, or those that a workspace follows; by id."""
        ...

    async def failing(self, workspace_id: str) -> tuple[tuple[str, ...], int]:
        """The names of the sources that a workspace follows and that gave nothing at their last visit; how many it follows."""
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
        """Put corrected articles in the place of those of the same id, and let what tells of them be corrected from then on."""
        ...

    async def restamp(self, now: datetime, *, later_than: datetime) -> int:
        """Let articles that a clock which ran ahead stamped later than that be stored now; how many there were."""
        ...

    async def search(
        self,
        workspace_id: str,
        words: Sequence[Sequence[str]],
        window: Window,
        limit: int,
        *,
        unseen_by: Channel | None = None,
    ) -> tuple[Reading, ...]:
        """Newest articles stored in the window, from sources that the workspace follows.

        `words` is any of several alternatives; each is a sequence of stems that must stand side by side (a phrase), as
        `bot.understand.words.terms(...).split()` gives them. A lone one may bear an asterisk: `("klima*",)` is any word that
        begins so, `("*wahl",)` any that ends so. No alternative at all: every article. Newest first.
        `unseen_by` leaves out what `Outbox.seen` has for that channel.
        """
        ...

    async def readings(self, article_ids: Sequence[str]) -> tuple[Reading, ...]:
        """These articles with their analyses, in the order asked; unknown ids are left out."""
        ...

    async def count(self, workspace_id: str, window: Window) -> int:
        """How many articles were stored in the window, from sources that the workspace follows."""
        ...


class WorkspaceStore(Protocol):
    """Servers, topics and subscriptions."""

    async def save_workspace(self, workspace: Workspace) -> None:
        """Insert or update."""
        ...

    async def workspace(self, workspace_id: str) -> Workspace | None:
        """One workspace."""
        ...

    async def workspaces(self, platform: str | None = None) -> tuple[Workspace, ...]:
        """All workspaces, or those of a platform; by id."""
        ...

    async def delete_workspace(self, workspace_id: str) -> bool:
        """Whether there was one. Its topics, subscriptions and follows are deleted on their own."""
        ...

    async def save_topic(self, topic: Topic) -> None:
        """Insert or update; names are unique in a workspace whatever their case (UserError otherwise)."""
        ...

    async def delete_topic(self, workspace_id: str, topic_id: str) -> bool:
        """Whether there was one."""
        ...

    async def topics(self, workspace_id: str) -> tuple[Topic, ...]:
        """A workspace's topics by name."""
        ...

    async def save_subscription(self, subscription: Subscription) -> None:
        """Insert or update."""
        ...

    async def subscription(self, subscription_id: str) -> Subscription | None:
        """One subscription."""
        ...

    async def subscriptions(self, workspace_id: str) -> tuple[Subscription, ...]:
        """A workspace's subscriptions by id."""
        ...

    async def delete_subscription(self, workspace_id: str, subscription_id: str) -> bool:
        """Whether there was one. What it has waiting in the outbox still goes out."""
        ...

    async def due_subscriptions(self, now: datetime, limit: int = 1000) -> tuple[Subscription, ...]:
        """Those whose next time has come, the longest waiting first."""
        ...

    async def alerting(self) -> tuple[Subscription, ...]:
        """Those that want to hear of something at once, and are neither paused nor disabled; by id."""
        ...

    async def reschedule(self, subscription: Subscription, next_run_at: datetime | None) -> bool:
        """Move to another time without a digest. Compare-and-set as in `Outbox.publish`: False when it had moved already."""
        ...

    async def disable_subscription(self, subscription_id: str, problem: Problem) -> bool:
        """Make it due no more, and keep why; all else stays as it is. False when it is gone, or disabled already.

        Saving it with another `problem` and `next_run_at` takes that back.
        """
        ...


class JobQueue(Protocol):
    """Where work waits. At least once: handlers are idempotent, losing the queue is harmless."""

    async def enqueue(self, job: Job) -> None:
        """Add a job, unless the same one waits already."""
        ...

    async def enqueue_many(self, jobs: Sequence[Job]) -> None:
        """Add several at once, each unless the same one waits already."""
        ...

    def length(self) -> int:
        """How many jobs wait or are at work, as far as this process knows."""
        ...

    def register(self, handler: Callable[[Job], Awaitable[None]]) -> None:
        """Say what runs the jobs."""
        ...

    async def run(self, *, until_empty: bool = False) -> None:
        """Work until cancelled, or until nothing is left."""
        ...


class Understanding(Protocol):
    """Parsing and understanding, off the event loop and within bounds of time and memory."""

    async def read(self, item: RawItem) -> tuple[Reading, ...]:
        """The articles in one item (a JSON file may hold several). Raises Unreadable."""
        ...

    async def without(self, reading: Reading, furniture: frozenset[str]) -> Reading:
        """An article less the paragraphs that stand in others of its publisher too (`bot.parse.repeats`)."""
        ...

    async def read_page(self, page: FetchedPage, held: Article, furniture: frozenset[str]) -> Reading:
        """An article with the text of its linked page, less what stands in the host's other articles too.

        Raises NotTheArticle, Unreadable.
        """
        ...

    async def summarize(self, reading: Reading, *, method: str, count: int) -> Reading:
        """The same reading with its summary made anew, by that method and of that many sentences."""
        ...

    async def index(self, texts: Sequence[Indexable]) -> tuple[Indexed, ...]:
        """The words under which these articles are found, as words are read now."""
        ...


class Clock(Protocol):
    """What time it is, in UTC."""

    def __call__(self) -> datetime:
        """An aware moment."""
        ...
