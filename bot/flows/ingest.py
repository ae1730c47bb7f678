"""Stores articles that are handed over, without a source to visit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.flows.collect import Collected, take_in
from bot.flows.desk import GatheringDesk
from bot.flows.manage import make_source
from bot.model.source import RawItem, SourceKind, SourceState
from bot.ports.news import Visit

_NEVER = datetime.fromisoformat("9999-01-01T00:00:00+00:00")


def hand_source_id(workspace_id: str) -> str:
    """The source of a workspace's handed-over articles; no other workspace follows it."""
    return make_source(SourceKind.INGESTED, workspace_id).id


async def ingest(desk: GatheringDesk, workspace_id: str, items: Sequence[RawItem]) -> Collected:
    """Store the new items, for this workspace alone, whatever source they name."""
    source = make_source(SourceKind.INGESTED, workspace_id, title="Ingested by hand")
    await desk.news.add_source(source, followed_by=workspace_id)
    state = SourceState(source_id=source.id, last_success=desk.clock(), next_check=_NEVER)
    return await take_in(desk, source, Visit(items=tuple(replace(item, source_id=source.id) for item in items), state=state))
