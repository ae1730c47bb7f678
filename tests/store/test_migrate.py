"""From nothing, from an older version, and not from a newer one."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.model.errors import BotError, UserError
from bot.store import migrate, store
from bot.store.schema.tables import metadata
from bot.store.store import open_store

ROOT = Path(__file__).parents[2]
OPEN = """
import asyncio, sys
from bot.store.store import open_store

async def main():
    store = await open_store(sys.argv[1])
    await store.close()

asyncio.run(main())
print("alembic" in sys.modules)
"""


@pytest.fixture(autouse=True)
def no_database_is_copied() -> Iterator[None]:
    """Here migrations are what is tested (`tests.templates`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "migrate", migrate.migrate)
        yield


def opening(file: Path) -> "subprocess.Popen[str]":
    """Another process that opens the database and tells whether it needed alembic."""
    return subprocess.Popen(
        [sys.executable, "-c", OPEN, file], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot/store/migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


async def test_the_migrations_make_the_tables_that_the_code_uses() -> None:
    store = await open_store(":memory:")

    def differences(connection: Connection) -> list[object]:
        ours = {"include_object": lambda thing, name, kind, *_: kind != "table" or not name.startswith("words")}
        return list(compare_metadata(MigrationContext.configure(connection, opts=ours), metadata))

    async with store.database.read() as connection:
        assert await connection.run_sync(differences) == []
    await store.close()


async def test_a_database_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    await (await open_store(str(file))).close()
    with sqlite3.connect(file) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    with pytest.raises(UserError, match="newer version"):
        await open_store(str(file))


async def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "recipes.db"
    with sqlite3.connect(file) as connection:
        connection.execute("create table recipes (name text)")
    with pytest.raises(UserError, match="another program"):
        await open_store(str(file))
    with sqlite3.connect(file) as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == [("recipes",)]


async def test_a_migration_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Path(shutil.copytree(ROOT / "bot/store/migrations", tmp_path / "migrations"))
    script = next((broken / "versions").glob("0001_*.py"))
    script.write_text(script.read_text().replace("    _outbox()\n", "    _outbox()\n    op.execute('no such statement')\n", 1))
    monkeypatch.setattr(migrate, "_FOLDER", broken)
    with pytest.raises(BotError, match="syntax error"):
        await open_store(str(tmp_path / "news.db"))
    with sqlite3.connect(tmp_path / "news.db") as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == []
    monkeypatch.undo()
    await (await open_store(str(tmp_path / "news.db"))).close()


def test_a_program_that_forgets_to_close_its_store_still_ends(tmp_path: Path) -> None:
    forgetful = OPEN.replace("await store.close()", "await store.news.sources()")
    command = [sys.executable, "-c", forgetful, tmp_path / "news.db"]
    assert subprocess.run(command, cwd=ROOT, timeout=20, capture_output=True).returncode == 0


@pytest.mark.slow
def test_processes_that_open_a_new_database_at_once_make_it_once(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    outcomes = [process.communicate(timeout=30) for process in [opening(file) for _ in range(2)]]
    assert [problem for _, problem in outcomes] == ["", ""]
    assert opening(file).communicate(timeout=30) == ("False\n", ""), "once made, alembic is not even imported"
