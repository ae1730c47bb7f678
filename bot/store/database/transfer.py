"""Copies one newsroom into another database, table by table, batch by batch; rows that are there and equal are left alone.

So a copy can be broken off and run again, and a later run copies what changed since. Rows are compared and checked by their
values as the code reads them, however each database stores them.
"""

import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, delete, func, literal, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import BotError, UserError
from bot.store.database.engine import Database
from bot.store.schema.tables import articles, logbook, metadata, processes, sources, workspaces

COPIED_FROM = "copied from"
"""The logbook entry of a copy that names its original."""

BATCH = 500
_TABLES = [table for table in metadata.sorted_tables if table is not processes]

Tell = Callable[[str, int, int], None]
"""Called with progress: the table, how many of its rows are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One table that is the same in both databases."""

    table: str
    rows: int
    checksum: str


async def transfer(old: Database, new: Database, now: datetime, tell: Tell) -> int:
    """Make `new` equal to `old`; how many rows had to be written or deleted. Raises UserError, BotError.

    Both have the newest tables. Rows of `new` that `old` does not have are deleted: it must be empty, or a copy of the same.
    """
    await _make_sure(old, new, now)
    changes = 0
    for table in reversed(_TABLES):
        changes += await _drop_extra(table, old, new)
    for table in _TABLES:
        changes += await _copy(table, old, new, tell)
    return changes


async def verify(old: Database, new: Database) -> tuple[Copied, ...]:
    """Count and checksum every table on both sides. Raises BotError for the first one that differs."""
    same = []
    for table in _TABLES:
        before, after = await _sum(table, old), await _sum(table, new)
        if before != after:
            rows = f"{before.rows} rows in the old database, {after.rows} in the new one"
            raise BotError(f"{table.name} differs: {rows}; run it again")
        same.append(before)
    return tuple(same)


async def _make_sure(old: Database, new: Database, now: datetime) -> None:
    """Check that no other newsroom is overwritten."""
    async with new.write() as connection:
        mark = await connection.scalar(select(logbook.c.words).where(logbook.c.what == COPIED_FROM))
        if mark is None:
            for table in (sources, articles, workspaces):
                if await connection.scalar(select(func.count()).select_from(table)):
                    raise UserError(f"{new.where} holds a newsroom already; name an empty database")
            await connection.execute(logbook.insert().values(what=COPIED_FROM, at=now, words=old.where))
        elif mark != old.where:
            raise UserError(f"{new.where} holds a copy of {mark} already; name an empty database")


async def _drop_extra(table: Table, old: Database, new: Database) -> int:
    """Delete rows of the copy that the original has no more; how many."""
    gone = 0
    async for batch in _batches(table, new, keys_only=True):
        keys = [tuple(row) for row in batch]
        async with old.read() as connection:
            held = {tuple(row) for row in await connection.execute(select(*table.primary_key).where(_key(table).in_(keys)))}
        extra = [key for key in keys if key not in held]
        if extra:
            async with new.write(synced=False) as connection:
                await connection.execute(delete(table).where(_key(table).in_(extra)))
            gone += len(extra)
    return gone


async def _copy(table: Table, old: Database, new: Database, tell: Tell) -> int:
    written = done = 0
    async with old.read() as connection:
        total = await connection.scalar(select(func.count()).select_from(table).where(_counts(table))) or 0
    async for batch in _batches(table, old):
        keys = [tuple(getattr(row, column.name) for column in table.primary_key) for row in batch]
        async with new.read() as connection:
            held = {_digest(row) for row in await connection.execute(_rows(table).where(_key(table).in_(keys)))}
        changed = [row._asdict() for row in batch if _digest(row) not in held]
        if changed:
            async with new.write(synced=False) as connection:
                await _upsert(connection, table, changed, sqlite_=new.is_sqlite)
        written, done = written + len(changed), done + len(batch)
        tell(table.name, done, total)
    return written


async def _batches(table: Table, database: Database, *, keys_only: bool = False) -> AsyncIterator[Sequence[Row[Any]]]:
    """All rows in the order of their keys, each batch in its own transaction, since a long reader would hold up a vacuum."""
    last: tuple[Any, ...] | None = None
    while True:
        query = (select(*table.primary_key).where(_counts(table)) if keys_only else _rows(table)).limit(BATCH)
        if last is not None:
            query = query.where(_key(table) > tuple_(*_bound(table, last)))
        async with database.read() as connection:
            batch = (await connection.execute(query.order_by(*table.primary_key))).all()
        if not batch:
            return
        yield batch
        last = tuple(getattr(batch[-1], column.name) for column in table.primary_key)


async def _upsert(connection: AsyncConnection, table: Table, rows: Sequence[dict[str, Any]], *, sqlite_: bool) -> None:
    insert: Any = sqlite.insert(table) if sqlite_ else postgresql.insert(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    put = insert.on_conflict_do_update(index_elements=keys, set_=others) if others else insert.on_conflict_do_nothing()
    await connection.execute(put, list(rows))


async def _sum(table: Table, database: Database) -> Copied:
    total = count = 0
    async for batch in _batches(table, database):
        total = (total + sum(_digest(row) for row in batch)) % (1 << 64)
        count += len(batch)
    return Copied(table.name, count, f"{total:016x}")


def _rows(table: Table) -> Any:
    return select(table).where(_counts(table))


def _counts(table: Table) -> ColumnElement[bool]:
    """Whether a row belongs to the newsroom: all do but the copy's own mark."""
    return logbook.c.what != COPIED_FROM if table is logbook else table.primary_key.columns.values()[0].is_not(None)


def _key(table: Table) -> Any:
    return tuple_(*table.primary_key)


def _bound(table: Table, key: Sequence[Any]) -> list[Any]:
    return [literal(value, column.type) for column, value in zip(table.primary_key, key, strict=True)]


def _digest(row: Row[Any]) -> int:
    """A checksum of one row's values; equal for equal rows in either database."""
    return int.from_bytes(hashlib.blake2b(repr(tuple(row)).encode("utf-8", "backslashreplace"), digest_size=8).digest())
