"""Following: one person gets a topic of their workspace or a speaker by direct message, at times and in a zone of their own.

It is a subscription like a digest's, so it is sent once, in order and across crashes. It belongs to one person, is shown to them
alone, and ends with the topic, or when they leave the workspace.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.compose.answers import compose_moments
from bot.compose.edition import Edition, edition_for
from bot.compose.notices import notice
from bot.compose.schedule_words import say_schedule
from bot.compose.wording import say, weave
from bot.flows.desk import DeliveryDesk
from bot.flows.follow_speaker import Said, said_document
from bot.flows.people import audience, check_room, unfollowing
from bot.flows.posts import Post, deliveries_of, parts_of
from bot.flows.subscribe import change, checked, coming
from bot.model.document import Block, Document, Rule, Span
from bot.model.topic import Topic
from bot.model.workspace import Channel, Subscription, Window
from bot.parse.schedule.read import parse_schedule
from bot.understand.quotes.same_person import is_same_person

_FIRST = 5
"""Quotes of the first message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The wanted schedule, as it was typed."""

    schedule: str
    timezone: str


async def follow_topic(desk: DeliveryDesk, reader: Channel, topic: Topic, times: Times) -> Subscription:
    """Follow a topic; whoever follows it already gets it at these times from now on. Raises UserError."""
    for held in await desk.workspaces.personal(reader.workspace, reader.person):
        if topic.id in held.topic_ids:
            return await change(desk, held, schedule=times.schedule, timezone=times.timezone)
    return await _begin(desk, _new(desk, reader, times, topic.id, topic_ids=(topic.id,), called=topic.name))


async def follow_speaker(desk: DeliveryDesk, reader: Channel, name: str, times: Times, lately: Sequence[Said]) -> Subscription:
    """Follow a speaker; `lately` are their recent quotes. Raises UserError."""
    for held in await desk.workspaces.personal(reader.workspace, reader.person):
        if held.speaker and is_same_person(held.speaker, name) and is_same_person(name, held.speaker):
            return await change(desk, held, schedule=times.schedule, timezone=times.timezone)
    return await _begin(desk, _new(desk, reader, times, name, speaker=name), lately)


def followed_name(subscription: Subscription, topics: Sequence[Topic]) -> str:
    """The name of what is followed; "" for a story, which is named by its headline."""
    return subscription.speaker or next(
        (topic.name for topic in topics if topic.id in subscription.topic_ids), subscription.called
    )


def begun_line(desk: DeliveryDesk, subscription: Subscription, name: str, edition: Edition) -> tuple[Span, ...]:
    """Says what is followed, at which times, and when it next comes in the follower's zone."""
    words = say_schedule(parse_schedule(subscription.schedule), edition.language)
    next_run = (
        subscription.next_run_at
        if subscription.next_run_at and subscription.next_run_at > edition.now
        else coming(desk, subscription, edition.now)
    )
    when = compose_moments([next_run] if next_run else [], edition)
    return weave(edition.language, "follow_begun", name=name, schedule=words, zone=subscription.timezone, when=when)


async def say_topic_gone(desk: DeliveryDesk, subscription: Subscription, slot: datetime) -> None:
    """Tell a follower once that their topic was removed, and end the subscription."""
    edition = edition_for(subscription, await audience(desk, subscription), desk.clock())
    end = replace(notice(say(edition.language, "follow_topic_gone", name=subscription.called)), language=edition.language)
    (last,) = deliveries_of(subscription, slot, [Post(document=replace(end, plain=edition.plain))])
    await desk.outbox.publish_last(subscription, last)


def _new(desk: DeliveryDesk, reader: Channel, times: Times, about: str, **values: object) -> Subscription:
    """Raises UserError for times that are not understood."""
    now = desk.clock()
    parts = ("follow", reader.workspace, reader.id, about, now.isoformat())
    made = Subscription(
        id=hashlib.blake2b(":".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest(),
        workspace_id=reader.workspace,
        topic_ids=(),
        channel=reader,
        schedule=times.schedule,
        timezone=times.timezone,
        say_nothing_new=False,
        keeper=reader.person,
        began=now,
        last_window_end=now,
        next_run_at=now,
    )
    return checked(replace(made, **values))  # type: ignore[arg-type]


async def _begin(desk: DeliveryDesk, made: Subscription, lately: Sequence[Said] = ()) -> Subscription:
    """Store it, and send the first message at once, which shows whether messages arrive. Raises UserError when the person follows
    too much."""
    now = desk.clock()
    await check_room(desk, made.workspace_id, made.channel.person)
    await desk.workspaces.save_subscription(made)
    edition = edition_for(made, await audience(desk, made), now)
    posts = [Post(document=part) for part in parts_of(desk, made, _first(desk, made, lately, edition))]
    window, next_run = Window(start=now, end=now), coming(desk, made, now)
    await desk.outbox.publish(made, now, deliveries_of(made, now, posts), window=window, next_run_at=next_run)
    return replace(made, next_run_at=next_run)


def _first(desk: DeliveryDesk, subscription: Subscription, lately: Sequence[Said], edition: Edition) -> Document:
    begun = notice(
        begun_line(desk, subscription, subscription.speaker or subscription.called, edition), language=edition.language
    )
    more: tuple[Block, ...] = (Rule(), *said_document(subscription, lately[:_FIRST], edition).blocks) if lately else ()
    actions = unfollowing(subscription, edition.language)
    return replace(begun, blocks=(*begun.blocks, *more), actions=actions, plain=edition.plain)
