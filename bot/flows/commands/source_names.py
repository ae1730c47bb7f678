"""What a source is called in a chat, and how much of it may be told there.

Whoever may configure a workspace sees the addresses that it added as they are; its members see them without the keys that open
them. Of what the operator configured nobody here learns more than the title: neither address nor path, nor what is wrong there.
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
    """The names of a workspace's sources for one asker. `shared` are the ids of those that are the operator's."""

    ask: Ask
    shared: frozenset[str]

    def address(self, source: Source) -> str:
        """Where it is, as far as the asker may know; "" for nothing of it."""
        if source.id in self.shared or not is_feed(source):
            return ""
        return source.location if self.ask.request.asker.is_admin else shown_address(source.location)

    def name(self, source: Source) -> str:
        """What to call it."""
        return source.name or self.address(source) or self.ask.say("local_source")

    def line(self, source: Source) -> str:
        """Its name, and its address where that is another thing."""
        address = self.address(source)
        return f"{source.name}: {address}" if source.name and address else self.name(source)

    def health(self, source: Source, state: SourceState) -> tuple[Span, ...]:
        """Its name, and how it is; what is wrong with one of the operator's is for them."""
        theirs = self.ask.say("configured", name=self.name(source)) if source.id in self.shared else ""
        return (Span(text=f"{self.name(source)}: "), *say_health(state, self.ask.edition, instead=theirs))

    def distinct(self, sources: Sequence[Source]) -> list[str]:
        """What to call each of these so that it can be told from the others: by its address where its name is not its alone."""
        named = Counter(self.name(source).casefold() for source in sources)
        return [
            name if named[(name := self.name(source)).casefold()] == 1 else self.address(source) or name for source in sources
        ]


async def names(ask: Ask) -> Names:
    """The names of this workspace's sources for whoever asks."""
    return Names(ask=ask, shared=frozenset(source.id for source, _ in await ask.desk.news.sources(SAMPLE)))


def is_feed(source: Source) -> bool:
    """Whether a source is a feed on the web: the only kind that a chat may know the address of."""
    return source.kind is SourceKind.FEED and bool(http_link(source.location))
