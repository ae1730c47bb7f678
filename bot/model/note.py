"""What is remembered for a workspace beside its settings, so that a button works tomorrow and a removal can be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

KEPT = timedelta(days=90)
"""How long a note is kept after it was last written."""

MOST = 1000
"""Notes of one kind that a workspace keeps; the oldest make room."""


class NoteKind(StrEnum):
    """What a note is about."""

    QUESTION = "question"
    """A brief that was asked for, which its buttons point at."""
    BRIEF = "brief"
    """When somebody last had a brief on a topic."""
    REMOVED = "removed"
    """Configuration that was taken away, to be restored."""
    IMPORT = "import"
    """Configuration that waits for its owner's yes."""
    FEED = "feed"
    """A feed that was found and offered."""
    ANNOUNCEMENT = "announcement"
    """A message that the platform takes for publishing later only."""
    MEANT = "meant"
    """A command that waits until it is said which digest is meant."""
    LOG = "log"
    """A change of the workspace's settings, with who made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing remembered: `id` is unique for its kind in its workspace, `text` is JSON, `label` says it to a person."""

    workspace_id: str
    kind: NoteKind
    id: str
    text: str
    at: datetime
    label: str = ""
