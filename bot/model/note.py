"""Notes: what is kept for a workspace beside its settings, so that buttons work later and a removal can be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

KEPT = timedelta(days=90)
"""How long a note is kept after it was last written."""

MOST = 1000
"""The most notes of one kind in a workspace; the oldest are dropped."""


class NoteKind(StrEnum):
    """What a note is about."""

    QUESTION = "question"
    """A brief that was asked for, which its buttons point at."""
    BRIEF = "brief"
    """When a person last had a brief on a topic."""
    REMOVED = "removed"
    """Removed configuration, to be restored."""
    IMPORT = "import"
    """A configuration file that waits for confirmation."""
    FEED = "feed"
    """A feed that was found and offered."""
    ANNOUNCEMENT = "announcement"
    """A message that the platform will publish only later."""
    MEANT = "meant"
    """A command that waits until its digest is chosen."""
    LOG = "log"
    """A change of the workspace's settings, with who made it (audit log)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing remembered: `id` is unique for its kind in its workspace, `text` is JSON, `label` says it to a person."""

    workspace_id: str
    kind: NoteKind
    id: str
    text: str
    at: datetime
    label: str = ""
