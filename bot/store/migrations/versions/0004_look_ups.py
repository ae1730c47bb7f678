"""How far a message that may have arrived was looked for, and until when it can have been sent.

Revision ID: 0004
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, Text

revision = "0004"
down_revision = "0003"

INT64 = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Add the columns; what waits is looked for from its beginning."""
    op.add_column("outbox", Column("last_tried", INT64))
    op.add_column("outbox", Column("looked", Text, nullable=False, server_default=""))
