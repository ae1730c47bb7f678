"""Single article files, named by a person on the command line."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from bot.model.errors import Unreadable
from bot.model.source import RawItem
from bot.parse.text import MAX_BYTES
from bot.sources.folder_files import MEDIA_TYPES, look_into


def article_files(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and for a folder the articles' files in it."""
    found: list[Path] = []
    for path in paths:
        found.extend(look_into(path) if path.is_dir() else [path])
    return found


def read_file(path: Path, *, source_id: str, now: datetime) -> RawItem:
    """A file as a raw item; its key is a hash of its bytes. Raises Unreadable."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(f"is too large: {size / 1e6:.1f} MB (at most {MAX_BYTES // 1_000_000} MB)")
        body = path.read_bytes()
    except OSError as problem:
        raise Unreadable(f"cannot be read: {problem.strerror or problem}") from None
    return RawItem(
        source_id=source_id,
        key=blake2b(body, digest_size=16).hexdigest(),
        body=body,
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
        fetched=now,
        file_name=path.name,
    )
