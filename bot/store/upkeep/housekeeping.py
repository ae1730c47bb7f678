"""Upkeep of the store: retention, the logbook, and the figures for `status` (the port `StoreCare`).

One call deletes one batch in one transaction, so that others can write in between; readers never wait (WAL). SQLite reuses the
space of deleted rows; the file itself shrinks only by `backup` and `restore`.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, exists, func, insert, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import DeliveryState
from bot.model.place import place
from bot.model.upkeep import Entry, Held, Indexable, Indexed, Overdue, StoreFigures
from bot.store.database.backup import BackupFolder
from bot.store.database.columns import storable
from bot.store.database.dump import can_dump
from bot.store.database.engine import Conflict, Database, chunks, uninterrupted
from bot.store.news.search import TRIES
from bot.store.schema.metadata import metadata
from bot.store.schema.stories import story_moves, story_verdicts
from bot.store.schema.tables import (
    alerts,
    articles,
    digests,
    forgotten,
    hosts,
    logbook,
    mentions,
    outbox,
    rejected,
    sources,
    subscriptions,
    texts,
    workspaces,
)
from bot.store.upkeep import overdue

log = logging.getLogger(__name__)

_OPEN = (DeliveryState.WAITING, DeliveryState.SENDING)
_MERGE_PAGES, _MERGES = 500, 200


@uninterrupted
class SqlCare:
    """The port `StoreCare` over one database."""

    def __init__(self, database: Database, backups: BackupFolder | None = None) -> None:
        self._database = database
        self._backups = backups

    async def entry(self, chore: str) -> Entry | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(logbook).where(logbook.c.what == chore))).first()
            return Entry(at=row.at, words=row.words) if row else None

    async def enter(self, chore: str, entry: Entry, *, last: Entry | None) -> bool:
        values = {"at": entry.at, "words": entry.words}
        try:
            async with self._database.write(synced=False) as connection:
                if last is None:
                    if (await connection.execute(select(logbook).where(logbook.c.what == chore))).first():
                        return False
                    await connection.execute(insert(logbook).values(what=chore, **values))
                    return True
                same = update(logbook).where(logbook.c.what == chore, logbook.c.at == last.at).values(values)
                return bool((await connection.execute(same)).rowcount)
        except Conflict:
            return False  # Another process wrote the first entry between our look and our insert (PostgreSQL).

    async def forget(self, held: Held, before: datetime, limit: int) -> int:
        async with self._database.write(synced=False) as connection:
            return await _FORGET[held](connection, before, limit)

    async def indexable(self, below: int | None, limit: int) -> tuple[Indexable, ...]:
        query = select(
            articles.c.place, articles.c.title, articles.c.standfirst, texts.c.paragraphs, articles.c.language
        ).join_from(articles, texts)
        if below is not None:
            query = query.where(articles.c.place < below)
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(articles.c.place.desc()).limit(limit))
            return tuple(
                Indexable(
                    place=row.place,
                    title=row.title,
                    paragraphs=tuple(filter(None, (row.standfirst, *row.paragraphs))),
                    language=row.language,
                )
                for row in rows
            )

    async def index(self, indexed: Sequence[Indexed]) -> None:
        async with self._database.write() as connection:
            for row in indexed:
                terms = {"title_terms": storable(row.title_terms), "body_terms": storable(row.body_terms)}
                await connection.execute(update(texts).where(texts.c.place == row.place).values(terms))

    async def optimise(self) -> None:
        await self._forget_hosts()
        if not self._database.is_sqlite:
            await self._analyze()
            return
        async with self._database.write(synced=False) as connection:
            await connection.execute(text("PRAGMA analysis_limit = 400"))
            await connection.execute(text("PRAGMA optimize"))
        pages = -_MERGE_PAGES  # A negative figure begins a full merge, positive ones continue it (FTS5 §6.8).
        for _ in range(_MERGES):
            async with self._database.write(synced=False) as connection:
                if not await _merge(connection, pages):
                    return
            pages = _MERGE_PAGES

    async def _analyze(self) -> None:
        """Update PostgreSQL's planner statistics (ANALYZE).

        Autovacuum does so only for a table of which a tenth has changed: of a million articles the last week's, which are what is
        searched, would be unknown to the planner. The rest is left to autovacuum.
        """
        for table in metadata.sorted_tables:
            async with self._database.write(synced=False) as connection:
                await connection.execute(text(f"ANALYZE {table.name}"))

    async def _forget_hosts(self) -> None:
        """Hosts that nobody has asked for a day, and that ask for no longer pause."""
        async with self._database.write(synced=False) as connection:
            last: datetime | None = await connection.scalar(select(func.max(hosts.c.next_start)))
            if last is not None:
                old = last - timedelta(days=1)
                is_over = hosts.c.rests_until.is_(None) | (hosts.c.rests_until < old)
                await connection.execute(delete(hosts).where(hosts.c.next_start < old, is_over))

    async def back_up(self) -> str:
        if self._backups is None:
            return ""
        if file := self._database.file:
            return str(await asyncio.to_thread(self._backups.add, file, datetime.now(UTC)))
        if not (server := self._database.server):
            return ""
        if not can_dump():
            log.warning("backup_not_made", extra={"problem": "pg_dump is not installed here; docs/scaling.md says what to do"})
            return ""
        return str(await asyncio.to_thread(self._backups.add_dump, server, datetime.now(UTC)))

    async def last_backup(self) -> Entry | None:
        return self._backups.last() if self._backups else None

    async def overdue(self, now: datetime) -> Overdue:
        async with self._database.read() as connection:
            return await overdue.overdue(connection, now)

    async def figures(self) -> StoreFigures:
        async with self._database.read() as connection:
            newest = select(articles.c.stored_at).order_by(articles.c.place.desc()).limit(1)
            waiting = outbox.c.state.in_(_OPEN)
            gone = _of_who_left()
            refused = select(subscriptions).where(subscriptions.c.problem != "", subscriptions.c.id.not_in(gone))
            dead = (outbox.c.state == DeliveryState.DEAD, outbox.c.subscription_id.not_in(gone))
            size = _SQLITE_SIZE if self._database.is_sqlite else _POSTGRESQL_SIZE
            return StoreFigures(
                articles=await connection.scalar(select(func.count()).select_from(articles)) or 0,
                forgotten=await connection.scalar(select(func.count()).select_from(forgotten)) or 0,
                newest=await connection.scalar(newest),
                waiting=await connection.scalar(select(func.count()).where(waiting)) or 0,
                dead=await connection.scalar(select(func.count()).where(*dead)) or 0,
                waiting_since=await connection.scalar(select(func.min(outbox.c.slot)).where(waiting)),
                size=await connection.scalar(text(size)) or 0,
                set_aside=await connection.scalar(select(func.count()).where(sources.c.tries >= TRIES)) or 0,
                disabled=tuple((row.id, row.problem) for row in await connection.execute(refused.order_by(subscriptions.c.id))),
            )


def _of_who_left() -> Select[Any]:
    """The subscriptions of workspaces that sent the bot away: there is nothing to mend, and they are kept for its return."""
    theirs = select(subscriptions.c.id).join(workspaces, workspaces.c.id == subscriptions.c.workspace_id)
    return theirs.where(workspaces.c.left_at.is_not(None))


_SQLITE_SIZE = "select page_count * page_size from pragma_page_count, pragma_page_size"
_POSTGRESQL_SIZE = "select pg_database_size(current_database())"


async def _merge(connection: AsyncConnection, pages: int) -> bool:
    """One step of the search index's merge; whether it changed anything, by the count of changed rows."""
    before: int = await connection.scalar(text("select total_changes()")) or 0
    await connection.execute(text("INSERT INTO words(words, rank) VALUES ('merge', :pages)"), {"pages": pages})
    after: int = await connection.scalar(text("select total_changes()")) or 0
    return after - before >= 2


