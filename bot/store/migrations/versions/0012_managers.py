"""Who else may configure a workspace, and where it wants the changes of its settings posted.

Revision ID: 0012
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns: nobody else, and nowhere."""
    for name in ("managers", "log_channel"):
        op.add_column("workspaces", Column(name, Text, nullable=False, server_default=""))
