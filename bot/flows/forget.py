"""Let go of everything that a workspace set up, when it takes the bot out and wants nothing kept."""

from collections.abc import Collection
from datetime import UTC, datetime

from bot.flows.desk import CommandDesk
from bot.model.delivery import DeliveryState
from bot.model.note import NoteKind

_EVER, _ALL = datetime(1970, 1, 1, tzinfo=UTC), 1_000_000


async def forget_workspace(desk: CommandDesk, workspace_id: str) -> None:
    """Its digests with what is not sent of them, its topics, sources and notes. Articles belong to no workspace; what others
    follow stays theirs. The workspace itself goes last: until then this can be done again, should it be broken off."""
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
        for note in await desk.notes.notes(workspace_id, kind, _EVER):
            await desk.notes.drop(workspace_id, kind, note.id)
    await desk.workspaces.delete_workspace(workspace_id)


async def _drop_unsent(desk: CommandDesk, subscription_ids: Collection[str]) -> None:
    """What waits can reach nobody any more, and what died concerns nobody: neither is to trouble the operator."""
    for delivery in await desk.outbox.listed(DeliveryState.WAITING, DeliveryState.DEAD, limit=_ALL):
        if delivery.subscription_id in subscription_ids:
            await desk.outbox.drop(delivery.key)
