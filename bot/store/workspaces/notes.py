"""Notes of workspaces (the port `Notes`)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, insert, or_, select

from bot.model.note import KEPT, MOST, Note, NoteKind
from bot.store.database.engine import Database, uninterrupted
from bot.store.schema.tables import notes


@uninterrupted
class SqlNotes:
    """The port `Notes` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, note: Note) -> None:
        same = and_(notes.c.workspace_id == note.workspace_id, notes.c.kind == note.kind)
        order = (notes.c.at.desc(), notes.c.id)
        crowded_out = select(notes.c.id).where(same).order_by(*order).limit(MOST).offset(MOST)
        async with self._database.write() as connection:
            await connection.execute(delete(notes).where(same, or_(notes.c.id == note.id, notes.c.at <= note.at - KEPT)))
            await connection.execute(insert(notes).values(asdict(note)))
            await connection.execute(delete(notes).where(same, notes.c.id.in_(crowded_out)))

    async def note(self, workspace_id: str, kind: NoteKind, note_id: str) -> Note | None:
        async with self._database.read() as connection:
            row = (await connection.execute(_of(workspace_id, kind).where(notes.c.id == note_id))).first()
            return _note(row) if row else None

    async def notes(self, workspace_id: str, kind: NoteKind, since: datetime) -> tuple[Note, ...]:
        query = _of(workspace_id, kind).where(notes.c.at > since).order_by(notes.c.at.desc(), notes.c.id)
        async with self._database.read() as connection:
            return tuple(_note(row) for row in await connection.execute(query))

    async def drop(self, workspace_id: str, kind: NoteKind, note_id: str) -> bool:
        theirs = delete(notes).where(notes.c.workspace_id == workspace_id, notes.c.kind == kind, notes.c.id == note_id)
        async with self._database.write() as connection:
            return bool((await connection.execute(theirs)).rowcount)


def _of(workspace_id: str, kind: NoteKind) -> Select[Any]:
    return select(notes).where(notes.c.workspace_id == workspace_id, notes.c.kind == kind)


def _note(row: Row[Any]) -> Note:
    return Note(**{**row._mapping, "kind": NoteKind(row.kind)})
