"""When a place is lost — the bot sent away, a channel deleted — its digests rest, with all their settings, and come back with it.

Nothing is deleted: `/digest schedule` gives a digest another channel, `/digest resume` lets it come again, and a server that
takes the bot back has its digests again by itself.
"""

from bot.flows.desk import Desk
from bot.flows.subscribe import resume
from bot.model.workspace import Subscription

SENT_AWAY = "the bot was removed from the server"
CHANNEL_GONE = "the channel is gone; choose another one with /digest schedule"


async def lose_server(desk: Desk, workspace_id: str) -> int:
    """Let all digests of a workspace rest, and tell its admin once; how many there were."""
    lost = [one for one in await desk.workspaces.subscriptions(workspace_id) if await _rest(desk, one, SENT_AWAY)]
    if lost:
        await desk.tell_admin(lost[0], SENT_AWAY)
    return len(lost)


async def lose_channel(desk: Desk, workspace_id: str, channel_id: str) -> int:
    """Let the digests of a channel or thread rest, and tell their admin once each; how many there were."""
    lost = [
        one
        for one in await desk.workspaces.subscriptions(workspace_id)
        if channel_id in (one.channel.id, one.channel.thread) and await _rest(desk, one, CHANNEL_GONE)
    ]
    for one in lost:
        await desk.tell_admin(one, CHANNEL_GONE)
    return len(lost)


async def come_back(desk: Desk, workspace_id: str) -> int:
    """The bot is in the workspace again: what rested since it was sent away goes on; how many did."""
    rested = [one for one in await desk.workspaces.subscriptions(workspace_id) if one.problem == SENT_AWAY]
    for one in rested:
        await resume(desk, one)
    return len(rested)


async def _rest(desk: Desk, subscription: Subscription, problem: str) -> bool:
    return await desk.workspaces.disable_subscription(subscription.id, problem)
