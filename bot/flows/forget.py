"""Deletes everything that a workspace set up, when it removes the bot and wants nothing kept."""

from collections.abc import Collection

from bot.flows.desk import CommandDesk
from bot.flows.timing import EARLIEST
from bot.model.delivery import DeliveryState
from bot.model.note import NoteKind

_ALL = 1_000_000


async def forget_workspace(desk: CommandDesk, workspace_id: str) -> None:
    """Delete its digests with their unsent messages, its topics, sources and notes. Articles belong to no workspace and stay; so
    does what others follow.

    The workspace itself goes last: if the process ends before, all of this is done again.
    """
    workspaces = desk.workspaces
    held = await workspaces.all_subscriptions(workspace_id)
    await _drop_unsent(desk, {subscription.id for subscription in held})
    for subscription in held:
        await desk.workspaces.delete_subscription(workspace_id, subscription.id)
    for topic in await desk.workspaces.topics(workspace_id):
        await desk.workspaces.delete_topic(workspace_id, topic.id)
    for source, _ in await desk.news.sources(workspace_id):
        await desk.news.unfollow(source.id, followed_by=workspace_id)
    for kind in NoteKind:
        for note in await desk.notes.notes(workspace_id, kind, EARLIEST):
            await desk.notes.drop(workspace_id, kind, note.id)
    await desk.workspaces.delete_workspace(workspace_id)


async def _drop_unsent(desk: CommandDesk, subscription_ids: Collection[str]) -> None:
    """Drop messages that wait (they can reach nobody) and dead ones (they concern nobody), so that the operator sees neither."""
    for delivery in await desk.outbox.listed(DeliveryState.WAITING, DeliveryState.DEAD, limit=_ALL):
        if delivery.subscription_id in subscription_ids:
            await desk.outbox.drop(delivery.key)
