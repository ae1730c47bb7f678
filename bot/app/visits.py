"""Progress of visits to sources: how many have ended, and which are waited for."""

from dataclasses import dataclass, field, replace

from bot.flows.desk import Desk
from bot.model.source import Source, SourceState
from bot.ports.news import Rejected, SourceReader, Visit


@dataclass(slots=True)
class Visits:
    """How far a round of visits is."""

    total: int
    over: int = 0
    begun: dict[str, str] = field(default_factory=dict)

    def said(self) -> str:
        """“Read 3 of 12 sources; waiting for Harwick Courier and 2 more …”."""
        first = next(iter(self.begun.values()), "")
        others = f" and {len(self.begun) - 1} more" if len(self.begun) > 1 else ""
        waits = f"; waiting for {first}{others}" if first else "; storing what they brought"
        return f"Read {self.over} of {self.total} source{'s' * (self.total != 1)}{waits} …"

    def watched(self, desk: Desk) -> Desk:
        """The desk with readers that report progress."""
        return replace(desk, readers={kind: _Watched(reader, self) for kind, reader in desk.readers.items()})


@dataclass(frozen=True, slots=True)
class _Watched:
    """A reader (`bot.ports.news.SourceReader`) whose visits are counted."""

    reader: SourceReader
    visits: Visits

    async def visit(self, source: Source, state: SourceState) -> Visit:
        self.visits.begun[source.id] = source.name or source.location
        try:
            return await self.reader.visit(source, state)
        finally:
            self.visits.begun.pop(source.id, None)
            self.visits.over += 1

    async def reject(self, source: Source, rejected: Rejected) -> None:
        await self.reader.reject(source, rejected)
