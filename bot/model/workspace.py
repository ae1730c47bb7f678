"""Servers, channels and what they subscribed to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A Discord server, a Slack team or the terminal; nothing in one is ever visible to another. `timezone` is an IANA name."""

    id: str
    platform: str
    name: str
    timezone: str = "UTC"
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a digest goes: the platform's own ids."""

    platform: str
    workspace: str
    id: str
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A channel's standing order: which topics (empty: everything), when, and how long a digest may be."""

    id: str
    workspace_id: str
    topic_ids: tuple[str, ...]
    channel: Channel
    schedule: str
    timezone: str = "UTC"
    max_stories: int = 5
    summary_sentences: int = 3
    quotes: int = 2
    method: str = "lead"
    next_run_at: datetime | None = None
    last_window_end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time a digest covers, by when articles were stored: after `start`, up to and including `end`."""

    start: datetime
    end: datetime
