"""The commands that copy the store and bring a copy back: backup, restore."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.app.cli.main import settings_of, tell
from bot.app.settings import Settings
from bot.app.waiting import waiting_for
from bot.app.wiring import backup_folder, database_url
from bot.model.errors import UserError
from bot.store.database.backup import back_up, check, check_free
from bot.store.database.backup import restore as bring_back

_SQLITE = "sqlite:///"


@click.command(epilog="Example:  dateline backup /mnt/elsewhere/dateline.db")
@click.argument("path", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def backup(context: click.Context, path: Path | None) -> None:
    """Copy the database while the bot runs, to PATH or into the backup folder, and check the copy."""
    settings = settings_of(context)
    file = _file(settings)
    if path and not path.absolute().parent.is_dir():
        raise UserError(f"{path.absolute().parent}: no such folder; is the disk there? Else make it first: mkdir -p")
    with waiting_for("Copying and checking the database …"):
        if path:
            back_up(file, path)
        else:
            path = backup_folder(settings).add(file, datetime.now(UTC))
    click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB, checked. To have it back: dateline restore {path}")


@click.command(epilog="Example:  dateline restore var/backups/dateline-20261123T033000Z.db")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore(context: click.Context, path: Path, yes: bool) -> None:
    """Put a backup in the place of the database. The present one is kept beside it; the bot must not be running."""
    file = _file(settings_of(context))
    check(path)
    check_free(file)
    if not yes:
        click.confirm(f"Put {path} in the place of {file}? What came since that backup will be collected anew", abort=True)
    with waiting_for("Copying the backup …"):
        kept = bring_back(path, file, datetime.now(UTC))
    click.echo(f"Restored {file} from {path}.")
    if kept:
        tell(f"What was there before is kept as {kept}; delete it when all is well.")


def _file(settings: Settings) -> Path:
    url = database_url(settings)
    if not url.startswith(_SQLITE):
        raise UserError("PostgreSQL is backed up by its own tools: pg_dump -Fc, and pg_restore to bring it back")
    if ":memory:" in url:
        raise UserError("a database in memory cannot be copied; name a file in the setting “database”")
    return Path(url.removeprefix(_SQLITE))
