"""What a channel was told of is found by the article and the channel together.

Revision ID: 0020
"""

from hashlib import blake2b

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

INT64 = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Give each mention its channel's hash, a channel at a time; an older version that runs beside this one leaves 0."""
    op.add_column("mentions", sa.Column("channel_hash", INT64, nullable=False, server_default="0"))
    mentions = sa.table("mentions", sa.column("delivery_key"), sa.column("channel_hash"))
    outbox = sa.table("outbox", sa.column("key"), sa.column("channel"))
    connection = op.get_bind()
    for channel in connection.scalars(sa.select(outbox.c.channel).distinct()).all():
        number = int.from_bytes(blake2b(channel.encode(), digest_size=8).digest(), "big", signed=True) or 1
        its = sa.select(outbox.c.key).where(outbox.c.channel == channel)
        connection.execute(sa.update(mentions).where(mentions.c.delivery_key.in_(its)).values(channel_hash=number))
    op.create_index("ix_mentions_article_id_channel_hash", "mentions", ["article_id", "channel_hash"])
    op.drop_index("ix_mentions_article_id", "mentions")
