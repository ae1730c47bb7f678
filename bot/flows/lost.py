"""Lost places: when the bot is sent away, or a channel or role is deleted, the digests rest with all their settings.

Nothing is deleted at once. A digest goes on when `/digest schedule` gives it another channel or `/digest options` another role,
`/digest resume` starts it again as it is, and a server that takes the bot back has its digests again by itself. After `KEPT` a
server that did not is forgotten.
"""

import logging
from collections.abc import Callable, Collection
from dataclasses import replace

from bot.flows.desk import CommandDesk
from bot.flows.forget import forget_workspace
from bot.flows.subscribe import mended
from bot.model.note import KEPT
from bot.model.problems import Code, Problem
from bot.model.workspace import Subscription, Workspace

log = logging.getLogger(__name__)

SENT_AWAY = Code.SERVER_REMOVED_BOT
CHANNEL_GONE = Code.DIGEST_CHANNEL_GONE
ROLE_GONE = Code.DIGEST_ROLE_GONE


async def lose_server(desk: CommandDesk, platform: str, workspace_id: str, code: Code = SENT_AWAY) -> int:
    """Disable all digests of a workspace, and tell its admin once; how many there were.

    The departure is stored last, as the return is: if the process ends before, `look_round` does it again.
    """
    lost = [
        subscription
        for subscription in await desk.workspaces.all_subscriptions(workspace_id)
        if await _rest(desk, subscription, Problem(code))
    ]
    held = await desk.workspaces.workspace(workspace_id) or Workspace(id=workspace_id, platform=platform, name="")
    await desk.workspaces.save_workspace(replace(held, left_at=held.left_at or desk.clock()))
    if of_all := [subscription for subscription in lost if not subscription.channel.person]:
        await desk.tell_admin(of_all[0], Problem(code))
    return len(lost)


async def lose_channel(desk: CommandDesk, workspace_id: str, channel_id: str) -> int:
    """Disable the digests of a channel or thread, and tell their admin once each; how many there were."""
    return await _lose(
        desk,
        workspace_id,
        lambda subscription: channel_id in (subscription.channel.id, subscription.channel.thread),
        CHANNEL_GONE,
    )


async def lose_role(desk: CommandDesk, workspace_id: str, role_id: str) -> int:
    """Disable the digests that call a role, and tell their admin once each; how many there were."""
    return await _lose(desk, workspace_id, lambda subscription: subscription.ping == role_id, ROLE_GONE)


async def come_back(desk: CommandDesk, workspace_id: str, codes: Collection[Code] = (SENT_AWAY,)) -> int:
    """The bot is back in the workspace: digests that rested because it was sent away go on; how many.

    `codes` are the problems that such digests have.
    """
    rested = [
        subscription
        for subscription in await desk.workspaces.all_subscriptions(workspace_id)
        if subscription.problem and subscription.problem.code in codes
    ]
    for subscription in rested:
        await mended(desk, subscription)
    held = await desk.workspaces.workspace(workspace_id)
    if held and held.left_at:
        await desk.workspaces.save_workspace(replace(held, left_at=None))
    return len(rested)


async def look_round(desk: CommandDesk, platform: str, present: Collection[str]) -> None:
    """Catch up after the bot was not connected: servers that it is no longer in, and those it is in again."""
    for held in await desk.workspaces.workspaces(platform):
        if held.id not in present and held.left_at is None:
            await lose_server(desk, platform, held.id)
        elif held.id in present and held.left_at is not None:
            await come_back(desk, held.id)


async def forget_the_lost(desk: CommandDesk) -> int:
    """Delete the workspaces that sent the bot away `KEPT` ago; how many."""
    now = desk.clock()
    gone = [
        workspace
        for workspace in await desk.workspaces.workspaces()
        if workspace.left_at is not None and workspace.left_at <= now - KEPT
    ]
    for workspace in gone:
        await forget_workspace(desk, workspace.id)
        log.info("workspace_forgotten", extra={"workspace": workspace.id})
    return len(gone)


def without_lost_role(subscription: Subscription) -> Subscription:
    """The subscription, ready to go on: a deleted role is called no more."""
    return replace(subscription, ping="") if _lacks_role(subscription) else subscription


def with_another_channel(subscription: Subscription) -> Subscription:
    """The subscription after it got another channel: a problem of the former channel does not matter any more."""
    return subscription if _lacks_role(subscription) else replace(subscription, problem=None)


def with_another_role(subscription: Subscription) -> Subscription:
    """The subscription after a role was chosen: that the former role is gone does not matter any more."""
    return replace(subscription, problem=None) if _lacks_role(subscription) else subscription


async def _lose(desk: CommandDesk, workspace_id: str, is_hit: Callable[[Subscription], bool], code: Code) -> int:
    held = await desk.workspaces.all_subscriptions(workspace_id)
    lost = [subscription for subscription in held if is_hit(subscription) and await _rest(desk, subscription, Problem(code))]
    for subscription in lost:
        await desk.tell_admin(subscription, Problem(code))
    return len(lost)


def _lacks_role(subscription: Subscription) -> bool:
    return subscription.problem is not None and subscription.problem.code is ROLE_GONE


async def _rest(desk: CommandDesk, subscription: Subscription, problem: Problem) -> bool:
    return await desk.workspaces.disable_subscription(subscription.id, problem)
