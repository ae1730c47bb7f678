"""The commands that copy the store and bring a copy back: backup, restore."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.app.cli.main import in_loop, settings_of, tell
from bot.app.settings import Settings
from bot.app.waiting import waiting_for
from bot.app.wiring import backup_folder, database_url
from bot.model.errors import UserError
from bot.store.database import dump
from bot.store.database.backup import back_up, check, check_free
from bot.store.database.backup import restore as bring_back
from bot.store.database.connections import parse_url, server_of

_SQLITE = "sqlite:///"


@click.command(epilog="Example:  dateline backup /mnt/elsewhere/dateline.db")
@click.argument("path", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def backup(context: click.Context, path: Path | None) -> None:
    """Copy the database while the bot runs, to PATH or into the backup folder, and check the copy."""
    settings = settings_of(context)
    if path and not path.absolute().parent.is_dir():
        raise UserError(f"{path.absolute().parent}: no such folder; is the disk there? Else make it first: mkdir -p")
    with waiting_for("Copying and checking the database …"):
        made = _dumped(settings, path) if _is_postgresql(settings) else _copied(settings, path)
    click.echo(f"{made}: {made.stat().st_size / 1e6:.1f} MB, checked. To have it back: dateline restore {made}")


def _copied(settings: Settings, path: Path | None) -> Path:
    file = _file(settings)
    if path is None:
        return backup_folder(settings).add(file, datetime.now(UTC))
    back_up(file, path)
    return path


def _dumped(settings: Settings, path: Path | None) -> Path:
    server = server_of(settings.database)
    if path is None:
        return backup_folder(settings).add_dump(server, datetime.now(UTC))
    dump.dump(server, path)
    return path


@click.command(epilog="Example:  dateline restore var/backups/dateline-20261123T033000Z.db")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore(context: click.Context, path: Path, yes: bool) -> None:
    """Put a backup in the place of the database. The present one is kept beside it; the bot must not be running."""
    settings = settings_of(context)
    if _is_postgresql(settings):
        _restore_dump(settings, path, yes=yes)
        return
    file = _file(settings)
    check(path)
    check_free(file)
    _ask(path, str(file), yes=yes)
    with waiting_for("Copying the backup …"):
        kept = bring_back(path, file, datetime.now(UTC))
    click.echo(f"Restored {file} from {path}.")
    if kept:
        tell(f"What was there before is kept as {kept}; delete it when all is well.")


def _restore_dump(settings: Settings, path: Path, *, yes: bool) -> None:
    server, shown = server_of(settings.database), parse_url(settings.database).render_as_string()
    in_loop(lambda: dump.check_replaceable(server, path), "Looking at the database")
    _ask(path, shown, yes=yes)
    with waiting_for("Copying what is there, then the backup …"):
        kept = backup_folder(settings).add_dump(server, datetime.now(UTC))
        dump.bring_back(server, path)
    click.echo(f"Restored {shown} from {path}.")
    tell(f"What was there before is kept as {kept}.")


def _ask(path: Path, place: str, *, yes: bool) -> None:
    if not yes:
        click.confirm(f"Put {path} in the place of {place}? What came since that backup will be collected anew", abort=True)


def _is_postgresql(settings: Settings) -> bool:
    return not settings.database.startswith("sqlite")


def _file(settings: Settings) -> Path:
    url = database_url(settings)
    if ":memory:" in url:
        raise UserError("a database in memory cannot be copied; name a file in the setting “database”")
    return Path(url.removeprefix(_SQLITE))
