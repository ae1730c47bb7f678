"""Which process reads a page, so that what a dead one held is free at once.

Revision ID: 0008
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """A page that is being read while the database is raised belongs to nobody known, and waits for its lease as before."""
    op.add_column("pages", Column("holder", Text, nullable=False, server_default=""))
