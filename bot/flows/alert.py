"""Alerts: tell a channel at once of a story that many outlets report within a short time.

Evaluated after each visit to a source that brought something new, for the topics that it matches. A crash in between costs only
time: the next matching report looks at the same period again.
"""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.compose.alert import compose_alert
from bot.compose.edition import edition_for
from bot.compose.fit import fit
from bot.compose.whole import readable
from bot.flows.desk import DeliveryDesk
from bot.flows.pages import BEFORE_ALERT, OF_A_BRIEF, read_pages_of
from bot.flows.select import Selection, select_stories, window_of
from bot.flows.subscribe import is_muted, quiet_until
from bot.model.alert import AlertRule
from bot.model.analysis import Reading
from bot.model.delivery import Delivery
from bot.model.document import Document
from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.story import Story
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window
from bot.understand.rank import outlets
from bot.understand.topics import match

log = logging.getLogger(__name__)

RUNS_ON = timedelta(days=2)
"""How far back a story's reports are looked for, so that a story that goes on is recognised as one alerted to before."""

_AHEAD = timedelta(days=1)
_LARGEST = {"outlets": 50, "per_day": 50}


async def raise_alerts(desk: DeliveryDesk, article_ids: Sequence[str]) -> int:
    """Put alerts about newly stored reports into the outbox, where a rule applies; how many."""
    alerting = await desk.workspaces.alerting()
    fresh = await desk.news.readings(article_ids) if alerting else ()
    raised, now = 0, desk.clock()
    for subscription in alerting:
        if is_muted(subscription, now) or subscription.channel.platform not in desk.platforms:
            continue
        topics = {topic.id: topic for topic in await desk.workspaces.topics(subscription.workspace_id)}
        for rule in subscription.alerts:
            topic = topics.get(rule.topic_id)
            is_quiet = quiet_until(subscription, now) > now and not rule.in_quiet_hours
            if topic and not is_quiet and any(match(topic, reading) for reading in fresh):
                raised += await _raise_for(desk, subscription, rule, topic)
    return raised


async def set_alert(desk: DeliveryDesk, subscription: Subscription, rule: AlertRule) -> Subscription:
    """Alert by this rule from now on; it replaces another rule for its topic. Raises UserError for wrong figures."""
    check_rule(rule)
    others = tuple(held for held in subscription.alerts if held.topic_id != rule.topic_id)
    changed = replace(subscription, alerts=(*others, rule))
    await desk.workspaces.save_subscription(changed)
    return changed


def check_rule(rule: AlertRule) -> None:
    """Raises UserError for wrong figures."""
    if not 2 <= rule.outlets <= _LARGEST["outlets"]:
        raise UserError(Problem(Code.ALERT_OUTLETS_OUT_OF_RANGE, {"count": rule.outlets, "most": _LARGEST["outlets"]}))
    if not 1 <= rule.per_day <= _LARGEST["per_day"]:
        raise UserError(Problem(Code.ALERTS_A_DAY_OUT_OF_RANGE, {"count": rule.per_day, "most": _LARGEST["per_day"]}))
    if not timedelta(minutes=5) <= rule.within <= timedelta(days=1):
        raise UserError(Code.ALERT_WINDOW_OUT_OF_RANGE)


async def unset_alert(desk: DeliveryDesk, subscription: Subscription, topic: Topic) -> Subscription:
    """Stop alerts to a topic. Raises UserError when there were none."""
    others = tuple(held for held in subscription.alerts if held.topic_id != topic.id)
    if others == subscription.alerts:
        raise UserError(Problem(Code.NO_ALERT_ON, {"name": topic.name}))
    changed = replace(subscription, alerts=others)
    await desk.workspaces.save_subscription(changed)
    return changed


async def _raise_for(desk: DeliveryDesk, subscription: Subscription, rule: AlertRule, topic: Topic) -> int:
    now = desk.clock()
    window = Window(start=now - max(rule.within, RUNS_ON), end=now + _AHEAD)
    window = window_of(desk, subscription, window)
    selection = await select_stories(desk, subscription.workspace_id, [topic], window)
    breaking = await _breaking_news(desk, subscription, rule, selection, now)
    readings = [reading for _, news in breaking for reading in news.readings]
    if await read_pages_of(desk, readings, within=BEFORE_ALERT, most=OF_A_BRIEF):
        selection = await select_stories(desk, subscription.workspace_id, [topic], window)
        breaking = await _breaking_news(desk, subscription, rule, selection, now)
    raised = 0
    for story, news in breaking:
        ids = [reading.article.id for reading in story.readings]
        alert = await _alert(desk, subscription, topic, news, slot=now + timedelta(microseconds=1 + raised))
        if await desk.alerts.publish(alert, ids, now, per_day=rule.per_day, versions=selection.versions):
            log.info("alert_raised", extra={"subscription": subscription.id, "topic": topic.name, "story": story.id})
            raised += 1
    return raised


async def _breaking_news(
    desk: DeliveryDesk, subscription: Subscription, rule: AlertRule, selection: Selection, now: datetime
) -> list[tuple[Story, Story]]:
    """The stories to alert to, each with what is new in it."""
    found = [(story, news) for story in selection.stories if (news := _breaking(story, rule, now))]
    return [(story, news) for story, news in found if not await _is_known(desk, subscription, story, news)]


def _breaking(story: Story, rule: AlertRule, now: datetime) -> Story | None:
    """The story from its recent reports, when enough outlets report it in their own words."""
    fresh = [reading for reading in (story.lead, *story.others) if _came_out(reading) >= now - rule.within]
    if not fresh or outlets(fresh) < rule.outlets:
        return None
    return replace(story, lead=fresh[0], others=tuple(fresh[1:]), copies=())


def _came_out(reading: Reading) -> datetime:
    """When a report came out; when it was fetched, where the source gives only the day or nothing."""
    published, fetched = reading.article.published, reading.article.fetched
    if published is None:
        return fetched
    published = published.astimezone(UTC)
    is_day = published.time() == time() and published.date() == fetched.astimezone(UTC).date()
    return fetched if is_day else min(published, fetched)


async def _is_known(desk: DeliveryDesk, subscription: Subscription, story: Story, news: Story) -> bool:
    """Whether the channel was alerted to the story before, or has had all its reports."""
    channel = subscription.channel
    if await desk.alerts.alerted(channel, [reading.article.id for reading in story.readings]):
        return True
    ids = [reading.article.id for reading in news.readings]
    return len(await desk.outbox.seen(channel, ids)) == len(ids)


async def _alert(desk: DeliveryDesk, subscription: Subscription, topic: Topic, news: Story, *, slot: datetime) -> Delivery:
    workspace = await desk.workspaces.workspace(subscription.workspace_id)
    document = compose_alert(
        news,
        edition_for(subscription, workspace, desk.clock()),
        since=min(map(_came_out, news.readings)),
        topic=topic.name,
    )
    return Delivery(
        key=_alert_key(subscription, news),
        subscription_id=subscription.id,
        slot=slot,
        channel=subscription.channel,
        part=1,
        document=_fitted(desk, subscription, readable(document)),
        ping=subscription.ping,
    )


def _fitted(desk: DeliveryDesk, subscription: Subscription, document: Document) -> Document:
    (part,) = fit(document, desk.platforms[subscription.channel.platform].room(plain=document.plain), max_parts=1)
    return part


def _alert_key(subscription: Subscription, story: Story) -> str:
    text = f"alert:{subscription.channel}:{story.id}"
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
