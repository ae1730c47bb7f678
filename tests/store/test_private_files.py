"""What is stored is for its owner alone, whatever the umask says and whatever was there before."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.database.backup import BackupFolder, back_up, restore
from bot.store.database.private_files import is_open, make_folder
from bot.store.store import open_store
from tests.store.builders import NOW, source


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """A machine whose files everybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def fill(file: Path) -> dict[str, int]:
    """A database with something in it; the modes of its files while it is open."""
    store = await open_store(f"sqlite:///{file}")
    await store.news.add_source(source(), followed_by="*")
    modes = {path.name: mode(path) for path in file.parent.iterdir()}
    await store.close()
    return modes


async def test_a_new_database_its_log_and_its_folder_are_the_owners(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "down" / "news.db"
    modes = await fill(file)
    assert {"news.db", "news.db-wal", "news.db-shm", "news.db.lock"} <= modes.keys()
    assert set(modes.values()) == {0o600}
    assert (mode(tmp_path / "deep"), mode(file.parent)) == (0o700, 0o700)


@pytest.mark.parametrize(("before", "after"), [(0o666, 0o660), (0o644, 0o640), (0o640, 0o640), (0o600, 0o600)])
async def test_a_database_that_everybody_could_read_is_closed_to_them_but_not_to_its_group(
    tmp_path: Path, before: int, after: int, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "news.db"
    await fill(file)
    file.chmod(before)
    folder = mode(tmp_path)
    modes = await fill(file)
    assert (modes["news.db"], modes["news.db-wal"], mode(tmp_path)) == (after, after, folder)
    assert any("file_was_open" in record.message for record in caplog.records) == (before != after)


async def test_backups_are_the_owners_and_older_ones_are_closed(tmp_path: Path) -> None:
    file, folder = tmp_path / "news.db", BackupFolder(folder=tmp_path / "backups" / "nightly", keep=5)
    await fill(file)
    first = folder.add(file, NOW)
    assert (mode(first), mode(first.parent), mode(first.parent.parent)) == (0o600, 0o700, 0o700)
    first.chmod(0o644)
    second = folder.add(file, NOW + timedelta(days=1))
    assert (mode(first), mode(second)) == (0o640, 0o600)


async def test_what_is_restored_is_not_open_to_everybody(tmp_path: Path) -> None:
    file, copy = tmp_path / "news.db", tmp_path / "copy.db"
    await fill(file)
    back_up(file, copy)
    copy.chmod(0o666)
    file.unlink()
    restore(copy, file, NOW)
    assert mode(file) == 0o660


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o755)
    make_folder(tmp_path / "shared" / "ours")
    make_folder(tmp_path / "shared")
    assert (mode(tmp_path / "shared"), mode(tmp_path / "shared" / "ours")) == (0o755, 0o700)


def test_whether_everybody_may_see_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("hush")
    file.chmod(0o604)
    assert is_open(file)
    file.chmod(0o660)
    assert not is_open(file)
