"""The name of a source in a chat, and how much about it may be shown there.

Admins see the addresses that their workspace added in full; members see them without secrets. Of sources of the operator's
configuration a chat sees only the title: no address, no path, no error.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose.health import say_health
from bot.flows.commands.ask import Ask
from bot.model.document import Span
from bot.model.source import SAMPLE, Source, SourceKind, SourceState
from bot.parse.private import shown_address
from bot.parse.urls import http_link

Followed = Sequence[tuple[Source, SourceState]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a workspace's sources for one asker. `shared` are the ids of the operator's sources."""

    ask: Ask
    shared: frozenset[str]

    def address(self, source: Source) -> str:
        """Its address, as far as the asker may know it; "" for nothing of it."""
        if source.id in self.shared or not is_feed(source):
            return ""
        return source.location if self.ask.request.asker.is_admin else shown_address(source.location)

    def name(self, source: Source) -> str:
        """Its name."""
        return source.name or self.address(source) or self.ask.say("local_source")

    def line(self, source: Source) -> str:
        """Its name, and its address where that differs."""
        address = self.address(source)
        return f"{source.name}: {address}" if source.name and address else self.name(source)

    def health(self, source: Source, state: SourceState) -> tuple[Span, ...]:
        """Its name and its state; the problem of an operator's source is not shown."""
        theirs = self.ask.say("configured", name=self.name(source)) if source.id in self.shared else ""
        return (Span(text=f"{self.name(source)}: "), *say_health(state, self.ask.edition, instead=theirs))

    def distinct(self, sources: Sequence[Source]) -> list[str]:
        """A distinct name for each of these: its address is added where several have the same name."""
        named = Counter(self.name(source).casefold() for source in sources)
        return [
            name if named[(name := self.name(source)).casefold()] == 1 else self.address(source) or name for source in sources
        ]


async def names(ask: Ask) -> Names:
    """The names of this workspace's sources for the asker."""
    return Names(ask=ask, shared=frozenset(source.id for source, _ in await ask.desk.news.sources(SAMPLE)))


def is_feed(source: Source) -> bool:
    """Whether a source is a feed on the web: the only kind whose address a chat may know."""
    return source.kind is SourceKind.FEED and bool(http_link(source.location))
