"""Tells the keepers of a source once when it stays unreadable, not at every failed visit."""

import logging
from zoneinfo import ZoneInfo

from bot.compose.edition import Edition
from bot.compose.health import say_health
from bot.flows.desk import GatheringDesk
from bot.model.document import text_of
from bot.model.problems import Code, Problem
from bot.model.source import EVERYONE, SAMPLE, Source, SourceState
from bot.parse.private import shown_address

log = logging.getLogger(__name__)

TOLD_AFTER = 9
"""Failures in a row, with back-off most of a day. Nobody needs to know of a shorter failure."""


async def tell_of_failure(desk: GatheringDesk, source: Source, before: SourceState, now: SourceState) -> None:
    """Tell the operator in the log, and the keeper of a digest in each workspace that added the source, when that is due."""
    if now.failures <= before.failures or _is_gone(before) or not (_is_gone(now) or now.failures == TOLD_AFTER):
        return
    log.error("source_unreadable", extra={"source": source.location, "problem": str(now.problem), "failures": now.failures})
    for workspace_id in await desk.news.followers(source.id):
        if workspace_id not in (EVERYONE, SAMPLE):
            await _tell(desk, workspace_id, source, now)


def _is_gone(state: SourceState) -> bool:
    """Whether its server says that the source is gone; a later pause that its host asks for does not change that."""
    return state.problem is not None and state.problem.code is Code.HOST_SAYS_GONE


async def _tell(desk: GatheringDesk, workspace_id: str, source: Source, state: SourceState) -> None:
    workspace = await desk.workspaces.workspace(workspace_id)
    digests = await desk.workspaces.subscriptions(workspace_id)
    if workspace is None or not digests:
        return
    edition = Edition(now=desk.clock(), zone=ZoneInfo(workspace.timezone), language=workspace.language)
    name = source.name or shown_address(source.location)
    words = f"{name}: {text_of(say_health(state, edition))}"
    await desk.tell_keeper(digests[0], Problem(Code.TEXT, {"text": words}))
