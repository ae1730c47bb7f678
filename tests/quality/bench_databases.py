"""SQLite beside PostgreSQL: what a search, a choice of stories and a look at what is due cost, in CPU time of bot and server.

    python -m tests.quality.bench_databases [articles] [sources]

CPU time holds on a busy machine, where waiting times say more of the others. A server's is read from /proc, in hundredths of a
second, so that every figure is the mean of many runs. It judges nothing.
"""

import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from bot.model.place import place
from bot.model.topic import Sought
from bot.model.workspace import Window
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import articles, sources, subscriptions, texts
from bot.store.store import Store, open_store
from tests import postgresql
from tests.store.builders import source, subscription
from tests.stored import readings_in

NOW = datetime(2026, 11, 30, tzinfo=UTC)
KEPT, RUNS, OUTLETS = 30, 10, 40
SEARCHES: dict[str, Sequence[tuple[str, ...]]] = {
    "everything": (),
    "the commonest word": (("w0",),),
    "a common word": (("w20",),),
    "a word of some": (("w300",),),
    "a rare word": (("w9000",),),
    "a word of none": (("nowhere",),),
    "a phrase": (("w0", "w1"),),
    "three words": (("w50",), ("w700",), ("w9000",)),
    "a beginning": (("w12*",),),
}


def rows(
    count: int, ids: Sequence[str], *, until: datetime = NOW, days: float = KEPT, name: str = ""
) -> Iterator[tuple[list[dict[str, Any]], ...]]:
    """Articles over the last days, whose words are as common as words are (Zipf), in batches for each of three tables."""
    chance = random.Random(f"{name}5")
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(20_000)))
    vocabulary = [f"w{rank}" for rank in range(20_000)]
    for begin in range(0, count, 1000):
        batch: tuple[list[dict[str, Any]], ...] = ([], [], [])
        for number in range(begin, min(count, begin + 1000)):
            at = until - timedelta(days=days) * (1 - number / count)
            words = chance.choices(vocabulary, cum_weights=weights, k=90)
            first = {"place": place(at)}
            batch[0].append(first | _article(f"{name}{number}", ids[number % len(ids)], at))
            batch[1].append(first | _text(words))
            batch[2].append(first | _report(place(at), ids[number % len(ids)]))
        yield batch


def _article(number: str, source_id: str, at: datetime) -> dict[str, Any]:
    blank = dict.fromkeys(("byline", "dateline", "published_text", "mark", "last_mark", "standfirst", "page_key", "url"), "")
    named = {
        "id": f"a{number}",
        "key": f"k{number}",
        "title": f"Report {number}",
        "outlet": "o",
        "outlet_id": "o",
        "kind": "",
    }
    flags = dict.fromkeys(("is_teaser", "is_paid", "is_archive"), False)
    return blank | named | flags | {"source_id": source_id, "stored_at": at, "published": at, "language": "en", "origin": "feed"}


def _text(words: Sequence[str]) -> dict[str, Any]:
    analysis = [3, [0, 0, 10], [0], "lead", [], [], [1, 2], []]
    terms = {"title_terms": " ".join(words[:8]), "body_terms": " ".join(words)}
    return {"paragraphs": [" ".join(words)] * 2, "analysis": analysis, "changes": [], "teaser": "", **terms}


def _report(own: int, source_id: str) -> dict[str, Any]:
    fresh = {"story_id": own, "source_id": source_id, "outlet": "o", "fullness": 50, "found_by": [[], []]}
    return fresh | {"is_copy": False, "is_pending": False}


async def fill(store: Store, count: int, followed: int) -> None:
    """A newsroom with many outlets, half of which one workspace follows, and many sources and digests that are not due."""
    names = [f"outlet{number}" for number in range(OUTLETS)]
    for number, name in enumerate(names):
        await store.news.add_source(source(name), followed_by="w" if number % 2 else "other")
    for batch in rows(count, names):
        async with store.database.write(synced=False) as connection:
            for table, values in zip((articles, texts, story_articles), batch, strict=True):
                await connection.execute(insert(table), values)
    await store.workspaces.save_subscription(subscription())
    async with store.database.write() as connection:
        await _multiply(connection, sources, followed, "id = 'outlet0'", {"next_check": NOW + timedelta(days=1)})
        await connection.execute(text("insert into follows select 'many', id, '', '' from sources where id like 'outlet0-%'"))
        await _multiply(connection, subscriptions, followed // 5, "true", {"next_run_at": NOW + timedelta(days=1)})
    await store.care.optimise()


async def _multiply(connection: Any, table: Any, count: int, which: str, changed: dict[str, datetime]) -> None:
    row = dict((await connection.execute(table.select().where(text(which)).limit(1))).mappings().one())
    name = row["id"]
    for begin in range(0, count, 1000):
        batch = [row | changed | {"id": f"{name}-{number}"} for number in range(begin, min(count, begin + 1000))]
        await connection.execute(insert(table), batch)


class Clock:
    """CPU time of this process, and of the server's that work for it, in milliseconds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._servers: list[int] = []

    async def open(self) -> None:
        if not self._store.database.is_sqlite:
            mine = text("select pid from pg_stat_activity where application_name = 'dateline' and datname = current_database()")
            async with self._store.database.read() as connection:
                self._servers = list(await connection.scalars(mine))

    def read(self) -> float:
        return time.process_time() * 1000 + sum(map(_ticks, self._servers)) * 10

    async def mean(self, work: Callable[[], Awaitable[object]]) -> float:
        await work()
        began = self.read()
        for _ in range(RUNS):
            await work()
        return (self.read() - began) / RUNS


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


async def measure(store: Store) -> dict[str, float]:
    """Milliseconds by what was asked."""
    clock, found = Clock(store), dict[str, float]()
    await clock.open()
    for days in (1, KEPT):
        window = Window(start=NOW - timedelta(days=days), end=NOW)
        for name, words in SEARCHES.items():
            sought = [Sought(required=(tuple(words),))] if words else []
            found[f"search for {name}, {days} d"] = await clock.mean(lambda w=words, v=window: readings_in(store, "w", w, v, 300))
            find = lambda s=sought, v=window: store.story_finder.find("w", s, v, 5000)  # noqa: E731
            found[f"choose stories of {name}, {days} d"] = await clock.mean(find)
    found["is anything due"] = await clock.mean(lambda: store.agenda.is_anything_due(NOW))
    found["due sources"] = await clock.mean(lambda: store.news.due_sources(NOW))
    found["due digests"] = await clock.mean(lambda: store.workspaces.due_subscriptions(NOW))
    return found


async def compare(server: Any, count: int, followed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        urls = {"SQLite": f"sqlite:///{folder}/news.db", "PostgreSQL": postgresql.new_database(server)}
        figures, sizes = {}, {}
        for name, url in urls.items():
            store = await open_store(url)
            await fill(store, count, followed)
            figures[name], sizes[name] = await measure(store), (await store.care.figures()).size
            await store.close()
    print(f"{count:,} articles, {followed:,} sources; CPU ms", *urls, "ratio", sep="\t")
    for what, sqlite in figures["SQLite"].items():
        other = figures["PostgreSQL"][what]
        print(f"{what:50}{sqlite:10.1f}{other:12.1f}{other / max(sqlite, 0.1):8.1f}x")
    print("bytes an article, all told:", {name: size // count for name, size in sizes.items()})


if __name__ == "__main__":
    given = [int(figure.replace("_", "")) for figure in sys.argv[1:]]
    with postgresql.server() as opened:
        asyncio.run(compare(opened, *(given + [20_000, 100_000][len(given) :])))
