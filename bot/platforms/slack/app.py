"""Slack's Bolt app with the bot's listeners: commands of the table, buttons, forms, shortcuts and events."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.commands.table import COMMANDS
from bot.platforms.slack.home import DELEGATES
from bot.platforms.slack.manifest import BRIEF_ME, SET_UP
from bot.platforms.slack.modals import FORM
from bot.platforms.slack.reception import Reception
from bot.platforms.slack.seats import Authorize, refusal

log = logging.getLogger(__name__)

Gone = Callable[[str], Awaitable[None]]
"""The callback for a workspace that removed the bot."""

_NOT_HERE = "Dateline cannot answer in this workspace. Whoever runs it finds the reason in its log; installing it again may help."
"""The answer, in English, where the bot has no token for a workspace: its settings cannot be opened, or are gone."""

_ANY_BUTTON = re.compile(rf"^(?!{DELEGATES}$).+$")


def make_app(reception: Reception, authorize: Authorize, client: AsyncWebClient, gone: Gone) -> AsyncApp:
    """The app, for Socket Mode and HTTP alike. Signatures are verified where requests come in (`serve.web_app`)."""
    app = AsyncApp(
        name="dateline",
        client=client,
        authorize=authorize,
        signing_secret="",
        request_verification_enabled=False,
        user_facing_authorize_error_message=_NOT_HERE,
        logger=logging.getLogger("slack_bolt"),
    )
    for name in dict.fromkeys(line.path[0] for line in COMMANDS):
        app.command(f"/{name}")(reception.command)
    app.action(_ANY_BUTTON)(reception.pressed)
    app.action(DELEGATES)(reception.delegated)
    app.view(FORM)(reception.submitted)
    app.shortcut(BRIEF_ME)(reception.brief_me)
    app.shortcut(SET_UP)(reception.set_up)

    async def left(team: str) -> None:
        """Slack's event may come late, when the workspace has installed the bot again."""
        if problem := await refusal(client, authorize, team):
            log.info("slack_left", extra={"team": team, "problem": problem})
            await gone(team)
        else:
            log.info("slack_installed_anew", extra={"team": team})

    _bind_events(app, reception, left)
    return app


def _bind_events(app: AsyncApp, reception: Reception, left: Gone) -> None:
    """Events, each handled once."""

    async def home(body: Mapping[str, Any], event: Mapping[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        if reception.is_new(str(body.get("event_id", ""))):
            await reception.opened_home(event, context.team_id or "", client)

    async def uninstalled(body: Mapping[str, Any]) -> None:
        if reception.is_new(str(body.get("event_id", ""))):
            await left(str(body["team_id"]))

    async def revoked(body: Mapping[str, Any], event: Mapping[str, Any]) -> None:
        if (event.get("tokens") or {}).get("bot") and reception.is_new(str(body.get("event_id", ""))):
            await left(str(body["team_id"]))

    app.event("app_home_opened")(home)
    app.event("app_uninstalled")(uninstalled)
    app.event("tokens_revoked")(revoked)
