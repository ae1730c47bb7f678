"""Tables of stories: which report belongs to which story, and what people said about that."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, text

from bot.store.database.columns import Int64, Json, Moment, Words
from bot.store.schema.metadata import metadata

story_articles = Table(
    "story_articles",
    metadata,
    Column("place", Int64, ForeignKey("articles.place", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("story_id", Int64, nullable=False),
    Column("source_id", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("fullness", Integer, nullable=False),
    Column("is_copy", Boolean, nullable=False),
    Column("is_pending", Boolean, nullable=False),
    Column("found_by", Json, nullable=False),
    Index(None, "story_id", "place"),
    Index(None, "source_id", "place"),
    Index("ix_story_articles_pending", "place", sqlite_where=text("is_pending = 1"), postgresql_where=text("is_pending")),
)
"""One row an article, written with it: until the clerk has read it (`is_pending`) it is a story of its own, its place the id.

`found_by` are its keys and marks (`Trace`), `fullness` is its length in 0..100, `outlet` who published it.
"""

story_moves = Table(
    "story_moves",
    metadata,
    Column("old_id", Int64, primary_key=True, autoincrement=False),
    Column("new_id", Int64, nullable=False, index=True),
    Column("at", Moment, nullable=False),
)
"""Stories that were merged into another: their ids are redirected."""

story_verdicts = Table(
    "story_verdicts",
    metadata,
    Column("one", Int64, primary_key=True, autoincrement=False),
    Column("other", Int64, primary_key=True, autoincrement=False),
    Column("is_same", Boolean, nullable=False),
)
"""Verdicts of people on two reports, by their places, the earlier first: one story, or two."""

story_turns = Table(
    "story_turns",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("holder", Words, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("lease_until", Moment),
    Column("next_id", Int64, nullable=False),
)
"""One row: the process that groups reports into stories, a counter of its turns, and the next free story id."""
