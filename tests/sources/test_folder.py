"""Drop folder scenarios on a real disk."""

import asyncio
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.errors import Unreachable
from bot.model.source import Source, SourceKind, SourceState
from bot.parse.text import MAX_BYTES
from bot.ports.news import Rejected, Visit
from bot.sources.folder import FolderReader
from bot.sources.folder_files import LARGEST

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
STORY = "The dam at Lake Osen held, the council said on Monday.\n"


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def source(folder: Path) -> Source:
    return Source(id="s1", kind=SourceKind.FOLDER, location=str(folder))


def reader(settle: float = 0.05) -> FolderReader:
    return FolderReader(lambda: NOW, settle=timedelta(seconds=settle))


async def visit(reading: FolderReader, folder: Path, state: SourceState | None = None) -> Visit:
    return await reading.visit(source(folder), state or SourceState(source_id="s1"))


def put(path: Path, text: str = STORY, *, age: float = 60) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    moment = path.stat().st_mtime - age
    os.utime(path, (moment, moment))
    return path


def sparse(path: Path, size: int) -> None:
    with open(path, "wb") as file:
        file.truncate(size)
    os.utime(path, (1, 1))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def kept(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "rejected").iterdir() if not path.name.endswith(".why.txt")}


def bodies(found: Visit) -> list[str]:
    return sorted(item.body.decode() for item in found.items)


async def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    found = await visit(reader(), tmp_path / "not" / "yet")
    assert (tmp_path / "not" / "yet").is_dir()
    assert found.items == ()


async def test_a_file_where_the_folder_should_be_is_reported(tmp_path: Path) -> None:
    """By its name alone: chats show it, and where the operator keeps files is not theirs to know."""
    put(tmp_path / "drop")
    with pytest.raises(Unreachable, match="the folder drop cannot be read") as told:
        await visit(reader(), tmp_path / "drop")
    assert str(tmp_path) not in str(told.value)


async def test_files_of_every_kind_are_taken_and_stay(drop: Path) -> None:
    kinds = {
        "a.txt": "text/plain",
        "b.MD": "text/markdown",
        "c.html": "text/html",
        "d.htm": "text/html",
        "e.json": "application/json",
        "f.eml": "message/rfc822",
        "g.PDF": "application/pdf",
    }
    for name in kinds:
        put(drop / name, name)
    found = await visit(reader(), drop)
    assert {item.body.decode(): item.media_type for item in found.items} == kinds
    assert all(item.fetched == NOW and not item.title and not item.outlet and item.published is None for item in found.items)
    assert names(drop) == sorted(kinds)
    assert sorted(item.file_name for item in found.items) == sorted(kinds)
    assert found.state.last_success == NOW
    assert found.state.next_check == NOW + timedelta(minutes=30)


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "a.txt.part",
        "a.tmp",
        "~a.txt",
        "a.txt~",
        "a.txt.crdownload",
        "#a.txt#",
        "Thumbs.db",
        "desktop.ini",
        "a.docx.tmp",
        "a.txt.swp",
        "a.txt.partial",
        "a.txt.icloud",
        "a.txt.sb-1f2e3d4c-AbCdEf",
        "~$report.docx",
        ".a.txt.Xy12Zq",
        "@eaDir/a.txt",
        "__MACOSX/a.txt",
        "rejected/a.txt",
        ".git/a.txt",
    ],
)
async def test_names_that_are_no_articles_are_left_alone(drop: Path, name: str) -> None:
    put(drop / name)
    found = await visit(reader(), drop)
    assert (found.items, found.rejected) == ((), ())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.docx", "is a .docx file"),
        ("photo.JPG", "is a .jpg file"),
        ("a.txt.gz", "is a .gz file"),
        ("notes", "without an ending"),
    ],
)
async def test_a_file_of_another_kind_is_put_aside_unread_beside_its_reason(drop: Path, name: str, why: str) -> None:
    put(drop / "in" / name)
    reading = reader()
    (rejected,) = (await visit(reading, drop)).rejected
    assert rejected.item.body == b""
    assert why in rejected.why
    assert ".eml" in rejected.why
    await reading.reject(source(drop), rejected)
    assert kept(drop) == {name: STORY}
    assert why in (drop / "rejected" / f"{name}.why.txt").read_text()
    assert (await visit(reading, drop)).rejected == ()


