"""The hops to SQLite's thread, and what a statement brings back from there."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.store.database import driver
from bot.store.database.engine import Database


@pytest.fixture
def hops(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the connections' threads were asked to do."""
    asked: list[str] = []
    really = driver._Connection._execute

    async def counted(self: Any, work: Any, *arguments: Any, **named: Any) -> Any:
        asked.append(work.__name__)
        return await really(self, work, *arguments, **named)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(driver._Connection, "_execute", counted)
    return asked


async def test_each_statement_is_one_hop(hops: list[str], tmp_path: Path) -> None:
    database = Database(str(tmp_path / "news.db"))
    async with database.write() as connection:
        await connection.execute(text("create table t (a integer primary key, b text)"))
        hops.clear()
        await connection.execute(text("insert into t values (:a, :b)"), [{"a": n, "b": "x"} for n in range(3)])
        assert (await connection.execute(text("select a from t order by a"))).scalars().all() == [0, 1, 2]
        assert (await connection.execute(text("update t set b = 'y' where a < 2"))).rowcount == 2
        assert hops == ["executemany", "execute", "execute"]
    await database.close()


async def test_a_statement_that_changes_and_returns_rows_tells_both() -> None:
    database = Database(":memory:")
    async with database.write() as connection:
        await connection.execute(text("create table t (a integer primary key, b text)"))
        found = await connection.execute(text("insert into t (b) values ('x'), ('y') returning a, b"))
        assert [tuple(row) for row in found] == [(1, "x"), (2, "y")]
        assert (await connection.execute(text("select * from t where a > 5"))).all() == []
    await database.close()


async def test_a_statement_that_fails_holds_nothing() -> None:
    """Its cursor is closed: an open one would keep the transaction from being ended."""
    database = Database(":memory:")
    async with database.write() as connection:
        await connection.execute(text("create table t (a integer primary key)"))
        await connection.execute(text("insert into t values (1), (2)"))
        for rows in ({"a": 2}, [{"a": 2}, {"a": 3}]):
            with pytest.raises(IntegrityError):
                await connection.execute(text("insert into t values (:a)"), rows)
    async with database.write() as connection:
        await connection.execute(text("drop table t"))
    await database.close()


async def test_readers_work_side_by_side(tmp_path: Path) -> None:
    """Each connection has its own thread and rows."""
    database = Database(str(tmp_path / "news.db"))
    async with database.write() as connection:
        await connection.execute(text("create table t (a integer)"))
        await connection.execute(text("insert into t values (:a)"), [{"a": n} for n in range(200)])

    async def read(above: int) -> int:
        async with database.read() as connection:
            return len((await connection.execute(text("select a from t where a >= :above"), {"above": above})).all())

    assert await asyncio.gather(*map(read, range(40))) == [200 - above for above in range(40)]
    await database.close()
