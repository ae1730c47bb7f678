"""The command table: commands, their options, and who may use them. A line is declared above the function that answers it.

In the catalogue the words for a command stand under `about.` and its path, those for an option under `option.` and its name,
those on a button under `button.` and its path; `name.` and a word gives its translation for typing. A choice is a key of its own.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.model.conversation import Command, Option, OptionKind, Path, Reply
from bot.model.picture import PictureSize
from bot.model.source import FullText
from bot.words.catalogue import languages

LENGTHS = ("short", "normal", "long")
IN_CHANNEL, IN_THREADS = "in_channel", "in_threads"
FOLLOW_ME, FOLLOW_HERE = "follow_me", "follow_here"
SAY_SO, SILENT = "say_so", "stay_silent"
BY_APP, BY_PLACE = "by_app", "by_place"
CARDS, PLAIN = "cards", "plain"
PICTURES = {f"pictures_{size}": size for size in PictureSize}
PAGES = {"pages_auto": FullText.AUTO, "pages_never": FullText.NEVER, "pages_default": FullText.DEFAULT}
LANGUAGES = {f"language.{code}": code for code in languages()}
"""Choices, each a catalogue key; languages with their codes."""

LINK = Option(name="link", about="option.link", required=True)
TOPIC = Option(name="topic", about="option.topic", kind=OptionKind.TOPIC, required=True)
ANY_TOPIC = Option(name="topic", about="option.topic", kind=OptionKind.TOPIC)
SINCE = Option(name="since", about="option.since", kind=OptionKind.SINCE)
LENGTH = Option(name="length", about="option.length", kind=OptionKind.CHOICE, choices=LENGTHS)
DIGEST = Option(name="digest", about="option.digest", kind=OptionKind.SUBSCRIPTION)
FILE = Option(name="file", about="option.file", kind=OptionKind.FILE, required=True)
TIMES = Option(name="times", about="option.times", kind=OptionKind.SCHEDULE)
ZONE = Option(name="zone", about="option.zone", kind=OptionKind.ZONE)
FOLLOWED = Option(name="followed", about="option.followed", kind=OptionKind.FOLLOWED)
SOURCES = Option(name="sources", about="option.sources", kind=OptionKind.SOURCES)
"""Options that several commands have."""

GROUPS = ("brief", "quotes", "follow", "my", "digest", "story", "topics", "sources", "alerts", "news")
FILES = (
    "brief", "quotes", "follow", "mine", "digests", "story", "balance", "topics", "sources", "alerts", "setup", "news",
    "filters", "pictures", "changelog",
)  # fmt: skip
"""The order in which help lists commands: by the first word, then by the files of this folder; others come last."""

H = TypeVar("H", bound=Callable[..., Awaitable[Reply]])

LINES: dict[Path, Command] = {}
"""All lines that were declared. `table` imports every file of this folder; import them from there to have them all."""

HANDLERS: dict[Path, Callable[..., Awaitable[Reply]]] = {}
_PRESSED: set[Path] = set()


def command(*path: str, options: tuple[Option, ...] = (), admin: bool = False, form: bool = False) -> Callable[[H], H]:
    """Declare a command that can be typed, above its handler."""
    return _declare(Command(path=path, about=f"about.{'.'.join(path)}", options=options, admin=admin, form=form))


def button(*path: str, about: str = "", admin: bool = False, form: bool = False) -> Callable[[H], H]:
    """Declare a command that can only be pressed. `Action.name` is its path joined by dots, its operand the value "argument"."""
    _PRESSED.add(path)
    return _declare(Command(path=path, about=f"button.{about or '.'.join(path)}", admin=admin, form=form))


def typed_commands() -> tuple[Command, ...]:
    """The commands that can be typed, in the order of the help; within a file, as declared."""
    return tuple(sorted((line for line in LINES.values() if line.path not in _PRESSED), key=_rank))


def buttons() -> tuple[Command, ...]:
    """The commands that can only be pressed."""
    return tuple(line for line in LINES.values() if line.path in _PRESSED)


def _rank(line: Command) -> tuple[int, int]:
    group, file = line.path[0], HANDLERS[line.path].__module__.rpartition(".")[2]
    first = GROUPS.index(group) if group in GROUPS else len(GROUPS)
    return first, FILES.index(file) if file in FILES else len(FILES)


def _declare(line: Command) -> Callable[[H], H]:
    """Raises ValueError for a path that was declared before."""
    if line.path in LINES:
        raise ValueError(f"“{' '.join(line.path)}” is declared twice")

    def bind(handler: H) -> H:
        LINES[line.path], HANDLERS[line.path] = line, handler
        return handler

    return bind
