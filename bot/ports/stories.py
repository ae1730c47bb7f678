"""Ports for grouping reports into stories, and for finding stories. The contract suite is in tests/contracts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from bot.model.analysis import Reading
from bot.model.balance import Arrival, Unread
from bot.model.story import Changes, Trace
from bot.model.topic import Printed, Sought
from bot.model.workspace import Channel, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Verdicts of people on pairs of reports, by their places: two stories (`parted`), or one (`joined`)."""

    parted: frozenset[tuple[int, int]] = frozenset()
    joined: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The words of a report's headline and of its beginning, as stems, and its language: for counting how rare words are."""

    place: int
    source_id: str
    language: str
    title_terms: str
    body_terms: str


class SearchHit(NamedTuple):
    """A report as a search returns it: enough to rank its story by. `at` is when it came out, in microseconds since 1970,
    `fullness` is 0..1.

    `in_title`: the headline fits what is looked for, where the index can decide that. A tuple, for a search returns thousands.
    """

    place: int
    article_id: str
    story: int
    outlet: str
    is_copy: bool
    fullness: float
    at: int
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """When a report was stored, and whether it copies another of its story."""

    stored_at: datetime
    is_copy: bool


class StoryFinder(Protocol):
    """Stories as the workspaces that follow their sources see them."""

    async def find(
        self,
        workspace_id: str,
        topics: Sequence[Sought],
        window: Window,
        limit: int,
        *,
        unseen_by: Channel | None = None,
        story: int = 0,
    ) -> tuple[SearchHit, ...]:
        """The newest reports of the window that fit one of the topics (none: all), from sources that the workspace follows.

        With a `story`, its reports alone.

        `unseen_by` leaves out what `Outbox.seen` has for that channel. Newest first.
        """
        ...

    async def printed(self, article_ids: Sequence[str]) -> Mapping[str, Printed]:
        """These articles as they are printed, by id."""
        ...

    async def stories_of(self, article_ids: Sequence[str]) -> Mapping[str, int]:
        """The story of each of these articles."""
        ...

    async def had(self, channel: Channel, stories: Sequence[int], since: datetime) -> Mapping[int, tuple[str, ...]]:
        """By story, the articles stored since then that the channel was sent, or has waiting; the newest first."""
        ...

    async def marks(self, article_ids: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
        """By article, the marks by which its copies are found (`Trace`); none while it waits for the clerk."""
        ...

    async def began(self, workspace_id: str, stories: Sequence[int]) -> Mapping[int, datetime]:
        """When the first report of each of these stories was stored, of those that the workspace's sources brought."""
        ...

    async def now(self, story: int) -> int:
        """The present id of a story: that of the one it was merged into."""
        ...

    async def members(self, workspace_id: str, story: int, limit: int) -> tuple[str, ...]:
        """The ids of a story's reports from sources that the workspace follows, the newest first."""
        ...

    async def arrivals(self, workspace_id: str, channel: Channel, window: Window) -> tuple[Arrival, ...]:
        """All reports stored in the window from sources that the workspace follows, in order; those that the window would leave
        out for their age are marked as old, and those that the channel was sent or has waiting as told."""
        ...

    async def unread(self, workspace_id: str, window: Window) -> tuple[Unread, ...]:
        """What sources that the workspace follows brought in the window and nobody could read, in order."""
        ...

    async def placing(self, article_id: str) -> Placing:
        """When a stored report was stored, and whether it is a copy."""
        ...

    async def at_link(self, workspace_id: str, link: str) -> str | None:
        """The id of the newest report with that address, or that id, from a source that the workspace follows."""
        ...


class StoryStore(Protocol):
    """Which report belongs to which story: one clerk writes it, in turns under a lease."""

    async def take_turn(self, process: str, now: datetime, until: datetime) -> int | None:
        """The number of this process's turn, which it had already or gets now; None while another process has one."""
        ...

    async def is_pending(self) -> bool:
        """Whether reports wait for the clerk."""
        ...

    async def pending(self, limit: int) -> tuple[tuple[int, Reading], ...]:
        """The reports that wait longest, each with its place; until they are grouped each is a story of its own."""
        ...

    async def waiting(self) -> int:
        """How many reports wait."""
        ...

    async def traces(self, since: int) -> tuple[Trace, ...]:
        """The reports from that place on that the clerk has grouped, in order."""
        ...

    async def openings(self, since: int, limit: int) -> tuple[Opening, ...]:
        """The newest of them, for counting words."""
        ...

    async def at(self, places: Collection[int]) -> Mapping[int, Reading]:
        """The reports at these places."""
        ...

    async def verdicts(self) -> Verdicts:
        """The verdicts of people."""
        ...

    async def at_link(self, link: str) -> int | None:
        """The place of the newest report with that address, or that id."""
        ...

    async def part(self, place: int) -> int | None:
        """Split a report, and its copies with it, from its story, for good; the id of its new one. None where it is alone.

        In a story of nothing but copies it goes alone.
        """
        ...

    async def join(self, place: int, other: int, now: datetime) -> int | None:
        """Merge the stories of two reports, for good; the id. None where it is one already."""
        ...

    async def next_id(self, turn: int) -> int:
        """The first story id that is free for this turn's clerk to count on from; `record` says how far it came."""
        ...

    async def record(self, turn: int, traces: Sequence[Trace], changes: Changes, now: datetime, *, next_id: int) -> bool:
        """Write the clerk's work down in one transaction. False, and nothing is changed, when its turn is over.

        A pending report that joined a story leaves its own; who names that is led on.
        """
        ...
