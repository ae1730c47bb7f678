"""Installing the bot in many workspaces: Slack's OAuth v2 with single-use states, and installations in our database.
https://docs.slack.dev/authentication/installing-with-oauth"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.installation import Installation
from bot.platforms.slack.manifest import INSTALL, OPTIONAL_SCOPES, REDIRECT, SCOPES
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

_ONE_BY_ONE = """<!doctype html><meta charset="utf-8"><title>Dateline</title><h2>Not for a whole organization</h2>
<p>Dateline is installed in one workspace at a time, so that each has its own topics and digests. Nothing was kept.</p>
<p>Please <a href="{install}">start again</a> and choose a workspace in place of the organization.</p>"""


Back = Callable[[str], Awaitable[object]]
"""The callback for a workspace that installed the bot, for the first time or again."""


class OrganizationInstall(BoltError):
    """The bot was installed for a whole organization at once (Enterprise Grid), which is not supported."""


class Installations(Protocol):
    """Stores installations and login states; tokens are encrypted."""

    async def save(self, installation: Installation, now: datetime) -> None:
        """Insert or replace."""
        ...

    async def find(self, workspace: str) -> Installation | None:
        """The installation of a workspace."""
        ...

    async def delete(self, workspace: str) -> bool:
        """Delete it; whether there was one."""
        ...

    async def issue_state(self, now: datetime) -> str:
        """A secret state for one login."""
        ...

    async def consume_state(self, state: str, now: datetime) -> bool:
        """Whether it was issued, is fresh, and is used for the first time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AppCredentials:
    """The app's credentials, and its public address ("": as the manifest says)."""

    client_id: str
    client_secret: str = field(repr=False)
    public_url: str = ""


def oauth_flow(
    installations: Installations, clock: Clock, back: Back, client: AsyncWebClient, app: AppCredentials
) -> AsyncOAuthFlow:
    """Bolt's flow at `INSTALL` and `REDIRECT`, over our own stores."""
    settings = AsyncOAuthSettings(
        client_id=app.client_id,
        client_secret=app.client_secret,
        # The manifest tells Slack which of them are optional.
        scopes=[*SCOPES, *OPTIONAL_SCOPES],
        install_path=INSTALL,
        redirect_uri_path=REDIRECT,
        redirect_uri=f"{app.public_url}{REDIRECT}" if app.public_url else None,
        installation_store=_Store(installations, clock, back),
        state_store=_States(installations, clock),
        callback_options=AsyncCallbackOptions(success=_installed, failure=_not_installed),
    )
    return AsyncOAuthFlow(client=client, settings=settings)


async def _installed(arguments: AsyncSuccessArgs) -> BoltResponse:
    return await arguments.default.success(arguments)


async def _not_installed(arguments: AsyncFailureArgs) -> BoltResponse:
    if isinstance(arguments.error, OrganizationInstall):
        page = _ONE_BY_ONE.format(install=INSTALL)
        return BoltResponse(status=400, body=page, headers={"Content-Type": "text/html; charset=utf-8"})
    return await arguments.default.failure(arguments)


class _Store(AsyncInstallationStore):
    """Our installations as Bolt's flow saves them."""

    def __init__(self, installations: Installations, clock: Clock, back: Back) -> None:
        self._installations = installations
        self._clock = clock
        self._back = back

    @property
    def logger(self) -> logging.Logger:
        return log

    async def async_save(self, installation: SlackInstallation) -> None:
        """Store the bot's token; a user's token is never asked for. Raises OrganizationInstall for an installation without a
        workspace."""
        if installation.is_enterprise_install or not installation.team_id:
            raise OrganizationInstall("the app was installed in an organization, not in a workspace")
        held = Installation(
            workspace=installation.team_id,
            name=installation.team_name or "",
            token=installation.bot_token or "",
            bot=installation.bot_id or "",
            bot_user=installation.bot_user_id or "",
        )
        await self._installations.save(held, self._clock())
        log.info("slack_installed", extra={"team": held.workspace})
        await self._back(held.workspace)

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """As Bolt asks for it."""
        held = await self._installations.find(team_id or "")
        if held is None:
            return None
        return Bot(team_id=held.workspace, bot_token=held.token, bot_id=held.bot, bot_user_id=held.bot_user, installed_at=0.0)

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Delete it."""
        await self._installations.delete(team_id or "")


class _States(AsyncOAuthStateStore):
    """Our login states as Bolt's flow issues and consumes them."""

    def __init__(self, installations: Installations, clock: Clock) -> None:
        self._installations = installations
        self._clock = clock

    @property
    def logger(self) -> logging.Logger:
        return log

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """A new state."""
        return await self._installations.issue_state(self._clock())

    async def async_consume(self, state: str) -> bool:
        """Whether it is valid; it cannot be used again."""
        return await self._installations.consume_state(state, self._clock())
