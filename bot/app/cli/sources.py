"""The commands that change what is read: sources, add-source, and lists of feeds as other readers exchange them (OPML)."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.app.cli.group import Group
from bot.app.cli.main import tell
from bot.app.cli.manage import with_newsroom
from bot.app.configuration import resolve
from bot.app.recipes import recipes
from bot.app.wiring import Newsroom, now
from bot.compose.edition import Edition
from bot.compose.health import say_health, say_pages
from bot.compose.wording import say
from bot.flows.collect import collect_all
from bot.flows.import_feeds import Imported, follow_own, sort_out
from bot.flows.manage import add_source as follow
from bot.flows.manage import make_source, remove_source, want_pages
from bot.flows.recipes import recipe_named, sources_of
from bot.model.document import text_with_zones
from bot.model.errors import SourceError, UserError
from bot.model.problems import Code, Problem
from bot.model.recipe import Asks, Recipe
from bot.model.source import SAMPLE, FullText, Source, SourceKind
from bot.parse.addresses import address_of
from bot.parse.feed.opml import LARGEST, Outline, folder_words, write_opml
from bot.parse.urls import http_link
from bot.ports.commands import FoundFeed, chosen

_WITHOUT_LIMIT = 100_000
_FILES = (".xml", ".rss", ".atom", ".rdf", ".json")
"""Endings of feeds in files, which no site's name has."""


@click.group(cls=Group, invoke_without_command=True, epilog="Example:  dateline sources remove https://example.org/feed.xml")
@click.pass_context
def sources(context: click.Context) -> None:
    """List the sources with their health, add one or remove one."""
    if context.invoked_subcommand:
        return

    async def work(newsroom: Newsroom) -> None:
        desk, listed = newsroom.desk, await newsroom.desk.news.sources(newsroom.workspace.id)
        edition = Edition(now=now(), zone=ZoneInfo(newsroom.workspace.timezone))
        walled = await desk.pages.walled([source.id for source, _ in listed], desk.clock())
        for source, state in listed:
            health = text_with_zones(say_health(state, edition))
            click.echo(f"{source.name or source.location}\n  {source.kind} {source.location}\n  {health}")
            if pages := say_pages(source, walled.get(source.id, ()), desk.full_text, edition):
                click.echo(f"  {text_with_zones(pages)}")

    with_newsroom(context, work)


@click.command("remove", epilog="Example:  dateline sources remove 'Vallmark Daily Post'")
@click.argument("wanted")
@click.pass_context
def remove_one(context: click.Context, wanted: str) -> None:
    """Stop reading the source with this title or location. What it brought stays stored."""

    location = wanted if "://" in wanted or not Path(wanted).exists() else str(Path(wanted).resolve())

    async def work(newsroom: Newsroom) -> None:
        source = await remove_source(newsroom.desk, newsroom.workspace.id, location)
        click.echo(f"No longer reading {source.name or source.location}. To have it back: dateline add-source {source.location}")

    with_newsroom(context, work)


sources.add_command(remove_one, "remove")


@sources.command("pages", epilog="Example:  dateline sources pages https://example.org/feed.xml never")
@click.argument("wanted")
@click.argument("wish", type=click.Choice([wish.value for wish in FullText]))
@click.pass_context
def pages(context: click.Context, wanted: str, wish: str) -> None:
    """Say whether the pages that a feed links to are read where it brings only teasers."""

    async def work(newsroom: Newsroom) -> None:
        source = await want_pages(newsroom.desk, newsroom.workspace.id, wanted, FullText(wish))
        click.echo(say("en", f"pages_set.{wish}", name=source.name or source.location))

    with_newsroom(context, work)


@click.command("import", epilog="Example:  dateline sources import subscriptions.opml")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def import_(context: click.Context, file: Path) -> int:
    """Follow all feeds of an OPML FILE, by the names that it gives them. They are first read when the bot next looks around."""

    async def work(newsroom: Newsroom) -> None:
        desk, here = newsroom.desk, newsroom.workspace.id
        held = frozenset(source.id for source, _ in await desk.news.sources(here)) - await _samples(newsroom)
        with file.open("rb") as opened:
            body = opened.read(LARGEST + 1)
        taken = await sort_out(desk, body, held=held, room=_WITHOUT_LIMIT)
        for source in taken.fresh:
            await follow_own(desk, here, source)
        _say_imported(taken)

    with_newsroom(context, work)
    return 0


@click.command("export", epilog="Example:  dateline sources export > subscriptions.opml")
@click.pass_context
def export(context: click.Context) -> None:
    """Print the feeds that are followed as OPML, for other readers."""

    async def work(newsroom: Newsroom) -> None:
        followed, samples = await newsroom.desk.news.sources(newsroom.workspace.id), await _samples(newsroom)
        own = [source for source, _ in followed if http_link(source.location) and source.id not in samples]
        feeds = [Outline(url=source.location, title=source.name) for source in own]
        click.echo(write_opml(newsroom.workspace.name, feeds).decode())

    with_newsroom(context, work)


sources.add_command(import_, "import")
sources.add_command(export, "export")


