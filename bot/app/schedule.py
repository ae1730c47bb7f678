"""The tick: periodic work that asks what is due and puts it into the queue. It does no other work.

One interval job and an indexed `next_run_at` cost nothing when idle; one job per channel would cost minutes and megabytes.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from bot.app.clocks import WatchedClock
from bot.app.troubles import Troubles
from bot.flows.desk import Desk
from bot.flows.plan_anew import plan_anew
from bot.model.job import CollectSource, CorrectDue, DeliverDue, PublishDigest, ReadPages, TellStories
from bot.ports.queue import JobQueue

_SHARES, _OF_A_SHARE = 8, 30
"""How many processes may read pages at once, and how many pages are worth one more."""


async def tick(desk: Desk, queue: JobQueue) -> None:
    """Enqueue what is due now, whether or not it was enqueued before. So losing the queue is harmless, and each job waits only
    once."""
    now = desk.clock()
    await desk.agenda.catch_up()
    if not await desk.agenda.is_anything_due(now):
        return
    if desk.gathers:
        await _gather(desk, queue, now)
    if desk.publishes:
        await _publish(desk, queue, now)
    if await desk.outbox.is_due(now, desk.reached):
        await queue.enqueue(DeliverDue())
    if await desk.corrections.due(now, 1, platforms=desk.reached):
        await queue.enqueue(CorrectDue())


async def _gather(desk: Desk, queue: JobQueue, now: datetime) -> None:
    """Sources to visit and pages to read."""
    await queue.enqueue_many([CollectSource(source_id=source.id) for source in await desk.news.due_sources(now)])
    if await desk.stories.is_pending():
        await queue.enqueue(TellStories())
    pages = await desk.pages.due(now, most=_SHARES * _OF_A_SHARE)
    await queue.enqueue_many([ReadPages(share=share) for share in range(-(-pages // _OF_A_SHARE))])


async def _publish(desk: Desk, queue: JobQueue, now: datetime) -> None:
    """Enqueue the digests that are due; none for a chat that is not configured (any more).

    The order begins at a random digest: two processes that begin with the same one would both make it, one of them in vain.
    """
    digests = [
        PublishDigest(subscription_id=subscription.id, slot=subscription.next_run_at)
        for subscription in await desk.workspaces.due_subscriptions(now)
        if subscription.next_run_at is not None and subscription.channel.platform in desk.platforms
    ]
    first = int(desk.jitter() * len(digests)) % max(len(digests), 1)
    await queue.enqueue_many([*digests[first:], *digests[:first]])


async def _tick(desk: Desk, queue: JobQueue, troubles: Troubles, ticked: Callable[[], None], clock: WatchedClock | None) -> None:
    """One tick and how it went. An error of the store is not raised: a later tick tries again."""
    try:
        if clock and desk.publishes and clock.was_set_back():
            await plan_anew(desk, was_set_back=True)
        await tick(desk, queue)
    except Exception as problem:
        troubles.failed("tick", problem)
        return
    troubles.went_well("tick")
    ticked()


def ticks(
    desk: Desk, queue: JobQueue, troubles: Troubles, ticked: Callable[[], None] = lambda: None, clock: WatchedClock | None = None
) -> Callable[[], Awaitable[None]]:
    """The tick as periodic work."""
    return partial(_tick, desk, queue, troubles, ticked, clock)
