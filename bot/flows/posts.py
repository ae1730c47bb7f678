"""A document as outbox messages: cut to its platform's limits, each with the articles that its channel then has had."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.compose.fit import fit
from bot.compose.whole import readable
from bot.flows.desk import DeliveryDesk
from bot.flows.parts import articles_by_part
from bot.flows.select import Selection
from bot.model.delivery import Delivery
from bot.model.document import Document
from bot.model.workspace import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message of a digest, with the articles that the channel has had once it has arrived."""

    document: Document
    article_ids: tuple[str, ...] = ()
    ping: str = ""
    reply_to: str = ""


def posts_of(
    desk: DeliveryDesk, subscription: Subscription, document: Document, selection: Selection, *, reply_to: str = ""
) -> Iterator[Post]:
    """A document as messages within the platform's limits; the first of a digest with news calls the channel's role."""
    parts = parts_of(desk, subscription, document)
    ping = subscription.ping if selection.stories and not reply_to else ""
    for part, article_ids in zip(parts, articles_by_part(parts, selection), strict=True):
        yield Post(document=part, article_ids=article_ids, ping=ping, reply_to=reply_to)
        ping = ""


def parts_of(desk: DeliveryDesk, subscription: Subscription, document: Document) -> tuple[Document, ...]:
    """A document in as many messages as it takes on the subscription's platform."""
    return tuple(fit(readable(document), desk.platforms[subscription.channel.platform].room(plain=document.plain)))


def deliveries_of(subscription: Subscription, slot: datetime, posts: Sequence[Post]) -> tuple[Delivery, ...]:
    """The messages of one slot as outbox rows."""
    return tuple(
        Delivery(
            key=delivery_key(subscription.id, slot, number),
            subscription_id=subscription.id,
            slot=slot,
            channel=subscription.channel,
            part=number,
            document=post.document,
            article_ids=post.article_ids,
            ping=post.ping,
            reply_to=post.reply_to,
        )
        for number, post in enumerate(posts, start=1)
    )


def delivery_key(subscription_id: str, slot: datetime, part: int) -> str:
    """The idempotency key of one part of one digest, the same in every re-run: 24 hexadecimal digits."""
    text = f"{subscription_id}:{slot.isoformat()}:{part}"
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
