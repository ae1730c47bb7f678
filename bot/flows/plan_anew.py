"""After a clock that ran ahead and was set right: what it planned for a time that is still far comes when it should.

A digest that was made by it keeps its next time until then, which may be days or years, and so does the next visit to a source.
"""

import logging
from dataclasses import replace
from datetime import timedelta

from bot.flows.desk import Desk
from bot.flows.subscribe import coming

log = logging.getLogger(__name__)

_EVER, _ALL = timedelta(days=36_500), 1_000_000
_CLOCKS_DIFFER = timedelta(minutes=5)
"""How far apart the clocks of two processes may be."""


async def plan_anew(desk: Desk) -> int:
    """Bring forward what comes later than it would if it were planned now; how many digests and sources."""
    digests, sources = await _planned_too_late(desk), await _visited_in_the_future(desk)
    if digests or sources:
        log.warning("planned_anew", extra={"digests": digests, "sources": sources})
    return digests + sources


async def _planned_too_late(desk: Desk) -> int:
    now, count = desk.clock(), 0
    for one in await desk.workspaces.due_subscriptions(now + _EVER, limit=_ALL):
        at = coming(desk, one, now)
        if at and one.next_run_at and one.next_run_at > at and await desk.workspaces.reschedule(one, at):
            count += 1
    return count


async def _visited_in_the_future(desk: Desk) -> int:
    now, count = desk.clock(), 0
    for _, state in await desk.news.sources():
        if state.last_success and state.last_success > now + _CLOCKS_DIFFER:
            await desk.news.save_visit(replace(state, last_success=now, next_check=now), (), ())
            count += 1
    return count
