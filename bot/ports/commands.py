"""Ports for the commands of a chat. Each has its suite in tests/contracts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.analysis import Reading
from bot.model.note import Note, NoteKind
from bot.model.problems import Problem

TellProgress = Callable[[str], None]
"""Called with the address that is tried now."""


def tell_nobody(url: str) -> None:
    """Without progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that an address led to: where it is, what it calls itself, and how many entries it holds.

    `is_aside`: it holds what readers say of the site's articles, not these.
    """

    url: str
    title: str
    entries: int
    is_aside: bool = False


def chosen(found: Sequence[FoundFeed]) -> FoundFeed | None:
    """The feed that is certainly meant; None where a person has to choose."""
    meant = [feed for feed in found if not feed.is_aside] or found
    return meant[0] if len(meant) == 1 else None


class FeedFinder(Protocol):
    """Finds feeds on the public web."""

    async def find(self, url: str, *, tell: TellProgress = tell_nobody) -> tuple[FoundFeed, ...]:
        """The feed at an address, or the feeds of the site, channel or account there, the likeliest first; each was read.

        `url` is as somebody typed it. `tell` hears where it looks, for work that takes its time. Raises SourceError where nothing
        can be read, UserError for what is no address on the web.
        """
        ...

    def refusal(self, url: str) -> Problem | None:
        """Why an address would never be read, as far as itself shows (it is not public, say); None where it may be."""
        ...


class Notes(Protocol):
    """Notes of a workspace beside its settings; no other workspace can reach them."""

    async def write(self, note: Note) -> None:
        """Insert or replace, and delete what is older than `note.KEPT` or beyond `note.MOST` of its kind."""
        ...

    async def note(self, workspace_id: str, kind: NoteKind, note_id: str) -> Note | None:
        """One note."""
        ...

    async def notes(self, workspace_id: str, kind: NoteKind, since: datetime) -> tuple[Note, ...]:
        """Those written after a moment, the newest first."""
        ...

    async def drop(self, workspace_id: str, kind: NoteKind, note_id: str) -> bool:
        """Delete it; whether there was one."""
        ...


class Shelf(Protocol):
    """Single reports, each as far as a workspace may see it: from sources that it follows."""

    async def report(self, workspace_id: str, article_id: str) -> Reading | None:
        """The report of that id."""
        ...

    async def at_address(self, workspace_id: str, url: str) -> Reading | None:
        """The newest report whose page has that address, however it is spelt (`bot.parse.urls.page_key`)."""
        ...
