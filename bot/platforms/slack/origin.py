"""An interaction in Slack: who asked, where, and where the answer can go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import Asker
from bot.model.workspace import Channel
from bot.platforms.slack.members import Member
from bot.platforms.slack.modals import channel_of

PLATFORM = "slack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One interaction: a command, a pressed button, a shortcut, a submitted form.

    `id` is Slack's own for it, the same when it is delivered again. `trigger` opens a modal, for three seconds; `view` is the
    modal that it happened in; `response_url` takes answers for half an hour. `is_guest`: whoever it is belongs to another
    workspace, which shares a channel with this one (Slack Connect).
    """

    client: AsyncWebClient
    team: str
    user: str
    channel: str = ""
    id: str = ""
    trigger: str = ""
    response_url: str = ""
    view: str = ""
    is_home: bool = False
    is_ephemeral: bool = False
    is_guest: bool = False

    def asker(self, member: Member, *, is_admin: bool) -> Asker:
        """The asker, as the command table knows them."""
        return Asker(
            workspace=self.team,
            user=self.user,
            channel=Channel(platform=PLATFORM, workspace=self.team, id=self.channel),
            is_admin=is_admin,
            language=member.language,
            timezone=member.timezone,
            name=member.name,
        )


def of_command(body: Mapping[str, Any], client: AsyncWebClient) -> Origin:
    """From a slash command."""
    return Origin(
        client=client,
        team=body["team_id"],
        user=body["user_id"],
        channel=body["channel_id"],
        id=body["trigger_id"],
        trigger=body["trigger_id"],
        response_url=body["response_url"],
    )


def of_interaction(body: Mapping[str, Any], client: AsyncWebClient) -> Origin:
    """From a button, a shortcut or a submitted form; a view has the channel that it was opened in."""
    view = body.get("view") or {}
    is_home = view.get("type") == "home"
    channel = (body.get("channel") or {}).get("id") or (channel_of(view) if view and not is_home else "")
    home = body["user"].get("team_id", "")
    team = (body.get("team") or {}).get("id") or home
    return Origin(
        client=client,
        team=team,
        user=body["user"]["id"],
        channel=channel,
        id=body.get("trigger_id", ""),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        view="" if is_home else view.get("id", ""),
        is_home=is_home,
        is_ephemeral=bool((body.get("container") or {}).get("is_ephemeral")),
        # Workspaces of one organization share their members.
        is_guest=bool(home) and home != team and not body.get("enterprise"),
    )
