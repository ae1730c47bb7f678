"""Opens Slack: settings, platform, the app that listens, and what happens when a workspace removes the bot."""

import asyncio
import logging

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.desk import CommandDesk, Desk
from bot.flows.forget import forget_workspace
from bot.flows.lost import come_back, lose_server
from bot.model.errors import BotError, Refused, UserError
from bot.platforms.descriptor import Chat
from bot.platforms.slack.app import make_app
from bot.platforms.slack.oauth import AppCredentials, Back, oauth_flow
from bot.platforms.slack.outcomes import MENDED_BY_INSTALLING, TAKEN_OUT
from bot.platforms.slack.reception import Reception
from bot.platforms.slack.seats import Authorize, OneSeat, authorizing, refusal, token_of
from bot.platforms.slack.send import TIMEOUT, SlackPlatform, posting_client
from bot.platforms.slack.serve import listen, serve_http, web_app
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.showing import Showing
from bot.store.database.engine import Database
from bot.store.workspaces.installations import SqlInstallations

log = logging.getLogger(__name__)


def slack_chat(settings: SlackSettings, database: Database) -> Chat:
    """The bot in one workspace (by its token) or in many (by installations). Raises UserError for contradictory settings."""
    way, base = settings.way(), f"{settings.api_base_url}/"
    client = AsyncWebClient(base_url=base, timeout=TIMEOUT)
    installations = SqlInstallations(database, settings.encryption_key)
    seat = OneSeat(client, settings.bot_token) if settings.bot_token else None
    seats = seat or installations.find
    authorize, platform = authorizing(seats), SlackPlatform(posting_client(base), token_of(seats))

    async def serve(desk: Desk) -> None:
        async def gone(workspace: str) -> None:
            await installations.delete(workspace)
            await forget_workspace(desk, workspace)

        async def back(workspace: str) -> None:
            await come_back(desk, workspace, MENDED_BY_INSTALLING)

        if seat is not None:
            await back(await _checked(seat))
        app = make_app(Reception(desk, Showing(platform, desk.clock), installations), authorize, client, gone)
        if way == "socket":
            await listen(app, client, settings.app_token)
        else:
            flow = None if seat else _flow(settings, installations, desk, back, client)
            async with asyncio.TaskGroup() as both:
                both.create_task(_look_round(desk, client, installations, authorize))
                await serve_http(web_app(app, settings.signing_secret, flow), settings.host, settings.port)

    return Chat(platform=platform, serve=serve)


async def _look_round(desk: CommandDesk, client: AsyncWebClient, installations: SqlInstallations, authorize: Authorize) -> None:
    """Disable digests of workspaces that removed the bot while it was off; the token of a forgotten workspace is deleted."""
    try:
        for workspace in await installations.workspaces():
            problem = await refusal(client, authorize, workspace)
            if problem is None or problem.code is not TAKEN_OUT:
                continue
            if await desk.workspaces.workspace(workspace) is None:
                await installations.delete(workspace)
            else:
                await lose_server(desk, SlackPlatform.name, workspace, TAKEN_OUT)
    except BotError as failure:
        log.warning("slack_not_looked_round", extra={"problem": str(failure)})


def _flow(
    settings: SlackSettings, installations: SqlInstallations, desk: CommandDesk, back: Back, client: AsyncWebClient
) -> AsyncOAuthFlow:
    app = AppCredentials(client_id=settings.client_id, client_secret=settings.client_secret, public_url=settings.public_url)
    return oauth_flow(installations, desk.clock, back, client, app)


async def _checked(seat: OneSeat) -> str:
    """The workspace of the token. Raises UserError for a token that Slack does not know, else DeliveryError: try again."""
    try:
        return (await seat.whose()).workspace
    except Refused as problem:
        raise UserError(f"Slack does not take SLACK_BOT_TOKEN: {problem}") from problem
