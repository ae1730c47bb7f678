"""Which report belongs to which story (the port `StoryStore`)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.analysis import Reading
from bot.model.story import Changes, Trace
from bot.parse.outlet import outlet_of
from bot.ports.stories import Opening, Verdicts
from bot.store.database.engine import Database, uninterrupted
from bot.store.news import readings, search
from bot.store.news.story_search import at_link
from bot.store.schema.stories import story_articles, story_moves, story_turns, story_verdicts
from bot.store.schema.tables import articles, texts
from bot.understand.rank import fullness
from bot.understand.story_shelf import with_its_copies

MOST_SAID, FEW_SAID = 150, 12
"""Reports of a story that a verdict is written down for: against one of another story, and against as many of it."""

_CHUNK = 400
_OPENING_LETTERS = 1500
_ONLY = 1


def story_row(reading: Reading, place: int) -> dict[str, object]:
    """The row of a report that just came: a story of its own until the clerk has read it."""
    fresh = {"place": place, "story_id": place, "source_id": reading.article.source_id}
    return {**fresh, **described(reading), "is_copy": False, "is_pending": True, "found_by": [[], []]}


def described(reading: Reading) -> dict[str, object]:
    """What of a report's row its text tells."""
    return {"outlet": outlet_of(reading.article), "fullness": round(100 * fullness(reading))}


