"""Single persons of a workspace: in which language and look their messages come, how much they may follow, when they left."""

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
"""The style of those who listen, as `/news settings` and `/my settings` name it."""


async def audience(desk: DeliveryDesk, subscription: Subscription) -> Workspace | None:
    """The workspace of a subscription; where it goes to one person, with that one's language and look in the place of its own."""
    workspace = await desk.workspaces.workspace(subscription.workspace_id)
    person = subscription.channel.person
    member = await desk.people.member(subscription.workspace_id, person) if person else None
    return as_wanted(workspace, member) if workspace and member else workspace


def as_wanted(workspace: Workspace, member: Member) -> Workspace:
    """The workspace as one of its members wants to be answered."""
    language = member.language or member.spoken or workspace.language
    return replace(workspace, language=language, plain=member.style == PLAIN if member.style else workspace.plain)


async def check_room(desk: DeliveryDesk, workspace_id: str, user: str) -> None:
    """Raises UserError for whoever follows as much already as one person may."""
    mine = {subscription.id for subscription in await desk.workspaces.personal(workspace_id, user)}
    mine |= {subscription.id for subscription in await desk.workspaces.story_follows(workspace_id) if subscription.keeper == user}
    if len(mine) >= desk.allowance.follows:
        raise UserError(Problem(Code.FOLLOWS_FULL, {"most": desk.allowance.follows}))


def unfollowing(subscription: Subscription, language: str) -> tuple[Action, ...]:
    """What ends it with one press."""
    name = "story.unfollow" if subscription.story_id else "follow.stop"
    return (Action(name=name, label=say(language, "button.story.unfollow"), argument=subscription.id),)


def briefs_of(user: str) -> str:
    """How the ids of the notes of somebody's briefs begin: 16 hexadecimal digits, a hash of who they are."""
    return hashlib.blake2b(user.encode("utf-8", "replace"), digest_size=8).hexdigest()


async def let_go(desk: DeliveryDesk, reader: Channel, *, tells: bool = True) -> None:
    """Somebody is in the workspace no more: nothing of theirs is kept, and they are told so, once."""
    workspace = await desk.workspaces.workspace(reader.workspace)
    member = await desk.people.member(reader.workspace, reader.person)
    spoken = as_wanted(workspace, member).language if workspace and member else workspace.language if workspace else "en"
    await desk.people.erase(reader, briefs_of(reader.person))
    platform = desk.platforms.get(reader.platform)
    if tells and isinstance(platform, KnowsPeople):
        await platform.tell_person(reader, say(spoken, "follow_left"))
    log.info("reader_left")
