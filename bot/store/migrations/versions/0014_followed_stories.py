"""Who follows one story.

Revision ID: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

INT64 = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """What is set up already follows none."""
    op.add_column("subscriptions", sa.Column("story_id", INT64, nullable=False, server_default="0"))
