"""Letting the bot into many workspaces: Slack's OAuth v2 with states that are used once, and installations in our database.

https://docs.slack.dev/authentication/installing-with-oauth
"""

import logging
from datetime import datetime
from typing import Any, Protocol

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.installation import Installation
from bot.platforms.slack.manifest import INSTALL, REDIRECT, SCOPES
from bot.ports import Clock

log = logging.getLogger(__name__)


class Installations(Protocol):
    """Where installations and the states of logins are kept; tokens encrypted."""

    async def save(self, installation: Installation, now: datetime) -> None:
        """Insert or replace."""
        ...

    async def find(self, workspace: str) -> Installation | None:
        """The installation of a workspace."""
        ...

    async def delete(self, workspace: str) -> bool:
        """Forget it; whether there was one."""
        ...

    async def issue_state(self, now: datetime) -> str:
        """A secret for one login."""
        ...

    async def consume_state(self, state: str, now: datetime) -> bool:
        """Whether it was issued, is fresh, and is used for the first time."""
        ...


def oauth_flow(
    installations: Installations,
    clock: Clock,
    *,
    client: AsyncWebClient,
    client_id: str,
    client_secret: str,
    public_url: str = "",
) -> AsyncOAuthFlow:
    """Bolt's flow at `INSTALL` and `REDIRECT`, over our own stores."""
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=SCOPES,
        install_path=INSTALL,
        redirect_uri_path=REDIRECT,
        redirect_uri=f"{public_url}{REDIRECT}" if public_url else None,
        installation_store=_Store(installations, clock),
        state_store=_States(installations, clock),
    )
    return AsyncOAuthFlow(client=client, settings=settings)


class _Store(AsyncInstallationStore):
    """Our installations as Bolt's flow saves them."""

    def __init__(self, installations: Installations, clock: Clock) -> None:
        self._installations = installations
        self._clock = clock

    @property
    def logger(self) -> logging.Logger:
        return log

    async def async_save(self, installation: SlackInstallation) -> None:
        """Keep the bot's token; a user's is never asked for."""
        held = Installation(
            workspace=installation.team_id or "",
            name=installation.team_name or "",
            token=installation.bot_token or "",
            bot=installation.bot_id or "",
            bot_user=installation.bot_user_id or "",
        )
        await self._installations.save(held, self._clock())
        log.info("slack_installed", extra={"team": held.workspace})

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """As Bolt asks for it."""
        held = await self._installations.find(team_id or "")
        if held is None:
            return None
        return Bot(team_id=held.workspace, bot_token=held.token, bot_id=held.bot, bot_user_id=held.bot_user, installed_at=0.0)

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget it."""
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
        """A new one."""
        return await self._installations.issue_state(self._clock())

    async def async_consume(self, state: str) -> bool:
        """Whether it is good; it is not from then on."""
        return await self._installations.consume_state(state, self._clock())
