"""Who follows a source is asked at each visit: found by an index, where every workspace's list was read.

Revision ID: 0015
"""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_follows_source_id", "follows", ["source_id"])
