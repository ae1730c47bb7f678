"""File operations of the drop folder: listing, reading complete files, and setting files aside. All of it blocks."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.parse.text import MAX_BYTES

REJECTED = "rejected"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".json": "application/json",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
}
"""The file types that are read, by ending. Other files are set aside."""

LARGEST = {"message/rfc822": 20_000_000, "application/pdf": 20_000_000}
"""Size limits in bytes other than MAX_BYTES: pictures and attachments make these files large, and their words are few."""

_NOT_OURS = re.compile(
    r"[.~#]|desktop\.ini$|thumbs\.db$|icon\r$|ehthumbs|4913$|lost\+found$|@eadir$|#recycle$|\$recycle\.bin$"
    r"|system volume information$|__macosx$|.*(?:~|#|\.(?:tmp|temp|part|partial|filepart|crdownload|download|opdownload|aria2"
    r"|sw[a-z]|lock|lck|icloud|!ut|!sync|bts|sync-temp|unison|drivedownload|driveupload)"
    r"|\.tmp[.-]\S*|\.sb-[0-9a-f]+-\w+|\.why\.txt)$",
    re.IGNORECASE,
)
"""Names of temporary files of editors, downloads, sync tools and the system: never touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A file as it was at one moment; equal looks mean that nobody touched it in between."""

    path: Path
    size: int
    modified: int
    """Nanoseconds since 1970."""

    @property
    def media_type(self) -> str:
        """What the file's name says it is; "" for a kind that is not read."""
        return MEDIA_TYPES.get(self.path.suffix.lower(), "")

    @property
    def most_bytes(self) -> int:
        """How large a file of this kind may be."""
        return LARGEST.get(self.media_type, MAX_BYTES)


def too_large(look: Look) -> str:
    """The reason for refusing a larger file."""
    return f"is too large: {look.size / 1e6:.1f} MB (at most {look.most_bytes // 1_000_000} MB)"


def unknown_kind(look: Look) -> str:
    """The reason for refusing a file of an unknown type."""
    what = f"is a {look.path.suffix.lower()} file" if look.path.suffix else "has a name without an ending"
    return f"{what}, which is not read; save its text as one of {', '.join(MEDIA_TYPES)}"


def look_into(root: Path) -> dict[Path, Look]:
    """The files in a folder and its subfolders, by path, readable or not; it is made when it is missing. Raises OSError."""
    root.mkdir(parents=True, exist_ok=True)
    os.scandir(root).close()
    inside = os.path.realpath(root)
    found = {}
    for path in _candidates(root):
        with contextlib.suppress(OSError):  # gone since it was listed
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
                continue
            seen = path.stat()
            if stat.S_ISREG(seen.st_mode):
                found[path] = Look(path=path, size=seen.st_size, modified=seen.st_mtime_ns)
    return found


def _candidates(root: Path) -> Iterator[Path]:
    """Names that somebody may have put there: no hidden, temporary or backup file, nothing that was put aside."""
    for folder, subfolders, names in os.walk(root, followlinks=False):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if not _NOT_OURS.match(name) and (here != root or name != REJECTED))
        yield from (here / name for name in sorted(names) if not _NOT_OURS.match(name))


def read_settled(look: Look) -> bytes | None:
    """The file's bytes, or None when it changed or went since that look. Raises OSError when it may not be read."""
    try:
        with open(look.path, "rb") as file:
            body = file.read(look.size + 1)
            now = os.fstat(file.fileno())
    except FileNotFoundError:
        return None
    return body if (now.st_size, now.st_mtime_ns, len(body)) == (look.size, look.modified, look.size) else None


def put_aside(root: Path, look: Look, why: str) -> Path | None:
    """Move a file into `rejected/` under a free name, the reason beside it; its new path.

    None when it changed since that look, or when the folder is read-only: then it stays where it is.
    """
    try:
        seen = os.stat(look.path)
        if (seen.st_size, seen.st_mtime_ns) != (look.size, look.modified):
            return None
        (root / REJECTED).mkdir(exist_ok=True)
        target, note = _free_name(root / REJECTED, look.path)
    except OSError as problem:
        _raise_unexpected(problem)
        return None
    try:
        os.rename(look.path, target)
    except OSError as problem:
        note.unlink(missing_ok=True)
        _raise_unexpected(problem)
        return None
    note.write_text(why, encoding="utf-8")
    return target


def _free_name(folder: Path, path: Path) -> tuple[Path, Path]:
    """A name that no file bears, claimed by creating the note that goes with it: two who move at once never collide."""
    number = 1
    while True:
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        target, note = folder / name, folder / f"{name}.why.txt"
        number += 1
        if target.exists() or target.is_symlink():
            continue
        try:
            note.touch(exist_ok=False)
        except FileExistsError:
            continue
        return target, note


def _raise_unexpected(problem: OSError) -> None:
    """A read-only folder and a file that is gone are no errors here; anything else is."""
    if problem.errno not in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOSPC, errno.EDQUOT):
        raise problem
