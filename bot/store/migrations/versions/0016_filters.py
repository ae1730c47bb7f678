"""What a workspace wants nothing told of, and which sources and languages a digest or a topic is about.

Revision ID: 0016
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0016"
down_revision = "0015"

_LISTS = {
    "workspaces": ("blocked_words", "blocked_outlets"),
    "topics": ("source_ids",),
    "subscriptions": ("source_ids", "languages"),
}


def upgrade() -> None:
    """Add the columns: nothing is blocked, and every source and language is wanted."""
    for table, names in _LISTS.items():
        for name in names:
            op.add_column(table, Column(name, Text, nullable=False, server_default="[]"))