@click.command("add-source", epilog="Example:  dateline add-source https://example.org")
@click.argument("location")
@click.option("--title", default="", help="How to call it (else what the feed calls itself).")
@click.option("--all", "take_all", is_flag=True, help="Where a site has several feeds, follow all of them.")
@click.pass_context
def add_source(context: click.Context, location: str, title: str, take_all: bool) -> int:
    """Read what is at LOCATION from now on: a feed, site, channel or account on the web, a feed in a file, or a folder of files.
    Or a recipe: `dateline recipes` lists them.

    It is read once at once. Where there are several feeds, they are listed to choose from.
    """
    ended, address = [0], _address(location)
    recipe = None if address or Path(location).exists() else recipe_named(recipes(), location)

    async def work(newsroom: Newsroom) -> None:
        if recipe:
            ended[0] = await _follow_recipe(newsroom, recipe)
            return
        sources = await _sources_at(newsroom, location, address, title, take_all=take_all)
        for source in sources:
            try:
                collected = await follow(newsroom.desk, newsroom.workspace.id, source)
            except SourceError as problem:
                raise UserError(Problem(Code.NOT_ADDED, {"name": location, "problem": problem.problem})) from None
            name = f" {source.name}" if source.name else ""
            count = f"{collected.new} article{'s' * (collected.new != 1)} read, {len(collected.rejected)} unreadable."
            click.echo(f"Added{name}. {count}")
        ended[0] = 0 if sources else 1

    with_newsroom(context, work)
    return ended[0]


sources.add_command(add_source, "add")


async def _follow_recipe(newsroom: Newsroom, recipe: Recipe) -> int:
    """Follow all of its feeds, and read each once; 1 where none could be read. Raises UserError where it asks for projects."""
    if recipe.asks is Asks.PROJECTS:
        raise UserError(f"{recipe.name} wants projects ({recipe.example}): dateline add-source https://github.com/OWNER/NAME")
    sources = sources_of(recipe)
    for source in sources:
        await follow_own(newsroom.desk, newsroom.workspace.id, source)
    visits = await collect_all(newsroom.desk, sources)
    for visit in visits:
        click.echo(f"Added {visit.source.name}. {visit.problem or f'{visit.new} articles read.'}")
    if recipe.asks is Asks.TOPICS:
        click.echo(f"Now name what it is about ({recipe.example}): dateline topics add NAME WORDS")
    return 1 if visits and all(visit.problem for visit in visits) else 0


def _address(location: str) -> str:
    """The web address that is meant; "" for a file or a folder, be it there or not."""
    path = Path(location)
    is_path = location.startswith(("/", ".", "~")) or path.exists() or (path.name == location and path.suffix in _FILES)
    return "" if is_path else address_of(location)


async def _sources_at(newsroom: Newsroom, location: str, address: str, title: str, *, take_all: bool) -> list[Source]:
    """What to follow; empty where somebody has to choose first. Raises UserError."""
    if not address:
        return [_local_source(resolve(location, Path.cwd()), title)]
    try:
        found = await newsroom.desk.finder.find(address, tell=lambda url: tell(f"Looking at {url} ..."))
    except SourceError as problem:
        raise UserError(Problem(Code.NOT_ADDED, {"name": location, "problem": problem.problem})) from None
    if not found:
        raise UserError(f"no feed and no news sitemap was found at {address}; if you know the feed's own address, give that")
    feed = chosen(found)
    wanted = found if take_all else [feed] if feed else []
    if not wanted:
        _offer(found)
    return [_web_source(address, title if len(wanted) == 1 else "") for address in wanted]


def _web_source(feed: FoundFeed, title: str) -> Source:
    plain = make_source(SourceKind.FEED, feed.url, title=title)
    return Source(id=plain.id, kind=plain.kind, location=plain.location, title=title, own_title=feed.title)


def _offer(found: Sequence[FoundFeed]) -> None:
    click.echo(f"There are {len(found)} feeds:")
    for feed in found:
        click.echo(f"  {feed.title or 'without a title'}, {feed.entries} entries\n    {feed.url}")
    click.echo("Nothing was added yet. Choose one by its address, or all of them with --all:")
    click.echo(f"  dateline add-source {found[0].url}")


def _say_imported(taken: Imported) -> None:
    click.echo(f"{len(taken.fresh)} added, {taken.known} followed already, {len(taken.refused)} not taken")
    for refusal in taken.refused:
        tell(f"  not taken: {refusal.name}: {refusal.why}")
    for folder in taken.folders:
        click.echo(f"A topic for the folder {folder}: dateline topics add {folder!r} {folder_words(folder)!r}")


async def _samples(newsroom: Newsroom) -> frozenset[str]:
    return frozenset(source.id for source, _ in await newsroom.desk.news.sources(SAMPLE))


def _local_source(place: str, title: str) -> Source:
    if "://" in place:
        raise UserError(f"{place} is neither an http(s) address nor a file or folder here")
    if not Path(place).exists():
        raise UserError(
            f"{place}: no such file or folder; an address on the web begins with https://; `dateline recipes` lists recipes"
        )
    if Path(place).is_dir():
        return make_source(SourceKind.FOLDER, place, title=title, every=timedelta(seconds=10))
    return make_source(SourceKind.FEED, place, title=title)
