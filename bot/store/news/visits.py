"""Claims of visits to sources, and the states of many sources read and written at once (part of the port `NewsStore`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, case, func, or_, select, tuple_, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import BotError, StoreTrouble
from bot.model.source import Source, SourceState
from bot.store.database.columns import microseconds
from bot.store.database.engine import Database, chunks
from bot.store.database.together import Together
from bot.store.news import source_rows
from bot.store.news.search import TRIES, followed_sources, to_visit
from bot.store.schema.tables import sources

_NEVER = -1
"""In the place of the next check of a source that was never visited: NULL equals nothing."""


@dataclass(frozen=True, slots=True)
class _Claim:
    state: SourceState
    now: datetime
    until: datetime
    holder: str


class Visits:
    """The sources of one database, for the processes that claim visits."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.source = Together[str, "tuple[Source, SourceState] | None"](self._sources)
        self.save_unchanged = Together[SourceState, "BotError | None"](self._save_unchanged)
        self._claim = Together[_Claim, "datetime | None"](self._claim_all)

    async def due(self, now: datetime) -> tuple[Source, ...]:
        """`due_sources` of the port."""
        query = source_rows.with_wishes().where(to_visit(now)).order_by(sources.c.next_check, sources.c.id)
        async with self._database.read() as connection:
            return tuple(source_rows.decode(row)[0] for row in await connection.execute(query))

    async def claim(self, state: SourceState, now: datetime, until: datetime, holder: str) -> datetime | None:
        """As in the port."""
        return await self._claim(_Claim(state, now, until, holder))

    async def give_back(self, state: SourceState, taken_until: datetime, *, failed: bool) -> None:
        """As in the port."""
        await self._database.owed.write(partial(self._undo, [state], sources.c.next_check == taken_until, failed=failed))

    async def _undo(self, states: Sequence[SourceState], still_taken: ColumnElement[bool], *, failed: bool = False) -> None:
        tries = sources.c.tries if failed else sources.c.tries - 1
        async with self._database.write(synced=False) as connection:
            for state in states:
                mine = update(sources).where(sources.c.id == state.source_id, still_taken)
                await connection.execute(mine.values(next_check=state.next_check, holder="", tries=tries))

    async def set_aside(self) -> tuple[Source, ...]:
        """As in the port."""
        query = source_rows.with_wishes().where(sources.c.tries >= TRIES).order_by(sources.c.id)
        async with self._database.read() as connection:
            return tuple(source_rows.decode(row)[0] for row in await connection.execute(query))

    async def try_again(self, source_ids: Sequence[str]) -> int:
        """As in the port."""
        async with self._database.write() as connection:
            theirs = update(sources).where(sources.c.id.in_(source_ids), sources.c.tries >= TRIES)
            return (await connection.execute(theirs.values(tries=0))).rowcount

    async def failing(self, workspace_id: str) -> tuple[tuple[str, ...], int]:
        """As in the port."""
        count, followed = await self.count_failing(workspace_id)
        if not count:
            return (), followed
        theirs = sources.c.id.in_(followed_sources(workspace_id))
        failed = source_rows.with_wishes(workspace_id).where(theirs, sources.c.failures > 0).order_by(sources.c.id)
        async with self._database.read() as connection:
            return tuple(source_rows.decode(row)[0].name for row in await connection.execute(failed)), followed

    async def count_failing(self, workspace_id: str) -> tuple[int, int]:
        """As in the port."""
        failed = func.count(case((sources.c.failures > 0, 1)))
        query = select(failed, func.count()).where(sources.c.id.in_(followed_sources(workspace_id)))
        async with self._database.read() as connection:
            failing, followed = (await connection.execute(query)).one()
            return failing, followed

    async def _sources(self, ids: Sequence[str]) -> "list[tuple[Source, SourceState] | None]":
        found: dict[str, tuple[Source, SourceState]] = {}
        async with self._database.read() as connection:
            for chunk in chunks(ids):
                rows = await connection.execute(source_rows.with_wishes().where(sources.c.id.in_(chunk)))
                found |= {row.id: source_rows.decode(row) for row in rows}
        return [found.get(source_id) for source_id in ids]

    async def _claim_all(self, claims: Sequence[_Claim]) -> "list[datetime | None]":
        """All claims in one statement, until the latest of their ends. Of two claims on one source the first gets it."""
        until = max(claim.until for claim in claims)
        first = {claim.state.source_id: claim for claim in reversed(claims)}
        taken: set[str] = set()
        for holder in {claim.holder for claim in first.values()}:
            taken |= await self._claim_for(holder, [claim for claim in first.values() if claim.holder == holder], until)
        return [until if claim.state.source_id in taken and first[claim.state.source_id] is claim else None for claim in claims]

    async def _claim_for(self, holder: str, claims: Sequence[_Claim], until: datetime) -> set[str]:
        try:
            async with self._database.write(synced=False) as connection:
                return await _take(claims, until, connection)
        except StoreTrouble:  # Its commit may have come through all the same.
            still_taken = and_(sources.c.next_check == until, sources.c.holder == holder)
            self._database.owed.add(partial(self._undo, [claim.state for claim in claims], still_taken))
            raise

    async def _save_unchanged(self, states: Sequence[SourceState]) -> "list[BotError | None]":
        """Record visits that brought nothing new."""
        last = {state.source_id: state for state in states}
        async with self._database.write(synced=False) as connection:
            there = set(await connection.scalars(select(sources.c.id).where(sources.c.id.in_(list(last)))))
            values = [_values(state) for source_id, state in last.items() if source_id in there]
            if values:
                names: dict[str, Any] = {name: bindparam(f"its_{name}") for name in values[0] if name != "source_id"}
                its_own = update(sources).where(sources.c.id == bindparam("its_source_id")).values(names)
                await connection.execute(its_own, [{f"its_{name}": value for name, value in row.items()} for row in values])
        return [None if state.source_id in there else no_source(state.source_id) for state in states]


async def save_state(connection: AsyncConnection, state: SourceState, own_title: str) -> None:
    """Record a visit; the source is free from then on. Raises BotError."""
    values = _values(state) | ({"own_title": own_title} if own_title else {})
    source_id = values.pop("source_id")
    if not (await connection.execute(update(sources).where(sources.c.id == source_id).values(values))).rowcount:
        raise no_source(str(source_id))


def no_source(source_id: str) -> BotError:
    """The error for a source that is gone."""
    return BotError(f"There is no source {source_id}")


def _values(state: SourceState) -> dict[str, object]:
    return source_rows.columns_of(state) | {"holder": "", "tries": 0}


async def _take(claims: Sequence[_Claim], until: datetime, connection: AsyncConnection) -> set[str]:
    """Those whose rows are still as the claimant saw them (compare-and-set), in one statement."""
    held: ColumnElement[int] = func.coalesce(type_coerce(sources.c.next_check, BigInteger), _NEVER)
    seen = [(claim.state.source_id, _stamp(claim.state.next_check)) for claim in claims]
    is_free = or_(sources.c.holder.in_(("", claims[0].holder)), sources.c.next_check <= min(claim.now for claim in claims))
    mine = update(sources).where(tuple_(sources.c.id, held).in_(seen), is_free)
    taken = mine.values(next_check=until, holder=claims[0].holder, tries=sources.c.tries + 1)
    return set(await connection.scalars(taken.returning(sources.c.id)))


def _stamp(moment: datetime | None) -> int:
    return _NEVER if moment is None else microseconds(moment)
