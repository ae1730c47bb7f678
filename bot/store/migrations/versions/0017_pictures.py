"""The picture that a publisher gives with an article, and whether a digest shows pictures.

Revision ID: 0017
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the columns: what is stored has no picture, and every digest goes on without."""
    for name in ("picture_url", "picture_alt"):
        op.add_column("articles", Column(name, Text, nullable=False, server_default=""))
    op.add_column("subscriptions", Column("pictures", Text, nullable=False, server_default="off"))
