"""Checks whether the bot can post in a channel before a digest is sent there, while the admin is at hand to invite it."""

import logging
import re
from dataclasses import replace

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.compose.wording import say
from bot.model.conversation import Path, Reply, Request
from bot.model.document import Span, Style, Text, spans_of
from bot.model.problems import Code, Problem
from bot.platforms.slack.markup import CHANNEL
from bot.platforms.slack.outcomes import REFUSALS, error_code

log = logging.getLogger(__name__)

ANYWHERE = "chat:write.public"
"""The scope for posting in public channels that the bot is not in."""

_FOR_A_CHANNEL: frozenset[Path] = frozenset({("digest", "schedule"), ("news", "setup"), ("news", "log")})
_ID = re.compile(r"[CGD][A-Z0-9]{1,30}")
_SHOWN = 80
_GOES_ON: Path = ("digest", "resume")


def wanted(request: Request) -> str:
    """The channel that this request sends a digest to, or ""."""
    if request.path not in _FOR_A_CHANNEL or not request.asker.is_admin:
        return ""
    is_new = request.values.get("times") and not request.values.get("digest")
    here = request.asker.channel.id if is_new else ""
    return request.values.get("channel") or here


async def warned(client: AsyncWebClient, request: Request, reply: Reply) -> Reply:
    """The reply; where a resumed digest's channel still refuses messages, with a line that says so."""
    if request.path != _GOES_ON or reply.document is None:
        return reply
    document = reply.document
    channel = next((span.channel for block in document.blocks for span in spans_of(block) if CHANNEL.fullmatch(span.channel)), "")
    problem = await refusal(client, channel, document.language) if channel else ""
    if not problem:
        return reply
    line = Text(spans=(Span(text=problem, style=Style.STRONG),))
    return replace(reply, document=replace(document, blocks=(*document.blocks, line)))


async def refusal(client: AsyncWebClient, channel: str, language: str) -> str:
    """Why the bot could not post there, and what to do about it; "" where it can, and where Slack does not say.

    A channel that was picked comes as its id; any other word was typed, and unknown to Slack.
    """
    if not _ID.fullmatch(channel):
        return say(language, "no_such_channel", name=channel[:_SHOWN])
    return Problem(code).say(language) if (code := await _refusal(client, channel)) else ""


async def _refusal(client: AsyncWebClient, channel: str) -> Code | None:
    try:
        response = await client.conversations_info(channel=channel)
    except SlackApiError as problem:
        return REFUSALS["channel_not_found"] if error_code(problem) == "channel_not_found" else None
    except Exception as problem:
        log.info("slack_channel_unknown", extra={"channel": channel, "problem": type(problem).__name__})
        return None
    held, scopes = response["channel"], str(response.headers.get("X-OAuth-Scopes", "")).replace(" ", "").split(",")
    if held.get("is_archived"):
        return REFUSALS["is_archived"]
    is_open = ANYWHERE in scopes and not held.get("is_private")
    return None if held.get("is_member") or held.get("is_im") or is_open else REFUSALS["not_in_channel"]
