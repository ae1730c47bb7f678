"""The commands about the bot itself: doctor, version."""

import asyncio
import os
import platform
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.app.checks import Finding, failures, of_folders, of_machine, of_ports, of_tokens, of_zone, tokens
from bot.app.cli.main import in_loop, settings_of, tell
from bot.app.cli.status_digests import followed
from bot.app.live import ask_all
from bot.app.paths import HOME, VERSION
from bot.app.privacy import private_files
from bot.app.settings import Settings
from bot.app.wiring import Newsroom, database_file, now, open_newsroom, open_newsroom_store
from bot.compose.health import say_remedy
from bot.model.errors import BotError
from bot.model.source import RawItem, Source, SourceState
from bot.platforms.table import PLATFORMS
from bot.sources.feeds import is_local

_TITLES = {chat.name: chat.title for chat in PLATFORMS}
_TEXT = b"The doctor asks for a reading.\n\nThis text is read as an article is, in a process of its own. Nothing is kept of it."


@click.command("version", epilog="Example:  dateline version")
def version() -> None:
    """Say which Dateline this is."""
    click.echo(f"dateline {VERSION} (Python {platform.python_version()}, SQLite {sqlite3.sqlite_version})")


@click.command(epilog="Example:  dateline doctor --live")
@click.option("--live", is_flag=True, help="Ask the bot that runs here how it is, and the chats whose the tokens are.")
@click.pass_context
def doctor(context: click.Context, live: bool) -> int:
    """Check everything that a run needs, and say what to do about what is wrong."""
    found = [_said(finding) for finding in of_machine(datetime.now(UTC))]
    try:
        settings = settings_of(context)
    except BotError as problem:
        found.append(_said(Finding(good=False, what="settings", words=str(problem))))
        return _sum_up(found)
    found.append(_said(Finding(good=True, what="settings", words="valid")))
    found += [_said(finding) for finding in _of_settings(settings, context.obj)]
    found += in_loop(lambda: _of_newsroom(settings), "Opening the database, trying a reading process")
    if live:
        found += in_loop(lambda: _of_chats(settings), "Asking the chats")
        found += [_said(finding) for finding in _running(settings)]
    return _sum_up(found)


def _of_settings(settings: Settings, chosen: Path | None) -> Iterator[Finding]:
    """What can be checked without opening anything."""
    yield of_zone(settings)
    yield from of_tokens(settings)
    yield from of_folders(settings, HOME, database_file(settings))
    yield from of_ports(settings, is_running=bool(in_loop(lambda: ask_all(database_file(settings), HOME))))
    yield from private_files(settings, chosen, os.environ, HOME)


async def _of_newsroom(settings: Settings) -> list[Finding]:
    """The database, what is followed, and whether texts are read."""
    try:
        store = await open_newsroom_store(settings)
    except BotError as problem:
        return [_said(Finding(good=False, what="database", words=str(problem)))]
    await store.close()
    found = [_said(Finding(good=True, what="database", words="opens, and its tables are up to date"))]
    try:
        async with open_newsroom(settings) as newsroom:
            found.append(_said(await _of_reading(newsroom)))
    except BotError as problem:
        return [*found, _said(Finding(good=False, what="newsroom", words=str(problem)))]
    store = await open_newsroom_store(settings)
    try:
        return [*found, *[_said(_of_source(source, state)) for source, state in await followed(store)]]
    finally:
        await store.close()


async def _of_reading(newsroom: Newsroom) -> Finding:
    """Whether a reading process starts and reads."""
    item = RawItem(source_id="doctor", key="doctor", body=_TEXT, media_type="text/plain", fetched=now())
    count = newsroom.settings.work.processes
    try:
        await newsroom.desk.understanding.read(item)
    except BotError as problem:
        return Finding(good=False, what="reading processes", words=f"{problem}; work.processes is {count}: try 1")
    return Finding(good=True, what="reading processes", words=f"start and read; work.processes is {count}")


def _of_source(source: Source, state: SourceState) -> Finding:
    name = f"source {source.name or source.location}"
    place = Path(source.location).expanduser()
    if is_local(source.location) and not (place.exists() and os.access(place, os.R_OK)):
        words = f"{place} is missing or not readable; mkdir -p {place}, or dateline sources remove"
        return Finding(good=False, what=name, words=words)
    if state.problem:
        return Finding(good=False, what=name, words=f"{state.problem}{say_remedy(state.problem, 'en')}")
    return Finding(good=True, what=name, words="no failure at its last visit" if state.last_success else "not visited yet")


async def _of_chats(settings: Settings) -> list[Finding]:
    """Whose the tokens are; all platforms are asked at once."""

    async def asked() -> AsyncIterator[Finding]:
        held = list(tokens(settings))
        answers = await asyncio.gather(*(token.whose() for token in held), return_exceptions=True)
        for token, answer in zip(held, answers, strict=True):
            if isinstance(answer, BotError):
                words = f"{answer}; a new one is at {token.page}, and goes into {token.variable} or {token.variable}_FILE"
                yield Finding(good=False, what=token.key, words=words)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                yield Finding(good=True, what=token.key, words=f"is the token of {answer}")

    return [_said(finding) async for finding in asked()]


def _running(settings: Settings) -> Iterator[Finding]:
    """What each process of the bot on this machine says of itself."""
    answers = in_loop(lambda: ask_all(database_file(settings), HOME))
    if not answers:
        words = "none runs on this machine with these settings; start it with dateline run"
        yield Finding(good=False, what="bot", words=words)
    for answer in answers:
        name = f"{answer['role']} (process {answer['pid']})"
        words = f"runs; {answer['jobs']} jobs in hand, {answer['reading']} texts being read or waiting for it"
        yield Finding(good=True, what=name, words=words)
        for chat, is_connected in answer["chats"].items():
            said = "connected" if is_connected else "not connected"
            yield Finding(good=is_connected, what=f"{name}, {_TITLES.get(chat, chat)}", words=said)
        for alarm in answer["alarms"]:
            yield Finding(good=False, what=name, words=alarm)


def _said(finding: Finding) -> Finding:
    """Print the finding as soon as it is there."""
    tell(f"{'ok  ' if finding.good else 'FAIL'}  {finding.what}: {finding.words}", err=False)
    return finding


def _sum_up(found: Iterable[Finding]) -> int:
    count = failures([*found])
    click.echo("All is well." if not count else f"{count} thing{'s' * (count != 1)} to mend.")
    return 1 if count else 0
