"""Composes the digest of one slot and puts it into the outbox, exactly once.

No article is lost and none comes twice, whatever clocks and crashes do: a digest looks for what its channel has not had, and what
it has had is in the outbox, written in the same transaction as the digest. The window only says how far back to look; a margin on
both sides covers articles that were dated at one time and stored at another.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.compose.digest import DigestShape, compose_digest, compose_follow_up
from bot.compose.edition import Edition, edition_for, measure_of
from bot.compose.wording import say
from bot.flows.desk import DeliveryDesk
from bot.flows.follow import say_topic_gone
from bot.flows.follow_speaker import new_quotes, said_document
from bot.flows.follow_story import end_story, is_over
from bot.flows.pages import BEFORE_DIGEST, OF_A_DIGEST, read_pages_of
from bot.flows.parts import Divided, divide
from bot.flows.people import audience, unfollowing
from bot.flows.pictures import pictures_of
from bot.flows.posts import Post, deliveries_of, parts_of, posts_of
from bot.flows.samples import is_sample
from bot.flows.select import Selection, select_news, select_stories, share_of, summarized, window_of
from bot.flows.subscribe import coming, is_muted, quiet_until
from bot.flows.timing import EVER, REACH, stopwatch
from bot.model.document import Action, Document
from bot.model.story import Story
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The result of a slot: how many stories in how many messages (0: there was nothing to send)."""

    stories: int
    parts: int
    slot: datetime | None = field(default=None, compare=False)


async def publish_digest(desk: DeliveryDesk, subscription_id: str, slot: datetime) -> Published | None:
    """The digest of one slot; None when it is not due any more (another process was faster, or it was removed) or not now.

    A late digest covers everything that was missed, so downtime ends in one digest, never in a flood.
    """
    subscription = await desk.workspaces.subscription(subscription_id)
    if subscription is None or subscription.next_run_at != slot or await _put_off(desk, subscription, slot):
        return None
    return await _publish(desk, subscription, slot, pages_until=slot + BEFORE_DIGEST)


async def publish_now(desk: DeliveryDesk, subscription_id: str, *, quiet: bool = False) -> Published | None:
    """A digest on request, due or not, in quiet hours and pauses too; the schedule stays as it is.

    `quiet` sends nothing where there is nothing new. None when another is being made at this moment, or it was removed.
    """
    subscription, now = await desk.workspaces.subscription(subscription_id), desk.clock()
    if subscription is None:
        return None
    due = subscription.next_run_at
    # Its next time stays until the digest is stored: a tick in between would postpone it, or make the digest itself.
    slot = due if due and due <= now else now
    return await _publish(desk, subscription, slot, pages_until=now + BEFORE_DIGEST, quiet=quiet)


async def _publish(
    desk: DeliveryDesk, subscription: Subscription, slot: datetime, *, pages_until: datetime, quiet: bool = False
) -> Published | None:
    """Compose it, with its stories' pages as far as they come in time, and put it into the outbox; None when the slot was moved
    meanwhile."""
    now, seconds = desk.clock(), stopwatch()
    window = next_window(desk, subscription, now)
    topics = await subscribed_topics(desk, subscription)
    if subscription.channel.person and _is_aimless(subscription, topics):
        await say_topic_gone(desk, subscription, slot)
        return None
    if subscription.speaker:
        return await _publish_quotes(desk, subscription, slot, window)
    selection = await _unseen(desk, subscription, topics, window)
    if await _read_pages(desk, subscription, selection, pages_until):
        selection = await _unseen(desk, subscription, topics, window)
    if subscription.story_id and not selection.stories and await is_over(desk, subscription):
        await end_story(desk, subscription)
        return None
    next_run = coming(desk, subscription, now)
    divided = await divide(desk, subscription, selection)
    posts: list[Post] = []
    is_worth_saying = subscription.say_nothing_new and not quiet and not _is_aimless(subscription, topics)
    if divided.channel.stories or (is_worth_saying and not divided.threads):
        actions = await _actions(desk, subscription, slot) if divided.channel.stories else ()
        document = await _compose(desk, subscription, divided, window, next_run, topics, actions)
        posts += posts_of(desk, subscription, document, divided.channel)
    for receipt, follow_ups in divided.threads.items():
        document = await _compose_follow_up(desk, subscription, follow_ups)
        posts += posts_of(desk, subscription, document, follow_ups, reply_to=receipt)
    deliveries, versions = deliveries_of(subscription, slot, posts), selection.versions
    if not await desk.outbox.publish(subscription, slot, deliveries, window=window, next_run_at=next_run, versions=versions):
        return None
    facts = {"stories": len(selection.stories) + selection.more, "parts": len(posts), "seconds": seconds()}
    log.info("digest_published", extra={"subscription": subscription.id, **facts})
    return Published(stories=len(selection.stories) + selection.more, parts=len(posts), slot=slot)


