"""Backups of a database in use, and the way back from one."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.errors import BotError, UserError
from bot.model.source import SourceState
from bot.store.database.backup import BackupFolder, back_up, check, restore
from bot.store.store import Store, open_store
from tests.store.builders import ALL_TIME, NOW, reading, source
from tests.stored import readings_in

STATE = SourceState(source_id="gazette")


async def filled(file: Path, *names: str) -> Store:
    store = await open_store(str(file))
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(STATE, [reading(name) for name in names], [])
    return store


async def held(file: Path) -> list[str]:
    """The articles in a database, found by the search index."""
    store = await open_store(str(file))
    found = await readings_in(store, "w", [["ferri"]], ALL_TIME, 99)
    await store.close()
    return sorted(one.article.key for one in found)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_backup_of_a_store_in_use_holds_what_was_committed(tmp_path: Path) -> None:
    store = await filled(tmp_path / "news.db", "a", "b")
    await asyncio.to_thread(back_up, tmp_path / "news.db", tmp_path / "deep" / "copy.db")
    await store.news.save_visit(STATE, [reading("later")], [])
    assert await held(tmp_path / "deep" / "copy.db") == ["a", "b"]
    await store.close()


async def test_a_backup_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    await (await filled(tmp_path / "news.db", "a")).close()
    with closing(sqlite3.connect(tmp_path / "news.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        back_up(tmp_path / "news.db", tmp_path / "copy.db")
    assert await held(tmp_path / "copy.db") == ["a"]


async def test_the_newest_backups_are_kept_and_nothing_else_is_touched(tmp_path: Path) -> None:
    await (await filled(tmp_path / "news.db")).close()
    folder = BackupFolder(folder=tmp_path / "backups", keep=2)
    made = [folder.add(tmp_path / "news.db", NOW + timedelta(days=day)) for day in range(2)]
    (folder.folder / "dateline-holiday.db").write_text("mine")
    made.append(folder.add(tmp_path / "news.db", NOW + timedelta(days=2)))
    assert folder.all() == [made[2], made[1]]
    last = folder.last()
    assert last is not None
    assert (last.at, last.words) == (NOW + timedelta(days=2), str(made[2]))
    assert {path.name for path in folder.folder.iterdir()} == {"dateline-holiday.db", made[1].name, made[2].name}


def test_no_backup_yet(tmp_path: Path) -> None:
    assert BackupFolder(folder=tmp_path / "none", keep=2).last() is None
    with pytest.raises(UserError, match="nothing to back up"):
        back_up(tmp_path / "news.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


async def test_a_backup_never_replaces_a_file(tmp_path: Path) -> None:
    await (await filled(tmp_path / "news.db")).close()
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(UserError, match="exists already"):
        back_up(tmp_path / "news.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


async def test_a_damaged_database_gives_no_backup_and_the_good_ones_stay(tmp_path: Path) -> None:
    await (await filled(tmp_path / "news.db", *map(str, range(40)))).close()
    folder = BackupFolder(folder=tmp_path / "backups", keep=1)
    good = folder.add(tmp_path / "news.db", NOW)
    _damage(tmp_path / "news.db")
    with pytest.raises(BotError, match="damaged"):
        folder.add(tmp_path / "news.db", NOW + timedelta(days=1))
    assert [path.name for path in folder.folder.iterdir()] == [good.name]


async def test_restoring_brings_back_what_was_and_keeps_what_is(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    store = await filled(file, "a")
    await asyncio.to_thread(back_up, file, tmp_path / "copy.db")
    await store.news.save_visit(STATE, [reading("b")], [])
    await store.close()
    kept = restore(tmp_path / "copy.db", file, NOW)
    assert kept == tmp_path / "news.db.before-20261123T090000Z"
    assert await held(file) == ["a"]
    assert await held(kept) == ["a", "b"]
    assert check(tmp_path / "copy.db") is None, "a backup outlives its use"


async def test_what_a_crashed_bot_left_in_its_log_is_kept_too(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    store = await filled(file, "a")
    await asyncio.to_thread(back_up, file, tmp_path / "copy.db")
    await store.news.save_visit(STATE, [reading("b")], [])
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in names_in(tmp_path):
        if name.startswith("news.db"):
            (crashed / name).write_bytes((tmp_path / name).read_bytes())
    await store.close()
    assert (crashed / "news.db-wal").stat().st_size > 0
    kept = restore(tmp_path / "copy.db", crashed / "news.db", NOW)
    assert kept is not None
    assert await held(crashed / "news.db") == ["a"]
    assert await held(kept) == ["a", "b"]


async def test_a_damaged_database_can_be_replaced_and_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    await (await filled(file, "a")).close()
    back_up(file, tmp_path / "copy.db")
    file.write_bytes(os.urandom(50_000))
    kept = restore(tmp_path / "copy.db", file, NOW)
    assert await held(file) == ["a"]
    assert kept is not None
    assert kept.stat().st_size == 50_000


async def test_a_lost_database_can_be_restored(tmp_path: Path) -> None:
    await (await filled(tmp_path / "news.db", "a")).close()
    back_up(tmp_path / "news.db", tmp_path / "copy.db")
    assert restore(tmp_path / "copy.db", tmp_path / "new" / "news.db", NOW) is None
    assert await held(tmp_path / "new" / "news.db") == ["a"]


async def test_nothing_is_replaced_under_a_running_bot(tmp_path: Path) -> None:
    store = await filled(tmp_path / "news.db", "a")
    back_up(tmp_path / "news.db", tmp_path / "copy.db")
    with pytest.raises(UserError, match="a bot is running; stop it first"):
        restore(tmp_path / "copy.db", tmp_path / "news.db", NOW)
    await store.close()
    restore(tmp_path / "copy.db", tmp_path / "news.db", NOW)


async def test_only_an_intact_database_of_this_bot_is_restored(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    await (await filled(file, *map(str, range(40)))).close()
    before = file.read_bytes()
    (tmp_path / "letter.db").write_text("Dear editor, " * 200)
    (tmp_path / "empty.db").touch()
    with closing(sqlite3.connect(tmp_path / "recipes.db")) as other:
        other.execute("create table recipes (name text)")
    back_up(file, tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer:
        newer.execute("update alembic_version set version_num = '9999'")
        newer.commit()
    back_up(file, tmp_path / "torn.db")
    _damage(tmp_path / "torn.db")
    for name, why in [
        ("none.db", "does not exist"),
        ("letter.db", "is not a database"),
        ("empty.db", "not a database of this bot"),
        ("recipes.db", "not a database of this bot"),
        ("newer.db", "newer version"),
        ("torn.db", "damaged"),
    ]:
        with pytest.raises(UserError, match=why) as caught:
            restore(tmp_path / name, file, datetime.now(UTC))
        assert "\n" not in str(caught.value)
    assert file.read_bytes() == before
    assert not [name for name in names_in(tmp_path) if ".before-" in name or name.endswith(".part")]


def _damage(file: Path) -> None:
    """Noise in the middle third: the first page, and so the list of tables, stays readable."""
    size = file.stat().st_size
    with file.open("r+b") as content:
        content.seek(size // 3)
        content.write(os.urandom(size // 3))


async def test_a_restored_database_is_as_private_as_the_one_before(tmp_path: Path) -> None:
    file, copy = tmp_path / "news.db", tmp_path / "copy.db"
    await (await filled(file, "a")).close()
    file.chmod(0o600)
    back_up(file, copy)
    copy.chmod(0o644)
    restore(copy, file, NOW)
    assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    restore(copy, file, NOW + timedelta(days=1))
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
async def test_what_root_restores_is_still_the_bots(tmp_path: Path) -> None:
    file, copy = tmp_path / "news.db", tmp_path / "copy.db"
    await (await filled(file, "a")).close()
    back_up(file, copy)
    os.chown(file, 1234, 1234)
    restore(copy, file, NOW)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 1234)
