"""Digests that call somebody, go on in threads and are corrected; servers that left, and those that want plain messages.

Revision ID: 0002
"""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Integer, Text, false

revision = "0002"
down_revision = "0001"

INT64 = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Add the columns; what is there gets their defaults."""
    for name in ("ping", "keeper"):
        op.add_column("subscriptions", _text(name))
    op.add_column("subscriptions", _no("in_threads"))
    op.add_column("workspaces", _no("plain"))
    op.add_column("workspaces", Column("left_at", INT64))
    for name in ("ping", "reply_to"):
        op.add_column("outbox", _text(name))


def _no(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")
