"""The digests as `status` lists them: name, channel, next time, and what holds them back. And which sources are followed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.app.configuration import TERMINAL
from bot.model.source import Source, SourceState
from bot.model.workspace import Subscription, Workspace
from bot.store.store import Store

_MOST_ASKED = 200
_MOST_SHOWN = 20

Orders = Sequence[tuple[Workspace, Subscription]]
Say = Callable[[datetime], str]
"""Says a moment in the newsroom's zone."""


async def all_orders(store: Store) -> Orders:
    """The digests of every workspace that is still there, the terminal's first."""
    present = [workspace for workspace in await store.workspaces.workspaces() if workspace.left_at is None]
    present.sort(key=lambda workspace: (workspace.id != TERMINAL, workspace.platform, workspace.name))
    return [
        (workspace, held) for workspace in present[:_MOST_ASKED] for held in await store.workspaces.subscriptions(workspace.id)
    ]


async def followed(store: Store) -> Sequence[tuple[Source, SourceState]]:
    """The sources that any workspace follows, each once: what `sources` lists, for all workspaces together."""
    workspaces = await store.workspaces.workspaces()
    if not workspaces or len(workspaces) > _MOST_ASKED:
        return await store.news.sources()
    found: dict[str, tuple[Source, SourceState]] = {}
    for workspace in workspaces:
        found.update({source.id: (source, state) for source, state in await store.news.sources(workspace.id)})
    return list(found.values())


def say_orders(orders: Orders, now: datetime, at: Say) -> Iterator[str]:
    """A line for each digest."""
    for workspace, held in orders[:_MOST_SHOWN]:
        yield f"{whose(workspace, held)}: {'; '.join(_state(held, now, at))}"
    if len(orders) > _MOST_SHOWN:
        yield f"and {len(orders) - _MOST_SHOWN} more"


def whose(workspace: Workspace, held: Subscription) -> str:
    """A digest by where it goes."""
    if workspace.id == TERMINAL:
        return TERMINAL
    return f"{workspace.name or workspace.id}, {workspace.platform.capitalize()} channel {held.channel.thread or held.channel.id}"


def named(orders: Orders) -> Mapping[str, str]:
    """What each digest is called, by its id."""
    return {held.id: whose(workspace, held) for workspace, held in orders}


def _state(held: Subscription, now: datetime, at: Say) -> Iterator[str]:
    if held.problem:
        yield f"stopped: {held.problem}"
    elif held.paused:
        yield "paused until it is resumed"
    elif held.next_run_at is None:
        yield "does not come by itself"
    else:
        yield f"next at {at(held.next_run_at)}"
    if held.muted_until and held.muted_until > now:
        yield f"silent until {at(held.muted_until)}"
    if held.quiet_hours:
        yield f"quiet hours {held.quiet_hours} ({held.timezone})"
    if held.alerts:
        yield f"{len(held.alerts)} alert{'s' * (len(held.alerts) != 1)}"
