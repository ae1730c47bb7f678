"""The command `init`: a few questions, a settings file, and a first digest."""

import os
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import click

from bot.app.cli.init_chats import PLACES, ask_tokens, next_steps
from bot.app.cli.init_file import Chosen, ChosenSource, settings_text
from bot.app.cli.init_sources import INBOX, found_at, local_place, of_recipe, recipe_of
from bot.app.cli.main import in_loop, tell
from bot.app.paths import HOME, settings_file
from bot.app.reading import open_finder
from bot.app.recipes import recipes
from bot.app.settings import Settings, load_settings
from bot.app.timetable import next_time
from bot.compose.schedule_words import say_schedule
from bot.model.errors import BotError, UserError
from bot.model.recipe import Asks
from bot.parse.names import listed_names, named_lines
from bot.parse.schedule.read import DAILY, parse_schedule
from bot.parse.schedule.timezone import is_timezone, parse_timezone
from bot.store.database.private_files import make_folder
from bot.understand.typed_topics import topic_of

T = TypeVar("T")

SAMPLE = "sample"
"""The answer that keeps the sample newsroom."""


_LOCALTIME = Path("/etc/localtime")
_ZONEINFO = "zoneinfo/"


@dataclass
class _Answers:
    """The answers so far. With `asks` False nothing is asked: what was not given keeps its default."""

    asks: bool
    settings: Settings
    sources: list[ChosenSource] = field(default_factory=list)
    topics: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, question: str, given: str | None, default: str, read: Callable[[str], T]) -> T:
        """What was given on the command line, else the answer to a question, asked again until it can be read."""
        if given is not None or not self.asks:
            return read(given if given is not None else default)

        def checked(text: str) -> T:
            try:
                return read(text)
            except BotError as problem:
                raise click.UsageError(str(problem)) from None

        found: T = click.prompt(question, default=default, show_default=bool(default), value_proc=checked, err=True)
        return found


@click.command(epilog="Example:  dateline init --source world --at 'daily 07:00' --yes")
@click.option("--chat", type=click.Choice(PLACES), help="Where digests go beside this terminal.")
@click.option("--topic", "topics", multiple=True, help="A topic: its name, or 'Name: words'. May be given several times.")
@click.option("--source", "sources", multiple=True, help="A site, a feed, a folder or a recipe. May be given several times.")
@click.option("--at", "times", help="When the digest comes, such as 'weekdays 7:30 and 17:00'.")
@click.option("--zone", help="IANA time zone or a large city; else this machine's.")
@click.option("--yes", is_flag=True, help="Ask nothing: what is not given keeps its default.")
@click.pass_context
def init(
    context: click.Context,
    chat: str | None,
    topics: tuple[str, ...],
    sources: tuple[str, ...],
    times: str | None,
    zone: str | None,
    yes: bool,
) -> int:
    """Set up a newsroom of your own. Answer a few questions, see the settings file before it is written, get a first digest.

    What is given as an option is not asked for.
    """
    file = settings_file(context.find_root().obj, os.environ, HOME)
    answers = _Answers(asks=not yes, settings=_defaults())
    tell(f"This writes {file}. Enter takes what stands in brackets; Ctrl-C writes nothing.")
    if file.exists():
        tell(f"There is one already; it is kept as {_kept(file).name}.")
    place = answers.ask(f"Where do digests go ({', '.join(PLACES)})", chat, PLACES[0], _choice)
    secrets = ask_tokens(place, answers.settings, os.environ) if answers.asks else []
    chosen = _news(answers, topics, sources, times, zone, secrets)
    text = settings_text(chosen)
    click.echo(f"\n{text}")
    tell(_said_times(chosen.schedule, chosen.timezone))
    if answers.asks:
        click.confirm(f"Write this to {file}?", default=True, abort=True, err=True)
    _write(file, text)
    for line in next_steps(place):
        tell(line)
    return _first_digest(context, asks=answers.asks)


def _news(
    answers: _Answers,
    topics: Sequence[str],
    sources: Sequence[str],
    times: str | None,
    zone: str | None,
    secrets: Sequence[tuple[str, str]],
) -> Chosen:
    """What is read, on which topics, and when the digest comes."""
    answers.topics = answers.ask("Topics, with commas between (none: everything)", "\n".join(topics) or None, "", _topics)
    if answers.asks and not sources:
        offered = ", ".join(recipe.name for recipe in recipes())
        tell(f"What is read: addresses of sites or feeds, folders, or recipes ({offered}); with blanks between.")
    given = shlex.join(sources) if sources else None
    answers.sources = answers.ask("Sources", given, SAMPLE, lambda text: _sources(answers, text))
    schedule = answers.ask("When the digest comes", times, DAILY, lambda text: str(parse_schedule(text)))
    timezone = answers.ask("In which time zone", zone, local_zone(os.environ), lambda text: parse_timezone(text).key)
    own = [INBOX, *answers.sources] if answers.sources else []
    return Chosen(timezone=timezone, schedule=schedule, sources=own, topics=answers.topics, secrets=secrets)


