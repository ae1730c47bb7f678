"""How many stories of a digest may be of one outlet or topic.

Revision ID: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """What is set up already has what a new digest has."""
    op.add_column("subscriptions", sa.Column("most_of_one", sa.Integer, nullable=False, server_default="3"))
