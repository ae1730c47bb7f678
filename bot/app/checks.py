"""What a run needs of its machine. Each finding names what was checked and, where it is wrong, the fix."""

import os
import platform
import shutil
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distribution
from importlib.metadata import version as installed
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.app.settings import Settings
from bot.model.source import SourceKind
from bot.platforms.descriptor import Token
from bot.platforms.table import PLATFORMS

_LIBRARIES = ("sumy", "httpx", "apscheduler", "sqlalchemy", "trafilatura", "feedparser")
_LEAST_DISK, _LEAST_MEMORY = 500_000_000, 300_000_000
"""Bytes. A newsroom of 500 feeds takes some 100 MB in three months, and a reading process 80 to 150 MB."""

_EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier time than this is wrong: Dateline did not exist then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Whether one thing is in order; `words` say what was found and, where it is wrong, what to do."""

    good: bool
    what: str
    words: str


def of_machine(now: datetime) -> Iterator[Finding]:
    """Python, libraries, memory, clock and time zones."""
    yield Finding(good=sys.version_info >= (3, 11), what="python", words=f"{platform.python_version()} (3.11 or newer is needed)")
    yield _libraries()
    if (memory := free_memory()) is not None:
        enough = memory > _LEAST_MEMORY
        words = f"{memory / 1e6:,.0f} MB free"
        yield Finding(good=enough, what="memory", words=words if enough else f"{words}; work.processes = 1 needs less")
    good = now >= _EARLIEST
    words = f"{now:%Y-%m-%d %H:%M:%S} UTC" + ("" if good else "; set it (timedatectl set-ntp true): digests come by it")
    yield Finding(good=good, what="clock", words=words)


def of_zone(settings: Settings) -> Finding:
    """Whether the newsroom's zone is known here, and what time it is there."""
    key = settings.newsroom.timezone
    try:
        local = datetime.now(ZoneInfo(key))
    except (ZoneInfoNotFoundError, OSError):
        return Finding(
            good=False, what="newsroom.timezone", words=f"no data for {key} here; apt install tzdata, or pip install tzdata"
        )
    return Finding(good=True, what="newsroom.timezone", words=f"{key}, where it is {local:%H:%M (%Z)}")


def tokens(settings: Settings) -> Iterator[Token]:
    """The chats' tokens that are set."""
    for chat in PLATFORMS:
        yield from (token for token in chat.tokens(settings.of_chat(chat.name)) if token.secret)


def of_tokens(settings: Settings) -> Iterator[Finding]:
    """Whether the tokens that are set have the right form and are complete for a chat."""
    for token in tokens(settings):
        words = "looks like one; --live asks whose it is"
        if not token.is_formed:
            words = f"does not look like one; copy it anew from {token.page}, into {token.variable} or {token.variable}_FILE"
        yield Finding(good=token.is_formed, what=token.key, words=words)
    for chat in PLATFORMS:
        for good, words in chat.checks(settings.of_chat(chat.name)):
            yield Finding(good=good, what=chat.name, words=words)


def of_ports(settings: Settings, *, is_running: bool) -> Iterator[Finding]:
    """Whether the ports that a run opens are free, or opened by Dateline already."""
    wanted = []
    if settings.health.port:
        wanted.append(("health.port", settings.health.host, settings.health.port))
    for chat in PLATFORMS:
        wanted += [(f"{chat.name}.{key}", host, port) for key, host, port in chat.listens(settings.of_chat(chat.name))]
    for key, host, port in wanted:
        problem = _cannot_listen(host, port)
        if problem and is_running:
            yield Finding(good=True, what=key, words=f"{host}:{port} is open: the bot runs")
        else:
            yield Finding(
                good=not problem, what=key, words=f"{host}:{port} {(problem and f'{problem}; choose another') or 'is free'}"
            )


def of_folders(settings: Settings, home: Path, database: Path | None) -> Iterator[Finding]:
    """The drop folders, the backup folder and the free space where the database is."""
    for source in settings.sources:
        if source.kind is SourceKind.FOLDER and not source.sample:
            yield _folder("sources", home / Path(source.location).expanduser(), "drop folder")
    if settings.backup.keep and database:
        yield _folder("backup.folder", home / settings.backup.folder, "backups")
    if database:
        yield _room(database.parent)


def _libraries() -> Finding:
    missing = [name for name in _LIBRARIES if not _is_installed(name)]
    if missing:
        return Finding(good=False, what="libraries", words=f"{', '.join(missing)} missing; make run sets them up")
    return Finding(good=True, what="libraries", words=", ".join(f"{name} {installed(name)}" for name in _LIBRARIES))


def _is_installed(name: str) -> bool:
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def free_memory(report: Path = Path("/proc/meminfo")) -> int | None:
    """Bytes that new work could have; None where the system does not say (outside Linux)."""
    try:
        lines = report.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), None)


def _folder(key: str, folder: Path, what: str) -> Finding:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not nearest.is_dir():
        return Finding(good=False, what=key, words=f"{what} {folder}: {nearest} is a file, not a folder; change the setting")
    if not os.access(nearest, os.R_OK | os.W_OK | os.X_OK):
        return Finding(
            good=False, what=key, words=f"{what} {folder} cannot be written; chown or chmod {nearest}, or change the setting"
        )
    return Finding(good=True, what=key, words=f"{what} {folder} {'can be written' if nearest == folder else 'will be made'}")


def _room(folder: Path) -> Finding:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(nearest).free
    words = f"{free / 1e9:,.1f} GB free where the database is"
    enough = free > _LEAST_DISK
    return Finding(
        good=enough, what="disk", words=words if enough else f"{words} ({folder}); free some, or keep less: keep.articles"
    )


def _cannot_listen(host: str, port: int) -> str:
    """Why a port cannot be opened; "" where it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as problem:
            return f"cannot be opened ({problem.strerror or problem})"
    return ""


def failures(findings: Sequence[Finding]) -> int:
    """How many findings need to be fixed."""
    return sum(not finding.good for finding in findings)