async def _publish_quotes(desk: DeliveryDesk, subscription: Subscription, slot: datetime, window: Window) -> Published | None:
    """The speaker's new quotes since the last message; nothing where there are none."""
    said = await new_quotes(desk, subscription, window)
    edition = await _edition(desk, subscription)
    documents = parts_of(desk, subscription, said_document(subscription, said, edition)) if said else ()
    deliveries = deliveries_of(subscription, slot, [Post(document=document) for document in documents])
    versions = {reading.article.id: len(reading.article.changes) for reading, _ in said}
    next_run = coming(desk, subscription, desk.clock())
    if not await desk.outbox.publish(subscription, slot, deliveries, window=window, next_run_at=next_run, versions=versions):
        return None
    return Published(stories=len(said), parts=len(deliveries), slot=slot)


async def preview_digest(
    desk: DeliveryDesk, subscription: Subscription, window: Window, topics: Sequence[Topic] | None = None
) -> Document:
    """A digest as the channel would get it for this window, whether it had the stories or not; nothing is stored."""
    wanted = await subscribed_topics(desk, subscription) if topics is None else topics
    window = window_of(desk, subscription, window)
    selection = await select_stories(desk, subscription.workspace_id, wanted, window, share=share_of(subscription))
    return await _compose(desk, subscription, Divided(channel=selection, threads={}), window, subscription.next_run_at, wanted)


def digest_name(subscription_id: str, slot: datetime) -> str:
    """A digest's name in a button; `named_digest` reads it."""
    return f"{subscription_id}@{slot.isoformat()}"


def named_digest(name: str) -> tuple[str, datetime] | None:
    """The subscription and the slot; None where the text names none."""
    subscription_id, _, slot = name.rpartition("@")
    try:
        moment = datetime.fromisoformat(slot)
    except ValueError:
        return None
    return (subscription_id, moment) if moment.tzinfo else None


async def subscribed_topics(desk: DeliveryDesk, subscription: Subscription) -> tuple[Topic, ...]:
    """The subscription's topics that still exist."""
    topics = await desk.workspaces.topics(subscription.workspace_id)
    return tuple(topic for topic in topics if topic.id in subscription.topic_ids)


async def _put_off(desk: DeliveryDesk, subscription: Subscription, slot: datetime) -> bool:
    """Skip a slot that must not be sent now; whether it was skipped. Its window stays open: its articles come in the next."""
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


def _is_missed(desk: DeliveryDesk, subscription: Subscription, slot: datetime, now: datetime) -> bool:
    """Whether the slot is older than the grace, and has no later one within the grace."""
    oldest = now - subscription.grace
    return slot < oldest and (coming(desk, subscription, oldest) or now) > now


def next_window(desk: DeliveryDesk, subscription: Subscription, now: datetime) -> Window:
    """The window, which starts where the last one ended. Where a wrong clock put that into the future, it starts and ends now.

    So a window that was used always moves, by which two who publish at once know of each other (`Outbox.publish`). There are no
    gaps: what came before and was not shown is looked for as well.
    """
    start = subscription.last_window_end or now - desk.first_look
    return Window(start=min(start, now), end=now)


