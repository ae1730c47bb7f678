"""The newest that match, looked for in the newest days first, where the index cannot be read in the order of time.

SQLite reads its index from the newest article down and stops at the limit. PostgreSQL's (GIN,
https://www.postgresql.org/docs/current/gin.html) knows no order: of a common word it would gather a year's articles, to sort out
the newest three hundred. So a window is cut into slices, each longer than the one after it; most questions are answered by the
first. What stands in a few articles only is found by the index at once: whether it does is asked first.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Row, Select, any_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.place import last_place, place, stored_at
from bot.model.workspace import Window
from bot.store.schema.tables import articles, texts

FIRST, GROWTH = timedelta(days=2), 8
"""How long the newest slice is, and how many times as long the next: three reach back the 90 days for which articles are kept. A
word that stands nowhere is looked for in each of them, and a statement costs more than finding nothing does."""


def slices(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Places from the first to the last, as ranges that follow each other without a gap; the newest comes first."""
    length = FIRST
    while first <= last:
        oldest = stored_at(last)
        begins = first if oldest - stored_at(first) <= length else place(oldest - length)
        yield begins, last
        last, length = begins - 1, length * GROWTH


_FEW = 1000
"""Articles that are checked one by one."""


async def newest_rows(
    connection: AsyncConnection,
    query: Select[Any],
    places: Sequence[ColumnElement[int]],
    window: Window,
    limit: int,
    *,
    holding: ColumnElement[bool] | None = None,
) -> list[Row[Any]]:
    """The first rows of a query that gives the newest article first, from PostgreSQL. `places` are its tables' columns of that
    name: an equality of two columns does not tell the planner that the other's range is its own. `holding` is what the query
    wants of the words of a text, if anything."""
    start, end = place(window.start), last_place(place(window.end))
    held = select(func.min(articles.c.place), func.max(articles.c.place))
    oldest, newest = (await connection.execute(held)).one()
    rows: list[Row[Any]] = []
    if newest is None:
        return rows
    first, last = max(start, oldest), min(end, newest)
    if holding is not None and (few := await _few(connection, holding, first, last)) is not None:
        return list((await connection.execute(query.where(*(column == any_(few) for column in places)))).all())
    for begins, ends in slices(first, last):
        within = query.where(*(column.between(begins, ends) for column in places)).limit(limit - len(rows))
        rows += (await connection.execute(within)).all()
        if len(rows) >= limit:
            break
    return rows


async def _few(connection: AsyncConnection, holding: ColumnElement[bool], first: int, last: int) -> ColumnElement[Any] | None:
    """The places of the texts that contain the words, as one list; None where there are many."""
    asked = select(texts.c.place).where(holding, texts.c.place.between(first, last)).limit(_FEW + 1)
    found = (await connection.scalars(asked)).all()
    return literal(found, ARRAY(BigInteger)) if len(found) <= _FEW else None
