"""Planning anew after the clock was set back: what a wrong clock planned for a far time comes when it should.

A digest made by a clock that ran ahead keeps its next time, which may be days or years off; so does the next visit to a source,
and a message that is to be tried again. An article that it dated would look as old as the clock was ahead.
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.collect import BACKOFF
from bot.flows.desk import ChoosingDesk
from bot.flows.subscribe import coming
from bot.flows.timing import EVER
from bot.model.source import SourceState

log = logging.getLogger(__name__)

_FOR_GOOD = timedelta(days=10_000)
_ALL = 1_000_000
_CLOCKS_DIFFER = timedelta(minutes=5)
"""The most that the clocks of two processes may differ by."""


async def plan_anew(desk: ChoosingDesk, *, was_set_back: bool = False) -> int:
    """Bring forward what is planned later than it would be now; how many digests, sources and messages.

    At a start it is unknown whether the clock was set back meanwhile, and what failed keeps its back-off.
    """
    digests, sources = await _planned_too_late(desk), await _visited_in_the_future(desk, failing_too=was_set_back)
    messages = await desk.outbox.hasten(desk.clock()) if was_set_back else 0
    articles = await desk.news.restamp(desk.clock(), later_than=desk.clock() + _CLOCKS_DIFFER)
    if digests or sources or messages or articles:
        facts = {"digests": digests, "sources": sources, "messages": messages, "articles": articles}
        log.warning("planned_anew", extra=facts)
    return digests + sources + messages


async def _planned_too_late(desk: ChoosingDesk) -> int:
    now, count = desk.clock(), 0
    for subscription in await desk.workspaces.due_subscriptions(now + EVER, limit=_ALL):
        at = coming(desk, subscription, now)
        if (
            at
            and subscription.next_run_at
            and subscription.next_run_at > at
            and await desk.workspaces.reschedule(subscription, at)
        ):
            count += 1
    return count


async def _visited_in_the_future(desk: ChoosingDesk, *, failing_too: bool) -> int:
    now, count = desk.clock(), 0
    for _, state in await desk.news.sources():
        if state.last_success and state.last_success > now + _CLOCKS_DIFFER:
            await desk.news.save_visit(replace(state, last_success=now, next_check=now), (), ())
        elif failing_too and _fails_in_the_future(state, now):
            await desk.news.save_visit(replace(state, next_check=now + BACKOFF.after(state.failures)), (), ())
        else:
            continue
        count += 1
    return count


def _fails_in_the_future(state: SourceState, now: datetime) -> bool:
    """Whether the next visit is planned later than its failures explain. A source that is gone for good stays so."""
    return bool(state.failures and state.next_check and now + BACKOFF.after(state.failures) < state.next_check < now + _FOR_GOOD)
