"""The balance sheet of a digest: every report that came in while it was made up, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.flows.desk import ChoosingDesk
from bot.flows.filters import filter_of
from bot.flows.select import find_reports, window_of
from bot.model.balance import Arrival, Balance, Fate
from bot.model.delivery import DeliveryState
from bot.model.document import shown_articles
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window
from bot.understand.fates import fates
from bot.understand.topics import match


async def balance_of(
    desk: ChoosingDesk, subscription: Subscription, topics: Sequence[Topic], slot: datetime | None = None
) -> Balance | None:
    """The sheet of the digest of a slot, or of the latest; None where there is none, or it is no longer kept."""
    found = await desk.outbox.digest(subscription.id, slot)
    if found is None:
        return None
    slot, covered = found
    window = replace(covered, archive_age=desk.first_look, timezone=subscription.timezone)  # All that came in, filters or not.
    parts = [part for part in await desk.outbox.told(subscription.id, slot) if part.state is not DeliveryState.DEAD]
    told = {article_id for part in parts for article_id in part.article_ids}
    shown = {article_id for part in parts for article_id in shown_articles(part.document)}
    arrivals = await desk.told_stories.arrivals(subscription.workspace_id, subscription.channel, window)
    fate = dict(fates(arrivals, told=told, shown=shown))
    left = [one for one in arrivals if fate[one.article_id] is Fate.OTHER]
    fate |= dict.fromkeys(await _waiting(desk, subscription, topics, window, left), Fate.WAITING)
    reports = {kind: tuple(one.article_id for one in arrivals if fate[one.article_id] is kind) for kind in Fate}
    unread = await desk.told_stories.unread(subscription.workspace_id, window)
    stories = {one.story for one in arrivals if fate[one.article_id] is Fate.TOLD}
    return Balance(slot=slot, window=window, reports=reports, unread=unread, stories=len(stories))


async def _waiting(
    desk: ChoosingDesk, subscription: Subscription, topics: Sequence[Topic], window: Window, left: Sequence[Arrival]
) -> frozenset[str]:
    """Those that the digest would have told, had they been there by then: they come in the next."""
    ids = {one.article_id for one in left}
    if not ids or (subscription.topic_ids and not topics):
        return frozenset()
    wanted = await filter_of(desk, subscription.workspace_id, window_of(desk, subscription, window))
    found = await find_reports(desk, subscription.workspace_id, topics, wanted)
    coming = [one.article_id for one in found if one.article_id in ids]
    if not (topics or wanted.words):
        return frozenset(coming)
    readings = [one for one in await desk.news.readings(coming) if wanted.lets(one)]
    return frozenset(one.article.id for one in readings if not topics or any(match(topic, one) for topic in topics))
