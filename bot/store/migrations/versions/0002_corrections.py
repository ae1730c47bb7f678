"""Digests that call somebody, go on in threads and are corrected; servers that left, and those that want plain messages.

Revision ID: 0002
"""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text, false

revision = "0002"
down_revision = "0001"

INT64 = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Add the columns; what is there gets their defaults."""
    for name in ("ping", "keeper"):
        op.add_column("subscriptions", _text(name))
    op.add_column("subscriptions", _no("in_threads"))
    op.add_column("workspaces", _no("plain"))
    op.add_column("workspaces", Column("left_at", INT64))
    for name in ("ping", "reply_to"):
        op.add_column("outbox", _text(name))
    op.add_column("outbox", Column("correct_at", INT64))
    op.create_index("ix_outbox_correct_at", "outbox", ["correct_at"])
    for name in ("mark", "last_mark"):
        op.add_column("articles", _text(name))
    op.add_column("texts", _text("changes", "[]"))
    op.create_table(
        "shown",
        Column("delivery_key", Text, nullable=False),
        Column("article_id", Text, nullable=False),
        PrimaryKeyConstraint("delivery_key", "article_id", name="pk_shown"),
        ForeignKeyConstraint(["delivery_key"], ["outbox.key"], name="fk_shown_delivery_key", ondelete="CASCADE"),
    )
    op.create_index("ix_shown_article_id", "shown", ["article_id"])
    if op.get_context().dialect.name == "sqlite":
        _keep_index_in_step()


def _keep_index_in_step() -> None:
    """PostgreSQL's generated column follows by itself."""
    op.execute(
        "CREATE TRIGGER words_changed AFTER UPDATE ON texts BEGIN "
        "INSERT INTO words(words, rowid, title_terms, body_terms) "
        "VALUES ('delete', old.place, old.title_terms, old.body_terms); "
        "INSERT INTO words(rowid, title_terms, body_terms) VALUES (new.place, new.title_terms, new.body_terms); END"
    )


def _no(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)
