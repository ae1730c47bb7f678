"""Private files and folders: created for their owner alone, and closed to others where they are not.

The group rights of existing files are left as they are.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.model.errors import UserError

log = logging.getLogger(__name__)

_OWNER_ONLY, _FOLDER = 0o600, 0o700
_EVERYBODY = 0o007


def make_folder(folder: Path) -> None:
    """Create a folder, with missing parents, for the owner alone; an existing one stays as it is. Raises OSError."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        with suppress(FileExistsError):
            place.mkdir(mode=_FOLDER)
    folder.mkdir(exist_ok=True)


def make_file(file: Path) -> None:
    """Create an empty file for the owner alone, or remove others' rights from the existing one. Raises OSError."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))
    except FileExistsError:
        close_to_everybody(file)


def close_to_everybody(file: Path) -> None:
    """Remove others' rights from a file. A file of another user stays as it is; `doctor` reports it."""
    with suppress(OSError):
        if is_open(file):
            file.chmod(file.stat().st_mode & 0o7777 & ~_EVERYBODY)
            log.warning("file_was_open", extra={"file": str(file)})


def is_open(file: Path) -> bool:
    """Whether every user of this machine may read or change a file. Raises OSError where that cannot be found out."""
    return bool(file.stat().st_mode & _EVERYBODY)


@contextmanager
def whole_or_not_at_all(target: Path) -> Iterator[Path]:
    """A file to write, which replaces the target at the end of the block, or is deleted when it raises (atomic write). Raises
    OSError."""
    make_folder(target.parent)
    growing = target.with_name(f".{target.name}.{os.getpid()}.part")
    growing.unlink(missing_ok=True)
    try:
        make_file(growing)
        yield growing
        _to_disk(growing)
        os.replace(growing, target)
        _to_disk(target.parent)
    finally:
        growing.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def secrets_folder(environ: Mapping[str, str]) -> Path:
    """The folder for secrets (XDG base directory specification): ~/.config/dateline, mostly."""
    return Path(environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "dateline"


def keep_secret(path: Path, secret: str, *, replace: bool = False) -> Path:
    """Write a secret to a new file (0600), and say where it is. Raises UserError where the file exists, or cannot be created."""
    path = path.absolute()
    try:
        make_folder(path.parent)
        if replace:
            path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(secret + "\n")
    except FileExistsError:
        raise UserError(f"{path} is there already; tokens may be stored with it. Name another file for another key") from None
    except OSError as problem:
        raise UserError(f"{path} cannot be written: {problem.strerror}") from None
    return path
