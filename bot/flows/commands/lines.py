"""The command table itself: what can be asked, with which options, and by whom. Data only; `table` says who answers.

The words for a command stand in the wording table under `about.` and its path, those for an option under `option.` and its
name, those on a button under `button.` and its path; what people type may be translated by `name.` and the word. A choice
is a key of its own.
"""

from bot.model.conversation import Command, Option, OptionKind, Path
from bot.model.source import FullText
from bot.words.catalogue import languages

LENGTHS = ("short", "normal", "long")
IN_CHANNEL, IN_THREADS = "in_channel", "in_threads"
FOLLOW_ME, FOLLOW_HERE = "follow_me", "follow_here"
SAY_SO, SILENT = "say_so", "stay_silent"
CARDS, PLAIN = "cards", "plain"
PAGES = {"pages_auto": FullText.AUTO, "pages_never": FullText.NEVER, "pages_default": FullText.DEFAULT}
LANGUAGES = {f"language.{code}": code for code in languages()}
"""Choices, each a key of the wording table; languages with their codes."""

_TOPIC = Option(name="topic", about="option.topic", kind=OptionKind.TOPIC, required=True)
_ANY_TOPIC = Option(name="topic", about="option.topic", kind=OptionKind.TOPIC)
_SINCE = Option(name="since", about="option.since", kind=OptionKind.SINCE)
_LENGTH = Option(name="length", about="option.length", kind=OptionKind.CHOICE, choices=LENGTHS)
_PUBLIC = Option(name="public", about="option.public", kind=OptionKind.FLAG)
_DIGEST = Option(name="digest", about="option.digest", kind=OptionKind.SUBSCRIPTION)
_TIME = Option(name="time", about="option.time", kind=OptionKind.DURATION, required=True)
_NAME = Option(name="name", about="option.name")
_WORDS = Option(name="words", about="option.words")
_LINK = Option(name="link", about="option.link", required=True)
_WHERE = Option(name="where", about="option.where", kind=OptionKind.CHOICE, choices=(FOLLOW_ME, FOLLOW_HERE))
_URL = Option(name="url", about="option.url", required=True)
_SOURCE = Option(name="source", about="option.source", kind=OptionKind.SOURCE, required=True)
_PAGES = Option(name="pages", about="option.pages", kind=OptionKind.CHOICE, choices=tuple(PAGES), required=True)
_FILE = Option(name="file", about="option.file", kind=OptionKind.FILE, required=True)
_OPTIONS = (
    _DIGEST,
    Option(name="ping", about="option.ping", kind=OptionKind.ROLE),
    Option(name="quiet", about="option.quiet"),
    Option(name="followups", about="option.followups", kind=OptionKind.CHOICE, choices=(IN_CHANNEL, IN_THREADS)),
    Option(name="empty", about="option.empty", kind=OptionKind.CHOICE, choices=(SAY_SO, SILENT)),
    Option(name="variety", about="option.variety"),
)
_ALERT = (
    _TOPIC,
    Option(name="outlets", about="option.outlets", kind=OptionKind.WHOLE),
    Option(name="minutes", about="option.minutes", kind=OptionKind.WHOLE),
    Option(name="most", about="option.most", kind=OptionKind.WHOLE),
    _DIGEST,
)
_SETTINGS = (
    Option(name="language", about="option.language", kind=OptionKind.CHOICE, choices=tuple(LANGUAGES)),
    Option(name="zone", about="option.zone", kind=OptionKind.ZONE),
    Option(name="style", about="option.style", kind=OptionKind.CHOICE, choices=(CARDS, PLAIN)),
    Option(name="managers", about="option.managers", kind=OptionKind.ROLE),
)
_LOG = (
    Option(name="channel", about="option.log_channel", kind=OptionKind.CHANNEL),
    Option(name="export", about="option.log_export", kind=OptionKind.FLAG),
)
_SCHEDULE = (
    Option(name="times", about="option.times", kind=OptionKind.SCHEDULE),
    Option(name="topics", about="option.topics", kind=OptionKind.TOPICS),
    Option(name="channel", about="option.channel", kind=OptionKind.CHANNEL),
    Option(name="zone", about="option.zone", kind=OptionKind.ZONE),
    _LENGTH,
    _DIGEST,
)


