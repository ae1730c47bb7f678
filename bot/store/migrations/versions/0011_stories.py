"""Stories that live: every report has a story of its own, and those of the last seven days are to be told into stories.

Revision ID: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

INT64 = sa.BigInteger().with_variant(sa.Integer, "sqlite")
DAYS_7 = 7 * 24 * 3600 * 1000 << 20


def upgrade() -> None:
    """Add the tables; the clerk tells what is pending, newest days only: older reports stay stories of their own."""
    op.create_table(
        "story_articles",
        sa.Column("place", INT64, sa.ForeignKey("articles.place", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("story_id", INT64, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("fullness", sa.Integer, nullable=False),
        sa.Column("is_copy", sa.Boolean, nullable=False),
        sa.Column("is_pending", sa.Boolean, nullable=False),
        sa.Column("found_by", sa.Text, nullable=False),
    )
    told = sa.text(
        "INSERT INTO story_articles (place, story_id, source_id, outlet, fullness, is_copy, is_pending, found_by) "
        "SELECT place, place, source_id, CASE WHEN outlet_id = '' THEN source_id ELSE outlet_id END, 50, FALSE, "
        "place > (SELECT max(place) FROM articles) - CAST(:span AS BIGINT), '[[],[]]' FROM articles"
    )
    op.execute(told.bindparams(span=DAYS_7))
    op.create_index("ix_story_articles_story_id_place", "story_articles", ["story_id", "place"])
    op.create_index("ix_story_articles_source_id_place", "story_articles", ["source_id", "place"])
    op.create_index(
        "ix_story_articles_pending",
        "story_articles",
        ["place"],
        sqlite_where=sa.text("is_pending = 1"),
        postgresql_where=sa.text("is_pending"),
    )
    _add_the_rest()


def _add_the_rest() -> None:
    """Where stories went, what people said of them, and whose turn it is."""
    op.create_table(
        "story_moves",
        sa.Column("old_id", INT64, primary_key=True, autoincrement=False),
        sa.Column("new_id", INT64, nullable=False),
        sa.Column("at", INT64, nullable=False),
    )
    op.create_index("ix_story_moves_new_id", "story_moves", ["new_id"])
    op.create_table(
        "story_verdicts",
        sa.Column("one", INT64, primary_key=True, autoincrement=False),
        sa.Column("other", INT64, primary_key=True, autoincrement=False),
        sa.Column("is_same", sa.Boolean, nullable=False),
    )
    op.create_table(
        "story_turns",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("lease_until", INT64),
        sa.Column("next_id", INT64, nullable=False),
    )
    op.execute("INSERT INTO story_turns (id, holder, turn, next_id) VALUES (1, '', 0, 1)")
