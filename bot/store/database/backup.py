"""Backups of an SQLite database while it is in use, and restoring them.

A copy is made by VACUUM INTO (https://www.sqlite.org/lang_vacuum.html#vacuuminto): one consistent state, without free pages, in a
temporary file that gets its name only when it is complete, checked and synced.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.model.errors import BotError, UserError
from bot.model.upkeep import Entry
from bot.store.database.dump import dump
from bot.store.database.engine import explain_sqlite
from bot.store.database.lock import sole_user
from bot.store.database.private_files import close_to_everybody, make_folder, whole_or_not_at_all
from bot.store.migrate import HEAD

_NAME = "dateline-%Y%m%dT%H%M%SZ"
_PATTERN = "dateline-*T*Z"
SUFFIX, DUMPED = ".db", ".dump"
"""The names of copies of an SQLite database, and of a PostgreSQL one (`bot.store.database.dump`)."""
_OURS = {"articles", "outbox", "subscriptions"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFolder:
    """The folder of backups, named by the time they were made, and how many are kept."""

    folder: Path
    keep: int

    def add(self, file: Path, now: datetime) -> Path:
        """Back an SQLite database up; backups beyond `keep` are deleted afterwards, the oldest first. Raises BotError."""
        return self._add(partial(back_up, file), SUFFIX, now)

    def add_dump(self, server: str, now: datetime) -> Path:
        """The same for the PostgreSQL at a URL."""
        return self._add(partial(dump, server), DUMPED, now)

    def _add(self, copy: Callable[[Path], None], suffix: str, now: datetime) -> Path:
        target = self.folder / (now.astimezone(UTC).strftime(_NAME) + suffix)
        for older in self.all():
            close_to_everybody(older)
        copy(target)
        for old in self.all()[self.keep :]:
            old.unlink(missing_ok=True)
        return target

    def all(self) -> list[Path]:
        """The newest first."""
        return sorted((file for suffix in (SUFFIX, DUMPED) for file in self.folder.glob(_PATTERN + suffix)), reverse=True)

    def last(self) -> Entry | None:
        """When the newest one was made, and where it is."""
        for path in self.all():
            with suppress(ValueError):  # another program's file of a similar name
                return Entry(at=datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC), words=str(path))
        return None


def back_up(file: Path, target: Path) -> None:
    """Copy a database that may be in use to a new file, and check the copy. Raises BotError, UserError."""
    if not file.exists():
        raise UserError(f"{file} does not exist yet; there is nothing to back up")
    if target.exists():
        raise UserError(f"{target} exists already; name another file")
    with _explained(target), whole_or_not_at_all(target) as growing:
        _copy(file, growing)
        _let_in_whom(file, growing)
        check(growing)


def check(file: Path) -> None:
    """Check that a file is an intact Dateline database which this version can read. Raises UserError that says what is wrong."""
    if not file.is_file():
        raise UserError(f"{file} does not exist")
    with _explained(file), closing(_reading(file)) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
        if not tables >= _OURS | {"alembic_version"}:
            raise UserError(f"{file} is not a database of this bot")
        (version,) = connection.execute("select max(version_num) from alembic_version").fetchone()
        if version is None or version > HEAD:
            raise UserError(f"{file} was written by a newer version of this bot; update the bot first")
        (finding,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if finding != "ok":
            raise UserError(f"{file} is damaged: {' '.join(finding.split())}")


def check_free(file: Path) -> None:
    """Check that a database can be replaced now. Raises UserError while a process has it open."""
    if file.exists():
        with sole_user(file):
            pass


def restore(backup: Path, file: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a database; returns where the replaced one is kept (None: there was none).

    Raises UserError when the backup cannot be used, or when a process has the database open.
    """
    check(backup)
    make_folder(file.parent)
    kept = file.with_name(f"{file.name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with sole_user(file), _explained(file), whole_or_not_at_all(file) as growing:
        _copy(backup, growing)
        _let_in_whom(file if file.exists() else backup, growing)
        _set_aside(file, kept)
    return kept if kept.exists() else None


def _set_aside(file: Path, kept: Path) -> None:
    """Keep the present database under a second name (a hard link), so that there always is one; its log must not meet the new
    file."""
    if not file.exists():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as present:  # A damaged database is kept as it is.
        present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        os.link(file, kept)
    except OSError:  # This file system has no hard links.
        shutil.copy2(file, kept)
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.rename(f"{file}{suffix}", f"{kept}{suffix}")


def _copy(file: Path, target: Path) -> None:
    with closing(_reading(file)) as source:
        source.execute("VACUUM INTO ?", (str(target),))


def _let_in_whom(file: Path, copy: Path) -> None:
    """Give the new file the owner and group rights of the old one, but nothing to others; so the bot can write what root
    restored."""
    shutil.copymode(file, copy)
    close_to_everybody(copy)
    with suppress(OSError):  # Only root gives files away.
        shutil.chown(copy, file.stat().st_uid, file.stat().st_gid)


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=5)


@contextmanager
def _explained(where: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise explain_sqlite(error, str(where)) from error
    except OSError as error:
        raise BotError(f"{where} cannot be written: {error.strerror or error}") from error
