"""Which processes work with the database, and which of them holds a delivery.

Revision ID: 0005
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Text

revision = "0005"
down_revision = "0004"

INT64 = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """A delivery that is being sent while the database is raised belongs to nobody known, and waits for its lease as before."""
    op.create_table(
        "processes",
        Column("id", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("started", INT64, nullable=False),
        Column("beat_at", INT64, nullable=False),
        Column("beats", Integer, nullable=False),
        PrimaryKeyConstraint("id", name="pk_processes"),
    )
    op.add_column("outbox", Column("holder", Text, nullable=False, server_default=""))
    op.add_column("sources", Column("cost", INT64, nullable=False, server_default="0"))
