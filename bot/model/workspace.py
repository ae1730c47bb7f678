"""Workspaces, channels and their subscriptions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.alert import AlertRule
from bot.model.picture import PictureSize
from bot.model.problems import Problem
from bot.model.topic import Sought

DIRECT = "@"
"""The prefix of the id of a direct message channel; the person's id follows."""

MOST_OF_ONE = 3
"""The default limit of stories in full of one outlet or topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A Discord server, a Slack team or the terminal; nothing in one is ever visible to another.

    `timezone` is an IANA name. `plain`: its messages are for screen readers. `left_at` is since when the bot is no longer there.
    `managers` is the platform's id of a role whose members may configure too, `log_channel` that of the channel where changes of
    its settings are posted; "" for none. Nothing is told here of articles that hold one of the `blocked_words`, or that come from
    one of the `blocked_outlets` (names in lower case, or registrable domains). `reads` are the languages of its sources, by
    whose stems its topics are looked for (none: those that the operator says).
    """

    id: str
    platform: str
    name: str
    timezone: str = "UTC"
    language: str = "en"
    plain: bool = False
    left_at: datetime | None = None
    managers: str = ""
    log_channel: str = ""
    blocked_words: tuple[str, ...] = ()
    blocked_outlets: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a digest goes: the platform's own ids."""

    platform: str
    workspace: str
    id: str
    thread: str = ""

    @property
    def person(self) -> str:
        """The platform's id of the one person who reads it; "" for a channel of many."""
        return self.id.removeprefix(DIRECT) if self.id.startswith(DIRECT) else ""


def direct(platform: str, workspace: str, user: str) -> Channel:
    """The conversation between the bot and one person."""
    return Channel(platform=platform, workspace=workspace, id=f"{DIRECT}{user}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """The settings of one digest: which topics (empty: everything), when, and how long a digest may be.

    `most_of_one` (0: any number) is how many of the stories in full may be of one outlet or topic as long as there are others.
    `story_id` names the one story that it follows, with no topics (0: it is a digest). What goes to one person tells of one
    topic, story, or `speaker`, whose quotes it brings; `called` is what the topic was called when it `began`.
    `next_run_at` None: not due until somebody resumes it (`paused`), or mends what made a platform refuse it (`problem`, in
    words). Until `muted_until` nothing is sent; what came meanwhile comes in the first digest after. A slot inside the
    `quiet_hours` (“22:00-07:00”, local time, empty: none) waits for their end. A slot missed by more than `grace` is passed
    over, and its articles come in the next. `ping` is the platform's id of the role or group that a digest with news calls,
    or "". `in_threads`: what goes on from a story told before goes into that message's thread. It tells of these sources and
    languages (ISO 639-1) only, where any are named; an article whose language nobody knows is let through. `pictures`: whether
    its stories bear some. `keeper` is who
    set it up last, and is told when it rests. `configured` is what the configuration file said when its schedule was last
    taken over from there.
    """

    id: str
    workspace_id: str
    topic_ids: tuple[str, ...]
    channel: Channel
    schedule: str
    timezone: str = "UTC"
    max_stories: int = 5
    most_of_one: int = MOST_OF_ONE
    summary_sentences: int = 2
    quotes: int = 2
    method: str = "lead"
    grace: timedelta = timedelta(hours=12)
    quiet_hours: str = ""
    say_nothing_new: bool = True
    alerts: tuple[AlertRule, ...] = ()
    paused: bool = False
    muted_until: datetime | None = None
    problem: Problem | None = None
    ping: str = ""
    in_threads: bool = False
    source_ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    pictures: PictureSize = PictureSize.OFF
    keeper: str = ""
    story_id: int = 0
    speaker: str = ""
    called: str = ""
    began: datetime | None = None
    configured: str = ""
    next_run_at: datetime | None = None
    last_window_end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time a digest covers, by when articles were stored: after `start`, up to and including `end`.

    `published_after` leaves out articles that say they are older. `archive_age` leaves out those that were older than that
    when they were stored: what the first visit to a feed brings up from its archive is for search, not for a digest.
    Both take a date without a time to last to the end of that day in the reader's `timezone`. Of that time's articles it covers
    those of `source_ids` and `languages`, where any are named, and none of `without_outlets` and of what
    `without_words` excludes.
    """

    start: datetime
    end: datetime
    published_after: datetime | None = None
    archive_age: timedelta | None = None
    timezone: str = "UTC"
    source_ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    without_outlets: tuple[str, ...] = ()
    without_words: Sought | None = None
