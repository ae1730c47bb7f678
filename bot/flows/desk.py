"""The newsroom's desk: everything a flow may reach for, put together once by `bot.app.wiring`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.source import SourceKind
from bot.model.workspace import Subscription
from bot.ports import ChatPlatform, Clock, FeedFinder, NewsStore, Notes, Outbox, SourceReader, Understanding, WorkspaceStore

NextTime = Callable[[Subscription, datetime], datetime]
"""The first moment after a given one at which a subscription is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Ports and the few figures that all flows share. `languages` are those the sources write in (ISO 639-1)."""

    news: NewsStore
    workspaces: WorkspaceStore
    outbox: Outbox
    notes: Notes
    readers: Mapping[SourceKind, SourceReader]
    finder: FeedFinder
    platforms: Mapping[str, ChatPlatform]
    understanding: Understanding
    next_time: NextTime
    clock: Clock
    languages: tuple[str, ...] = ("en",)
    first_look: timedelta = timedelta(days=7)
    say_nothing_new: bool = True
