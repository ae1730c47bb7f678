"""A large newsroom to ask: a few thousand reports are stored as visits do, and the database copies them.

A million takes minutes that way, on SQLite and on PostgreSQL; stored one by one it takes over half an hour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Table, text

from bot.flows.manage import make_source
from bot.model.analysis import Reading
from bot.model.place import place
from bot.model.source import SourceKind, SourceState
from bot.model.workspace import Workspace
from bot.store.database.columns import microseconds
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import articles, texts
from bot.store.store import Store
from bot.understand.read import read_item
from tests.quality.bench_news import news

WORKSPACE = Workspace(id="bench", platform="terminal", name="Bench")
SMALL, ITS_SOURCES = Workspace(id="small", platform="terminal", name="Small"), 20
"""A workspace that follows as few of the sources as most do; the other follows all."""

KINDS, OF_AN_EVENT = 3_000, 3
_BATCH = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """So many articles of so many sources, evenly over the days until now, `OF_AN_EVENT` of them to a story."""

    articles: int
    sources: int
    days: int
    now: datetime


def reports_to_copy(now: datetime) -> list[Reading]:
    """Reports to repeat under other ids: a few sentences each."""
    return [one for item in news(5, KINDS, now, sentences=(4, 8)) for one in read_item(item, method="lead", count=3)]


def source_id(number: int) -> str:
    return make_source(SourceKind.FEED, f"https://paper{number}.example/feed").id


async def fill(store: Store, made: Newsroom) -> None:
    """Store it in an empty store. Its stories are what the clerk would have found."""
    for number in range(made.sources):
        source = make_source(SourceKind.FEED, f"https://paper{number}.example/feed")
        await store.news.add_source(source, followed_by=WORKSPACE.id)  # The configuration says what everybody follows.
        if number < ITS_SOURCES:
            await store.news.add_source(source, followed_by=SMALL.id)
    first = made.now - timedelta(days=made.days)
    state = SourceState(source_id=source_id(0), next_check=made.now + timedelta(days=9))
    earlier = _stored_at(first - timedelta(days=1), reports_to_copy(made.now))
    await store.news.save_visit(state, earlier, ())
    step = timedelta(days=made.days) / (made.articles / OF_AN_EVENT)
    values = {
        "kinds": len(earlier),
        "sources": made.sources,
        "before": place(first),
        "began": microseconds(first),
        "step": step // timedelta(microseconds=1),
    }
    for start in range(0, made.articles, _BATCH):
        span = {"start": start, "end": min(made.articles, start + _BATCH)}
        async with store.database.write() as connection:
            for table, columns in _COPIED.items():
                await connection.execute(text(_copying(table, columns)), values | span)
    async with store.database.write() as connection:
        await connection.execute(text("UPDATE story_articles SET is_pending = false WHERE is_pending = true"))


def _stored_at(at: datetime, readings: Sequence[Reading]) -> list[Reading]:
    """The readings as one source's, under ids of their own."""
    found = []
    for number, one in enumerate(readings):
        name = f"copied-{number}"
        article = replace(one.article, id=name, key=name, source_id=source_id(0), fetched=at, published=at)
        found.append(Reading(article=article, analysis=replace(one.analysis, article_id=name)))
    return found


def _given(name: str) -> str:
    """A value of a statement, of a type that PostgreSQL knows."""
    return f"CAST(:{name} AS BIGINT)"


_AT = f"({_given('began')} + n.number / {OF_AN_EVENT} * {_given('step')})"
_PLACE = f"({_AT} / 1000 * {1 << 20} + n.number % {OF_AN_EVENT})"
_NAME = "('report-' || n.number)"
_OUTLET = "('paper' || s.nth || '.example')"
_PAGE = f"({_OUTLET} || '/' || {_NAME})"
_COPIED: Mapping[Table, Mapping[str, str]] = {
    articles: {
        "place": _PLACE,
        "id": _NAME,
        "key": _NAME,
        "source_id": "s.id",
        "stored_at": _AT,
        "published": _AT,
        "outlet_id": _OUTLET,
        "url": f"('https://' || {_PAGE})",
        "page_key": _PAGE,
    },
    texts: {"place": _PLACE},
    story_articles: {
        "place": _PLACE,
        "story_id": f"({_AT} / 1000 * {1 << 20})",
        "source_id": "s.id",
        "outlet": _OUTLET,
        "is_pending": "false",
    },
}


def _copying(table: Table, columns: Mapping[str, str]) -> str:
    """The statement that copies the rows of the reports to copy, for those from :start to :end."""
    names = [f'"{column.name}"' for column in table.c]
    taken = [columns.get(column.name, f'old."{column.name}"') for column in table.c]
    start, end, before, kinds, outlets = map(_given, ("start", "end", "before", "kinds", "sources"))
    return f"""
        WITH RECURSIVE n(number) AS (SELECT {start} UNION ALL SELECT number + 1 FROM n WHERE number + 1 < {end}),
        p AS (SELECT place, row_number() OVER (ORDER BY place) - 1 AS kind FROM articles WHERE place < {before}),
        s AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS nth FROM sources)
        INSERT INTO {table.name} ({", ".join(names)})
        SELECT {", ".join(taken)} FROM n
        JOIN p ON p.kind = n.number % {kinds} JOIN s ON s.nth = n.number % {outlets} JOIN {table.name} old ON old.place = p.place
    """  # noqa: S608  The names are those of our tables.
