"""Freeze the schema of a release, with a little of everything in it: python -m tests.store.freeze

Writes tests/store/schemas/<migration>.sql, from which the tests of later versions start. Run it when a migration is added,
before its first release; afterwards the file never changes.
"""

import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.model.source import SourceState
from bot.model.upkeep import Chore, Entry, Held
from bot.model.workspace import Window, Workspace
from bot.store.migrate import HEAD
from bot.store.store import open_store
from tests.store.builders import NOW, delivery, reading, rejected, source, subscription

SCHEMAS = Path(__file__).parent / "schemas"
_SHADOWS = ("words_", "sqlite_")


async def fill(file: Path) -> None:
    """A store with at least one row in most tables."""
    store = await open_store(str(file))
    await store.news.add_source(source(), followed_by="*")
    old = reading("old", fetched=NOW - timedelta(days=100))
    await store.news.save_visit(SourceState(source_id="gazette"), [old, reading("a"), reading("b")], [rejected()])
    await store.care.forget(Held.ARTICLES, NOW - timedelta(days=90), 9)
    await store.workspaces.save_workspace(Workspace(id="w", platform="discord", name="Harbour people"))
    order = subscription()
    await store.workspaces.save_subscription(order)
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    await store.outbox.publish(
        order, NOW, [delivery(article_ids=("gazette:a",))], window=window, next_run_at=NOW + timedelta(days=1)
    )
    await store.care.enter(Chore.TICK, Entry(at=NOW, words="frozen"), last=None)
    await store.close()


def dump(file: Path) -> Iterator[str]:
    """The statements that make the database again: tables and index first, so that the triggers fill the search index."""
    with closing(sqlite3.connect(file)) as connection:
        made = "select sql from sqlite_master where sql is not null and not (type = 'table' and name like 'words!_%' escape '!')"
        for (statement,) in connection.execute(f"{made} order by rowid"):
            yield f"{statement};"
        tables = "select name from sqlite_master where type = 'table' order by rowid"
        for (name,) in connection.execute(tables).fetchall():
            if name == "words" or name.startswith(_SHADOWS):
                continue
            columns = " || ', ' || ".join(f"quote({row[1]})" for row in connection.execute(f"pragma table_info({name})"))
            for (values,) in connection.execute(f"select {columns} from {name}"):  # noqa: S608
                yield f"INSERT INTO {name} VALUES ({values});"  # noqa: S608


def frozen() -> str:
    """The present schema and its sample rows as SQL."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.db"
        asyncio.run(fill(file))
        return "\n".join(dump(file)) + "\n"


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    (SCHEMAS / f"{HEAD}.sql").write_text(frozen(), encoding="utf-8")
