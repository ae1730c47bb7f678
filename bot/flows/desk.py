"""The desk: the ports and limits that flows work with, put together once by `bot.app.wiring` (dependency injection).

It has a facet for each kind of work. A flow takes the narrowest facet that has what it needs; the whole desk is each of them.
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
"""The first moment of a subscription's schedule after a given one; `bot.flows.subscribe.coming` also respects pauses."""

Alarms = Callable[[str, Collection[str]], Awaitable[Sequence[Silence]]]
"""The alarms of a workspace that follows these sources, by id; `bot.app.watchman`."""

RESTS, SOURCE_FAILS = "digest_rests", "source_fails"
"""What an admin is told of: a digest that rests, a source that stays unreadable."""

MayShow = Callable[[str], Awaitable[bool]]
TellAdmin = Callable[[Subscription, Problem], Awaitable[None]]
"""Tells a subscription's keeper once of its problem, or of that of a source."""


@runtime_checkable
class KnowsAdmins(Protocol):
    """A chat platform that can send a message to a workspace's admins or keepers."""

    async def tell_admin(self, subscription: Subscription, problem: Problem, language: str, wording: str = RESTS) -> None:
        """Tell them, once, that a subscription rests and why, or another thing. Never fails: where nobody can be reached, nobody
        is.

        `wording` is the key of what is said, which has places for a `server` and a `problem`.
        """
        ...


@runtime_checkable
class KnowsPlaces(Protocol):
    """A chat platform that can check where a digest could go and which role it could call."""

    async def place_refusal(self, channel: Channel, ping: str, language: str, *, plain: bool) -> str:
        """Why the bot could not post there, or not call that role, in words for the admin; "" where it can, and where the
        platform does not say."""
        ...


@runtime_checkable
class KnowsChannels(Protocol):
    """A chat platform that knows the names of its channels."""

    async def channel_name(self, channel: Channel) -> str:
        """The channel's present name, without a mark before it; "" where it is not known. Never fails."""
        ...


@runtime_checkable
class KnowsPeople(Protocol):
    """A chat platform that can send a direct message outside of any delivery."""

    async def tell_person(self, reader: Channel, words: str) -> None:
        """Send it, once. Never fails: a person who cannot be reached is not told."""
        ...


@runtime_checkable
class Connects(Protocol):
    """A chat platform that has to be connected before anything can be sent. Messages to it wait untried until then."""

    @property
    def is_ready(self) -> bool:
        """Whether it is connected."""
        ...


def _is_ready(platform: ChatPlatform) -> bool:
    return platform.is_ready if isinstance(platform, Connects) else True


async def tell_log(subscription: Subscription, problem: Problem) -> None:
    """Without a chat: one line in the log for the operator; `dateline status` keeps showing it."""
    log.error("subscription_disabled", extra={"subscription": subscription.id, "problem": str(problem)})


async def no_alarms(workspace_id: str, sources: Collection[str]) -> Sequence[Silence]:
    """No alarms."""
    return ()


async def tell_nobody(subscription: Subscription, problem: Problem) -> None:
    """Without a chat: nothing, as the log has it already."""


async def shows_nothing(url: str) -> bool:
    """Without a look-up: no picture's host counts as public."""
    return False


def all_are_gone(process: str) -> bool:
    """Without another process."""
    return False


def no_jitter() -> float:
    """Always the longest wait."""
    return 1.0


@dataclass(frozen=True, kw_only=True)
class SharedDesk:
    """What every flow needs: the stored news and workspaces with their limits, schedules, and the time. `process` names this
    process (`bot.app.process`)."""

    news: NewsStore
    workspaces: WorkspaceStore
    next_time: NextTime
    clock: Clock
    allowance: Allowance = field(default_factory=Allowance)
    process: str = ""


@dataclass(frozen=True, kw_only=True)
class PageDesk(SharedDesk):
    """For reading the web pages behind teasers. `full_text` is the default for followers who did not choose."""

    pages: PageStore
    page_reader: PageReader
    understanding: Understanding
    page_turns: PageTurns = field(default_factory=PageTurns)
    full_text: FullText = FullText.AUTO


@dataclass(frozen=True, kw_only=True)
class GatheringDesk(PageDesk):
    """For visiting sources, reading their items, and grouping reports into stories."""

    stories: StoryStore
    readers: Mapping[SourceKind, SourceReader]
    clerk: Clerk = field(default_factory=Clerk)
    tell_keeper: TellAdmin = tell_nobody


@dataclass(frozen=True, kw_only=True)
class ChoosingDesk(PageDesk):
    """For choosing the stories of a digest or a brief. `languages` are those the sources write in (ISO 639-1)."""

    story_finder: StoryFinder
    outbox: Outbox
    languages: tuple[str, ...] = ("en",)
    first_look: timedelta = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class DeliveryDesk(ChoosingDesk):
    """For composing digests, alerts and corrections, and sending them.

    `sends` are the platforms, by name, that this process sends to; None: all that it has. Messages to others wait for the process
    that has them. `jitter` gives a random share of a wait, 0 to 1, each time, so that many failed sends do not try again
    together. `may_show` says whether the address of a picture may be given to a chat.
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
        """The names of the platforms that this process sends to and can reach now."""
        mine = frozenset(self.platforms) if self.sends is None else self.sends.intersection(self.platforms)
        return frozenset(name for name in mine if _is_ready(self.platforms[name]))


@dataclass(frozen=True, kw_only=True)
class CommandDesk(GatheringDesk, DeliveryDesk):
    """For answering commands: they set up what is gathered and delivered, and preview it. `traits` are those of the chats, by
    name. `may_live`: whether another process, by its name, may be alive."""

    notes: Notes
    shelf: Shelf
    finder: FeedFinder
    alarms: Alarms = no_alarms
    may_live: Callable[[str], bool] = all_are_gone
    recipes: tuple[Recipe, ...] = ()
    traits: Mapping[str, Traits] = field(default_factory=dict)

    def traits_of(self, platform: str) -> Traits:
        """The abilities of a chat's clients."""
        return self.traits.get(platform, Traits())


@dataclass(frozen=True, kw_only=True)
class Desk(CommandDesk):
    """The whole desk, with which part of the work this process does: `gathers` (it visits sources and reads pages) and
    `publishes` (it makes digests and does the upkeep). `house` None: no upkeep from here."""

    agenda: Agenda
    house: House | None = None
    gathers: bool = True
    publishes: bool = True
