"""The port `Notes`: kept for a workspace, found by no other, and never without end."""

from dataclasses import replace
from datetime import timedelta

from bot.model.note import KEPT, Note, NoteKind
from bot.store.store import Store
from bot.store.workspaces import notes as notes_module
from tests.store.builders import NOW, SECOND

NOTE = Note(workspace_id="a", kind=NoteKind.QUESTION, id="n", text='{"asked": "ferries"}', at=NOW, label="Ferries")
EVER = NOW - timedelta(days=3650)


async def test_a_note_comes_back_as_it_was_written(store: Store) -> None:
    await store.notes.write(NOTE)
    assert await store.notes.note("a", NoteKind.QUESTION, "n") == NOTE


async def test_a_note_is_found_in_its_own_workspace_and_kind_only(store: Store) -> None:
    await store.notes.write(NOTE)
    assert await store.notes.note("b", NoteKind.QUESTION, "n") is None
    assert await store.notes.note("a", NoteKind.REMOVED, "n") is None
    assert await store.notes.notes("b", NoteKind.QUESTION, EVER) == ()
    assert not await store.notes.drop("b", NoteKind.QUESTION, "n")
    assert await store.notes.drop("a", NoteKind.QUESTION, "n")
    assert not await store.notes.drop("a", NoteKind.QUESTION, "n")


async def test_writing_again_replaces_and_touches_no_other_workspace(store: Store) -> None:
    await store.notes.write(replace(NOTE, workspace_id="b"))
    await store.notes.write(NOTE)
    await store.notes.write(replace(NOTE, text="{}", at=NOW + SECOND))
    assert [note.text for note in await store.notes.notes("a", NoteKind.QUESTION, EVER)] == ["{}"]
    assert (await store.notes.note("b", NoteKind.QUESTION, "n")) == replace(NOTE, workspace_id="b")


async def test_notes_come_newest_first_and_since_a_moment(store: Store) -> None:
    for number in range(3):
        await store.notes.write(replace(NOTE, id=str(number), at=NOW + number * SECOND))
    assert [note.id for note in await store.notes.notes("a", NoteKind.QUESTION, NOW)] == ["2", "1"]


async def test_a_note_goes_after_ninety_days(store: Store) -> None:
    await store.notes.write(NOTE)
    await store.notes.write(replace(NOTE, id="later", at=NOW + KEPT - SECOND))
    assert await store.notes.note("a", NoteKind.QUESTION, "n") is not None
    await store.notes.write(replace(NOTE, id="latest", at=NOW + KEPT))
    assert await store.notes.note("a", NoteKind.QUESTION, "n") is None


async def test_the_oldest_make_room(store: Store) -> None:
    most, notes_module.MOST = notes_module.MOST, 3
    try:
        for number in range(5):
            await store.notes.write(replace(NOTE, id=str(number), at=NOW + number * SECOND))
    finally:
        notes_module.MOST = most
    assert [note.id for note in await store.notes.notes("a", NoteKind.QUESTION, EVER)] == ["4", "3", "2"]
