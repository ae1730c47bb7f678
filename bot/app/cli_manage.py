"""The commands that change what is read and asked for: topics, sources, add-source."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.app.cli import in_loop, settings_of
from bot.app.configuration import resolve
from bot.app.wiring import Newsroom, now, open_newsroom
from bot.compose.edition import Edition
from bot.compose.health import say_health, say_pages
from bot.compose.wording import say
from bot.flows.manage import add_source as follow
from bot.flows.manage import add_topic, make_source, remove_source, remove_topic, want_pages
from bot.model.document import text_of
from bot.model.errors import SourceError, UserError
from bot.model.source import FullText, Source, SourceKind
from bot.model.topic import Topic


@click.group(
    invoke_without_command=True, epilog="Example:  python -m bot topics add Syria 'syria, assad, \"chemical weapons\", -football'"
)
@click.pass_context
def topics(context: click.Context) -> None:
    """List the topics, add one or remove one."""
    if context.invoked_subcommand:
        return

    async def work(newsroom: Newsroom) -> None:
        held = await newsroom.desk.workspaces.topics(newsroom.workspace.id)
        for topic in held:
            click.echo(f"{topic.name}: {said(topic)}")
        if not held:
            click.echo("No topics yet. Add one: python -m bot topics add Syria 'syria, assad'")

    with_newsroom(context, work)


@topics.command("add", epilog="Example:  python -m bot topics add Syria 'syria, assad, \"chemical weapons\", -football'")
@click.argument("name")
@click.argument("words", nargs=-1, required=True)
@click.pass_context
def add(context: click.Context, name: str, words: tuple[str, ...]) -> None:
    """Add topic NAME for any of WORDS: "phrases" in quotes, +word must occur, -word must not."""

    async def work(newsroom: Newsroom) -> None:
        topic = await add_topic(newsroom.desk, newsroom.workspace.id, name, " ".join(words))
        click.echo(f"{topic.name}: {said(topic)}\nTry it: python -m bot brief {topic.name}")

    with_newsroom(context, work)


@topics.command("remove", epilog="Example:  python -m bot topics remove Syria")
@click.argument("name")
@click.pass_context
def remove(context: click.Context, name: str) -> None:
    """Remove topic NAME; says how to have it back."""

    async def work(newsroom: Newsroom) -> None:
        topic = await remove_topic(newsroom.desk, newsroom.workspace.id, name)
        click.echo(f"Removed {topic.name}. To have it back: python -m bot topics add {topic.name!r} {said(topic)!r}")

    with_newsroom(context, work)


@click.group(invoke_without_command=True, epilog="Example:  python -m bot sources remove https://example.org/feed.xml")
@click.pass_context
def sources(context: click.Context) -> None:
    """List the sources with their health, or remove one."""
    if context.invoked_subcommand:
        return

    async def work(newsroom: Newsroom) -> None:
        desk, listed = newsroom.desk, await newsroom.desk.news.sources(newsroom.workspace.id)
        walled = await desk.pages.walled([source.id for source, _ in listed], desk.clock())
        for source, state in listed:
            health = text_of(say_health(state, edition))
            click.echo(f"{source.title or source.location}\n  {source.kind} {source.location}\n  {health}")
            if pages := say_pages(source, walled.get(source.id, ()), desk.full_text, edition):
                click.echo(f"  {text_of(pages)}")

    edition = Edition(now=now(), zone=ZoneInfo(settings_of(context).newsroom.timezone))
    with_newsroom(context, work)


@click.command("remove", epilog="Example:  python -m bot sources remove 'Vallmark Daily Post'")
@click.argument("wanted")
@click.pass_context
def remove_one(context: click.Context, wanted: str) -> None:
    """Stop reading the source with this title or location. What it brought stays stored."""

    location = wanted if "://" in wanted or not Path(wanted).exists() else str(Path(wanted).resolve())

    async def work(newsroom: Newsroom) -> None:
        source = await remove_source(newsroom.desk, newsroom.workspace.id, location)
        click.echo(
            f"No longer reading {source.title or source.location}. To have it back: python -m bot add-source {source.location}"
        )

    with_newsroom(context, work)


sources.add_command(remove_one, "remove")


@sources.command("pages", epilog="Example:  python -m bot sources pages https://example.org/feed.xml never")
@click.argument("wanted")
@click.argument("wish", type=click.Choice([wish.value for wish in FullText]))
@click.pass_context
def pages(context: click.Context, wanted: str, wish: str) -> None:
    """Say whether the pages that a feed links to are read where it brings only teasers."""

    async def work(newsroom: Newsroom) -> None:
        source = await want_pages(newsroom.desk, newsroom.workspace.id, wanted, FullText(wish))
        click.echo(say("en", f"pages_set.{wish}", name=source.title or source.location))

    with_newsroom(context, work)


@click.command("add-source", epilog="Example:  python -m bot add-source https://example.org/feed.xml")
@click.argument("location")
@click.option("--title", default="", help="How to call it (else what the feed calls itself).")
@click.pass_context
def add_source(context: click.Context, location: str, title: str) -> None:
    """Read the feed at a URL or in a file, or the articles in a folder, from now on. It is read once at once."""

    async def work(newsroom: Newsroom) -> None:
        place = resolve(location, Path.cwd())
        try:
            collected = await follow(newsroom.desk, newsroom.workspace.id, _source(place, title))
        except SourceError as problem:
            raise UserError(f"{location} was not added: {problem}") from None
        click.echo(f"Added. {collected.new} article{'s' * (collected.new != 1)} read, {len(collected.rejected)} unreadable.")

    with_newsroom(context, work)


def said(topic: Topic) -> str:
    """A topic's words in the form in which they are typed."""

    def quoted(word: str) -> str:
        return f'"{word}"' if " " in word else word

    must, without = [f"+{quoted(word)}" for word in topic.all_of], [f"-{quoted(word)}" for word in topic.none_of]
    return ", ".join([*map(quoted, topic.any_of), *must, *without])


def _source(place: str, title: str) -> Source:
    if "://" in place:
        if not place.lower().startswith(("http://", "https://")):
            raise UserError(f"{place} is neither an http(s) address nor a file or folder here")
        return make_source(SourceKind.FEED, place, title=title)
    if not Path(place).exists():
        raise UserError(f"{place}: no such file or folder; a feed's address starts with https://")
    if Path(place).is_dir():
        return make_source(SourceKind.FOLDER, place, title=title, every=timedelta(seconds=10))
    return make_source(SourceKind.FEED, place, title=title)


def with_newsroom(context: click.Context, work: Callable[[Newsroom], Awaitable[None]]) -> None:
    """Do a command's work in an open newsroom."""
    settings = settings_of(context)

    async def opened() -> None:
        async with open_newsroom(settings) as newsroom:
            await work(newsroom)

    in_loop(opened)
