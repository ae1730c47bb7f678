"""The bot's token and name in each workspace."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.errors import Refused, TryLater, UserError
from bot.model.installation import Installation
from bot.model.problems import Code, Problem
from bot.platforms.slack.outcomes import REFUSALS, outcome

log = logging.getLogger(__name__)

Seats = Callable[[str], Awaitable[Installation | None]]
"""The installation in a workspace, or None."""

Authorize = Callable[..., Awaitable[Any]]
"""Bolt passes it what its parameters name; its result may be None, whatever Bolt's types say."""


class OneSeat:
    """The one workspace of a token; Slack is asked once which."""

    def __init__(self, client: AsyncWebClient, token: str) -> None:
        self._client = client
        self._token = token
        self._found: Installation | None = None
        self._asking = asyncio.Lock()

    async def __call__(self, workspace: str) -> Installation | None:
        """The installation, in its own workspace. Raises DeliveryError when Slack cannot be asked."""
        found = await self.whose()
        return found if found.workspace == workspace else None

    async def whose(self) -> Installation:
        """The workspace of this token. Raises DeliveryError: Refused when Slack does not know the token."""
        async with self._asking:
            if self._found is None:
                try:
                    answer = await self._client.auth_test(token=self._token)
                except Exception as problem:
                    raise outcome(problem) from problem
                self._found = Installation(
                    workspace=str(answer["team_id"]),
                    name=str(answer.get("team") or ""),
                    token=self._token,
                    bot=str(answer.get("bot_id") or ""),
                    bot_user=str(answer.get("user_id") or ""),
                )
        return self._found


def token_of(seats: Seats) -> Callable[[str], Awaitable[str]]:
    """The bot's token in a workspace, as `SlackPlatform` asks for it.

    A token that cannot be decrypted is for the operator to mend: the workspace's digests wait for the right key.
    """

    async def token(workspace: str) -> str:
        try:
            seat = await seats(workspace)
        except UserError as problem:
            raise TryLater(str(problem), after=timedelta()) from problem
        if seat is None:
            raise Refused(REFUSALS["account_inactive"])
        return seat.token

    return token


def authorizing(seats: Seats) -> Authorize:
    """Tells Bolt which token answers a request; a workspace without the bot is told that it is not installed."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        try:
            seat = await seats(team_id or "")
        except UserError as problem:
            log.error("slack_token_unreadable", extra={"team": team_id, "problem": str(problem)})
            return None
        if seat is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_user_id=seat.bot_user, bot_id=seat.bot, bot_token=seat.token
        )

    return authorize


async def refusal(client: AsyncWebClient, authorize: Authorize, workspace: str) -> Problem | None:
    """Why the bot cannot work in a workspace; None where its token is valid."""
    seat = await authorize(enterprise_id=None, team_id=workspace)
    if seat is None:
        return Problem(Code.SLACK_NO_TOKEN)
    try:
        await client.auth_test(token=seat.bot_token)
    except Exception as problem:
        return outcome(problem).problem
    return None
