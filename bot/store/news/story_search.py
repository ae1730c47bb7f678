"""Stories as workspaces see them, through the sources that they follow (the port `StoryFinder`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, false, func, or_, select, true, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.article import PARAGRAPH_BREAK
from bot.model.balance import Arrival, Unread
from bot.model.delivery import DeliveryState
from bot.model.place import place, stored_at
from bot.model.topic import Printed, Sought
from bot.model.workspace import Channel, Window
from bot.parse.urls import page_key
from bot.ports.stories import Placing, SearchHit
from bot.store.database.engine import Database, chunks, uninterrupted
from bot.store.news import search
from bot.store.news.slices import Dated, newest_rows
from bot.store.schema.stories import story_articles, story_moves
from bot.store.schema.tables import articles, mentions, outbox, rejected, texts
from bot.store.schema.told import told_to

_COLUMNS = (
    story_articles.c.place,
    story_articles.c.story_id,
    story_articles.c.outlet,
    story_articles.c.is_copy,
    story_articles.c.fullness,
    articles.c.id,
    type_coerce(func.coalesce(articles.c.published, articles.c.stored_at), BigInteger),
)

_FEW = 5_000
"""So many reports of a workspace's sources are looked through by themselves, whatever else there is."""


@uninterrupted
class SqlStoryFinder:
    """The port `StoryFinder` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(
        self,
        workspace_id: str,
        topics: Sequence[Sought],
        window: Window,
        limit: int,
        *,
        unseen_by: Channel | None = None,
        story: int = 0,
    ) -> tuple[SearchHit, ...]:
        asked = _Asked(workspace_id, tuple(topics), window, unseen_by, story)
        async with self._database.read() as connection:
            is_few = (self._database.is_sqlite or not topics) and await _is_few(connection, asked)
            if self._database.is_sqlite:
                rows: Sequence[Any] = (await connection.execute(_from_sqlite(asked, is_few=is_few).limit(limit))).all()
            else:
                looked_for, holding = _from_postgresql(asked, is_few=is_few)
                rows = await newest_rows(connection, looked_for, window, limit, holding=holding)
            titles: set[int] = set()
            if rows and search.knows_titles(topics):
                in_titles = search.in_titles(topics, [row.place for row in rows], sqlite=self._database.is_sqlite)
                titles = set((await connection.scalars(in_titles)).all())
        return tuple(
            [
                SearchHit(place, article_id, story, outlet, is_copy, fullness / 100, at, place in titles)
                for place, story, outlet, is_copy, fullness, article_id, at in rows
            ]
        )

    async def printed(self, article_ids: Sequence[str]) -> Mapping[str, Printed]:
        columns = (articles.c.id, articles.c.title, articles.c.language, articles.c.standfirst, texts.c.paragraphs)
        query = select(*columns).join_from(articles, texts)
        found: dict[str, Printed] = {}
        async with self._database.read() as connection:
            for chunk in chunks(list(dict.fromkeys(article_ids))):
                for row in await connection.execute(query.where(articles.c.id.in_(chunk))):
                    paragraphs = (row.standfirst, *row.paragraphs) if row.standfirst else row.paragraphs
                    body = PARAGRAPH_BREAK.join(paragraphs)
                    found[row.id] = Printed(title=row.title, body=body, language=row.language)
        return found

    async def stories_of(self, article_ids: Sequence[str]) -> Mapping[str, int]:
        query = select(articles.c.id, story_articles.c.story_id).join_from(articles, story_articles)
        found: dict[str, int] = {}
        async with self._database.read() as connection:
            for chunk in chunks(list(dict.fromkeys(article_ids))):
                rows = await connection.execute(query.where(articles.c.id.in_(chunk)))
                found |= {row.id: row.story_id for row in rows}
        return found

    async def had(self, channel: Channel, stories: Sequence[int], since: datetime) -> Mapping[int, tuple[str, ...]]:
        query = (
            select(story_articles.c.story_id, articles.c.id)
            .join(articles, articles.c.place == story_articles.c.place)
            .join(mentions, mentions.c.article_id == articles.c.id)
            .join(outbox, outbox.c.key == mentions.c.delivery_key)
            .where(told_to(channel), outbox.c.state != DeliveryState.DEAD)
            .where(story_articles.c.story_id.in_(list(stories)), story_articles.c.place >= place(since))
            .order_by(story_articles.c.place.desc())
        )
        found: dict[int, dict[str, None]] = {}
        async with self._database.read() as connection:
            for story, article_id in await connection.execute(query):
                found.setdefault(story, {})[article_id] = None
        return {story: tuple(ids) for story, ids in found.items()}

    async def marks(self, article_ids: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
        query = select(articles.c.id, story_articles.c.found_by).join_from(articles, story_articles)
        found: dict[str, tuple[int, ...]] = {}
        async with self._database.read() as connection:
            for chunk in chunks(list(dict.fromkeys(article_ids))):
                rows = await connection.execute(query.where(articles.c.id.in_(chunk)))
                found |= {article_id: tuple(marks) for article_id, (_, marks) in rows}
        return found

    async def began(self, workspace_id: str, stories: Sequence[int]) -> Mapping[int, datetime]:
        first = func.min(story_articles.c.place)
        query = select(story_articles.c.story_id, first).where(story_articles.c.story_id.in_(list(stories)))
        query = query.where(story_articles.c.source_id.in_(search.followed_sources(workspace_id)))
        async with self._database.read() as connection:
            rows = await connection.execute(query.group_by(story_articles.c.story_id))
            return {story: stored_at(first) for story, first in rows}

    async def now(self, story: int) -> int:
        async with self._database.read() as connection:
            moved = await connection.scalar(select(story_moves.c.new_id).where(story_moves.c.old_id == story))
            return story if moved is None else moved

    async def members(self, workspace_id: str, story: int, limit: int) -> tuple[str, ...]:
        query = select(articles.c.id).join_from(articles, story_articles).where(story_articles.c.story_id == story)
        query = query.where(search.followed(workspace_id)).order_by(articles.c.place.desc()).limit(limit)
        async with self._database.read() as connection:
            return tuple(await connection.scalars(query))

    async def arrivals(self, workspace_id: str, channel: Channel, window: Window) -> tuple[Arrival, ...]:
        is_old = ~and_(true(), *search.new_enough(window))
        columns = (articles.c.id, story_articles.c.story_id, story_articles.c.is_copy, is_old, ~search.unseen(channel))
        query = select(*columns).join_from(articles, story_articles, story_articles.c.place == articles.c.place)
        query = query.where(*search.came_in(workspace_id, window)).order_by(articles.c.place)
        async with self._database.read() as connection:
            return tuple(
                Arrival(article_id=article_id, story=story, is_copy=is_copy, is_old=bool(old), was_told=bool(had))
                for article_id, story, is_copy, old, had in await connection.execute(query)
            )

    async def unread(self, workspace_id: str, window: Window) -> tuple[Unread, ...]:
        at = rejected.c.rejected_at
        query = select(rejected).where(rejected.c.source_id.in_(search.followed_sources(workspace_id)))
        query = query.where(at > window.start, at <= window.end).order_by(at, rejected.c.source_id, rejected.c.key)
        async with self._database.read() as connection:
            return tuple(
                Unread(source_id=row.source_id, key=row.key, why=row.why, at=row.rejected_at)
                for row in await connection.execute(query)
            )

    async def placing(self, article_id: str) -> Placing:
        query = select(articles.c.stored_at, story_articles.c.is_copy).join_from(articles, story_articles)
        async with self._database.read() as connection:
            row = (await connection.execute(query.where(articles.c.id == article_id))).one()
            return Placing(stored_at=row.stored_at, is_copy=row.is_copy)

    async def at_link(self, workspace_id: str, link: str) -> str | None:
        query = select(articles.c.id).where(at_link(link), search.followed(workspace_id))
        async with self._database.read() as connection:
            found: str | None = await connection.scalar(query.order_by(articles.c.place.desc()).limit(1))
            return found


def at_link(link: str) -> ColumnElement[bool]:
    """A condition: an article has this address, as a person gave it, or this id."""
    key = page_key(link)
    return or_(articles.c.id == link, articles.c.page_key == key if key else false())


@dataclass(frozen=True, slots=True)
class _Asked:
    """What `find` is asked for."""

    workspace_id: str
    topics: tuple[Sought, ...]
    window: Window
    unseen_by: Channel | None
    story: int


async def _is_few(connection: AsyncConnection, asked: _Asked) -> bool:
    """Whether the workspace's sources have brought so little that the rest of the newsroom need not be looked through."""
    if asked.story:
        return False  # Its reports are fewer still.
    some = search.followed_places(asked.workspace_id, asked.window).limit(_FEW + 1).subquery()
    count: int = (await connection.scalars(select(func.count()).select_from(some))).one()
    return count <= _FEW


