"""Which process visits a source and how often that was tried, and when a host may be asked next.

Revision ID: 0009
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Text

revision = "0009"
down_revision = "0008"

INT64 = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """All of it is new, so that processes of the version before go on beside it."""
    op.add_column("sources", Column("holder", Text, nullable=False, server_default=""))
    op.add_column("sources", Column("tries", Integer, nullable=False, server_default="0"))
    op.create_table(
        "hosts",
        Column("host", Text, nullable=False),
        Column("next_start", INT64, nullable=False),
        Column("rests_until", INT64),
        PrimaryKeyConstraint("host", name="pk_hosts"),
    )
    op.create_index("ix_hosts_next_start", "hosts", ["next_start"])
