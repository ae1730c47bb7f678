"""Upkeep of the newsroom: what is deleted for its age, what was done when, and the store's figures."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.problems import Problem


class Held(StrEnum):
    """The kinds of rows that are deleted with age, in that order: a delivery outlives the articles it shows."""

    ARTICLES = "articles"
    REJECTED = "rejected items"
    DELIVERIES = "deliveries"
    DIGESTS = "digests"


class Chore(StrEnum):
    """The keys of the logbook: upkeep, and the sign of life of the process that gathers news.

    A process that serves a chat gives its sign of life under the chat's name.
    """

    TICK = "tick"
    HOUSEKEEPING = "housekeeping"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When something was last done, and what came of it, in words."""

    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A process that works with the store. `process` names it (`bot.app.process`); `beats` counts its heartbeats."""

    process: str
    role: str
    started: datetime
    beat_at: datetime
    beats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A source, a digest, or the message at the head of a channel, and since when it is due (None: it always was)."""

    id: str
    name: str
    since: datetime | None
    every: timedelta = timedelta()
    platform: str = ""
    workspace_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """What has been overdue for a minute, and which processes work; `bot.flows.alarms` judges it."""

    sources: tuple[Due, ...] = ()
    digests: tuple[Due, ...] = ()
    messages: tuple[Due, ...] = ()
    workers: tuple[Presence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexable:
    """What of a stored article the search index is made from; `place` is its place in the order of time."""

    place: int
    title: str
    paragraphs: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """The words under which an article is found, as `bot.understand.words.terms` gives them."""

    place: int
    title_terms: str
    body_terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFigures:
    """The store in figures. `forgotten` are the articles deleted for their age so far; `size` is in bytes.

    `disabled` are the subscriptions that a platform refuses, with its reason; those of workspaces that sent the bot away count
    neither there nor in `dead`. `set_aside` are sources that are not visited any more (`NewsStore.set_aside`). `newest` is when
    the last article was stored, `waiting_since` the slot of the oldest delivery that is still open.
    """

    articles: int
    forgotten: int
    newest: datetime | None
    waiting: int
    dead: int
    waiting_since: datetime | None
    size: int
    disabled: tuple[tuple[str, Problem], ...] = ()
    set_aside: int = 0