def _is_aimless(subscription: Subscription, topics: Sequence[Topic]) -> bool:
    """Whether all of its topics were removed: there is nothing left to look for."""
    return bool(subscription.topic_ids) and not topics


async def _read_pages(desk: DeliveryDesk, subscription: Subscription, selection: Selection, until: datetime) -> bool:
    """Wait for the pages of the chosen stories; whether the stories have to be chosen again."""
    chosen = [reading for story in selection.stories[: subscription.max_stories] for reading in story.readings]
    return await read_pages_of(desk, chosen, within=until - desk.clock(), most=OF_A_DIGEST)


async def _unseen(desk: DeliveryDesk, subscription: Subscription, topics: Sequence[Topic], window: Window) -> Selection:
    if _is_aimless(subscription, topics):
        log.warning("subscription_without_topics", extra={"subscription": subscription.id})
        return Selection(stories=(), readings=(), matches={})
    # The first digest looks back exactly so far, and no later one looks before that.
    reach = min(REACH, desk.first_look) if subscription.last_window_end else timedelta()
    wide = Window(start=window.start - reach, end=window.end + EVER)
    return await select_news(desk, subscription, topics, wide)


async def _compose(
    desk: DeliveryDesk,
    subscription: Subscription,
    divided: Divided,
    window: Window,
    next_run: datetime | None,
    topics: Sequence[Topic],
    actions: tuple[Action, ...] = (),
) -> Document:
    if subscription.story_id:
        return await _compose_follow_up(desk, subscription, divided.channel)
    selection = divided.channel
    stories = await _summarized(desk, subscription, selection)
    article_ids = [reading.article.id for story in stories for reading in story.readings]
    alerted = await desk.alerts.alerted(subscription.channel, article_ids)
    edition = replace(await _edition(desk, subscription, stories), seen=selection.seen, alerted=alerted)
    shape = DigestShape(
        window=window,
        measure=measure_of(subscription),
        title=", ".join(topic.name for topic in topics),
        next_run=next_run,
        more_stories=selection.more,
        more_reports=len(selection.beyond),
        in_threads=sum(len(follow_ups.stories) for follow_ups in divided.threads.values()),
        reports_read=await desk.news.count(subscription.workspace_id, window),
        is_sample=await is_sample(desk, stories),
        actions=actions,
    )
    return compose_digest(stories, edition, shape)


async def _edition(desk: DeliveryDesk, subscription: Subscription, stories: Sequence[Story] = ()) -> Edition:
    workspace = await audience(desk, subscription)
    edition = edition_for(subscription, workspace, desk.clock())
    return replace(edition, pictures=await pictures_of(desk, subscription, workspace, stories))


async def _actions(desk: DeliveryDesk, subscription: Subscription, slot: datetime) -> tuple[Action, ...]:
    """Buttons for questions about the digest; `commands.posted_digest` answers them."""
    workspace = await audience(desk, subscription)
    language, name = workspace.language if workspace else "en", digest_name(subscription.id, slot)
    asked = tuple(
        Action(name=f"digest.{what}", label=say(language, f"button.brief.{what}"), argument=name)
        for what in ("quotes", "timeline", "why")
    )
    return (*asked, *unfollowing(subscription, language)) if subscription.channel.person else asked


async def _compose_follow_up(desk: DeliveryDesk, subscription: Subscription, selection: Selection) -> Document:
    stories = await _summarized(desk, subscription, selection)
    edition = replace(await _edition(desk, subscription, stories), seen=selection.seen)
    document = compose_follow_up(stories, edition, measure_of(subscription))
    return replace(document, actions=unfollowing(subscription, edition.language) if subscription.story_id else ())


async def _summarized(desk: DeliveryDesk, subscription: Subscription, selection: Selection) -> tuple[Story, ...]:
    shown, count = subscription.max_stories, subscription.summary_sentences
    return await summarized(desk, selection.stories, shown=shown, method=subscription.method, count=count)
