"""The newest that match, looked for in the newest days first, where the index cannot be read in the order of time.

SQLite reads its index from the newest article down and stops at the limit. PostgreSQL's (GIN,
https://www.postgresql.org/docs/current/gin.html) knows no order: of a common word it would gather a year's articles, to sort out
the newest three hundred. So a window is cut into slices: most questions are answered by the first, and each further one is as
long as the rest takes by what the last one held.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Row, Select, any_, func, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.place import last_place, place, stored_at
from bot.model.workspace import Window
from bot.store.schema.tables import articles

FIRST, GROWTH = timedelta(days=2), 100
"""How long the newest slice is, and how many times as long the next is at most: two reach back beyond the 90 days for which
articles are kept."""

_AT_ONCE = 1000
"""At least so many places are looked at in one statement, since the query may refuse most of them."""

_BY_WORDS = text("select set_config('cpu_tuple_cost', '2', true), set_config('random_page_cost', '1.1', true)")
"""Until the end of the transaction. The planner takes a look at a text's words for as cheap as one at a number, though they are
stored beside the row, compressed; so it would look at each article of a slice rather than read the index. (Measured over a
million articles, a word of every tenth: 20 ms for two days instead of 360.)"""


@dataclass(frozen=True, slots=True)
class Dated:
    """A query that gives the newest article first, and its tables' columns `place`, the first of which finds the others."""

    query: Select[Any]
    places: Sequence[ColumnElement[int]]

    def within(self, first: int, last: int) -> Select[Any]:
        """Only from the first place to the last. All columns are told: an equality of two does not tell the planner that the
        other's range is its own."""
        return self.query.where(*(column.between(first, last) for column in self.places))

    def at(self, places: Sequence[int]) -> Select[Any]:
        """Only at these places."""
        return self.query.where(self.places[0] == any_(literal(places, ARRAY(BigInteger))))


def slice_before(first: int, last: int, length: timedelta) -> int:
    """Where the slice begins that ends with the last place, and that goes back so far, to the first at most."""
    newest = stored_at(last)
    return first if newest - stored_at(first) <= length else place(newest - length)


def next_length(length: timedelta, found: int, wanted: int) -> timedelta:
    """How long the next slice is after one of that length in which so many were found, with so many still wanted: a word that
    stands in few articles, or nowhere, is looked for in all the rest at once."""
    return length * min(GROWTH, math.ceil(wanted / max(1, found)))


async def newest_rows(
    connection: AsyncConnection, looked_for: Dated, window: Window, limit: int, *, holding: Dated | None = None
) -> list[Row[Any]]:
    """The first rows of a query, from PostgreSQL. `holding` gives the places at which to look, where words or a story are asked
    for; what it finds may still be refused by the query."""
    first, last = await _ends(connection, window)
    rows: list[Row[Any]] = []
    length = FIRST
    if holding:
        await connection.execute(_BY_WORDS)
    while first <= last and len(rows) < limit:
        begins, wanted = slice_before(first, last, length), limit - len(rows)
        if holding:
            most = max(wanted, _AT_ONCE)
            places = (await connection.scalars(holding.within(begins, last).limit(most))).all()
            begins = places[-1] if len(places) == most else begins
            got = (await connection.execute(looked_for.at(places).limit(wanted))).all() if places else []
        else:
            got = (await connection.execute(looked_for.within(begins, last).limit(wanted))).all()
            places = [row.place for row in got]
        rows += got
        last, length = begins - 1, next_length(length, len(places), limit - len(rows))
    return rows


async def _ends(connection: AsyncConnection, window: Window) -> tuple[int, int]:
    """The first place and the last, of a window, that an article can have; where there is none, the last is before the first."""
    oldest, newest = (await connection.execute(select(func.min(articles.c.place), func.max(articles.c.place)))).one()
    if newest is None:
        return 1, 0
    return max(place(window.start), oldest), min(last_place(place(window.end)), newest)
