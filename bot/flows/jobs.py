"""Runs the flow that a job names."""

from bot.flows.alert import raise_alerts
from bot.flows.collect import collect_source
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.desk import Desk
from bot.flows.housekeep import keep_house
from bot.flows.index_anew import index_anew
from bot.flows.lost import forget_the_lost
from bot.flows.pages import read_due_pages
from bot.flows.publish import publish_digest
from bot.flows.tell_stories import tell_stories
from bot.model.job import (
    CollectSource,
    CorrectDue,
    DeliverDue,
    IndexAnew,
    Job,
    KeepHouse,
    PublishDigest,
    RaiseAlerts,
    ReadPages,
    TellStories,
)


async def do_job(desk: Desk, job: Job) -> tuple[Job, ...]:
    """Do one job; the jobs that follow from it. Every job may come twice or late without harm (idempotency)."""
    match job:
        case CollectSource(source_id=source_id):
            collected = await collect_source(desk, source_id, if_due=True)
            if collected and collected.fresh:
                return (RaiseAlerts(article_ids=collected.fresh),)
        case ReadPages():
            if replaced := await read_due_pages(desk):
                return (RaiseAlerts(article_ids=replaced),)
        case RaiseAlerts(article_ids=article_ids):
            if await raise_alerts(desk, article_ids):
                return (DeliverDue(),)
        case PublishDigest(subscription_id=subscription_id, slot=slot):
            if await publish_digest(desk, subscription_id, slot):
                return (DeliverDue(),)
        case TellStories():
            await tell_stories(desk)
        case DeliverDue():
            await deliver_due(desk)
        case CorrectDue():
            await correct_due(desk)
        case KeepHouse():
            if desk.house:
                await keep_house(desk.house, desk.clock)
                await forget_the_lost(desk)
        case IndexAnew():
            if desk.house:
                await index_anew(desk.house.care, desk.understanding, desk.clock)
    return ()
