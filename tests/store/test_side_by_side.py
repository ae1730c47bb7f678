"""An upgrade without a stop: while the new version raises the database, and after it, the version before works on beside it.

So a migration expands: it adds tables, columns that may be left out, and indexes. What the version before still uses goes one
version later (expand, then contract: https://martinfowler.com/bliki/ParallelChange.html).
"""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.model.source import SourceState
from bot.model.workspace import Window
from bot.store.schema.tables import mentions
from bot.store.store import Store, open_store
from tests.contracts.conftest import shared_url
from tests.store.builders import ALL_TIME, NOW, channel, delivery, reading, source, subscription
from tests.stored import readings_in

__all__ = ["shared_url"]

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
SINCE = "0012"
"""The first migration that keeps to this; nobody had the versions before it."""

CONTRACTED: dict[str, set[str]] = {}
"""By migration, the columns (`table.column`) and tables that it takes away: those that the version before no longer used."""

TOMORROW = (
    "create table of_tomorrow (id bigint primary key, words text not null default '')",
    "alter table articles add column of_tomorrow text not null default 'none'",
    "alter table sources add column of_tomorrow bigint",
    "create index ix_of_tomorrow on outbox (state, sent_at)",
)
"""What a version after this one may do to the tables."""


def columns(schema: Path) -> dict[str, dict[str, bool]]:
    """The tables of a schema with their columns, and of each whether an insert may leave it out."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema.read_text(encoding="utf-8"))
        names = connection.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite%'").fetchall()
        found = {}
        for (name,) in names:
            rows = connection.execute('select name, "notnull", dflt_value, pk from pragma_table_info(?)', (name,)).fetchall()
            found[name] = {column: not is_needed or default is not None for column, is_needed, default, _ in rows}
    return found


@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in pairwise(SCHEMAS) if pair[1].stem >= SINCE], ids=lambda schema: schema.stem
)
def test_a_migration_leaves_the_version_before_what_it_uses(before: Path, after: Path) -> None:
    old, new, gone = columns(before), columns(after), CONTRACTED.get(after.stem, set())
    for table, held in old.items():
        if table in gone:
            continue
        assert table in new, f"{after.stem} takes {table} away, which the version before reads"
        missing = {column for column in held if column not in new[table] and f"{table}.{column}" not in gone}
        assert not missing, f"{after.stem} takes {missing} of {table} away, which the version before reads"
        needed = {column for column, may_lack in new[table].items() if column not in held and not may_lack}
        assert not needed, f"{after.stem} wants {needed} of {table}, which the version before does not write: give them a default"


async def work(store: Store, name: str) -> None:
    """A visit with an article, a claim, a search, a digest's queries and a heartbeat."""
    ((_, state),) = await store.news.sources()
    until = await store.news.claim(state, NOW, NOW, "me")
    assert until == NOW
    await store.news.save_visit(SourceState(source_id="gazette"), [reading(name)], [])
    found = await readings_in(store, "w", [["ferri"]], ALL_TIME, 99)
    assert name in [one.article.key for one in found]
    assert len(await store.story_finder.find("w", [], ALL_TIME, 99)) == len(found)
    assert await store.outbox.claim(NOW, lease_until=NOW, platforms=["discord"], holder="me") is None
    await store.roster.beat("me", "worker", NOW)
    assert (await store.care.figures()).articles == len(found)


async def test_a_process_works_on_while_the_next_version_raises_the_database(shared_url: str) -> None:
    running, next_version = await open_store(shared_url), await open_store(shared_url)
    await running.news.add_source(source(), followed_by="*")
    for number in range(7):  # From the sixth run on a statement of PostgreSQL has a plan of its own.
        await work(running, f"before {number}")
    for number, statement in enumerate(TOMORROW):
        async with next_version.database.write(wait_for_others=True) as connection:
            await connection.exec_driver_sql(statement)
        await work(running, f"after {number}")
    for store in (running, next_version):
        await store.close()


async def test_what_the_version_before_told_a_channel_meanwhile_is_not_told_again(shared_url: str) -> None:
    store, to, other = await open_store(shared_url), channel("news"), channel("sports")
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(SourceState(source_id="gazette"), [reading("a"), reading("b"), reading("c")], [])
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    for name, where, told in (("morning", to, "a"), ("evening", other, "b")):
        order = subscription(name, to=where)
        await store.workspaces.save_subscription(order)
        made = [delivery(of=name, to=where, article_ids=(f"gazette:{told}",))]
        assert await store.outbox.publish(order, NOW, made, window=window, next_run_at=None)
    async with store.database.write() as connection:  # As 0019 writes them, which knows of no such column.
        await connection.execute(update(mentions).values(channel_hash=0))
    found = await store.story_finder.find("w", (), ALL_TIME, 9, unseen_by=to)
    assert sorted(one.article_id for one in found) == ["gazette:b", "gazette:c"]
    assert await store.outbox.seen(to, ["gazette:a", "gazette:b"]) == {"gazette:a"}
    (story,) = [one.story for one in await store.story_finder.find("w", (), ALL_TIME, 9) if one.article_id == "gazette:a"]
    assert await store.story_finder.had(to, [story], NOW - timedelta(days=9)) == {story: ("gazette:a",)}
    await store.close()
