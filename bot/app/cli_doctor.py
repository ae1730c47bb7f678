"""The commands about the bot itself: doctor, version."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

import click

from bot.app.cli import in_loop, settings_of, tell
from bot.app.configuration import configured_sources
from bot.app.live import ask_all
from bot.app.places import HOME, VERSION
from bot.app.privacy import private_files
from bot.app.settings import Settings
from bot.app.wiring import database_file, open_newsroom
from bot.model.errors import BotError

_LIBRARIES = ("sumy", "httpx", "apscheduler", "sqlalchemy", "pgqueuer", "trafilatura", "feedparser")


@click.command("version", epilog="Example:  dateline version")
def version() -> None:
    """Say which Dateline this is."""
    click.echo(f"dateline {VERSION} (Python {platform.python_version()}, SQLite {sqlite3.sqlite_version})")


@click.command(epilog="Example:  dateline doctor --live")
@click.option("--live", is_flag=True, help="Ask the bot that runs here how it is.")
@click.pass_context
def doctor(context: click.Context, live: bool) -> int:
    """Check everything that a run needs, and say what to do about what is wrong."""
    if live:
        return _sum_up(_tell(good, what, words) for good, what, words in _running(settings_of(context)))
    failed = 0
    settings: Settings | None = None
    try:
        settings = settings_of(context)
        _tell(True, "settings", "valid")
    except BotError as problem:
        failed += _tell(False, "settings", str(problem))
    private = private_files(settings, context.obj, os.environ, HOME) if settings else ()
    for good, what, words in [*_machine(), *(_newsroom(settings) if settings else []), *private]:
        failed += _tell(good, what, words)
    return _sum_up([failed])


def _sum_up(failed: Iterable[int]) -> int:
    count = sum(failed)
    click.echo("All is well." if not count else f"{count} thing{'s' * (count != 1)} to mend.")
    return 1 if count else 0


def _running(settings: Settings) -> Iterator[tuple[bool, str, str]]:
    """What each process of the bot on this machine says of itself."""
    told = in_loop(lambda: ask_all(database_file(settings), HOME))
    if not told:
        yield False, "bot", "none runs on this machine with these settings; start it with dateline run"
    for one in told:
        name = f"{one['role']} (process {one['pid']})"
        yield True, name, f"runs; {one['jobs']} jobs in hand, {one['reading']} texts being read or waiting for it"
        for chat, is_connected in one["chats"].items():
            yield is_connected, f"{name}, {chat.capitalize()}", "connected" if is_connected else "not connected"
        for alarm in one["alarms"]:
            yield False, name, alarm


def _tell(good: bool, what: str, words: str) -> int:
    tell(f"{'ok  ' if good else 'FAIL'}  {what}: {words}", err=False)
    return 0 if good else 1


def _machine() -> Iterator[tuple[bool, str, str]]:
    yield sys.version_info >= (3, 11), "python", f"{platform.python_version()} (3.11 or newer is needed)"
    for library in _LIBRARIES:
        try:
            yield True, library, installed(library)
        except PackageNotFoundError:
            yield False, library, "is not installed; run `make run`, or pip install -r requirements.txt"


def _newsroom(settings: Settings) -> Iterator[tuple[bool, str, str]]:
    async def visit() -> list[tuple[bool, str, str]]:
        async with open_newsroom(settings) as room:
            found = [(True, "database", "opens, and its tables are up to date")]
            for source, state in await room.desk.news.sources():
                name = source.name or source.location
                found.append((not state.problem, f"source {name}", state.problem or "no failure at its last visit"))
            return found

    try:
        yield from in_loop(visit)
    except BotError as problem:
        yield False, "database", str(problem)
    for source in configured_sources(settings, HOME):
        if "://" not in source.location:
            place = Path(source.location)
            there = place.exists() and os.access(place, os.R_OK)
            yield (
                there,
                f"path {source.location}",
                "readable" if there else "missing or not readable; create it or change the setting",
            )
