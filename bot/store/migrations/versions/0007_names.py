"""What feeds call themselves, and what a workspace calls those that it follows.

Revision ID: 0007
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; a title that a source has is kept as one that somebody gave it."""
    op.add_column("sources", Column("own_title", Text, nullable=False, server_default=""))
    op.add_column("follows", Column("called", Text, nullable=False, server_default=""))
