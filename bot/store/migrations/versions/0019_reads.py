"""In which languages the sources of a workspace write, where that is not as the operator says.

Revision ID: 0019
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """All read as the operator says."""
    op.add_column("workspaces", Column("reads", Text, nullable=False, server_default="[]"))
