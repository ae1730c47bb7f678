"""What the flows need for the upkeep of the store. Its contract suite is in tests/contracts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.upkeep import Entry, Held, Indexable, Indexed, Overdue, StoreFigures


class StoreCare(Protocol):
    """The store's upkeep. What it does never blocks readers, and writers only for moments."""

    async def entry(self, chore: str) -> Entry | None:
        """When a chore was last done; None: never."""
        ...

    async def enter(self, chore: str, entry: Entry, *, last: Entry | None) -> bool:
        """Write down that a chore is done now. Compare-and-set on its `last` entry: False when another was faster."""
        ...

    async def forget(self, held: Held, before: datetime, limit: int) -> int:
        """Delete up to `limit` rows older than a moment, in one transaction; how many. An open delivery never goes.

        A delivery stays for as long as one of its articles does: what a channel has had is known from there. The keys of
        articles that went count as seen by `NewsStore.unseen` for good.
        """
        ...

    async def indexable(self, below: int | None, limit: int) -> tuple[Indexable, ...]:
        """The newest articles at a place below that one (None: at any), for `index`."""
        ...

    async def index(self, indexed: Sequence[Indexed]) -> None:
        """Put articles under other words than before, in one transaction. Places that are gone are left out."""
        ...

    async def optimise(self) -> None:
        """Bring statistics and search index into shape."""
        ...

    async def back_up(self) -> str:
        """Make a backup at its usual place, and let the oldest ones go; where it is. "" where the database has its own ways."""
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
