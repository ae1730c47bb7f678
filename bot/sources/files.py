"""Single article files, named by a person on the command line."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from bot.model.errors import Unreadable
from bot.model.source import RawItem
from bot.sources.folder_files import Look, look_into, too_large


def article_files(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and for a folder the articles' files in it."""
    found: list[Path] = []
    for path in paths:
        found.extend([at for at, look in look_into(path).items() if look.media_type] if path.is_dir() else [path])
    return found


def read_file(path: Path, *, source_id: str, now: datetime) -> RawItem:
    """A file as a raw item; its key is a hash of its bytes. Raises Unreadable."""
    try:
        seen = path.stat()
        look = Look(path=path, size=seen.st_size, modified=seen.st_mtime_ns)
        if look.size > look.most_bytes:
            raise Unreadable(too_large(look))
        body = path.read_bytes()
    except OSError as problem:
        raise Unreadable(f"cannot be read: {problem.strerror or problem}") from None
    return RawItem(
        source_id=source_id,
        key=blake2b(body, digest_size=16).hexdigest(),
        body=body,
        media_type=look.media_type or "text/plain",
        fetched=now,
        file_name=path.name,
    )
