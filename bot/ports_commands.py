"""What the commands of a chat need beside the newsroom's own ports. Notes have their contract suite in tests/contracts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.note import Note, NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that an address led to: where it is, what it calls itself, and how many entries it holds."""

    url: str
    title: str
    entries: int


class FeedFinder(Protocol):
    """Finds feeds on the public web."""

    async def find(self, url: str) -> tuple[FoundFeed, ...]:
        """The feed at an address, or the feeds that the page there points to, the likeliest first; each was read.

        Raises SourceError where nothing can be read, UserError for anything but an http(s) address.
        """
        ...

    def refusal(self, url: str) -> str:
        """Why an address would never be read, as far as it says so itself (it is no public one, say); "" where it may be."""
        ...


class Notes(Protocol):
    """What is remembered for a workspace beside its settings; no other workspace can come upon it."""

    async def write(self, note: Note) -> None:
        """Insert or replace, and let go of what is older than `note.KEPT` or beyond `note.MOST` of its kind."""
        ...

    async def note(self, workspace_id: str, kind: NoteKind, note_id: str) -> Note | None:
        """One note."""
        ...

    async def notes(self, workspace_id: str, kind: NoteKind, since: datetime) -> tuple[Note, ...]:
        """Those written after a moment, the newest first."""
        ...

    async def drop(self, workspace_id: str, kind: NoteKind, note_id: str) -> bool:
        """Whether there was one."""
        ...
