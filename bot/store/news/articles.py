"""Sources and articles: what was fetched, what could not be read and why, and who may see it (the port `NewsStore`)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Table, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.analysis import Reading
from bot.model.place import last_place, place
from bot.model.source import EVERYONE, SAMPLE, FullText, Source, SourceState
from bot.model.workspace import Window
from bot.ports.news import Changed, Rejected, Revision
from bot.ports.pages import WantedPage
from bot.store.database.columns import storable
from bot.store.database.engine import Database, chunks, uninterrupted
from bot.store.delivery.corrections import mark_for_correction
from bot.store.news import readings, search, source_rows
from bot.store.news.pages import save_wanted
from bot.store.news.stories import described, story_row
from bot.store.news.visits import Visits, save_state
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import articles, follows, forgotten, rejected, sources, texts

RECENT, LONGEST_KEPT = 1_000, 100_000
"""The cache of decoded readings, and the characters that one may have: some 30 MB with usual articles, 150 MB at the most."""


@uninterrupted
class SqlNews:
    """The port `NewsStore` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._visits = Visits(database)
        self._recent: dict[str, Reading] = {}

    def _decoded(self, row: Mapping[str, Any]) -> Reading:
        """The reading in a row, from a cache: articles seldom change, and one digest reads what the last one did."""
        reading = readings.decode(dict(row), self._recent.pop(row["id"], None))
        if sum(map(len, reading.article.citable)) <= LONGEST_KEPT:
            self._recent[reading.article.id] = reading
        if len(self._recent) > RECENT:
            del self._recent[next(iter(self._recent))]
        return reading

    async def add_source(self, source: Source, *, followed_by: str, called: str = "") -> None:
        async with self._database.write() as connection:
            if source.title and followed_by in (EVERYONE, SAMPLE):
                await connection.execute(update(sources).where(sources.c.id == source.id).values(title=source.title))
            if not (await connection.execute(select(sources.c.id).where(sources.c.id == source.id))).first():
                state = source_rows.columns_of(SourceState(source_id=source.id))
                del state["source_id"]
                values = {name: value for name, value in asdict(source).items() if name not in ("full_text", "follower")}
                await connection.execute(insert(sources).values(**values, **state))
            follow = {"workspace_id": followed_by, "source_id": source.id}
            if not (await connection.execute(select(follows).filter_by(**follow))).first():
                await connection.execute(insert(follows).values(**follow, full_text=source.full_text, called=called))

    async def set_full_text(self, source_id: str, full_text: FullText, *, followed_by: str) -> bool:
        theirs = update(follows).where(follows.c.source_id == source_id, follows.c.workspace_id == followed_by)
        async with self._database.write() as connection:
            return bool((await connection.execute(theirs.values(full_text=full_text))).rowcount)

    async def unfollow(self, source_id: str, *, followed_by: str) -> bool:
        theirs = delete(follows).where(follows.c.source_id == source_id, follows.c.workspace_id == followed_by)
        async with self._database.write() as connection:
            return bool((await connection.execute(theirs)).rowcount)

    async def followed(self, workspace_id: str) -> Mapping[str, tuple[str, FullText]]:
        query = select(sources.c.id, sources.c.title, follows.c.full_text).join(sources, sources.c.id == follows.c.source_id)
        async with self._database.read() as connection:
            rows = await connection.execute(query.where(follows.c.workspace_id == workspace_id))
            return {row.id: (row.title, FullText(row.full_text)) for row in rows}

    async def followers(self, source_id: str) -> tuple[str, ...]:
        query = select(follows.c.workspace_id).where(follows.c.source_id == source_id).order_by(follows.c.workspace_id)
        async with self._database.read() as connection:
            return tuple(await connection.scalars(query))

    async def any_sample(self, source_ids: Collection[str]) -> bool:
        of_sample, of_others = follows.alias(), follows.alias()
        elsewhere = exists().where(of_others.c.source_id == of_sample.c.source_id, of_others.c.workspace_id != SAMPLE)
        made_up = select(of_sample.c.source_id).where(of_sample.c.workspace_id == SAMPLE, ~elsewhere)
        async with self._database.read() as connection:
            return not set(await connection.scalars(made_up)).isdisjoint(source_ids)

    async def sources(self, workspace_id: str | None = None) -> tuple[tuple[Source, SourceState], ...]:
        theirs = select(follows.c.source_id) if workspace_id is None else search.followed_sources(workspace_id)
        query = source_rows.with_wishes(workspace_id).where(sources.c.id.in_(theirs)).order_by(sources.c.id)
        async with self._database.read() as connection:
            return tuple(source_rows.decode(row) for row in await connection.execute(query))

    async def failing(self, workspace_id: str) -> tuple[tuple[str, ...], int]:
        return await self._visits.failing(workspace_id)

    async def count_failing(self, workspace_id: str) -> tuple[int, int]:
        return await self._visits.count_failing(workspace_id)

    async def due_sources(self, now: datetime) -> tuple[Source, ...]:
        return await self._visits.due(now)

    async def source(self, source_id: str) -> tuple[Source, SourceState] | None:
        return await self._visits.source(source_id)

    async def claim(self, state: SourceState, now: datetime, until: datetime, holder: str = "") -> datetime | None:
        return await self._visits.claim(state, now, until, holder)

    async def give_back(self, state: SourceState, taken_until: datetime, *, failed: bool = False) -> None:
        await self._visits.give_back(state, taken_until, failed=failed)

    async def set_aside(self) -> tuple[Source, ...]:
        return await self._visits.set_aside()

    async def try_again(self, source_ids: Sequence[str]) -> int:
        return await self._visits.try_again(source_ids)

    async def unseen(self, source_id: str, keys: Sequence[str]) -> frozenset[str]:
        async with self._database.read() as connection:
            known = await _known(connection, articles, source_id, keys) | await _known(connection, forgotten, source_id, keys)
        return frozenset(key for key in keys if storable(key) not in known)

    async def at_pages(self, source_id: str, page_keys: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        held: dict[str, dict[str, str]] = {}
        async with self._database.read() as connection:
            for chunk in chunks(sorted(page_keys)):
                query = select(articles.c.page_key, articles.c.key, articles.c.title).order_by(articles.c.place)
                query = query.where(articles.c.source_id == source_id, articles.c.page_key.in_(chunk))
                for page, key, title in await connection.execute(query):
                    held.setdefault(page, {})[key] = title
        return held

    async def brought(self, workspace_id: str, since: datetime) -> int:
        alone = select(follows.c.source_id).group_by(follows.c.source_id).having(func.min(follows.c.workspace_id) == workspace_id)
        own = alone.having(func.count() == 1)
        recent = articles.c.place > place(since)
        async with self._database.read() as connection:
            return await connection.scalar(select(func.count()).where(recent, articles.c.source_id.in_(own))) or 0

    async def changed(self, source_id: str, marks: Mapping[str, str], since: datetime) -> Changed:
        followed = (articles.c.source_id == source_id, articles.c.stored_at > since, articles.c.mark != "")
        columns = (articles.c.key, articles.c.mark, articles.c.last_mark)
        held: dict[str, Row[Any]] = {}
        async with self._database.read() as connection:
            for chunk in chunks(list(marks)):
                rows = await connection.execute(select(*columns).where(*followed, articles.c.key.in_(chunk)))
                held |= {row.key: row for row in rows}
        known = [(key, mark, held[storable(key)]) for key, mark in marks.items() if storable(key) in held]
        moved = {key: mark for key, mark, row in known if mark != row.last_mark}
        if moved:
            async with self._database.write(synced=False) as connection:
                await _remember_marks(connection, source_id, moved)
        others = {key for key, mark, row in known if mark != row.mark}
        return Changed(lasting=frozenset(others - moved.keys()), fresh=frozenset(others & moved.keys()))

    async def save_visit(
        self,
        state: SourceState,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        *,
        marks: Mapping[str, str] = MappingProxyType({}),
        pages: Sequence[WantedPage] = (),
        own_title: str = "",
    ) -> None:
        if not (readings or rejected or pages or own_title):
            if problem := await self._visits.save_unchanged(state):
                raise problem
            return
        async with self._database.write(synced=False) as connection:
            await save_state(connection, state, own_title)
            await _save_readings(connection, readings, marks)
            await save_wanted(connection, pages)
            await _save_rejected(connection, rejected)

    async def revise(self, revisions: Sequence[Revision], now: datetime) -> None:
        async with self._database.write(synced=False) as connection:
            # Always in the same order: two processes that hold each other's next row would deadlock (PostgreSQL).
            for revision in sorted(revisions, key=lambda revision: revision.article_id):
                await _revise(connection, revision)
            changed = [revision.article_id for revision in revisions if revision.reading]
            await mark_for_correction(connection, changed, now)

    async def restamp(self, now: datetime, *, later_than: datetime) -> int:
        ahead = articles.c.place > place(later_than), articles.c.stored_at > later_than
        async with self._database.write(synced=False) as connection:
            return (await connection.execute(update(articles).where(*ahead).values(stored_at=now))).rowcount

    async def readings(self, article_ids: Sequence[str]) -> tuple[Reading, ...]:
        found: dict[str, Reading] = {}
        async with self._database.read() as connection:
            for chunk in chunks(list(dict.fromkeys(article_ids))):
                rows = await connection.execute(search.readings_where(articles.c.id.in_(chunk)))
                found |= {row["id"]: self._decoded(row) for row in rows.mappings()}
        return tuple(found[article_id] for article_id in article_ids if article_id in found)

    async def count(self, workspace_id: str, window: Window) -> int:
        async with self._database.read() as connection:
            return sum([await connection.scalar(query) or 0 for query in search.counting(workspace_id, window)])


async def _known(connection: AsyncConnection, table: Table, source_id: str, keys: Sequence[str]) -> set[str]:
    """Which of the keys the table has for this source, as they are stored."""
    known: set[str] = set()
    for chunk in chunks(keys):
        query = select(table.c.key).where(table.c.source_id == source_id, table.c.key.in_(chunk))
        known |= set(await connection.scalars(query))
    return known


async def _remember_marks(connection: AsyncConnection, source_id: str, marks: Mapping[str, str]) -> None:
    named = update(articles).where(articles.c.source_id == source_id, articles.c.key == bindparam("its_key"))
    rows = [{"its_key": key, "its_mark": mark} for key, mark in sorted(marks.items())]
    await connection.execute(named.values(last_mark=bindparam("its_mark")), rows)


async def _revise(connection: AsyncConnection, revision: Revision) -> None:
    """Update an article; its place and times stay: it is not news again."""
    held = articles.c.id == revision.article_id
    place = await connection.scalar(select(articles.c.place).where(held))
    if place is None:
        return
    await connection.execute(update(articles).where(held).values(mark=revision.mark, last_mark=revision.mark))
    if revision.reading:
        article, text = readings.encode(revision.reading, place, revision.mark)
        await connection.execute(update(articles).where(held).values(article))
        await connection.execute(update(texts).where(texts.c.place == place).values(text))
        await connection.execute(
            update(story_articles).where(story_articles.c.place == place).values(described(revision.reading))
        )


async def _save_readings(connection: AsyncConnection, new: Sequence[Reading], marks: Mapping[str, str]) -> None:
    """Those whose key is new, each at the next free place of its millisecond."""
    by_source: dict[str, dict[str, Reading]] = {}
    for reading in new:
        by_source.setdefault(reading.article.source_id, {}).setdefault(storable(reading.article.key), reading)
    next_place: dict[int, int] = {}
    rows = []
    for source_id, by_key in by_source.items():
        known = await _known(connection, articles, source_id, list(by_key))
        for reading in (reading for key, reading in by_key.items() if key not in known):
            first = place(reading.article.fetched)
            if first not in next_place:
                next_place[first] = await _free_place(connection, first)
            mark = marks.get(reading.article.key, "")
            rows.append((*readings.encode(reading, next_place[first], mark), story_row(reading, next_place[first])))
            next_place[first] += 1
    if rows:
        for table, values in zip((articles, texts, story_articles), zip(*rows, strict=True), strict=True):
            await connection.execute(insert(table), list(values))


async def _free_place(connection: AsyncConnection, first: int) -> int:
    query = select(func.max(articles.c.place)).where(articles.c.place.between(first, last_place(first)))
    taken: int | None = await connection.scalar(query)
    return first if taken is None else taken + 1


async def _save_rejected(connection: AsyncConnection, items: Sequence[Rejected]) -> None:
    """Store the latest reason for each key: an item may be tried again, and fail for another reason."""
    for item in items:
        same = [rejected.c.source_id == item.item.source_id, rejected.c.key == item.item.key]
        await connection.execute(delete(rejected).where(*same))
    last = {(item.item.source_id, storable(item.item.key)): item for item in items}
    rows = [
        {"source_id": source_id, "key": key, "why": item.why, "rejected_at": item.item.fetched}
        for (source_id, key), item in last.items()
    ]
    if rows:
        await connection.execute(insert(rejected), rows)