async def _forget_articles(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """The oldest places first; a trigger updates the search index, and verdicts on their stories are deleted too."""
    old = select(articles.c.place).where(articles.c.place < place(before)).order_by(articles.c.place).limit(limit)
    places = (await connection.scalars(old)).all()
    if not places:
        return 0
    going = articles.c.place <= places[-1]
    known = exists().where(forgotten.c.source_id == articles.c.source_id, forgotten.c.key == articles.c.key)
    keys = select(articles.c.source_id, articles.c.key).where(going, ~known)
    await connection.execute(insert(forgotten).from_select(["source_id", "key"], keys))
    await connection.execute(delete(texts).where(texts.c.place <= places[-1]))
    await connection.execute(delete(articles).where(going))
    await connection.execute(delete(story_verdicts).where(story_verdicts.c.one <= places[-1]))
    await connection.execute(delete(story_moves).where(story_moves.c.at < before))
    return len(places)


async def _forget_rejected(connection: AsyncConnection, before: datetime, limit: int) -> int:
    key = tuple_(rejected.c.source_id, rejected.c.key)
    old = select(rejected.c.source_id, rejected.c.key).where(rejected.c.rejected_at < before).limit(limit)
    return (await connection.execute(delete(rejected).where(key.in_(old)))).rowcount


async def _forget_deliveries(connection: AsyncConnection, before: datetime, limit: int) -> int:
    shown = exists().where(mentions.c.delivery_key == outbox.c.key, mentions.c.article_id == articles.c.id)
    old = select(outbox.c.key).where(outbox.c.slot < before, outbox.c.state.not_in(_OPEN), ~shown).limit(limit)
    keys = (await connection.scalars(old)).all()
    for chunk in chunks(keys):
        await connection.execute(delete(mentions).where(mentions.c.delivery_key.in_(chunk)))
        await connection.execute(delete(alerts).where(alerts.c.delivery_key.in_(chunk)))
        await connection.execute(delete(outbox).where(outbox.c.key.in_(chunk)))
    return len(keys)


async def _forget_digests(connection: AsyncConnection, before: datetime, limit: int) -> int:
    key = tuple_(digests.c.subscription_id, digests.c.slot)
    open_or_kept = exists().where(outbox.c.subscription_id == digests.c.subscription_id, outbox.c.slot == digests.c.slot)
    old = select(digests.c.subscription_id, digests.c.slot).where(digests.c.slot < before, ~open_or_kept).limit(limit)
    return (await connection.execute(delete(digests).where(key.in_(old)))).rowcount


_FORGET: dict[Held, Callable[[AsyncConnection, datetime, int], Awaitable[int]]] = {
    Held.ARTICLES: _forget_articles,
    Held.REJECTED: _forget_rejected,
    Held.DELIVERIES: _forget_deliveries,
    Held.DIGESTS: _forget_digests,
}
