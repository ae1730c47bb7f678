"""The tick: one APScheduler job that asks what is due and puts it into the queue. It never works itself.

One interval job and an indexed `next_run_at` cost nothing at rest, where one job per channel costs minutes and megabytes.
"""

from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.flows.desk import Desk
from bot.model.job import CollectSource, DeliverDue, PublishDigest
from bot.ports import JobQueue


async def tick(desk: Desk, queue: JobQueue) -> None:
    """Enqueue what is due now. What is still waiting from an earlier tick is not enqueued twice."""
    now = desk.clock()
    for source in await desk.news.due_sources(now):
        await queue.enqueue(CollectSource(source_id=source.id))
    for subscription in await desk.workspaces.due_subscriptions(now):
        if subscription.next_run_at is not None:
            await queue.enqueue(PublishDigest(subscription_id=subscription.id, slot=subscription.next_run_at))
    await queue.enqueue(DeliverDue())


def start_ticking(desk: Desk, queue: JobQueue, every: timedelta) -> AsyncIOScheduler:
    """Tick until `shutdown()`. A tick that was missed is made up for by the next one."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(
        tick,
        "interval",
        args=(desk, queue),
        seconds=every.total_seconds(),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    return scheduler