def _defaults() -> Settings:
    """The default settings. The user's own file is not read: a mistake in it must not keep `init` from writing a better one."""
    return load_settings(Path(os.devnull), os.environ)


def _choice(text: str) -> str:
    if text.strip().lower() not in PLACES:
        raise UserError(f"“{text}” is none of {', '.join(PLACES)}")
    return text.strip().lower()


def _topics(text: str) -> list[tuple[str, str]]:
    """Names with their words, each checked; a name alone is its own word. Raises UserError."""
    named = {name.casefold(): (name, words or name) for name, words in named_lines(text, [])}
    for name, words in named.values():
        topic_of(name, words)
    return list(named.values())


def _sources(answers: _Answers, text: str) -> list[ChosenSource]:
    """The sources behind each place, without duplicates. Raises UserError for the first that leads nowhere."""
    try:
        places = [place for place in (part.strip(",") for part in shlex.split(text)) if place]
    except ValueError:
        raise UserError("a quotation mark is not closed") from None
    found: dict[str, ChosenSource] = {}
    for place in places if places != [SAMPLE] else []:
        found.update((source.location, source) for source in _sources_at(answers, place))
    return list(found.values())


def _sources_at(answers: _Answers, place: str) -> Sequence[ChosenSource]:
    if recipe := recipe_of(place):
        question = f"{recipe.title}: which ({recipe.example})"
        if recipe.asks is Asks.TOPICS and not answers.topics:
            answers.topics = answers.ask(question, None, "", _some(lambda text: _topics(text)))
        names = answers.ask(question, None, "", _some(_projects)) if recipe.asks is Asks.PROJECTS else []
        return of_recipe(recipe, names)
    if local := local_place(place):
        return [local]

    async def look() -> list[ChosenSource]:
        async with open_finder(answers.settings) as finder:
            return await found_at(place, lambda url: finder.find(url, tell=lambda at: tell(f"Looking at {at} ...")))

    found = in_loop(look, f"Looking for feeds at {place}")
    if len(found) == 1 or not answers.asks:
        return found[:1]
    for number, source in enumerate(found, 1):
        tell(f"  {number}  {source.title or 'without a title'}\n     {source.location}")
    number = click.prompt("Which one", type=click.IntRange(1, len(found)), default=1, err=True)
    return [found[number - 1]]


def _some(read: Callable[[str], list[T]]) -> Callable[[str], list[T]]:
    def checked(text: str) -> list[T]:
        if found := read(text):
            return found
        raise UserError("name at least one")

    return checked


def _projects(text: str) -> list[str]:
    names = [name.removeprefix("https://").removeprefix("github.com/").strip("/") for name in listed_names(text, [])]
    if wrong := next((name for name in names if name.count("/") != 1), ""):
        raise UserError(f"“{wrong}” is no project; write owner/name, such as nodejs/node")
    return names


def _said_times(schedule: str, timezone: str) -> str:
    read = parse_schedule(schedule)
    first = next_time(read, timezone, datetime.now(UTC)).astimezone(ZoneInfo(timezone))
    return f"A digest {say_schedule(read)}, first at {first:%a %d %b %H:%M %Z}."


def _kept(file: Path) -> Path:
    """Where the previous settings file is kept."""
    return file.with_name(f"{file.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")


def _write(file: Path, text: str) -> None:
    try:
        make_folder(file.absolute().parent)
        if file.exists():
            file.rename(_kept(file))
        file.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UserError(f"{file} cannot be written: {problem.strerror}") from None
    tell(f"Written: {file}")


def _first_digest(context: click.Context, *, asks: bool) -> int:
    """Print a first digest now, or say how to get one."""
    if not asks or not click.confirm("Print a first digest now?", default=True, err=True):
        tell("Start it: dateline run")
        return 0
    from bot.app.cli.news import run

    code: int = context.invoke(run, once=True, role="all")
    tell("From now on: dateline run")
    return code


def local_zone(environ: Mapping[str, str], localtime: Path = _LOCALTIME) -> str:
    """An IANA name: what TZ says, else where /etc/localtime leads; UTC where neither names a zone."""
    named = environ.get("TZ", "").lstrip(":")
    linked = os.path.realpath(localtime).rpartition(_ZONEINFO)[2] if localtime.is_symlink() else ""
    return next((zone for zone in (named, linked) if "/" in zone and not zone.startswith("Etc/") and is_timezone(zone)), "UTC")
