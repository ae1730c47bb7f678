"""What single persons follow and chose for themselves, and notes of their briefs that can be found again to be deleted.

Revision ID: 0018
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

INT64 = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_SETTINGS = ("language", "spoken", "style", "timezone", "schedule")


def upgrade() -> None:
    """Whoever has a story followed already is written down with it. The notes of briefs bore a hash of the asker and the question
    in one, by which nobody's could be told from another's: they go, and the next brief on a topic tells all of it once."""
    for name in ("person", "speaker", "called"):
        op.add_column("subscriptions", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("subscriptions", sa.Column("began", INT64))
    held = sa.table("subscriptions", sa.column("id"), sa.column("channel"), sa.column("person"), sa.column("story_id"))
    connection = op.get_bind()
    for subscription_id, channel in connection.execute(sa.select(held.c.id, held.c.channel).where(held.c.story_id != 0)).all():
        name = json.loads(channel)[2]
        if name.startswith("@"):
            connection.execute(sa.update(held).where(held.c.id == subscription_id).values(person=name[1:]))
    op.create_index("ix_subscriptions_workspace_id_person", "subscriptions", ["workspace_id", "person"])
    op.create_table(
        "members",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("workspace_id", "user_id")),
        *(sa.Column(name, sa.Text, nullable=False) for name in _SETTINGS),
        sa.PrimaryKeyConstraint("workspace_id", "user_id"),
    )
    notes = sa.table("notes", sa.column("kind"))
    connection.execute(sa.delete(notes).where(notes.c.kind == "brief"))