def _from_sqlite(asked: _Asked, *, is_few: bool) -> Select[Any]:
    """The reports that fit, the newest first."""
    condition, is_indexed = search.about(asked.topics, sqlite=True)
    query = _seen(asked).where(condition, *_not_excluded(asked, sqlite=True))
    order: ColumnElement[int] = articles.c.place
    if is_indexed:
        order = search.index.c.rowid
        query = query.join(search.index, order == articles.c.place)
    elif asked.topics:
        query = query.join(texts, texts.c.place == articles.c.place)
    if asked.story:
        query = query.where(story_articles.c.story_id == asked.story)
    if is_few:
        place = search.AMONG if is_indexed else articles.c.place
        query = query.where(place.in_(search.followed_places(asked.workspace_id, asked.window)))
    return query.where(search.around(order, asked.window)).order_by(order.desc())


def _from_postgresql(asked: _Asked, *, is_few: bool) -> tuple[Dated, Dated | None]:
    """The reports that fit, the newest first, and the places at which to look for them, if not everywhere."""
    query, columns = _seen(asked), [articles.c.place, story_articles.c.place]
    if excluded := list(_not_excluded(asked, sqlite=False)):
        query = query.join(texts, texts.c.place == articles.c.place).where(*excluded)
        columns.append(texts.c.place)
    looked_for = Dated(query.order_by(articles.c.place.desc()), columns)
    if not (asked.topics or asked.story or is_few):
        return looked_for, None
    its, where = search.followed_places(asked.workspace_id, asked.window), [story_articles.c.place]
    if asked.topics:
        its = its.join(texts, texts.c.place == story_articles.c.place).where(search.about(asked.topics, sqlite=False)[0])
        where.append(texts.c.place)
    if asked.story:
        its = its.where(story_articles.c.story_id == asked.story)
    return looked_for, Dated(its.order_by(story_articles.c.place.desc()), where)


def _not_excluded(asked: _Asked, *, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    """What an article must not contain: what the window leaves out, and what a single topic excludes (what one of several
    excludes may fit another)."""
    if asked.window.without_words is not None:
        yield from search.excluded(asked.window.without_words, asked.window, sqlite=sqlite)
    if len(asked.topics) == 1:
        yield from search.excluded(asked.topics[0], asked.window, sqlite=sqlite)


def _seen(asked: _Asked) -> Select[Any]:
    query = select(*_COLUMNS).join_from(articles, story_articles, story_articles.c.place == articles.c.place)
    query = query.where(*search.visible(asked.workspace_id, asked.window))
    return query if asked.unseen_by is None else query.where(search.unseen(asked.unseen_by))
