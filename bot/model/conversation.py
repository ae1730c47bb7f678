"""Requests and replies in a chat, before any platform: commands in, replies and forms out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bot.model.document import Document
from bot.model.note import Note
from bot.model.workspace import Channel

Path = tuple[str, ...]
"""A command's name, in words: ("topics", "add")."""


class OptionKind(StrEnum):
    """The type of a value, so that a platform can offer its own picker or completion for it."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    CHOICE = "choice"
    TOPIC = "topic"
    TOPICS = "topics"
    """Several topics, with commas between."""
    SOURCE = "source"
    SOURCES = "sources"
    """Several sources, with commas between."""
    SUBSCRIPTION = "subscription"
    FOLLOWED = "followed"
    """Something that the asker follows."""
    SPEAKER = "speaker"
    SINCE = "since"
    DURATION = "duration"
    SCHEDULE = "schedule"
    ZONE = "zone"
    CHANNEL = "channel"
    ROLE = "role"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value that a command takes. `about` is a key of the wording table, as are the names of `choices`."""

    name: str
    about: str
    kind: OptionKind = OptionKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A line of the command table. `admin`: only for those who may configure the workspace. `form`: may be answered by one."""

    path: Path
    about: str
    options: tuple[Option, ...] = ()
    admin: bool = False
    form: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and from where: `user` is the platform's id, `language` an ISO 639-1 code, `timezone` an IANA name (either
    may be unknown, and empty). `may_post` says whether they may write in the channel themselves. `roles` are the platform's ids
    of those that they have; one may let them configure. `delegates`: they may say which. `name` is how others see them.
    """

    workspace: str
    user: str
    channel: Channel
    is_admin: bool = False
    may_post: bool = True
    language: str = ""
    timezone: str = ""
    roles: frozenset[str] = frozenset()
    delegates: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A command, a pressed button or a submitted form: a path of the table and its values as text.

    Channels and roles are the platform's ids; `attachment` is a file's bytes, bounded by the platform's adapter.
    """

    path: Path
    asker: Asker
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    attachment: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input of a form; `value` is what it holds at first."""

    name: str
    label: str
    kind: OptionKind = OptionKind.TEXT
    value: str = ""
    hint: str = ""
    required: bool = True
    most_characters: int = 400
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Inputs to fill in (a modal); submitting asks `path` with the fields' values and `hidden`."""

    title: str
    path: Path
    fields: tuple[Field, ...]
    hidden: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that goes with a reply."""

    name: str
    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the asker gets: a document with its actions, a form to fill in, or errors at a form's fields by name.

    `private` is for the asker alone. `post` asks the platform to post the document to the channel as well. `claim` is a note that
    the platform settles once everybody was shown what was meant for all, and takes back where that could not be.
    """

    document: Document | None = None
    form: Form | None = None
    errors: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    file: File | None = None
    private: bool = True
    post: Channel | None = None
    claim: Note | None = None
