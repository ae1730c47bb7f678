"""Explains where a report is, and why a digest did not tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.flows.desk import DeliveryDesk
from bot.flows.filters import filter_of
from bot.flows.publish import subscribed_topics
from bot.flows.select import window_of
from bot.flows.timing import EARLIEST
from bot.model.analysis import Reading
from bot.model.balance import Unread
from bot.model.delivery import DeliveryState, Telling
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window
from bot.parse.urls import page_key
from bot.understand.topics import match

_MOST = 30
"""Reports of a story that are read to name it."""


class Why(StrEnum):
    """What a digest did with a report, or why it did nothing."""

    SHOWN = "shown"
    COUNTED = "counted"
    """Its story was told by others, or only counted."""
    ON_ITS_WAY = "on_its_way"
    DIED = "died"
    """The message that told of it could not be sent."""
    OLD = "old"
    OFF_TOPIC = "off_topic"
    LEFT_OUT = "left_out"
    """It matches, but contains a word that the topic excludes."""
    FILTERED = "filtered"
    """The digest reads other sources or languages, or the workspace blocks its outlet or its words."""
    NO_TOPIC = "no_topic"
    RESTS = "rests"
    COMES = "comes"
    """In the next digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What became of a report in one digest: `slot` is that of the digest that told of it."""

    subscription: Subscription
    why: Why
    slot: datetime | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """A report, when it was stored, its story (by id), the story's other reports, and what each digest did.

    `unread` is set in the place of a `reading` where the item came in and could not be read. Neither: it never came in.
    """

    reading: Reading | None = None
    story: int = 0
    others: tuple[Reading, ...] = ()
    is_copy: bool = False
    stored_at: datetime | None = None
    unread: Unread | None = None
    reasons: tuple[Reason, ...] = ()


async def whereabouts(desk: DeliveryDesk, workspace_id: str, link: str) -> Whereabouts:
    """Find the report with that address or id, among those of the workspace's own sources."""
    article_id = await desk.story_finder.at_link(workspace_id, link)
    readings = await desk.news.readings([article_id]) if article_id else ()
    if not readings:
        return Whereabouts(unread=await _unread(desk, workspace_id, link))
    (reading,) = readings
    story = (await desk.story_finder.stories_of([reading.article.id]))[reading.article.id]
    members = await desk.story_finder.members(workspace_id, story, _MOST)
    others = await desk.news.readings([article_id for article_id in members if article_id != reading.article.id])
    placing = await desk.story_finder.placing(reading.article.id)
    tellings = await desk.outbox.tellings(reading.article.id)
    orders = await desk.workspaces.subscriptions(workspace_id)
    reasons = [await _reason(desk, subscription, reading, placing.stored_at, tellings) for subscription in orders]
    return Whereabouts(
        reading=reading,
        story=story,
        others=others,
        is_copy=placing.is_copy,
        stored_at=placing.stored_at,
        reasons=tuple(reasons),
    )


async def _unread(desk: DeliveryDesk, workspace_id: str, link: str) -> Unread | None:
    """The latest unreadable item with that address or key."""
    ever = Window(start=EARLIEST, end=desk.clock())
    wanted = {link, page_key(link) or link}
    found = [item for item in await desk.story_finder.unread(workspace_id, ever) if {item.key, page_key(item.key)} & wanted]
    return found[-1] if found else None


async def _reason(
    desk: DeliveryDesk, subscription: Subscription, reading: Reading, stored_at: datetime, tellings: Sequence[Telling]
) -> Reason:
    own = [
        telling for telling in tellings if telling.channel == subscription.channel and telling.subscription_id == subscription.id
    ]
    alive = [telling for telling in own if telling.state is not DeliveryState.DEAD]
    if alive:
        best = max(alive, key=lambda telling: (telling.is_shown, telling.slot))
        why = Why.SHOWN if best.is_shown else Why.COUNTED
        return Reason(subscription=subscription, why=why if best.state is DeliveryState.SENT else Why.ON_ITS_WAY, slot=best.slot)
    topics = await subscribed_topics(desk, subscription)
    names = tuple(topic.name for topic in topics)
    why = Why.DIED if own else await _untold(desk, subscription, reading, stored_at, topics)
    return Reason(subscription=subscription, why=why, topics=names)


async def _untold(
    desk: DeliveryDesk, subscription: Subscription, reading: Reading, stored_at: datetime, topics: Sequence[Topic]
) -> Why:
    if subscription.topic_ids and not topics:
        return Why.NO_TOPIC
    if topics and not any(match(topic, reading) for topic in topics):
        fits = any(match(replace(topic, none_of=()), reading) for topic in topics)
        return Why.LEFT_OUT if fits else Why.OFF_TOPIC
    ever = Window(start=stored_at, end=desk.clock())
    if not (await filter_of(desk, subscription.workspace_id, window_of(desk, subscription, ever))).lets(reading):
        return Why.FILTERED
    published = reading.article.published
    if reading.article.is_archive or (published and stored_at - published > desk.first_look):
        return Why.OLD
    if subscription.paused or subscription.problem or subscription.next_run_at is None:
        return Why.RESTS
    return Why.OLD if desk.clock() - stored_at > desk.first_look else Why.COMES