async def test_a_pdf_may_be_as_large_as_its_pictures_make_it(drop: Path) -> None:
    sparse(drop / "a.pdf", MAX_BYTES + 1)
    sparse(drop / "b.pdf", LARGEST["application/pdf"] + 1)
    found = await visit(reader(), drop)
    assert [item.file_name for item in found.items] == ["a.pdf"]
    assert ["20 MB" in one.why for one in found.rejected] == [True]


async def test_subfolders_are_read(drop: Path) -> None:
    put(drop / "monday" / "rejected" / "a.txt", "deep")
    assert bodies(await visit(reader(), drop)) == ["deep"]


async def test_one_visit_takes_a_fresh_file_once_it_has_settled(drop: Path) -> None:
    put(drop / "a.txt", age=0)
    assert bodies(await visit(reader(), drop)) == [STORY]


async def test_a_file_that_is_being_written_waits_for_the_next_visit(drop: Path) -> None:
    path = put(drop / "a.txt", "half", age=0)
    reading = reader(settle=0.2)

    async def write_on() -> None:
        await asyncio.sleep(0.05)
        path.write_text("half and half")

    found, _ = await asyncio.gather(visit(reading, drop), write_on())
    assert found.items == ()
    assert bodies(await visit(reading, drop, found.state)) == ["half and half"]


async def test_a_file_that_arrives_while_others_settle_waits(drop: Path) -> None:
    put(drop / "a.txt", "first", age=0)
    reading = reader(settle=0.2)

    async def arrive() -> None:
        await asyncio.sleep(0.05)
        put(drop / "b.txt", "second", age=0)

    found, _ = await asyncio.gather(visit(reading, drop), arrive())
    assert bodies(found) == ["first"]
    assert bodies(await visit(reading, drop, found.state)) == ["second"]


async def test_a_renamed_or_copied_file_keeps_its_key(drop: Path) -> None:
    path = put(drop / "a.txt")
    reading = reader()
    first = await visit(reading, drop)
    path.rename(drop / "b.txt")
    put(drop / "copy.txt")
    second = await visit(reading, drop, first.state)
    assert {item.key for item in second.items} == {first.items[0].key}


async def test_an_unchanged_file_is_not_read_again(drop: Path) -> None:
    put(drop / "a.txt", "old")
    reading = reader()
    first = await visit(reading, drop)
    put(drop / "b.txt", "new")
    second = await visit(reading, drop, first.state)
    assert bodies(second) == ["new"]
    assert (await visit(reading, drop, second.state)).items == ()


async def test_after_a_restart_the_same_folder_is_not_read_again(drop: Path) -> None:
    put(drop / "a.txt", "old")
    first = await visit(reader(), drop)
    assert (await visit(reader(), drop, first.state)).items == ()


async def test_a_visit_that_was_not_stored_is_repeated(drop: Path) -> None:
    put(drop / "a.txt", "old")
    reading = reader()
    before = SourceState(source_id="s1")
    await visit(reading, drop, before)
    assert bodies(await visit(reading, drop, replace(before, failures=1))) == ["old"]


async def test_a_changed_file_is_read_again(drop: Path) -> None:
    put(drop / "a.txt", "old")
    reading = reader()
    first = await visit(reading, drop)
    put(drop / "a.txt", "corrected", age=30)
    assert bodies(await visit(reading, drop, first.state)) == ["corrected"]


async def test_five_megabytes_are_read_and_one_byte_more_is_put_aside_unread(drop: Path) -> None:
    sparse(drop / "full.txt", MAX_BYTES)
    sparse(drop / "over.txt", MAX_BYTES + 1)
    reading = reader()
    found = await visit(reading, drop)
    assert [len(item.body) for item in found.items] == [MAX_BYTES]
    (over,) = found.rejected
    assert (over.item.file_name, over.item.body) == ("over.txt", b"")
    assert over.why == "is too large: 5.0 MB (at most 5 MB)"
    await reading.reject(source(drop), over)
    assert names(drop / "rejected") == ["over.txt", "over.txt.why.txt"]


