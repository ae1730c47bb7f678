"""Copies of a PostgreSQL by its own tools, and the way back from one."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import BotError, UserError
from bot.model.source import SourceState
from bot.store.database.backup import BackupFolder
from bot.store.database.dump import bring_back, check_replaceable, dump, tables_in
from bot.store.store import Store, open_store
from tests.postgresql import new_database
from tests.store.builders import ALL_TIME, NOW, reading, source
from tests.stored import readings_in

STATE = SourceState(source_id="gazette")


@pytest.fixture
def url(postgresql: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database, with the tools of its own version on the path."""
    monkeypatch.setenv("PATH", f"{postgresql.bin_path}{os.pathsep}{os.environ['PATH']}")
    return new_database(postgresql)


async def filled(url: str, *names: str) -> Store:
    store = await open_store(url)
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(STATE, [reading(name) for name in names], [])
    return store


async def held(url: str) -> list[str]:
    store = await open_store(url)
    found = await readings_in(store, "w", [["ferri"]], ALL_TIME, 99)
    await store.close()
    return sorted(one.article.key for one in found)


async def test_a_copy_of_a_store_in_use_comes_back_whole(url: str, tmp_path: Path) -> None:
    store, copy = await filled(url, "a", "b"), tmp_path / "copy.dump"
    await asyncio.to_thread(dump, url, copy)
    assert copy.stat().st_mode & 0o077 == 0
    await store.news.save_visit(STATE, [reading("later")], [])
    with pytest.raises(UserError, match="a bot is running"):
        await check_replaceable(url, copy)
    await store.close()
    await check_replaceable(url, copy)
    await asyncio.to_thread(bring_back, url, copy)
    assert await held(url) == ["a", "b"]


async def test_a_copy_fills_an_empty_database(url: str, postgresql: Any, tmp_path: Path) -> None:
    await (await filled(url, "a")).close()
    other, copy = new_database(postgresql), tmp_path / "copy.dump"
    await asyncio.to_thread(dump, url, copy)
    await check_replaceable(other, copy)
    await asyncio.to_thread(bring_back, other, copy)
    assert await held(other) == ["a"]


async def test_what_the_copy_does_not_know_is_in_its_way(url: str, postgresql: Any, tmp_path: Path) -> None:
    await (await filled(url, "a")).close()
    copy = tmp_path / "copy.dump"
    await asyncio.to_thread(dump, url, copy)
    store = await open_store(url)
    async with store.database.write() as connection:
        await connection.exec_driver_sql("create table of_tomorrow (id int)")
    await store.close()
    with pytest.raises(UserError, match=r"of_tomorrow.*createdb"):
        await check_replaceable(url, copy)


async def test_what_is_no_copy_is_refused(url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dump"
    with pytest.raises(UserError, match="not a database of this bot"):
        await asyncio.to_thread(dump, url, copy)  # It is empty.
    assert not copy.exists()
    copy.write_text("no copy")
    with pytest.raises(UserError, match="no copy that pg_dump made"):
        tables_in(copy)
    with pytest.raises(UserError, match="exists already"):
        dump(url, copy)
    with pytest.raises(UserError, match="does not exist"):
        tables_in(tmp_path / "nothing.dump")


def test_without_the_tools_the_command_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="pg_dump --format=custom"):
        dump("postgresql://u:secret@db.example/d", tmp_path / "copy.dump")
    with pytest.raises(UserError, match="pg_restore --no-owner"):
        tables_in(tmp_path / "copy.dump")


def test_no_password_is_among_the_arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for tool in ("pg_dump", "pg_restore"):
        (tmp_path / tool).write_text('#!/bin/sh\necho "$* [$PGPASSWORD]" >&2; exit 1\n')
        (tmp_path / tool).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(BotError) as told:
        dump("postgresql://u:secret@db.example/d", tmp_path / "copy.dump")
    assert "postgresql://u@db.example/d" in str(told.value)
    assert str(told.value).endswith("[secret]")
    assert str(told.value).count("secret") == 1


async def test_backups_are_made_by_night_and_the_oldest_go(url: str, tmp_path: Path) -> None:
    await (await filled(url, "a")).close()
    folder = BackupFolder(folder=tmp_path / "backups", keep=2)
    made = [folder.add_dump(url, NOW + timedelta(days=day)) for day in range(3)]
    assert folder.all() == made[:0:-1]
    store = await open_store(url, backups=folder)
    assert await store.care.back_up() == str(folder.all()[0])
    last = await store.care.last_backup()
    assert last is not None
    assert last.words == str(folder.all()[0])
    await store.close()
