"""What can be wrong with a database, and the one line that says so."""

import asyncio
import os
import sqlite3
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.model.errors import BotError, StoreTrouble, UserError
from bot.model.source import SourceState
from bot.store.database.engine import Database, uninterrupted
from bot.store.store import open_store
from tests.store.builders import ALL_TIME, reading, source
from tests.stored import readings_in


async def problem_with(url: str | Path) -> str:
    """What opening says, in one line."""
    with pytest.raises(BotError) as caught:
        await open_store(str(url))
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_the_folder_is_made(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/deep/down/news.db")
    await store.close()
    assert (tmp_path / "deep/down/news.db").exists()
    assert not (tmp_path / "deep/down/news.db-wal").exists(), "a closed store leaves one file"


async def test_a_bare_path_will_do(tmp_path: Path) -> None:
    await (await open_store(str(tmp_path / "news.db"))).close()
    assert (tmp_path / "news.db").exists()


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear editor, " * 100)
    assert "is not a database" in await problem_with(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text().startswith("Dear editor")


async def test_a_damaged_file(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    store = await open_store(str(file))
    await store.close()
    content = bytearray(file.read_bytes())
    content[200:] = os.urandom(len(content) - 200)
    file.write_bytes(content)
    assert "is damaged" in await problem_with(file)


async def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    assert "cannot be opened" in await problem_with(tmp_path)


async def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    assert "cannot be made" in await problem_with(tmp_path / "data/news.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
async def test_a_read_only_folder(tmp_path: Path) -> None:
    os.chmod(tmp_path, 0o500)
    assert "cannot be" in await problem_with(tmp_path / "news.db")


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("sqlite://data/news.db", "has a host"),
        ("mysql://localhost/news", "use sqlite or postgresql"),
        ("sqlite://:x:y:/", "database URL"),
        ("://", "database URL"),
    ],
)
async def test_a_url_that_leads_nowhere(url: str, problem: str) -> None:
    with pytest.raises(UserError, match=problem):
        await open_store(url)


async def test_a_postgresql_without_its_driver_or_its_server() -> None:
    expected = "127.0.0.1:1/news cannot be reached" if find_spec("asyncpg") else "pip install asyncpg"
    assert expected in await problem_with("postgresql://127.0.0.1:1/news")


class FromPostgreSQL(Exception):
    """An error as its driver gives it."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("what the server said")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("code", "cut", "problem"),
    [
        (None, True, "cannot be reached"),
        ("08006", False, "cannot be reached"),
        ("57P03", False, "being started or stopped"),
        ("53100", False, "no room left"),
        ("53300", False, "short of connections"),
        ("40P01", False, "busy with another program"),
        ("25006", False, "cannot be written"),
    ],
)
async def test_what_a_postgresql_will_get_over_is_the_stores_trouble_and_no_mistake(
    code: str | None, cut: bool, problem: str
) -> None:
    database = Database(":memory:")
    with pytest.raises(StoreTrouble, match=problem):
        async with database.read():
            raise DBAPIError("select 1", None, FromPostgreSQL(code), connection_invalidated=cut)
    await database.close()


async def test_a_database_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.database.connections.BUSY_MILLISECONDS", 50)
    store = await open_store(str(tmp_path / "news.db"))
    other = sqlite3.connect(tmp_path / "news.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BotError, match="locked by another program"):
        await store.news.add_source(source(), followed_by="*")
    assert await store.news.sources() == (), "reading goes on"
    other.close()
    await store.news.add_source(source(), followed_by="*")
    await store.close()


async def test_a_full_disk_loses_nothing_that_was_there(tmp_path: Path) -> None:
    store = await open_store(str(tmp_path / "news.db"))
    await store.news.add_source(source(), followed_by="*")
    state = SourceState(source_id="gazette")
    await store.news.save_visit(state, [reading("before")], [])
    async with store.database.write() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))  # SQLite takes it for the present size.
    with pytest.raises(BotError, match="no room left"):
        await store.news.save_visit(state, [reading(str(n), "word " * 500) for n in range(50)], [])
    assert [one.article.key for one in await readings_in(store, "w", [["ferri"]], ALL_TIME, 9)] == ["before"]
    await store.close()


async def test_a_call_runs_to_its_end_however_often_its_caller_is_cancelled() -> None:
    free, ended = asyncio.Event(), asyncio.Event()

    @uninterrupted
    class Slow:
        async def call(self) -> None:
            await free.wait()
            ended.set()

    caller = asyncio.create_task(Slow().call())
    for _ in range(3):
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        caller.cancel()
    await asyncio.sleep(0.01)
    assert not caller.done()
    free.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert ended.is_set()


async def test_a_cancelled_write_leaves_the_store_usable(tmp_path: Path) -> None:
    store = await open_store(str(tmp_path / "news.db"))
    await store.news.add_source(source(), followed_by="*")
    many = [reading(str(n)) for n in range(200)]
    for delay in (0, 0.001, 0.005, 0.02):
        write = asyncio.create_task(store.news.save_visit(SourceState(source_id="gazette"), many, []))
        await asyncio.sleep(delay)
        write.cancel()
        await asyncio.wait([write])
        assert await store.news.count("w", ALL_TIME) in (0, 200), "whole or not at all"
    await store.news.save_visit(SourceState(source_id="gazette"), many, [])
    assert await store.news.count("w", ALL_TIME) == 200
    await store.close()


async def test_many_readers_and_writers_at_once(tmp_path: Path) -> None:
    store = await open_store(str(tmp_path / "news.db"))
    await store.news.add_source(source(), followed_by="*")

    async def write(number: int) -> None:
        await store.news.save_visit(SourceState(source_id="gazette"), [reading(str(number))], [])

    async def read() -> None:
        await readings_in(store, "w", [["ferri"]], ALL_TIME, 100)

    await asyncio.gather(*(write(n) if n % 2 else read() for n in range(80)))
    assert await store.news.count("w", ALL_TIME) == 40
    await store.close()
