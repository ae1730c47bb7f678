"""Members of a workspace: their language and look, how much they may follow, and what happens when they leave."""

import hashlib
import logging
from dataclasses import replace

from bot.compose.wording import say
from bot.flows.desk import DeliveryDesk, KnowsPeople
from bot.model.document import Action
from bot.model.errors import UserError
from bot.model.member import Member
from bot.model.problems import Code, Problem
from bot.model.workspace import Channel, Subscription, Workspace

log = logging.getLogger(__name__)

PLAIN = "plain"
"""The style for screen readers, as `/news settings` and `/my settings` name it."""


async def audience(desk: DeliveryDesk, subscription: Subscription) -> Workspace | None:
    """The workspace of a subscription; for one person, with their own language and look."""
    workspace = await desk.workspaces.workspace(subscription.workspace_id)
    person = subscription.channel.person
    member = await desk.people.member(subscription.workspace_id, person) if person else None
    return as_wanted(workspace, member) if workspace and member else workspace


def as_wanted(workspace: Workspace, member: Member) -> Workspace:
    """The workspace with the language and look of one of its members."""
    language = member.language or member.spoken or workspace.language
    return replace(workspace, language=language, plain=member.style == PLAIN if member.style else workspace.plain)


async def check_room(desk: DeliveryDesk, workspace_id: str, user: str) -> None:
    """Raises UserError when a person already follows as much as allowed."""
    mine = {subscription.id for subscription in await desk.workspaces.personal(workspace_id, user)}
    mine |= {subscription.id for subscription in await desk.workspaces.story_follows(workspace_id) if subscription.keeper == user}
    if len(mine) >= desk.allowance.follows:
        raise UserError(Problem(Code.FOLLOWS_FULL, {"most": desk.allowance.follows}))


def unfollowing(subscription: Subscription, language: str) -> tuple[Action, ...]:
    """The button that ends it."""
    name = "story.unfollow" if subscription.story_id else "follow.stop"
    return (Action(name=name, label=say(language, "button.story.unfollow"), argument=subscription.id),)


def briefs_of(user: str) -> str:
    """The prefix of the ids of the notes of a person's briefs: 16 hexadecimal digits, a hash of who they are."""
    return hashlib.blake2b(user.encode("utf-8", "replace"), digest_size=8).hexdigest()


async def let_go(desk: DeliveryDesk, reader: Channel, *, tells: bool = True) -> None:
    """A person has left the workspace: delete their data, and tell them once."""
    workspace = await desk.workspaces.workspace(reader.workspace)
    member = await desk.people.member(reader.workspace, reader.person)
    spoken = as_wanted(workspace, member).language if workspace and member else workspace.language if workspace else "en"
    await desk.people.erase(reader, briefs_of(reader.person))
    platform = desk.platforms.get(reader.platform)
    if tells and isinstance(platform, KnowsPeople):
        await platform.tell_person(reader, say(spoken, "follow_left"))
    log.info("reader_left")
