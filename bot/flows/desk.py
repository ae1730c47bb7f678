"""The desk: the ports and figures that flows work with, put together once by `bot.app.wiring`.

It has a facet for each kind of work. A flow takes the facet that has what it needs, and no more; the whole desk is each of
them.
"""

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from bot.flows.alarms import Silence
from bot.flows.clerk import Clerk
from bot.flows.housekeep import House
from bot.flows.page_turns import PageTurns
from bot.flows.senders import Senders
from bot.model.allowance import Allowance
from bot.model.problems import Problem
from bot.model.recipe import Recipe
from bot.model.source import FullText, SourceKind
from bot.model.traits import Traits
from bot.model.workspace import Channel, Subscription
from bot.ports.commands import FeedFinder, Notes, Shelf
from bot.ports.delivery import Agenda, AlertLog, ChatPlatform, Corrections, Outbox
from bot.ports.news import NewsStore, SourceReader
from bot.ports.pages import PageReader, PageStore
from bot.ports.people import People
from bot.ports.queue import Clock
from bot.ports.reading import Understanding
from bot.ports.stories import StoryFinder, StoryStore
from bot.ports.workspaces import WorkspaceStore

log = logging.getLogger(__name__)

NextTime = Callable[[Subscription, datetime], datetime]
"""The first moment of a subscription's schedule after a given one; `bot.flows.subscribe.coming` knows its pauses too."""

Alarms = Callable[[str, Collection[str]], Awaitable[Sequence[Silence]]]
"""What is silent of a workspace, which follows these sources, by id; `bot.app.watchman`."""

RESTS, SOURCE_FAILS = "digest_rests", "source_fails"
"""What an admin is told of: a digest that rests, a source that stays unreadable."""

MayShow = Callable[[str], Awaitable[bool]]
TellAdmin = Callable[[Subscription, Problem], Awaitable[None]]
"""Lets whoever looks after a subscription know of its problem, or of one of its sources, once."""


@runtime_checkable
class KnowsAdmins(Protocol):
    """A chat platform that can reach those who look after a workspace."""

    async def tell_admin(self, subscription: Subscription, problem: Problem, language: str, wording: str = RESTS) -> None:
        """Let them know, once, that a subscription rests and why, or another thing. Never fails: who cannot be reached is not.

        `wording` is the key of what is said, which has places for a `server` and a `problem`.
        """
        ...


@runtime_checkable
class KnowsPlaces(Protocol):
    """A chat platform that can tell where a digest could go and whom it could call, before that is tried."""

    async def place_refusal(self, channel: Channel, ping: str, language: str, *, plain: bool) -> str:
        """Why the bot could not post there, or not call that role, in words for whoever sets it up; "" where it can, and where
        the platform does not say."""
        ...


@runtime_checkable
class KnowsChannels(Protocol):
    """A chat platform that can tell what its channels are called."""

    async def channel_name(self, channel: Channel) -> str:
        """Its name of now, without a mark before it; "" where that is not known. Never fails."""
        ...


@runtime_checkable
class KnowsPeople(Protocol):
    """A chat platform that can write to one person outside of any delivery."""

    async def tell_person(self, reader: Channel, words: str) -> None:
        """Say it to them, once. Never fails: who cannot be reached is not."""
        ...


@runtime_checkable
class Connects(Protocol):
    """A chat platform that has to be connected before anything can be sent. What is for it waits untried until then."""

    @property
    def is_ready(self) -> bool:
        """Whether it is."""
        ...


def _is_ready(platform: ChatPlatform) -> bool:
    return platform.is_ready if isinstance(platform, Connects) else True


async def tell_log(subscription: Subscription, problem: Problem) -> None:
    """Where nobody can be reached in a chat: one line for the operator; `dateline status` keeps saying it."""
    log.error("subscription_disabled", extra={"subscription": subscription.id, "problem": str(problem)})


async def no_alarms(workspace_id: str, sources: Collection[str]) -> Sequence[Silence]:
    """Where nobody watches."""
    return ()