def _line(*path: str, options: tuple[Option, ...] = (), admin: bool = False, form: bool = False) -> Command:
    return Command(path=path, about=f"about.{'.'.join(path)}", options=options, admin=admin, form=form)


def _button(*path: str, about: str = "", admin: bool = False, form: bool = False) -> Command:
    return Command(path=path, about=f"button.{about or '.'.join(path)}", admin=admin, form=form)


COMMANDS: tuple[Command, ...] = (
    _line("brief", options=(_TOPIC, _SINCE, _LENGTH, _PUBLIC)),
    _line("quotes", options=(Option(name="who", about="option.who"), _ANY_TOPIC, _SINCE)),
    _line("digest", "now", options=(_DIGEST,), admin=True),
    _line("digest", "preview", options=(_DIGEST,)),
    _line("digest", "schedule", options=_SCHEDULE, admin=True, form=True),
    _line("digest", "options", options=_OPTIONS, admin=True, form=True),
    _line("digest", "mute", options=(_TIME, _DIGEST), admin=True),
    _line("digest", "pause", options=(_DIGEST,), admin=True),
    _line("digest", "resume", options=(_DIGEST,), admin=True),
    _line("digest", "list"),
    _line("digest", "balance", options=(_DIGEST,)),
    _line("digest", "remove", options=(_DIGEST,), admin=True),
    _line("story", "timeline", options=(_LINK,)),
    _line("story", "follow", options=(_LINK, _WHERE)),
    _line("story", "unfollow", options=(_LINK,)),
    _line("story", "list"),
    _line("story", "why", options=(_LINK,)),
    _line("story", "split", options=(_LINK,), admin=True),
    _line("story", "join", options=(_LINK, Option(name="other", about="option.link", required=True)), admin=True),
    _line("topics", "add", options=(_NAME, _WORDS), admin=True, form=True),
    _line("topics", "edit", options=(_TOPIC, _NAME, _WORDS), admin=True, form=True),
    _line("topics", "remove", options=(_TOPIC,), admin=True),
    _line("topics", "list"),
    _line("topics", "test", options=(_ANY_TOPIC, _WORDS)),
    _line("sources", "add", options=(_URL,), admin=True),
    _line("sources", "remove", options=(_SOURCE,), admin=True),
    _line("sources", "list"),
    _line("sources", "discover", options=(_URL,), admin=True),
    _line("sources", "health"),
    _line("sources", "pages", options=(_SOURCE, _PAGES), admin=True),
    _line("sources", "import", options=(_FILE,), admin=True),
    _line("sources", "export", admin=True),
    _line("alerts", "on", options=_ALERT, admin=True),
    _line("alerts", "off", options=(_TOPIC, _DIGEST), admin=True),
    _line("alerts", "list"),
    _line("news", "setup", admin=True, form=True),
    _line("news", "settings", options=_SETTINGS, admin=True, form=True),
    _line("news", "status"),
    _line("news", "help"),
    _line("news", "about"),
    _line("news", "export", admin=True),
    _line("news", "import", options=(_FILE,), admin=True),
    _line("news", "restore", admin=True),
    _line("news", "log", options=_LOG, admin=True),
)
"""What can be typed, in the order in which help lists it."""

BUTTONS: tuple[Command, ...] = (
    _button("brief", "quotes"),
    _button("brief", "timeline"),
    _button("brief", "why"),
    _button("brief", "follow", admin=True, form=True),
    _button("brief", "post"),
    _button("brief", "unchanged"),
    _button("brief", "week"),
    _button("brief", "latest"),
    _button("brief", "read"),
    _button("digest", "quotes", about="brief.quotes"),
    _button("digest", "timeline", about="brief.timeline"),
    _button("digest", "why", about="brief.why"),
    _button("digest", "reports"),
    _button("story", "here", admin=True),
    _button("topics", "removal", admin=True),
    _button("topics", "digest", about="digest.new", admin=True, form=True),
    _button("sources", "follow", admin=True),
    _button("news", "undo", admin=True),
    _button("news", "unlog", admin=True),
    _button("news", "replace", admin=True),
)
"""What can only be pressed: `Action.name` is a path of either table joined by dots, its operand the value "argument"."""

LINES: dict[Path, Command] = {line.path: line for line in (*COMMANDS, *BUTTONS)}
