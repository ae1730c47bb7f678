"""PostgreSQL keeps the long columns of a text beside its row, so that what the search index names is found on few pages.

Revision ID: 0021
"""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Take effect for texts written from now on; those stored before it stay as they are until they are deleted for their age."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE texts SET (toast_tuple_target = 128)")
        op.execute("ALTER TABLE texts ALTER COLUMN title_terms SET STORAGE MAIN")
