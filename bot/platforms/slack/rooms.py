"""Whether the bot can post in a channel, asked before a digest is sent there: whoever sets it up is at hand to invite the bot."""

import logging

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import Path, Request
from bot.platforms.slack.outcomes import REFUSALS, error_code

log = logging.getLogger(__name__)

ANYWHERE = "chat:write.public"
"""The scope with which the bot posts in public channels that it is not in."""

_FOR_A_CHANNEL: frozenset[Path] = frozenset({("digest", "schedule"), ("news", "setup")})


def wanted(request: Request) -> str:
    """The channel that a digest is to come to by this request, or ""."""
    if request.path not in _FOR_A_CHANNEL or not request.asker.is_admin:
        return ""
    here = request.asker.channel.id if request.values.get("times") else ""
    return request.values.get("channel") or here


async def refusal(client: AsyncWebClient, channel: str) -> str:
    """Why the bot could not post there, and what to do about it; "" where it can, and where Slack does not say."""
    try:
        response = await client.conversations_info(channel=channel)
    except SlackApiError as problem:
        return REFUSALS["channel_not_found"] if error_code(problem) == "channel_not_found" else ""
    except Exception as problem:
        log.info("slack_channel_unknown", extra={"channel": channel, "problem": type(problem).__name__})
        return ""
    held, scopes = response["channel"], str(response.headers.get("X-OAuth-Scopes", "")).replace(" ", "").split(",")
    if held.get("is_archived"):
        return REFUSALS["is_archived"]
    is_open = ANYWHERE in scopes and not held.get("is_private")
    return "" if held.get("is_member") or held.get("is_im") or is_open else REFUSALS["not_in_channel"]
