"""Quotas: how much reading time a source, and how many articles a day a workspace, may take."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.desk import SharedDesk
from bot.model.source import RawItem, Source, SourceKind, SourceState, VisitReason

log = logging.getLogger(__name__)

SHARE = 100
"""One feed may use one hundredth of a processor: after a visit that took 12 s of it comes a pause of 17 minutes."""

FREE = timedelta(seconds=2)
"""So much of a visit's reading is free: hundreds of articles, on most machines."""

SHARED = "*"
"""The turn for reading a source that several workspaces follow, or all of them."""

_DAY = timedelta(hours=24)


async def within_allowance(desk: SharedDesk, source: Source, fresh: Mapping[str, RawItem]) -> Mapping[str, RawItem]:
    """As many of these as the only workspace that follows the source may still have today; all where several follow it."""
    if not fresh or not source.follower:
        return fresh
    most = desk.allowance.articles
    room = max(0, most - await desk.news.brought(source.follower, desk.clock() - _DAY))
    if room < len(fresh):
        facts = {"workspace": source.follower, "source": source.location, "left": len(fresh) - room, "most": most}
        log.warning("articles_left", extra=facts)
    return dict(list(fresh.items())[:room])


def slowed(source: Source, state: SourceState, seconds: float, now: datetime) -> SourceState:
    """Pause a source until its reading has taken no more than its share of the time; logged when that begins.

    A folder is exempt: it is the operator's own, and a dropped file should appear soon.
    """
    cost = timedelta(seconds=round(seconds, 3))
    until = now + _rest(cost)
    if source.kind is not SourceKind.FEED or state.next_check is None or until <= state.next_check:
        return replace(state, cost=cost)
    if _rest(cost) > source.every >= _rest(state.cost):
        log.warning("source_slowed", extra={"source": source.location, "seconds": seconds, "until": until.isoformat()})
    return replace(state, cost=cost, next_check=until, reason=VisitReason.COSTLY)


def _rest(cost: timedelta) -> timedelta:
    return max(cost - FREE, timedelta()) * SHARE