async def test_fifty_sparse_megabytes_cost_nothing(drop: Path) -> None:
    sparse(drop / "huge.txt", 50_000_000)
    (huge,) = (await visit(reader(), drop)).rejected
    assert huge.why == "is too large: 50.0 MB (at most 5 MB)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_locked_file_is_reported_once_left_alone_and_tried_again(drop: Path) -> None:
    path = put(drop / "a.txt")
    path.chmod(0)
    reading = reader()
    first = await visit(reading, drop)
    assert [one.why for one in first.rejected] == ["cannot be read: Permission denied"]
    await reading.reject(source(drop), first.rejected[0])
    second = await visit(reading, drop, first.state)
    assert (second.items, second.rejected) == ((), ())
    path.chmod(0o600)
    assert bodies(await visit(reading, drop, second.state)) == [STORY]


async def test_a_link_out_of_the_folder_is_not_followed(drop: Path, tmp_path: Path) -> None:
    outside = put(tmp_path / "secret.txt", "secret")
    put(tmp_path / "more" / "secret.txt", "secret")
    (drop / "link.txt").symlink_to(outside)
    (drop / "folder").symlink_to(tmp_path / "more")
    (drop / "broken.txt").symlink_to(drop / "nowhere.txt")
    (drop / "loop.txt").symlink_to(drop / "loop.txt")
    assert (await visit(reader(), drop)).items == ()


async def test_a_pipe_does_not_block_the_visit(drop: Path) -> None:
    os.mkfifo(drop / "pipe.txt")
    assert (await asyncio.wait_for(visit(reader(), drop), 5)).items == ()


async def rejection(reading: FolderReader, drop: Path, why: str = "is empty") -> Rejected:
    return Rejected(item=(await visit(reading, drop)).items[0], why=why)


async def test_a_rejected_file_is_moved_beside_its_reason(drop: Path) -> None:
    put(drop / "sub" / "a.txt", "text")
    reading = reader()
    await reading.reject(source(drop), await rejection(reading, drop))
    assert names(drop / "sub") == []
    assert kept(drop) == {"a.txt": "text"}
    assert (drop / "rejected" / "a.txt.why.txt").read_text().startswith("a.txt is empty\n")
    assert (await visit(reading, drop)).items == ()


async def test_rejected_files_never_overwrite_each_other(drop: Path) -> None:
    reading = reader()
    for text in ("one", "two", "three"):
        put(drop / "a.txt", text)
        await reading.reject(source(drop), await rejection(reading, drop))
    assert kept(drop) == {"a.txt": "one", "a-2.txt": "two", "a-3.txt": "three"}


async def test_files_rejected_at_once_under_one_name_all_survive(drop: Path) -> None:
    for number in range(12):
        put(drop / str(number) / "a.txt", f"text {number}")
    reading = reader()
    found = await visit(reading, drop)
    await asyncio.gather(*(reading.reject(source(drop), Rejected(item=item, why="is odd")) for item in found.items))
    assert sorted(kept(drop).values()) == sorted(f"text {number}" for number in range(12))
    assert len(names(drop / "rejected")) == 24


async def test_copies_of_a_rejected_file_are_moved_together(drop: Path) -> None:
    put(drop / "a.txt", "same")
    put(drop / "b.txt", "same")
    reading = reader()
    await reading.reject(source(drop), await rejection(reading, drop))
    assert names(drop) == ["rejected"]


async def test_a_file_replaced_since_it_was_read_is_not_moved(drop: Path) -> None:
    put(drop / "a.txt", "bad")
    reading = reader()
    one = await rejection(reading, drop)
    put(drop / "a.txt", "a corrected text", age=10)
    await reading.reject(source(drop), one)
    assert (drop / "a.txt").read_text() == "a corrected text"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_in_a_read_only_folder_a_rejected_file_stays(drop: Path) -> None:
    put(drop / "a.txt")
    reading = reader()
    one = await rejection(reading, drop)
    os.chmod(drop, 0o500)
    try:
        await reading.reject(source(drop), one)
        assert names(drop) == ["a.txt"]
    finally:
        os.chmod(drop, 0o700)


async def test_an_item_of_another_process_is_nobodys_to_move(drop: Path) -> None:
    put(drop / "a.txt")
    await reader().reject(source(drop), await rejection(reader(), drop))
    assert names(drop) == ["a.txt"]
