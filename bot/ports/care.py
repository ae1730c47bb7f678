"""The port for the upkeep of the store. Its contract suite is in tests/contracts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.upkeep import Entry, Held, Indexable, Indexed, Overdue, StoreFigures


class StoreCare(Protocol):
    """The store's upkeep. It never blocks readers, and writers only for moments."""

    async def entry(self, chore: str) -> Entry | None:
        """When a chore was last done; None: never."""
        ...

    async def enter(self, chore: str, entry: Entry, *, last: Entry | None) -> bool:
        """Record that a chore is done now. Compare-and-set on its `last` entry: False when another process was faster."""
        ...

    async def forget(self, held: Held, before: datetime, limit: int) -> int:
        """Delete up to `limit` rows older than a moment, in one transaction; how many.

        An open delivery is never deleted. A delivery stays as long as one of its articles does, since it records what a channel
        has had. The keys of deleted articles stay known to `NewsStore.unseen` for good.
        """
        ...

    async def indexable(self, below: int | None, limit: int) -> tuple[Indexable, ...]:
        """The newest articles at a place below that one (None: at any), for `index`."""
        ...

    async def index(self, indexed: Sequence[Indexed]) -> None:
        """Replace the search terms of articles, in one transaction. Places that are gone are left out."""
        ...

    async def optimise(self) -> None:
        """Update statistics and merge the search index."""
        ...

    async def back_up(self) -> str:
        """Make a backup in its usual folder, and delete the oldest ones; where it is. "" where no backup can be made."""
        ...

    async def last_backup(self) -> Entry | None:
        """When the newest backup at the usual place was made, and where it is."""
        ...

    async def overdue(self, now: datetime) -> Overdue:
        """What has been due for a minute, a thousand of each kind at most, and which processes work."""
        ...

    async def figures(self) -> StoreFigures:
        """The store in figures."""
        ...