async def tell_nobody(subscription: Subscription, problem: Problem) -> None:
    """Where nobody can be reached in a chat: the log has it already."""


async def shows_nothing(url: str) -> bool:
    """Where nobody can tell whether a picture's host is public."""
    return False


def all_are_gone(process: str) -> bool:
    """Where there is no other process."""
    return False


def no_jitter() -> float:
    """The longest wait each time."""
    return 1.0


@dataclass(frozen=True, kw_only=True)
class SharedDesk:
    """What every flow shares: what is stored of news and workspaces and how much of it there may be, schedules, and the time.

    `process` names the one that works here (`bot.app.process`).
    """

    news: NewsStore
    workspaces: WorkspaceStore
    next_time: NextTime
    clock: Clock
    allowance: Allowance = field(default_factory=Allowance)
    process: str = ""


@dataclass(frozen=True, kw_only=True)
class PageDesk(SharedDesk):
    """What reads the web pages behind teasers.

    `full_text` is what those followers of a source want of its pages who did not say.
    """

    pages: PageStore
    page_reader: PageReader
    understanding: Understanding
    page_turns: PageTurns = field(default_factory=PageTurns)
    full_text: FullText = FullText.AUTO


@dataclass(frozen=True, kw_only=True)
class GatheringDesk(PageDesk):
    """What visits sources, reads what they hold, and gives each report its story."""

    stories: StoryStore
    readers: Mapping[SourceKind, SourceReader]
    clerk: Clerk = field(default_factory=Clerk)
    tell_keeper: TellAdmin = tell_nobody


@dataclass(frozen=True, kw_only=True)
class ChoosingDesk(PageDesk):
    """What chooses the stories of a digest or a brief. `languages` are those the sources write in (ISO 639-1)."""

    story_finder: StoryFinder
    outbox: Outbox
    languages: tuple[str, ...] = ("en",)
    first_look: timedelta = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class DeliveryDesk(ChoosingDesk):
    """What composes digests, alerts and corrections, and sends them.

    `sends` are the platforms, by name, to which this process sends; None: to all that it has. What is for any other
    waits for the process that has it.
    `jitter` gives a new share of a wait, 0 to 1, each time, so that many that failed together do not try again together.
    `may_show` says whether the address of a picture may be given to a chat.
    """

    people: People
    alerts: AlertLog
    corrections: Corrections
    platforms: Mapping[str, ChatPlatform]
    sends: frozenset[str] | None = None
    senders: Senders = field(default_factory=Senders)
    jitter: Callable[[], float] = no_jitter
    tell_admin: TellAdmin = tell_log
    may_show: MayShow = shows_nothing

    @property
    def reached(self) -> frozenset[str]:
        """The names of the platforms to which this process sends, and can now."""
        mine = frozenset(self.platforms) if self.sends is None else self.sends.intersection(self.platforms)
        return frozenset(name for name in mine if _is_ready(self.platforms[name]))


@dataclass(frozen=True, kw_only=True)
class CommandDesk(GatheringDesk, DeliveryDesk):
    """What answers commands: they set up all that is gathered and delivered, and show some of it at once.

    `traits` are those of the chats, by name. `may_live`: whether another process may be at work still, by its name.
    """

    notes: Notes
    shelf: Shelf
    finder: FeedFinder
    alarms: Alarms = no_alarms
    may_live: Callable[[str], bool] = all_are_gone
    recipes: tuple[Recipe, ...] = ()
    traits: Mapping[str, Traits] = field(default_factory=dict)

    def traits_of(self, platform: str) -> Traits:
        """What is to be known of a chat's clients."""
        return self.traits.get(platform, Traits())


@dataclass(frozen=True, kw_only=True)
class Desk(CommandDesk):
    """All of it, and what the tick asks: what is due, and which part of the work is done by this process.

    `gathers`: it visits sources and reads pages; `publishes`: it makes digests and looks after the store.
    `house` None: nobody looks after the store from here.
    """

    agenda: Agenda
    house: House | None = None
    gathers: bool = True
    publishes: bool = True
