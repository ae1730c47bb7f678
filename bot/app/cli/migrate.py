"""The command that moves a newsroom to another database: migrate-store."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import click

from bot.app.cli.main import in_loop
from bot.app.process import lives
from bot.app.wiring import now
from bot.model.errors import UserError
from bot.store.database.transfer import transfer, verify
from bot.store.store import Store, open_store

_BETWEEN = 5.0
"""Seconds between two checks whether the old newsroom still runs."""


@click.command("migrate-store", epilog="Example:  dateline migrate-store sqlite:///var/dateline.db postgresql://me@db/dateline")
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="TO")
@click.option("--follow", is_flag=True, help="Copy while the bot works, and the rest when it has stopped.")
def migrate_store(old: str, new: str, follow: bool) -> None:
    """Copy everything from one database to another, and check the copy."""
    _check(old, new)
    where = in_loop(lambda: _move(old, new, follow=follow, tell=lambda words: click.echo(words, err=True)))
    click.echo(f"The newsroom is in {where} now. Set it as `database`, and start the bot with that.")


def _check(old: str, new: str) -> None:
    """Both addresses are checked, and the old database has to exist: a mistyped one is refused, not created. Raises
    click.BadParameter."""
    for name, url in (("FROM", old), ("TO", new)):
        if not url.startswith(("sqlite:///", "postgresql")):
            example = "sqlite:///var/dateline.db or postgresql://user@host/name"
            raise click.BadParameter(f"{url!r} is no address such as {example}", param_hint=name)
    if old.startswith("sqlite:///") and not Path(old.removeprefix("sqlite:///")).exists():
        raise click.BadParameter(f"there is no file {old.removeprefix('sqlite:///')}", param_hint="FROM")


async def _move(old: str, new: str, *, follow: bool, tell: Callable[[str], None]) -> str:
    async with AsyncExitStack() as opened:
        source, target = await open_store(old), await open_store(new)
        opened.push_async_callback(target.close)
        opened.push_async_callback(source.close)
        if source.database.where == target.database.where:
            raise UserError("FROM and TO are the same database")
        if await _at_work(target):
            raise UserError(f"a bot works with {target.database.where}; stop it first")
        if await _at_work(source) and not follow:
            raise UserError(f"a bot works with {source.database.where}; stop it first, or copy meanwhile with --follow")
        while await _at_work(source):
            changes = await transfer(source.database, target.database, now(), _progress(tell))
            tell(f"{changes} rows copied so far. Stop the bot when you like: the rest is copied then.")
            await asyncio.sleep(_BETWEEN)
        await transfer(source.database, target.database, now(), _progress(tell))
        tables = await verify(source.database, target.database)
        if await _at_work(source):
            raise UserError(f"a bot was started with {source.database.where} meanwhile; stop it, and run this again")
    tell(f"Checked: {sum(table.rows for table in tables)} rows in {len(tables)} tables are the same in both.")
    return target.database.where


async def _at_work(store: Store) -> bool:
    return any(lives(worker, now()) for worker in await store.roster.present())


def _progress(tell: Callable[[str], None]) -> Callable[[str, int, int], None]:
    """Progress: one line a table for a program, one line that is overwritten for a person."""
    shows = sys.stderr.isatty()

    def say_progress(table: str, done: int, total: int) -> None:
        if shows:
            click.echo(f"\r{table}: {done} of {total}" + "\n" * (done >= total), nl=False, err=True)
        elif done >= total:
            tell(f"{table}: {total}")

    return say_progress
