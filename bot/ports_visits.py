"""Whose turn it is to visit a source, where several processes could (part of the port `NewsStore`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.source import Source, SourceState


class VisitTurns(Protocol):
    """Sources as those who visit them take turns with them."""

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
        """Undo a claim: nothing came of it. The source is due as it was in this state. `failed`: the bot stumbled over it.

        Each claim counts as a try until `save_visit`, or this without having `failed`. After 5 the source is set aside.
        """
        ...

    async def set_aside(self) -> tuple[Source, ...]:
        """Sources that are not visited any more, since each of the last visits ended the process or failed by a mistake."""
        ...

    async def try_again(self, source_ids: Sequence[str]) -> int:
        """Take back that these were set aside; how many were."""
        ...