@uninterrupted
class SqlStories:
    """The port `StoryStore` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take_turn(self, process: str, now: datetime, until: datetime) -> int | None:
        mine = story_turns.c.holder == process
        free = or_(mine, story_turns.c.lease_until.is_(None), story_turns.c.lease_until <= now, story_turns.c.lease_until > until)
        turn = story_turns.c.turn
        async with self._database.write(synced=False) as connection:
            held = (await connection.execute(select(story_turns).where(free).with_for_update())).first()
            if held is None:
                return None
            number: int = held.turn + (held.holder != process or held.turn == 0)
            await connection.execute(update(story_turns).values({turn: number, "holder": process, "lease_until": until}))
            return number

    async def is_pending(self) -> bool:
        async with self._database.read() as connection:
            return bool(await connection.scalar(select(exists().where(story_articles.c.is_pending))))

    async def waiting(self) -> int:
        async with self._database.read() as connection:
            return await connection.scalar(select(func.count()).where(story_articles.c.is_pending)) or 0

    async def pending(self, limit: int) -> tuple[tuple[int, Reading], ...]:
        oldest = select(story_articles.c.place).where(story_articles.c.is_pending).order_by(story_articles.c.place).limit(limit)
        query = search.readings_where(articles.c.place.in_(oldest)).order_by(articles.c.place)
        async with self._database.read() as connection:
            return tuple((row["place"], readings.decode(row)) for row in (await connection.execute(query)).mappings())

    async def traces(self, since: int) -> tuple[Trace, ...]:
        async with self._database.read() as connection:
            return await _traces(connection, story_articles.c.place >= since, story_articles.c.is_pending.is_(False))

    async def openings(self, since: int, limit: int) -> tuple[Opening, ...]:
        body = func.substr(texts.c.body_terms, 1, _OPENING_LETTERS)
        columns = (articles.c.place, articles.c.source_id, articles.c.language, texts.c.title_terms, body)
        joined = select(*columns).join_from(articles, texts).join(story_articles, story_articles.c.place == articles.c.place)
        query = joined.where(articles.c.place >= since, story_articles.c.is_pending.is_(False))
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(articles.c.place.desc()).limit(limit))
            return tuple(
                Opening(place=place, source_id=source, language=language, title_terms=title, body_terms=opening)
                for place, source, language, title, opening in rows
            )

    async def at(self, places: Collection[int]) -> Mapping[int, Reading]:
        found: dict[int, Reading] = {}
        wanted = sorted(places)
        async with self._database.read() as connection:
            for start in range(0, len(wanted), _CHUNK):
                query = search.readings_where(articles.c.place.in_(wanted[start : start + _CHUNK]))
                found |= {row["place"]: readings.decode(row) for row in (await connection.execute(query)).mappings()}
        return found

    async def verdicts(self) -> Verdicts:
        async with self._database.read() as connection:
            rows = (await connection.execute(select(story_verdicts))).all()
        pairs = {same: frozenset((row.one, row.other) for row in rows if row.is_same is same) for same in (True, False)}
        return Verdicts(parted=pairs[False], joined=pairs[True])

    async def at_link(self, link: str) -> int | None:
        query = select(articles.c.place).where(at_link(link))
        async with self._database.read() as connection:
            return await connection.scalar(query.order_by(articles.c.place.desc()).limit(1))

    async def part(self, place: int) -> int | None:
        async with self._database.write() as connection:
            story = await _story_with(connection, place)
            gone = with_its_copies(place, story)
            others = [trace.place for trace in reversed(story) if trace.place not in gone]
            if not others:  # All is one text: what is parted is no copy, somebody says.
                gone, others = [place], [trace.place for trace in reversed(story) if trace.place != place]
            if not others:
                return None
            new = await _next_turn(connection)
            parted = dict.fromkeys([place, *gone[:FEW_SAID]])
            await _say(connection, [(at, other) for at in parted for other in others[:MOST_SAID]], is_same=False)
            await _move(connection, dict.fromkeys(gone, new))
            await _unsay(connection, place, others[0], is_same=True)
            return new

    async def join(self, place: int, other: int, now: datetime) -> int | None:
        async with self._database.write() as connection:
            ours, theirs = await _with(connection, place), await _with(connection, other)
            if other in ours:
                return None
            await _next_turn(connection)
            await _unsay(connection, place, other, is_same=False)
            pairs = [(mine, their) for mine in ours[:FEW_SAID] for their in theirs[:FEW_SAID]]
            await _say(connection, [(place, other), *pairs], is_same=True)
            kept, gone = [await _story_at(connection, at) for at in (place, other)]
            await _move(connection, dict.fromkeys(theirs, kept))
            await _lead_on(connection, {gone: kept}, now)
            return kept

    async def next_id(self, turn: int) -> int:
        async with self._database.read() as connection:
            return await connection.scalar(select(story_turns.c.next_id).where(story_turns.c.turn == turn)) or _ONLY

    async def record(self, turn: int, traces: Sequence[Trace], changes: Changes, now: datetime, *, next_id: int) -> bool:
        async with self._database.write(synced=False) as connection:
            mine = update(story_turns).where(story_turns.c.turn == turn).values(next_id=next_id)
            if not (await connection.execute(mine)).rowcount:
                return False
            await _tell(connection, traces)
            await _move(connection, changes.moved)
            left = {trace.place: trace.story for trace in traces if trace.story != trace.place}
            await _lead_on(connection, left | changes.merged, now)
            return True


async def _traces(connection: AsyncConnection, *which: ColumnElement[bool]) -> tuple[Trace, ...]:
    columns = (story_articles.c.place, story_articles.c.story_id, story_articles.c.is_copy, story_articles.c.found_by)
    rows = await connection.execute(select(*columns).where(*which).order_by(story_articles.c.place))
    return tuple(
        Trace(place=place, story=story, keys=tuple(keys[0]), marks=tuple(keys[1]), is_copy=is_copy)
        for place, story, is_copy, keys in rows
    )


async def _story_with(connection: AsyncConnection, place: int) -> tuple[Trace, ...]:
    """All reports of the story of the report at a place, in the order in which they came."""
    return await _traces(connection, story_articles.c.place.in_(_places_with(place)))


async def _with(connection: AsyncConnection, place: int) -> list[int]:
    """All reports of the story of the report at a place, the newest first."""
    return list(await connection.scalars(_places_with(place).order_by(story_articles.c.place.desc())))


def _places_with(place: int) -> Select[tuple[int]]:
    its = select(story_articles.c.story_id).where(story_articles.c.place == place).scalar_subquery()
    return select(story_articles.c.place).where(story_articles.c.story_id == its)


async def _story_at(connection: AsyncConnection, place: int) -> int:
    story: int = (await connection.scalars(select(story_articles.c.story_id).where(story_articles.c.place == place))).one()
    return story


async def _next_turn(connection: AsyncConnection) -> int:
    """End the turn that is, so that the clerk looks at the stories anew; an id for a story of its own."""
    free: int = (await connection.scalars(select(story_turns.c.next_id).with_for_update())).one()
    await connection.execute(update(story_turns).values(turn=story_turns.c.turn + 1, next_id=free + 1))
    return free


async def _say(connection: AsyncConnection, pairs: Sequence[tuple[int, int]], *, is_same: bool) -> None:
    """What was last said of a pair counts."""
    rows = [{"this": one, "that": other} for one, other in sorted({(min(pair), max(pair)) for pair in pairs})]
    its = story_verdicts.c.one == bindparam("this"), story_verdicts.c.other == bindparam("that")
    said = {"one": bindparam("this"), "other": bindparam("that"), "is_same": is_same}
    await connection.execute(delete(story_verdicts).where(*its), rows)
    await connection.execute(insert(story_verdicts).values(said), rows)


async def _unsay(connection: AsyncConnection, place: int, other: int, *, is_same: bool) -> None:
    """Forget what joined, or parted, any report of the one's story and any of the other's."""
    said = delete(story_verdicts).where(story_verdicts.c.is_same.is_(is_same))
    for earlier, later in ((place, other), (other, place)):
        pair = story_verdicts.c.one.in_(_places_with(earlier)), story_verdicts.c.other.in_(_places_with(later))
        await connection.execute(said.where(*pair))


async def _tell(connection: AsyncConnection, traces: Sequence[Trace]) -> None:
    if not traces:
        return
    its = story_articles.c.place == bindparam("its_place")
    values: dict[str, Any] = {
        "story_id": bindparam("its_story"),
        "is_copy": bindparam("copied"),
        "found_by": bindparam("its_keys"),
    }
    rows = [
        {"its_place": trace.place, "its_story": trace.story, "copied": trace.is_copy, "its_keys": [trace.keys, trace.marks]}
        for trace in traces
    ]
    await connection.execute(update(story_articles).where(its).values(**values, is_pending=False), rows)


async def _move(connection: AsyncConnection, moved: Mapping[int, int]) -> None:
    if moved:
        its = story_articles.c.place == bindparam("its_place")
        rows = [{"its_place": place, "its_story": story} for place, story in moved.items()]
        await connection.execute(update(story_articles).where(its).values(story_id=bindparam("its_story")), rows)


async def _lead_on(connection: AsyncConnection, gone: Mapping[int, int], now: datetime) -> None:
    """Where each of these stories went; who was led to one of them is led on."""
    led: dict[int, int] = {}
    for old, new in gone.items():
        while new in gone and gone[new] != old:
            new = gone[new]
        led[old] = new
    if not led:
        return
    onward = update(story_moves).where(story_moves.c.new_id == bindparam("gone")).values(new_id=bindparam("heir"))
    await connection.execute(onward, [{"gone": old, "heir": new} for old, new in led.items()])
    await connection.execute(delete(story_moves).where(story_moves.c.old_id == bindparam("gone")), [{"gone": old} for old in led])
    await connection.execute(insert(story_moves), [{"old_id": old, "new_id": new, "at": now} for old, new in led.items()])
