"""A lock file beside an SQLite file: processes that have the database open share it, one that replaces the database takes it
alone.

SQLite's own locks do not help, because a damaged database cannot be asked. The operating system frees the lock of a process that
dies. The file stays: after deleting it two processes could hold two different locks (flock(2)).
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.model.errors import UserError

_TIMEOUT, _PAUSE = 5.0, 0.05


class SharedLock:
    """Held from the start until `release()`. Raises UserError while a process replaces the database for more than 5 s."""

    def __init__(self, file: Path) -> None:
        self._descriptor = _open(file)
        until = time.monotonic() + _TIMEOUT
        while not _take(self._descriptor, fcntl.LOCK_SH):
            if time.monotonic() > until:
                self.release()
                raise UserError(f"{file} is being restored from a backup; try again in a moment")
            time.sleep(_PAUSE)

    def release(self) -> None:
        """Release it; calling this twice is harmless."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@contextmanager
def sole_user(file: Path) -> Iterator[None]:
    """Lock the database for this process alone during the block. Raises UserError when another process has it open."""
    descriptor = _open(file)
    try:
        if not _take(descriptor, fcntl.LOCK_EX):
            raise UserError(f"{file} is in use: a bot is running; stop it first, then restore, then start it again")
        yield
    finally:
        os.close(descriptor)


def _open(file: Path) -> int:
    try:
        return os.open(file.with_name(f"{file.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UserError(f"{file} cannot be opened; check that its folder exists and can be written ({error.strerror})") from error


def _take(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise
    return True
