"""The commands that read and show news: run, brief, digest, ingest."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.app.cli.main import in_loop, settings_of, tell
from bot.app.cli.pager import LINKS, PAGER, show
from bot.app.configuration import TERMINAL
from bot.app.memory import use_one_arena
from bot.app.roles import Role
from bot.app.wiring import Newsroom, open_newsroom
from bot.model.document import Document
from bot.model.errors import Unreadable, UserError
from bot.parse.schedule.durations import parse_since
from bot.sources.files import article_files, read_file
from bot.understand.summarize import METHODS


def _checked(context: click.Context, parameter: click.Parameter, text: str) -> str:
    """Report a mistake in --since before any work begins; its zone is known only later."""
    try:
        parse_since(text, now=datetime.now(UTC))
    except UserError as problem:
        raise click.BadParameter(str(problem)) from None
    return text


SINCE = click.option(
    "--since",
    default="7d",
    show_default=True,
    callback=_checked,
    help="How far back: 24h, 7d, today, yesterday or a date.",
)


@click.command(epilog="Example:  dateline run --once")
@click.option("--once", is_flag=True, help="Collect, publish what is new, and exit.")
@click.option(
    "--role",
    type=click.Choice([*Role.every()]),
    default=Role.ALL,
    show_default=True,
    help="Only a part of the work, where several processes share one database (docs/scaling.md).",
)
@LINKS
@click.pass_context
def run(context: click.Context, once: bool, role: str) -> int:
    """Collect, print a digest at once, and go on on schedule. Ctrl-C ends it."""
    from bot.app.chats import open_chats
    from bot.app.run import run_on, run_once

    use_one_arena()
    settings = settings_of(context)

    async def work() -> int:
        async with open_newsroom(settings, chats=None if once else open_chats, role=Role(role)) as newsroom:
            if once:
                return 1 if await run_once(newsroom, tell) else 0
            await run_on(newsroom, tell)
            return 0

    return in_loop(work, "")


@click.command(epilog="Example:  dateline brief syria --since 7d")
@click.argument("topic", nargs=-1, required=True)
@SINCE
@click.option("--stories", type=click.IntRange(1, 20), default=5, show_default=True, help="Stories shown in full.")
@click.option("--method", type=click.Choice(list(METHODS)), help="Summarise by another method than at collection.")
@LINKS
@PAGER
@click.pass_context
def brief(context: click.Context, topic: tuple[str, ...], since: str, stories: int, method: str | None, pager: bool) -> int:
    """What is known about a TOPIC, or about any words. Exit code 1 where it is no topic, and no report has its words."""
    from bot.flows.brief import Outcome, Question, research

    settings = settings_of(context)

    async def work() -> tuple[str, int]:
        async with open_newsroom(settings) as newsroom:
            await _fill_if_empty(newsroom)
            zone = ZoneInfo(newsroom.workspace.timezone)
            question = Question(
                workspace=newsroom.workspace,
                asked=" ".join(topic),
                since=parse_since(since, now=newsroom.desk.clock(), zone=zone),
                max_stories=stories,
                summary_sentences=settings.digest.summary_sentences,
                method=method,
                channel=newsroom.subscription.channel,
            )
            found = await research(newsroom.desk, question)
            return _page(found.document), 1 if found.outcome is Outcome.UNKNOWN else 0

    page, code = in_loop(work, "Looking through what is stored")
    show(page, pager=pager)
    return code


@click.command(epilog="Example:  dateline digest --topic harbour --since 24h")
@click.option("--topic", multiple=True, help="Only this topic; may be given several times.")
@SINCE
@LINKS
@PAGER
@click.pass_context
def digest(context: click.Context, topic: tuple[str, ...], since: str, pager: bool) -> None:
    """Print a digest of what is stored now. Nothing counts as sent by it."""
    from bot.flows.manage import find_topic
    from bot.flows.publish import preview_digest, subscribed_topics
    from bot.model.workspace import Window

    settings = settings_of(context)

    async def work() -> str:
        async with open_newsroom(settings) as newsroom:
            desk, zone = newsroom.desk, ZoneInfo(newsroom.workspace.timezone)
            named = [await find_topic(desk, newsroom.workspace.id, name) for name in topic]
            await _fill_if_empty(newsroom)
            held = await desk.workspaces.subscription(newsroom.subscription.id) or newsroom.subscription
            window = Window(start=parse_since(since, now=desk.clock(), zone=zone), end=desk.clock())
            return _page(await preview_digest(desk, held, window, named or await subscribed_topics(desk, held)))

    show(in_loop(work, "Looking through what is stored"), pager=pager)


@click.command(epilog="Example:  dateline ingest article.txt saved-pages/")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.pass_context
def ingest(context: click.Context, paths: tuple[Path, ...]) -> int:
    """Store article files without waiting for the inbox: files, or all in a folder. They stay where they are."""
    from bot.flows.ingest import hand_source_id
    from bot.flows.ingest import ingest as take

    settings = settings_of(context)
    items, problems = [], []
    for path in article_files(paths):
        try:
            items.append(read_file(path, source_id=hand_source_id(TERMINAL), now=datetime.now(UTC)))
        except Unreadable as problem:
            problems.append(f"{path.name} {problem}")

    async def work() -> int:
        async with open_newsroom(settings) as newsroom:
            taken = await take(newsroom.desk, newsroom.workspace.id, items)
            problems.extend(taken.rejected)
            click.echo(f"{taken.new} new, {taken.known} already known, {len(problems)} unreadable")
            for line in problems:
                tell(f"Error: {line}")
            return 1 if problems else 0

    return in_loop(work, f"Reading {len(items)} file{'s' * (len(items) != 1)}")


async def _fill_if_empty(newsroom: Newsroom) -> None:
    """Read the sources first where nothing was ever collected, so that a new user's first question has an answer."""
    from bot.app.run import collect_sources
    from bot.model.workspace import Window

    desk = newsroom.desk
    ever = Window(start=desk.clock() - timedelta(days=36500), end=desk.clock())
    if not await desk.news.count(newsroom.workspace.id, ever):
        await collect_sources(newsroom, tell)


def _page(document: Document) -> str:
    """The document as this terminal shows it."""
    from bot.platforms.terminal.send import TerminalPlatform

    return TerminalPlatform(sys.stdout, os.environ).page(document)
