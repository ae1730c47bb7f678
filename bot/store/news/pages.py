"""The linked pages of articles, as rows that processes claim (the port `PageStore`)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import StoreTrouble
from bot.model.page import PageRefusal, WalledHost
from bot.ports.pages import (
    CHECKS,
    RETRIES,
    WALLED,
    WALLS,
    HeldPage,
    PageOutcome,
    PageState,
    PageTurn,
    WantedPage,
)
from bot.store.database.engine import Database, chunks, uninterrupted
from bot.store.delivery.corrections import mark_for_correction
from bot.store.news import readings
from bot.store.news.stories import described
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import articles, pages, shown, texts

NEIGHBOURS = 20
_LOOKED_AT = 5 * WALLS
"""The most rows among which the last few addresses of a host are searched: several sources may list the same one."""

_WALLS = [refusal.value for refusal in PageRefusal if refusal.is_wall]
_HELD = ("article_id", "state", "why", "tries", "next_try", "read_at", "etag", "last_modified", "mark", "last_mark")


@uninterrupted
class SqlPages:
    """The port `PageStore` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def want(self, wanted: Sequence[WantedPage]) -> None:
        async with self._database.write() as connection:
            await save_wanted(connection, wanted)

    async def due(self, now: datetime, most: int = 1) -> int:
        found = select(pages.c.article_id).where(due(now)).limit(most).subquery()
        async with self._database.read() as connection:
            return await connection.scalar(select(func.count()).select_from(found)) or 0

    async def coming(self, article_ids: Sequence[str], now: datetime) -> frozenset[str]:
        soon = (pages.c.state == PageState.WAITING, or_(due(now), pages.c.lease_until > now))
        found: set[str] = set()
        async with self._database.read() as connection:
            for chunk in chunks(article_ids):
                theirs = select(pages.c.article_id).where(pages.c.article_id.in_(chunk), *soon)
                found |= set(await connection.scalars(theirs))
        return frozenset(found)

    async def claim(
        self,
        now: datetime,
        until: datetime,
        *,
        without: Collection[str] = (),
        only: Sequence[str] | None = None,
        holder: str = "",
    ) -> PageTurn | None:
        busy = select(pages.c.host).where(pages.c.lease_until > now)
        free = select(pages.c.address, pages.c.host).where(due(now), pages.c.host.not_in(busy), pages.c.host.not_in(without))
        if only is not None:
            free = free.where(pages.c.article_id.in_(only))
        try:
            return await self._claim(free.order_by(pages.c.next_try, pages.c.article_id).limit(1), now, until, holder)
        except StoreTrouble:  # Its commit may have come through all the same.
            still_taken = and_(pages.c.holder == holder, pages.c.lease_until == until)
            self._database.owed.add(partial(self._undo, still_taken))
            raise

    async def _claim(self, free: Select[tuple[str, str]], now: datetime, until: datetime, holder: str) -> PageTurn | None:
        async with self._database.write() as connection:
            first = (await connection.execute(free)).first()
            if first is None:
                return None
            held = await _take(connection, first.address, now, until, holder)
            if not held:
                return None  # Another process was faster (PostgreSQL).
            return PageTurn(address=first.address, host=first.host, lease_until=until, pages=held)

    async def settle(self, turn: PageTurn, outcomes: Sequence[PageOutcome], now: datetime) -> tuple[str, ...]:
        replaced: list[str] = []
        async with self._database.write() as connection:
            for outcome in sorted(outcomes, key=lambda outcome: outcome.page.article_id):
                mine = (pages.c.article_id == outcome.page.article_id, pages.c.lease_until == turn.lease_until)
                values = {name: getattr(outcome.page, name) for name in _HELD}
                settled = await connection.execute(update(pages).where(*mine).values(**values, lease_until=None))
                if settled.rowcount and outcome.reading and await _replace_text(connection, outcome, now):
                    replaced.append(outcome.page.article_id)
            corrected = [
                outcome.page.article_id for outcome in outcomes if outcome.corrects and outcome.page.article_id in replaced
            ]
            if corrected:
                await mark_for_correction(connection, corrected, now)
        return tuple(replaced)

    async def give_back(self, turn: PageTurn) -> None:
        theirs = pages.c.article_id.in_([page.article_id for page in turn.pages])
        await self._database.owed.write(partial(self._undo, and_(theirs, pages.c.lease_until == turn.lease_until)))

    async def _undo(self, still_taken: ColumnElement[bool]) -> None:
        tries = case((pages.c.state == PageState.WAITING, pages.c.tries - 1), else_=pages.c.tries)
        async with self._database.write() as connection:
            await connection.execute(update(pages).where(still_taken).values(lease_until=None, tries=tries))

    async def postpone(self, host: str, until: datetime) -> None:
        sooner = update(pages).where(pages.c.host == host, pages.c.next_try < until)
        async with self._database.write() as connection:
            await connection.execute(sooner.values(next_try=until))

    async def ask_again(self, article_ids: Sequence[str], now: datetime) -> None:
        async with self._database.write() as connection:
            for chunk in chunks(article_ids):
                read = update(pages).where(pages.c.article_id.in_(chunk), pages.c.state == PageState.READ)
                await connection.execute(read.values(next_try=now))

    async def only_walls(self, host: str) -> bool:
        async with self._database.read() as connection:
            return await _standing_walls(connection, host) is not None

    async def walled(self, source_ids: Sequence[str], now: datetime) -> dict[str, tuple[WalledHost, ...]]:
        found: dict[str, tuple[WalledHost, ...]] = {}
        async with self._database.read() as connection:
            for chunk in chunks(source_ids):
                theirs = select(articles.c.source_id, pages.c.host).join(articles, articles.c.id == pages.c.article_id).distinct()
                lately = (pages.c.read_at > now - WALLED, pages.c.why.in_(_WALLS), articles.c.source_id.in_(chunk))
                for row in await connection.execute(theirs.where(*lately).order_by(pages.c.host)):
                    last = await _standing_walls(connection, row.host)
                    if last is not None and last.read_at + WALLED > now:
                        walled = WalledHost(host=row.host, why=last.why, until=last.read_at + WALLED)
                        found[row.source_id] = (*found.get(row.source_id, ()), walled)
        return found

    async def neighbours(self, host: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        query = (
            select(articles.c.title, texts.c.paragraphs)
            .join_from(pages, articles, articles.c.id == pages.c.article_id)
            .join(texts, texts.c.place == articles.c.place)
            .where(pages.c.host == host, pages.c.state == PageState.READ)
            .order_by(pages.c.read_at.desc())
            .limit(NEIGHBOURS)
        )
        async with self._database.read() as connection:
            return tuple((row.title, tuple(row.paragraphs)) for row in await connection.execute(query))


def due(now: datetime) -> ColumnElement[bool]:
    """A condition: to be asked now, and not claimed. A page that crashes its process each time is not tried for ever."""
    is_free = or_(pages.c.lease_until.is_(None), pages.c.lease_until <= now)
    has_tries = or_(pages.c.state != PageState.WAITING, pages.c.tries <= len(RETRIES))
    return and_(pages.c.next_try <= now, is_free, has_tries)


async def save_wanted(connection: AsyncConnection, wanted: Sequence[WantedPage]) -> None:
    """Insert rows for pages to read; an existing row stays, and articles that are gone are left out."""
    by_id = {page.article_id: page for page in wanted}
    for chunk in chunks(list(by_id)):
        stored = set(await connection.scalars(select(articles.c.id).where(articles.c.id.in_(chunk))))
        known = set(await connection.scalars(select(pages.c.article_id).where(pages.c.article_id.in_(chunk))))
        rows = [_new_row(by_id[article_id]) for article_id in chunk if article_id in stored - known]
        if rows:
            await connection.execute(insert(pages), rows)


async def _take(connection: AsyncConnection, address: str, now: datetime, until: datetime, holder: str) -> tuple[HeldPage, ...]:
    """The pages of an address that no other process claimed meanwhile."""
    # Counted before the work: what crashes the process is not tried for ever.
    tries = case((pages.c.state == PageState.WAITING, pages.c.tries + 1), else_=pages.c.tries)
    taken = update(pages).where(pages.c.address == address, due(now)).values(lease_until=until, holder=holder, tries=tries)
    rows = await connection.execute(taken.returning(*(pages.c[name] for name in _HELD)))
    return tuple(sorted(map(_held, rows), key=lambda page: page.article_id))


async def _replace_text(connection: AsyncConnection, outcome: PageOutcome, now: datetime) -> bool:
    """Replace an article's text under the same id and at the same place, with its times and the feed's marks.

    False when the article was revised since, or is gone: then its page has to be read again.
    """
    assert outcome.reading is not None  # noqa: S101  (the caller has looked)
    held, mine = articles.c.id == outcome.page.article_id, pages.c.article_id == outcome.page.article_id
    known = select(articles.c.place, texts.c.changes).join_from(articles, texts).where(held).with_for_update()
    row = (await connection.execute(known)).first()
    if row is None or len(row.changes) != outcome.version:
        again = {name: getattr(HeldPage(article_id=outcome.page.article_id, next_try=now), name) for name in _HELD}
        await connection.execute(update(pages).where(mine).values(again))
        return False
    article, text = readings.encode(outcome.reading, row.place)
    del article["mark"], article["last_mark"], article["stored_at"]
    await connection.execute(update(articles).where(held).values(article))
    await connection.execute(update(texts).where(texts.c.place == row.place).values(text))
    changed = update(story_articles).where(story_articles.c.place == row.place)
    await connection.execute(changed.values(described(outcome.reading)))
    if not outcome.corrects:
        is_shown = exists().where(shown.c.article_id == outcome.page.article_id)
        await connection.execute(update(pages).where(mine, is_shown).values(next_try=now + CHECKS[0]))
    return True


async def _standing_walls(connection: AsyncConnection, host: str) -> Row[Any] | None:
    """The newest of a host's pages, if it and those before it were all walls."""
    ended = (pages.c.host == host, pages.c.read_at.is_not(None), pages.c.state != PageState.WAITING)
    query = select(pages.c.address, pages.c.why, pages.c.read_at).where(*ended).order_by(pages.c.read_at.desc())
    last: dict[str, Any] = {}
    for row in (await connection.execute(query.limit(_LOOKED_AT))).all():
        last.setdefault(row.address, row)
    newest = list(last.values())[:WALLS]
    return newest[0] if len(newest) == WALLS and all(row.why in _WALLS for row in newest) else None


def _new_row(wanted: WantedPage) -> dict[str, Any]:
    blank = HeldPage(article_id=wanted.article_id, next_try=wanted.next_try)
    return {name: getattr(blank, name) for name in _HELD} | {"address": wanted.address, "host": wanted.host, "holder": ""}


def _held(row: Row[Any]) -> HeldPage:
    return HeldPage(**{name: getattr(row, name) for name in _HELD} | {"state": PageState(row.state)})
