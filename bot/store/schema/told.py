"""What a channel was told of: found by the article and the channel together.

Thousands of channels may have had one article. Their messages would all be looked at for each article of each digest, and the
digests of a morning would take longer the more there are of them.
"""

from hashlib import blake2b

from sqlalchemy import ColumnElement, and_

from bot.model.workspace import Channel
from bot.store.database.columns import channel_text
from bot.store.schema.tables import mentions, outbox


def channel_hash(channel: Channel) -> int:
    """64 bits of a channel, as `mentions` has them, never 0."""
    return int.from_bytes(blake2b(channel_text(channel).encode(), digest_size=8).digest(), signed=True) or 1


def told_to(channel: Channel) -> ColumnElement[bool]:
    """A condition: a mention is of a message to the channel; with `mentions` joined to `outbox`.

    The index finds it by the hash, and with it what an older version wrote, which runs beside this one during an upgrade. Which
    channel it was is decided by the message.
    """
    return and_(mentions.c.channel_hash.in_((channel_hash(channel), 0)), outbox.c.channel == channel)
