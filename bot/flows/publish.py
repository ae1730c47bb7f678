"""Compose the digest of one slot and put it into the outbox, exactly once.

No article is lost and none comes twice, whatever the clocks and the crashes do: a digest looks for what its channel has not
had, and what it has had stands in the outbox, written in the same transaction as the digest. The window only says how far
back to look, and `REACH` beyond it on both sides covers whatever was stamped at one time and stored at another.
"""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.compose.digest import compose_digest
from bot.compose.fit import fit
from bot.flows.desk import Desk
from bot.flows.select import Selection, select_news, select_stories, summarized
from bot.flows.subscribe import coming, is_muted, quiet_until
from bot.flows.timing import stopwatch
from bot.flows.told import articles_by_part
from bot.model.delivery import Delivery
from bot.model.document import Document
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window

log = logging.getLogger(__name__)

REACH = timedelta(days=1)
"""How far a digest looks beyond its window. An article is stamped when it is fetched and stored after it was read: a process
may stand still in between, and a clock may be set back or run ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of a slot: how many stories went into how many messages (0: nothing was worth saying)."""

    stories: int
    parts: int


async def publish_digest(
    desk: Desk, subscription_id: str, slot: datetime, *, quiet: bool = False, asked: bool = False
) -> Published | None:
    """The digest of one slot; None when it is not due any more (another ticker was faster, or it was removed) or not now.

    `quiet` says nothing where there is nothing new. `asked`: somebody waits for it, whatever hours are quiet. A digest made
    late covers all that was missed, so downtime ends in one digest, never in a flood.
    """
    subscription = await desk.workspaces.subscription(subscription_id)
    if subscription is None or subscription.next_run_at != slot:
        return None
    if not asked and await _put_off(desk, subscription, slot):
        return None
    now, seconds = desk.clock(), stopwatch()
    window = _window(desk, subscription, now)
    topics = await subscribed_topics(desk, subscription)
    selection = await _unseen(desk, subscription, topics, window)
    next_run = coming(desk, subscription, now)
    parts: Sequence[Document] = ()
    if selection.stories or (subscription.say_nothing_new and not quiet and not _is_aimless(subscription, topics)):
        document = await _compose(desk, subscription, selection, window, next_run, topics)
        parts = fit(document, desk.platforms[subscription.channel.platform].room(plain=document.plain))
    deliveries = _deliveries(subscription, slot, parts, selection)
    if not await desk.outbox.publish(subscription, slot, deliveries, window=window, next_run_at=next_run):
        return None
    facts = {"stories": len(selection.stories), "parts": len(parts), "seconds": seconds()}
    log.info("digest_published", extra={"subscription": subscription.id, **facts})
    return Published(stories=len(selection.stories), parts=len(parts))


async def publish_now(desk: Desk, subscription_id: str, *, quiet: bool = False) -> Published | None:
    """A digest for somebody who asks, due or not, in quiet hours and pauses too; the schedule goes on as it was."""
    subscription = await desk.workspaces.subscription(subscription_id)
    if subscription is None:
        return None
    now, slot = desk.clock(), subscription.next_run_at
    if slot is None or slot > now:
        slot = now
        if not await desk.workspaces.reschedule(subscription, slot):
            return None
    return await publish_digest(desk, subscription_id, slot, quiet=quiet, asked=True)


async def preview_digest(
    desk: Desk, subscription: Subscription, window: Window, topics: Sequence[Topic] | None = None
) -> Document:
    """A digest as the channel would get it for this window, seen or not; nothing is recorded."""
    wanted = await subscribed_topics(desk, subscription) if topics is None else topics
    selection = await select_stories(desk, subscription.workspace_id, wanted, replace(window, archive_age=desk.first_look))
    return await _compose(desk, subscription, selection, window, subscription.next_run_at, wanted)


def delivery_key(subscription_id: str, slot: datetime, part: int) -> str:
    """The name of one part of one digest, the same over every re-run: 24 hexadecimal digits."""
    text = f"{subscription_id}:{slot.isoformat()}:{part}"
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


