"""Files that people upload for the bot, and files that it sends."""

from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import File
from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.parse.private import shown_address
from bot.platforms.slack.outcomes import REFUSALS

LARGEST = 2_000_000
"""The largest file in bytes; OPML files and settings are far smaller."""
_SECONDS = 20
_SLACK = ".slack.com"
_SIGN_IN = (301, 302, 303, 307)
"""Where the bot may not read files, Slack redirects to its login page."""


async def fetch_file(client: AsyncWebClient, url: str, too_large: str) -> bytes:
    """The bytes of a file that was uploaded to Slack. Raises UserError with those words where it is too large.

    The bot's token is sent only to Slack's own hosts, whatever the address says.
    """
    if not url:
        raise UserError(REFUSALS["missing_scope"])
    if not _is_slack(url, client.base_url):
        raise UserError(Problem(Code.NOT_SLACKS_ADDRESS, {"address": shown_address(url)[:80]}))
    async with (
        ClientSession(timeout=ClientTimeout(total=_SECONDS)) as session,
        session.get(url, headers={"Authorization": f"Bearer {client.token}"}, allow_redirects=False) as response,
    ):
        if response.status in _SIGN_IN:
            raise UserError(REFUSALS["missing_scope"])
        response.raise_for_status()
        body = bytearray()
        async for chunk in response.content.iter_chunked(65_536):
            body += chunk
            if len(body) > LARGEST:
                raise UserError(too_large)
        return bytes(body)


def _is_slack(url: str, base_url: str) -> bool:
    """Whether an address is one of Slack's own, or of what the operator put in its place, and nobody can read along."""
    try:
        asked, home = urlsplit(url), urlsplit(base_url)
        same = (asked.scheme, asked.hostname, asked.port) == (home.scheme, home.hostname, home.port)
        theirs = asked.scheme == "https" and asked.port in (None, 443) and (asked.hostname or "").endswith(_SLACK)
    except ValueError:
        return False
    return "@" not in asked.netloc and (same or theirs)


async def give_file(client: AsyncWebClient, user: str, file: File) -> None:
    """Send a file as a direct message."""
    opened = await client.conversations_open(users=user)
    await client.files_upload_v2(channel=opened["channel"]["id"], filename=file.name, content=file.body, title=file.name)
