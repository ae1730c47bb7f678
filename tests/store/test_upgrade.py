"""A database of every released version opens with all that is in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.model.upkeep import Chore
from bot.store.backup import check
from bot.store.migrate import HEAD
from bot.store.store import open_store
from tests.store.builders import ALL_TIME, NOW, channel
from tests.store.freeze import SCHEMAS, frozen

RELEASED = sorted(SCHEMAS.glob("*.sql"))


def made_from(schema: Path, file: Path) -> Path:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(schema.read_text(encoding="utf-8"))
    return file


def test_the_newest_schema_is_frozen_as_it_is() -> None:
    assert [path.stem for path in RELEASED][-1] == HEAD, "run python -m tests.store.freeze"
    assert RELEASED[-1].read_text(encoding="utf-8") == frozen(), (
        "the schema has changed: add a migration; or, while this one is unreleased, run python -m tests.store.freeze"
    )


@pytest.mark.parametrize("schema", RELEASED, ids=lambda path: path.stem)
async def test_an_older_database_is_raised_with_its_rows(schema: Path, tmp_path: Path) -> None:
    file = made_from(schema, tmp_path / "news.db")
    store = await open_store(str(file))
    found = await store.news.search("w", [["ferri"]], ALL_TIME, 9)
    assert [one.article.key for one in found] == ["b", "a"]
    assert await store.news.unseen("gazette", ["old", "a", "new"]) == {"new"}
    subscription = await store.workspaces.subscription("morning")
    assert subscription is not None
    assert subscription.next_run_at is not None
    assert subscription.next_run_at > NOW
    assert await store.outbox.seen(channel(), ["gazette:a", "gazette:b"]) == {"gazette:a"}
    entry = await store.care.entry(Chore.TICK)
    assert entry is not None
    assert (entry.at, entry.words) == (NOW, "frozen")
    assert (await store.care.standing()).waiting == 1
    await store.close()
    check(file)


@pytest.mark.parametrize("schema", RELEASED, ids=lambda path: path.stem)
async def test_an_older_backup_may_be_restored(schema: Path, tmp_path: Path) -> None:
    check(made_from(schema, tmp_path / "old.db"))
