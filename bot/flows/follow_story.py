"""Following one story: its next steps come to a channel, a thread or one person; it ends by itself.

It is a subscription like a digest's, so that sent articles, due times and failed messages are handled in the same way. The first
message tells the story so far; where there are threads, the steps come below it.
"""

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.compose.edition import Edition
from bot.compose.entry import title_of
from bot.compose.fit import fit
from bot.compose.steps import compose_steps
from bot.compose.wording import say
from bot.flows.desk import DeliveryDesk
from bot.flows.people import audience, check_room, unfollowing
from bot.flows.select import OF_A_STORY
from bot.flows.subscribe import coming
from bot.model.analysis import Reading
from bot.model.delivery import Delivery
from bot.model.document import Document
from bot.model.story import Story
from bot.model.workspace import Channel, Subscription, Window, Workspace
from bot.understand.stories import story_of

log = logging.getLogger(__name__)

QUIET = timedelta(days=7)
"""After so long without a report a story is over."""

EVERY = "every 1h"
"""The shortest time between two messages."""

_READ = 5 * OF_A_STORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story as a workspace knows it now: its lasting id, and its reports, the newest first."""

    number: int
    story: Story
    readings: tuple[Reading, ...]


async def known_story(desk: DeliveryDesk, workspace_id: str, number: int) -> Known | None:
    """The story of that id, or the one that it joined; None where the workspace's sources have no report of it."""
    now = await desk.story_finder.now(number)
    readings = await desk.news.readings(await desk.story_finder.members(workspace_id, now, _READ))
    if not readings:
        return None
    return Known(number=now, story=story_of(readings, relevance={}, now=desk.clock(), story_id=f"{now:016x}"), readings=readings)


async def story_at(desk: DeliveryDesk, workspace_id: str, link: str) -> Known | None:
    """The story of the report with that address or id."""
    article_id = await desk.story_finder.at_link(workspace_id, link)
    if article_id is None:
        return None
    return await known_story(desk, workspace_id, (await desk.story_finder.stories_of([article_id]))[article_id])


async def followed(desk: DeliveryDesk, workspace_id: str, user: str) -> tuple[tuple[Subscription, Known], ...]:
    """The stories that a person follows, for themselves or for a channel."""
    held = [subscription for subscription in await desk.workspaces.story_follows(workspace_id) if subscription.keeper == user]
    found = [(subscription, await known_story(desk, workspace_id, subscription.story_id)) for subscription in held]
    return tuple((subscription, known) for subscription, known in found if known)


async def follow_story(desk: DeliveryDesk, workspace: Workspace, known: Known, channel: Channel, user: str) -> Subscription:
    """Send a channel the story so far, and its next steps from now on. Raises UserError when the person follows too many.

    A channel that follows it already stays as it is.
    """
    held = await desk.workspaces.story_follows(workspace.id)
    for subscription in held:
        if subscription.channel == channel and await desk.story_finder.now(subscription.story_id) == known.number:
            return subscription
    await check_room(desk, workspace.id, user)
    now = desk.clock()
    made = Subscription(
        id=_name("follow", workspace.id, channel.id, channel.thread, str(known.number), now.isoformat()),
        workspace_id=workspace.id,
        topic_ids=(),
        channel=channel,
        schedule=EVERY,
        timezone=workspace.timezone,
        say_nothing_new=False,
        in_threads=not channel.person,
        keeper=user,
        story_id=known.number,
        began=now,
        last_window_end=now,
        next_run_at=now,
    )
    await desk.workspaces.save_subscription(made)
    reader = await audience(desk, made) or workspace
    first, window = _first(desk, reader, made, known), Window(start=now - QUIET, end=now)
    await desk.outbox.publish(made, now, [first], window=window, next_run_at=coming(desk, made, now))
    return made


async def unfollow_story(desk: DeliveryDesk, workspace_id: str, subscription_id: str, user: str, *, is_admin: bool) -> bool:
    """End it, for whoever began it, or for an admin where a channel follows; whether there was one."""
    held = await desk.workspaces.story_follows(workspace_id)
    subscription = next((subscription for subscription in held if subscription.id == subscription_id), None)
    if subscription is None or not (subscription.keeper == user or (is_admin and not subscription.channel.person)):
        return False
    return await desk.workspaces.delete_subscription(workspace_id, subscription.id)


async def is_over(desk: DeliveryDesk, subscription: Subscription) -> bool:
    """Whether the story has no report any more, or none for some days."""
    now = await desk.story_finder.now(subscription.story_id)
    newest = await desk.story_finder.members(subscription.workspace_id, now, 1)
    return not newest or (await desk.story_finder.placing(newest[0])).stored_at <= desk.clock() - QUIET


async def end_story(desk: DeliveryDesk, subscription: Subscription) -> None:
    """End the subscription."""
    await desk.workspaces.delete_subscription(subscription.workspace_id, subscription.id)
    log.info("story_over", extra={"subscription": subscription.id})


def _first(desk: DeliveryDesk, workspace: Workspace, subscription: Subscription, known: Known) -> Delivery:
    edition = Edition(now=desk.clock(), zone=ZoneInfo(subscription.timezone), language=workspace.language, plain=workspace.plain)
    document = compose_steps(
        title_of(known.story.lead.article), known.story, edition, fact=say(edition.language, "story_followed")
    )
    fitted = _fitted(
        desk, subscription, replace(document, actions=unfollowing(subscription, workspace.language), plain=workspace.plain)
    )
    return Delivery(
        key=_name("story", subscription.id),
        subscription_id=subscription.id,
        slot=desk.clock(),
        channel=subscription.channel,
        part=1,
        document=fitted,
        article_ids=tuple(reading.article.id for reading in known.readings),
    )


def _fitted(desk: DeliveryDesk, subscription: Subscription, document: Document) -> Document:
    (part,) = fit(document, desk.platforms[subscription.channel.platform].room(plain=document.plain), max_parts=1)
    return part


def _name(*parts: str) -> str:
    return hashlib.blake2b(":".join(parts).encode(), digest_size=12).hexdigest()
