"""Compose the digest of one slot and put it into the outbox, exactly once."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.compose.digest import compose_digest
from bot.compose.fit import fit
from bot.flows.desk import Desk
from bot.flows.select import Selection, select_stories, summarized
from bot.model.delivery import Delivery
from bot.model.document import Document
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window

log = logging.getLogger(__name__)

OVERLAP = timedelta(hours=1)
"""How far a window reaches back over the last one. An article is stored a moment after it was stamped; what the
channel has had is told by the outbox, so an overlap loses nothing and repeats nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of a slot: how many stories went into how many messages (0: nothing was worth saying)."""

    stories: int
    parts: int


async def publish_digest(desk: Desk, subscription_id: str, slot: datetime, *, quiet: bool = False) -> Published | None:
    """The digest of one slot; None when it is not due any more (another ticker was faster, or it was removed).

    `quiet` says nothing where there is nothing new. A digest made late covers all that was missed, so downtime ends in one digest, never in a flood.
    """
    subscription = await desk.workspaces.subscription(subscription_id)
    if subscription is None or subscription.next_run_at != slot:
        return None
    now = desk.clock()
    window = Window(start=subscription.last_window_end or now - desk.first_look, end=now)
    selection = await _unseen(desk, subscription, window)
    next_run = desk.next_time(subscription, now)
    parts: Sequence[Document] = ()
    if selection.stories or (desk.say_nothing_new and not quiet):
        document = await _compose(desk, subscription, selection, window, next_run)
        parts = fit(document, desk.platforms[subscription.channel.platform].limits)
    article_ids = tuple(reading.article.id for reading in selection.readings)
    deliveries = [
        Delivery(
            key=delivery_key(subscription.id, slot, number),
            subscription_id=subscription.id,
            slot=slot,
            channel=subscription.channel,
            part=number,
            document=part,
            article_ids=article_ids if number == len(parts) else (),
        )
        for number, part in enumerate(parts, start=1)
    ]
    if not await desk.outbox.publish(subscription, slot, deliveries, window=window, next_run_at=next_run):
        return None
    log.info("digest_published", extra={"subscription": subscription.id, "stories": len(selection.stories), "parts": len(parts)})
    return Published(stories=len(selection.stories), parts=len(parts))


async def preview_digest(
    desk: Desk, subscription: Subscription, window: Window, topics: Sequence[Topic] | None = None
) -> Document:
    """A digest as the channel would get it for this window, seen or not; nothing is recorded."""
    wanted = await subscribed_topics(desk, subscription) if topics is None else topics
    selection = await select_stories(desk, subscription.workspace_id, wanted, window, archive_age=desk.first_look)
    return await _compose(desk, subscription, selection, window, subscription.next_run_at, wanted)


def delivery_key(subscription_id: str, slot: datetime, part: int) -> str:
    """The name of one part of one digest, the same over every re-run: 24 hexadecimal digits."""
    text = f"{subscription_id}:{slot.isoformat()}:{part}"
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


async def subscribed_topics(desk: Desk, subscription: Subscription) -> tuple[Topic, ...]:
    """The topics that a subscription names, those that still exist."""
    topics = await desk.workspaces.topics(subscription.workspace_id)
    return tuple(topic for topic in topics if topic.id in subscription.topic_ids)


async def _unseen(desk: Desk, subscription: Subscription, window: Window) -> Selection:
    topics = await subscribed_topics(desk, subscription)
    if subscription.topic_ids and not topics:
        return Selection(stories=(), readings=(), matches={})
    wide = replace(window, start=window.start - OVERLAP)
    return await select_stories(
        desk,
        subscription.workspace_id,
        topics,
        wide,
        archive_age=desk.first_look,
        unseen_by=subscription.channel,
    )


async def _compose(
    desk: Desk,
    subscription: Subscription,
    selection: Selection,
    window: Window,
    next_run: datetime | None,
    topics: Sequence[Topic] | None = None,
) -> Document:
    workspace = await desk.workspaces.workspace(subscription.workspace_id)
    named = await subscribed_topics(desk, subscription) if topics is None else topics
    stories = await summarized(
        desk, selection.stories, shown=subscription.max_stories, method=subscription.method, count=subscription.summary_sentences
    )
    return compose_digest(
        stories,
        window=window,
        subscription=subscription,
        now=desk.clock(),
        title=", ".join(topic.name for topic in named),
        next_run=next_run,
        language=workspace.language if workspace else "en",
    )
