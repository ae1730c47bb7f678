"""Let go of everything that a workspace set up, when it takes the bot out and wants nothing kept."""

from datetime import UTC, datetime

from bot.flows.desk import Desk
from bot.model.note import NoteKind

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


async def forget_workspace(desk: Desk, workspace_id: str) -> None:
    """Its digests, topics, sources and notes. Articles belong to no workspace; what others follow stays theirs."""
    for subscription in await desk.workspaces.subscriptions(workspace_id):
        await desk.workspaces.delete_subscription(workspace_id, subscription.id)
    for topic in await desk.workspaces.topics(workspace_id):
        await desk.workspaces.delete_topic(workspace_id, topic.id)
    for source, _ in await desk.news.sources(workspace_id):
        await desk.news.unfollow(source.id, followed_by=workspace_id)
    await desk.workspaces.delete_workspace(workspace_id)
    for kind in NoteKind:
        for note in await desk.notes.notes(workspace_id, kind, _EVER):
            await desk.notes.drop(workspace_id, kind, note.id)
