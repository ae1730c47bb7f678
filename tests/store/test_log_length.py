"""SQLite's write-ahead log stays short, also where somebody always reads."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.database import log_length
from bot.store.database.engine import Database

PAGES, PAGE = 200, 4_096
OF_A_WRITE = 20


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_length, "LONGEST", PAGES)
    monkeypatch.setattr(log_length, "EVERY", 5)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{folder / 'news.db'}")
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE notes (words BLOB)"))
    yield database
    await database.close()


async def write(database: Database) -> None:
    async with database.write(synced=False) as connection:
        await connection.execute(text("INSERT INTO notes VALUES (zeroblob(:size))"), {"size": OF_A_WRITE * PAGE})


async def read(stack: AsyncExitStack, database: Database) -> int:
    connection = await stack.enter_async_context(database.read())
    return int((await connection.execute(text("SELECT count(*) FROM notes"))).scalar_one())


def pages(folder: Path) -> int:
    return (folder / "news.db-wal").stat().st_size // PAGE


async def test_the_log_stays_short_while_reads_overlap_without_a_gap(tmp_path: Path) -> None:
    most, stop = 0, asyncio.Event()
    async with opened(tmp_path) as database:

        async def keep_reading() -> None:
            while not stop.is_set():
                async with AsyncExitStack() as stack:
                    await read(stack, database)
                    await asyncio.sleep(0.003)

        readers = [asyncio.create_task(keep_reading()) for _ in range(3)]
        for _ in range(100):
            await write(database)
            most = max(most, pages(tmp_path))
        stop.set()
        await asyncio.gather(*readers)
        async with AsyncExitStack() as stack:
            assert await read(stack, database) == 100
    assert most < 2 * PAGES < 100 * OF_A_WRITE


async def test_who_reads_for_long_keeps_his_state_and_the_log_is_ended_behind_him(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_length, "_PATIENCE", 10)
    async with opened(tmp_path) as database:
        await write(database)
        async with AsyncExitStack() as stack:
            connection = await stack.enter_async_context(database.read())
            assert (await connection.execute(text("SELECT count(*) FROM notes"))).scalar_one() == 1
            for _ in range(20):
                await write(database)
            assert (await connection.execute(text("SELECT count(*) FROM notes"))).scalar_one() == 1
            assert pages(tmp_path) > PAGES
        for _ in range(5):
            await write(database)
        assert pages(tmp_path) < PAGES


async def test_a_commit_stands_when_the_log_cannot_be_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(_: object) -> None:
        raise log_length.Error("disk I/O error")

    monkeypatch.setattr(log_length, "_shorten", refuse)
    async with opened(tmp_path) as database:
        with caplog.at_level(logging.WARNING):
            for _ in range(5):
                await write(database)
        async with AsyncExitStack() as stack:
            assert await read(stack, database) == 5
    assert "log_not_shortened" in caplog.text
