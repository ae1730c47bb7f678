"""Tables about people: a workspace's notes, and what its members chose for themselves."""

from sqlalchemy import Column, Index, Table

from bot.store.database.columns import Moment, Words
from bot.store.schema.metadata import metadata

members = Table(
    "members",
    metadata,
    Column("workspace_id", Words, primary_key=True),
    Column("user_id", Words, primary_key=True),
    Column("language", Words, nullable=False),
    Column("spoken", Words, nullable=False),
    Column("style", Words, nullable=False),
    Column("timezone", Words, nullable=False),
    Column("schedule", Words, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("workspace_id", Words, primary_key=True),
    Column("kind", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("text", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("label", Words, nullable=False),
    Index(None, "workspace_id", "kind", "at"),
)
