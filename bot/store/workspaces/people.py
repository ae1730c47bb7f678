"""Data about single people (the port `People`)."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import DeliveryState
from bot.model.member import Kept, Member
from bot.model.note import NoteKind
from bot.model.workspace import Channel
from bot.store.database.engine import Database, uninterrupted
from bot.store.delivery import documents
from bot.store.schema.tables import (
    alerts,
    delegates,
    digests,
    members,
    mentions,
    notes,
    outbox,
    shown,
    subscriptions,
)


@uninterrupted
class SqlPeople:
    """The port `People` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def member(self, workspace_id: str, user_id: str) -> Member | None:
        query = select(members).where(members.c.workspace_id == workspace_id, members.c.user_id == user_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
            return Member(**row._mapping) if row else None

    async def save_member(self, member: Member) -> None:
        theirs = members.c.workspace_id == member.workspace_id, members.c.user_id == member.user_id
        async with self._database.write() as connection:
            await connection.execute(delete(members).where(*theirs))
            await connection.execute(insert(members).values(asdict(member)))

    async def kept(self, reader: Channel, briefs: str) -> Kept:
        sent = select(outbox.c.sent_at, outbox.c.slot, outbox.c.document).where(outbox.c.channel == reader)
        of = delegates.c.workspace_id == reader.workspace, delegates.c.user_id == reader.person
        async with self._database.read() as connection:
            rows = (await connection.execute(sent.order_by(outbox.c.slot, outbox.c.part))).all()
            return Kept(
                messages=tuple(((at or slot).isoformat(), documents.decode(text).title) for at, slot, text in rows),
                briefs=await _count(connection, notes, *_briefs(reader, briefs)),
                keeps=await _count(connection, subscriptions, *_set_up(reader)),
                is_delegate=bool(await _count(connection, delegates, *of)),
            )

    async def erase(self, reader: Channel, briefs: str) -> int:
        theirs = subscriptions.c.workspace_id == reader.workspace, subscriptions.c.person == reader.person
        settled = select(outbox.c.key).where(outbox.c.channel == reader, outbox.c.state != DeliveryState.SENDING)
        async with self._database.write() as connection:
            for table in (mentions, shown, alerts):
                await connection.execute(delete(table).where(table.c.delivery_key.in_(settled)))
            await connection.execute(delete(outbox).where(outbox.c.key.in_(settled)))
            made = select(subscriptions.c.id).where(*theirs)
            await connection.execute(delete(digests).where(digests.c.subscription_id.in_(made)))
            await connection.execute(delete(subscriptions).where(*theirs))
            await connection.execute(update(subscriptions).where(*_set_up(reader)).values(keeper=""))
            member = members.c.workspace_id == reader.workspace, members.c.user_id == reader.person
            await connection.execute(delete(members).where(*member))
            await connection.execute(delete(notes).where(*_briefs(reader, briefs)))
            return await _count(connection, outbox, outbox.c.channel == reader)


def _briefs(reader: Channel, briefs: str) -> tuple[ColumnElement[bool], ...]:
    return (
        notes.c.workspace_id == reader.workspace,
        notes.c.kind == NoteKind.BRIEF,
        notes.c.id.startswith(briefs, autoescape=True),
    )


def _set_up(reader: Channel) -> tuple[ColumnElement[bool], ...]:
    """Conditions: what a workspace has through a person, namely its digests, and stories that its channels follow."""
    return (
        subscriptions.c.workspace_id == reader.workspace,
        subscriptions.c.keeper == reader.person,
        or_(subscriptions.c.person == "", subscriptions.c.person != reader.person),
    )


async def _count(connection: AsyncConnection, table: Any, *conditions: ColumnElement[bool]) -> int:
    return await connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
