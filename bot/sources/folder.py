"""A drop folder as a source: people and programs put files there, and the newsroom reads them and never deletes one."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from bot.model.errors import Unreachable
from bot.model.problems import Code, Problem
from bot.model.source import RawItem, Source, SourceState
from bot.ports.news import Rejected, Visit
from bot.ports.queue import Clock
from bot.sources.folder_files import Look, look_into, put_aside, read_settled, too_large, unknown_kind

SETTLE = timedelta(seconds=2)
"""A file that was written to more recently may be incomplete."""
MOST_BYTES = 64_000_000
"""The most files read at one visit, the oldest first; the rest waits for the next."""


@dataclass(slots=True)
class _Memory:
    """What this process knows of one folder.

    `taken` are files that need no second reading. Those of a visit are `pending` until its state comes back, for only then
    is it certain that what was read was stored. `locked` are files that may not be read: reported once, tried each time.
    `places` says which files hold an item.
    """

    taken: set[Look] = field(default_factory=set)
    pending: set[Look] = field(default_factory=set)
    locked: set[Look] = field(default_factory=set)
    token: str = ""
    places: dict[str, set[Look]] = field(default_factory=dict)

    def forget_all_but(self, looks: set[Look]) -> None:
        """Forget files that are gone or changed."""
        self.taken &= looks
        self.locked &= looks
        self.places = {key: held for key, places in self.places.items() if (held := places & looks)}

    def note(self, outcomes: dict[Look, RawItem | Rejected]) -> tuple[list[RawItem], list[Rejected]]:
        """Record what became of the files; returns those that are new to the newsroom."""
        items: list[RawItem] = []
        rejected: list[Rejected] = []
        self.pending = set()
        for look, outcome in outcomes.items():
            if isinstance(outcome, RawItem):
                items.append(outcome)
            elif look.media_type and look.size <= look.most_bytes:
                rejected += [outcome] if look not in self.locked else []
                self.locked.add(look)
                continue
            else:
                rejected.append(outcome)
            self.pending.add(look)
            self.places.setdefault(outcome.key if isinstance(outcome, RawItem) else outcome.item.key, set()).add(look)
        return items, rejected


class FolderReader:
    """ports.SourceReader for drop folders. An item's key is a hash of the file's bytes: a renamed copy is not news."""

    def __init__(self, clock: Clock, *, settle: timedelta = SETTLE) -> None:
        self._clock = clock
        self._settle = settle
        self._memories: dict[str, _Memory] = {}

    async def visit(self, source: Source, state: SourceState) -> Visit:
        """Read the new files that are complete. Waits for recent ones to settle."""
        root = _root(source)
        memory = self._memories.setdefault(source.id, _Memory())
        looks = await self._settled(root)
        token = _token(looks)
        if state.etag and state.etag in (memory.token, token):
            # The state of a visit came back: what was read then is stored. After a restart the same folder says the same.
            memory.taken |= memory.pending if state.etag == memory.token else looks
        memory.forget_all_but(looks)
        fresh = sorted(looks - memory.taken, key=lambda look: (look.modified, look.path))
        now = self._clock()
        outcomes = await asyncio.to_thread(_read, source, fresh, now)
        items, rejected = memory.note(outcomes)
        memory.token = token if len(memory.pending) == len(fresh) else f"{token}-{now.timestamp()}"
        reached = replace(state, etag=memory.token, failures=0, problem=None, last_success=now, next_check=now + source.every)
        return Visit(items=tuple(items), state=reached, rejected=tuple(rejected))

    async def reject(self, source: Source, rejected: Rejected) -> None:
        """Move the item's files into `rejected/` beside a note; where that is not allowed they stay."""
        memory = self._memories.get(source.id, _Memory())
        for look in sorted(memory.places.pop(rejected.item.key, set()), key=lambda look: look.path):
            await asyncio.to_thread(put_aside, _root(source), look, _note(look, rejected.why, self._clock()))

    async def _settled(self, root: Path) -> set[Look]:
        """The files that have not been written to for a while; looks twice when some are young."""
        try:
            before = await asyncio.to_thread(look_into, root)
            if all(self._is_old(look) for look in before.values()):
                return set(before.values())
            await asyncio.sleep(self._settle.total_seconds())
            after = await asyncio.to_thread(look_into, root)
        except OSError as problem:
            raise Unreachable(
                Problem(Code.FOLDER_NOT_READABLE, {"name": root.name, "detail": problem.strerror or str(problem)})
            ) from problem
        return {look for path, look in after.items() if before.get(path) == look}

    def _is_old(self, look: Look) -> bool:
        return time.time() - look.modified / 1e9 >= self._settle.total_seconds()


def _root(source: Source) -> Path:
    return Path(source.location).expanduser()


def _token(looks: Iterable[Look]) -> str:
    """A short fingerprint of exactly these files in this state."""
    listing = sorted(f"{look.path}\0{look.size}\0{look.modified}" for look in looks)
    return blake2b("\n".join(listing).encode("utf-8", errors="surrogateescape"), digest_size=8).hexdigest()


def _read(source: Source, looks: Iterable[Look], now: datetime) -> dict[Look, RawItem | Rejected]:
    """What became of each file that could be looked into, up to MOST_BYTES in all."""
    outcomes: dict[Look, RawItem | Rejected] = {}
    size = 0
    for look in looks:
        size += look.size if look.media_type and look.size <= look.most_bytes else 0
        if size > MOST_BYTES:
            break
        if (outcome := _read_one(source, look, now)) is not None:
            outcomes[look] = outcome
    return outcomes


def _read_one(source: Source, look: Look, now: datetime) -> RawItem | Rejected | None:
    """None for a file that is being written after all."""
    if not look.media_type:
        return Rejected(item=_unread(source, look, now), why=unknown_kind(look))
    if look.size > look.most_bytes:
        return Rejected(item=_unread(source, look, now), why=too_large(look))
    try:
        body = read_settled(look)
    except OSError as problem:
        return Rejected(item=_unread(source, look, now), why=f"cannot be read: {problem.strerror or problem}")
    if body is None:
        return None
    return _item(source, look, now, key=blake2b(body, digest_size=16).hexdigest(), body=body)


def _unread(source: Source, look: Look, now: datetime) -> RawItem:
    """Stands for a file that was not read."""
    return _item(source, look, now, key=_token([look]), body=b"")


def _item(source: Source, look: Look, now: datetime, *, key: str, body: bytes) -> RawItem:
    return RawItem(source_id=source.id, key=key, body=body, media_type=look.media_type, fetched=now, file_name=look.path.name)


def _note(look: Look, why: str, now: datetime) -> str:
    return (
        f"{look.path.name} {why}\n\n"
        f"It was put here on {now:%Y-%m-%d at %H:%M} UTC. Nothing in it was changed. "
        "When it is mended, drop it into the folder again.\n"
    )