async def subscribed_topics(desk: Desk, subscription: Subscription) -> tuple[Topic, ...]:
    """The topics that a subscription names, those that still exist."""
    topics = await desk.workspaces.topics(subscription.workspace_id)
    return tuple(topic for topic in topics if topic.id in subscription.topic_ids)


async def _put_off(desk: Desk, subscription: Subscription, slot: datetime) -> bool:
    """Move a slot that is not to be told now, without a digest: its window stays open, so its articles come in the next."""
    now = desk.clock()
    until = coming(desk, subscription, now)
    if until is not None and not is_muted(subscription, now):
        quiet_end = quiet_until(subscription, now)
        if quiet_end > now:
            until = quiet_end
        elif not _is_missed(desk, subscription, slot, now):
            return False
    await desk.workspaces.reschedule(subscription, until)
    log.info("digest_put_off", extra={"subscription": subscription.id, "slot": slot.isoformat(), "until": str(until)})
    return True


def _is_missed(desk: Desk, subscription: Subscription, slot: datetime, now: datetime) -> bool:
    """Whether the slot is older than the grace, and no later one within the grace stands for it."""
    oldest = now - subscription.grace
    return slot < oldest and (coming(desk, subscription, oldest) or now) > now


def _window(desk: Desk, subscription: Subscription, now: datetime) -> Window:
    """From where the last one ended: windows follow each other without a gap, even over a clock that was set back."""
    start = subscription.last_window_end or now - desk.first_look
    return Window(start=start, end=max(start, now))


def _is_aimless(subscription: Subscription, topics: Sequence[Topic]) -> bool:
    """All of its topics were removed: there is nothing that it could be about."""
    return bool(subscription.topic_ids) and not topics


async def _unseen(desk: Desk, subscription: Subscription, topics: Sequence[Topic], window: Window) -> Selection:
    if _is_aimless(subscription, topics):
        log.warning("subscription_without_topics", extra={"subscription": subscription.id})
        return Selection(stories=(), readings=(), matches={})
    # The first digest looks back just so far, and no later one looks behind that.
    reach = min(REACH, desk.first_look) if subscription.last_window_end else timedelta()
    wide = Window(start=min(window.start, desk.clock()) - reach, end=window.end + REACH)
    return await select_news(desk, subscription, topics, wide)


async def _compose(
    desk: Desk,
    subscription: Subscription,
    selection: Selection,
    window: Window,
    next_run: datetime | None,
    topics: Sequence[Topic],
) -> Document:
    workspace = await desk.workspaces.workspace(subscription.workspace_id)
    stories = await summarized(
        desk, selection.stories, shown=subscription.max_stories, method=subscription.method, count=subscription.summary_sentences
    )
    told = [reading.article.id for story in stories for reading in story.readings]
    return compose_digest(
        stories,
        window=window,
        subscription=subscription,
        now=desk.clock(),
        title=", ".join(topic.name for topic in topics),
        next_run=next_run,
        seen=selection.seen,
        alerted=await desk.alerts.alerted(subscription.channel, told),
        more_reports=len(selection.beyond),
        language=workspace.language if workspace else "en",
        plain=workspace.plain if workspace else False,
    )


def _deliveries(
    subscription: Subscription, slot: datetime, parts: Sequence[Document], selection: Selection
) -> tuple[Delivery, ...]:
    """The parts, each with the articles that the channel has had once that part has arrived."""
    told = articles_by_part(parts, selection)
    return tuple(
        Delivery(
            key=delivery_key(subscription.id, slot, number),
            subscription_id=subscription.id,
            slot=slot,
            channel=subscription.channel,
            part=number,
            document=part,
            article_ids=article_ids,
            ping=subscription.ping if number == 1 and selection.stories else "",
        )
        for number, (part, article_ids) in enumerate(zip(parts, told, strict=True), start=1)
    )
