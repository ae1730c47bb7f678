"""Sends documents to Slack channels, each once.

Slack has no idempotency key, and its client's own retries after a cut connection or a 503 post twice. So this client never
retries: a rate limit, a failure or a refusal is an outcome for the outbox to settle. Every message has its delivery's key as
metadata; after an unclear outcome the channel is searched for it before anything is sent again.
"""

import logging
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.compose.notices import notice
from bot.compose.wording import say, weave
from bot.flows.desk import RESTS
from bot.model.delivery import Search
from bot.model.document import Document, Limits, Span
from bot.model.errors import DeliveryError, Refused, TryLater, Unclear
from bot.model.problems import Code, Problem
from bot.model.workspace import Channel, Subscription
from bot.platforms.slack.blocks import LIMITS, Message, messages
from bot.platforms.slack.lookup import look
from bot.platforms.slack.outcomes import REFUSALS, NoThread, outcome
from bot.platforms.slack.rooms import refusal

log = logging.getLogger(__name__)

TIMEOUT = 15
"""The time limit of one call, in seconds."""
API = "https://slack.com/api/"

_READING = {"conversations.history", "conversations.info", "conversations.replies", "users.info", "users.list"}
_OF_ALL = {*_READING, "conversations.open"}
"""Methods with a rate limit of their own for the whole workspace."""
_EVENT = "dateline_delivery"
_AS_IT_IS = {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False}
"""No link previews below a message, and no markup in its text."""
_PAGE, _PAGES = 100, 10
"""The most members among whom the owner is looked for."""
_REMEMBERED = 1000
_TS = re.compile(r"\d{10}\.\d{6}")

Token = Callable[[str], Awaitable[str]]
"""The bot's token in a workspace. Raises Refused where it is not installed."""


def posting_client(base_url: str = API) -> AsyncWebClient:
    """A client without retries."""
    return AsyncWebClient(base_url=base_url, timeout=TIMEOUT, retry_handlers=[])


class SlackPlatform:
    """`bot.ports.delivery.ChatPlatform` over Slack's Web API, for all workspaces whose tokens `token` knows."""

    name = "slack"

    def __init__(self, client: AsyncWebClient, token: Token, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._token = token
        self._clock = clock
        self._not_before: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._begun: OrderedDict[str, list[str]] = OrderedDict()
        self._opened: OrderedDict[tuple[str, str], str] = OrderedDict()

    def room(self, *, plain: bool) -> Limits:
        """The limit of a whole digest: `messages` cuts it into a message and its thread."""
        return LIMITS

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        """Post the document, with what one message does not hold in its thread; the receipt names all messages (their `ts`).

        Raises TryLater, Unclear or Refused. Unclear also when a part was posted: the next call goes on from what `find` or this
        process knows.
        """
        if channel.person:
            await self._check_member(channel)
        wanted = messages(document, ping=ping)
        posted = self._begun.pop(key, [])
        thread = channel.thread or _first(reply_to)
        try:
            for number, message in enumerate(wanted[len(posted) :], start=len(posted) + 1):
                label = {"key": key, "part": number, "parts": len(wanted)}
                posted.append(await self._post(channel, message, label, thread=thread or (posted or [""])[0]))
        except DeliveryError as problem:
            if reply_to and not posted and isinstance(problem, NoThread):
                return await self.send(channel, document, key, ping=ping)
            if not posted:
                raise
            _remember(self._begun, key, posted)
            if isinstance(problem, TryLater):
                raise Unclear(problem.problem, after=problem.after) from problem
            raise
        return " ".join(posted)

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        """The receipt of a document that was posted before; None where it was not, or not all of it. Raises as the port says."""
        thread = channel.thread or _first(reply_to)
        found = await look(partial(self._call, channel=channel), key, search, thread, instead=not channel.thread)
        if found.is_whole:
            return " ".join(found.posted)
        if found.posted:
            _remember(self._begun, key, found.posted)
        return None

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        """Replace a posted document by a corrected one; an edit calls nobody again. Raises DeliveryError.

        It edits exactly the messages that are there, so that it can be repeated after any failure.
        """
        posted = receipt.split()
        wanted = messages(document, ping=ping, least=len(posted), most=len(posted))
        for ts, message in zip(posted, wanted, strict=True):
            await self._call("chat.update", channel, ts=ts, text=message.text, blocks=message.blocks)

    async def tell_admin(self, subscription: Subscription, problem: Problem, language: str, wording: str = RESTS) -> None:
        """Write to the digest's keeper; else to the workspace's primary owner, if Slack says who that is."""
        place = replace(subscription.channel, id="", thread="")
        try:
            if admin := subscription.keeper or await self._owner(place):
                called = await self.channel_name(subscription.channel)
                message, *_ = messages(_notice_to_admin(subscription.channel, called, problem, language, wording))
                said = {"text": message.text, "blocks": message.blocks}
                await self._call("chat.postMessage", replace(place, id=admin), **said, **_AS_IT_IS)
        except DeliveryError as failure:
            log.warning("slack_admin_not_told", extra={"workspace": place.workspace, "problem": str(failure)})

    async def place_refusal(self, channel: Channel, ping: str, language: str, *, plain: bool) -> str:
        """Why the bot could not post there; Slack does not say which groups it may call."""
        if channel.thread and not _TS.fullmatch(channel.thread):
            return Problem(REFUSALS["thread_not_found"]).say(language)
        token = await self._token(channel.workspace)
        asking = AsyncWebClient(token=token, base_url=self._client.base_url, timeout=TIMEOUT, retry_handlers=[])
        return await refusal(asking, channel.id, language)

    async def channel_name(self, channel: Channel) -> str:
        """The channel's name, where Slack says it."""
        if channel.person:
            return ""
        try:
            answer = await self._call("conversations.info", replace(channel, thread=""))
        except DeliveryError as failure:
            log.info("slack_channel_unknown", extra={"channel": channel.id, "problem": str(failure)})
            return ""
        return str((answer.get("channel") or {}).get("name") or "")

    async def _check_member(self, reader: Channel) -> None:
        """Raises Refused for a person who has left the workspace, TryLater where Slack does not say."""
        try:
            found = await self._call("users.info", replace(reader, id=""), user=reader.person)
        except Unclear as problem:
            raise TryLater(problem.problem, after=problem.after) from problem
        if (found.get("user") or {}).get("deleted"):
            raise Refused(Code.PERSON_LEFT)

    async def _conversation(self, reader: Channel) -> str:
        """The id of the direct message channel of one person, which is needed to find and edit messages there.

        Where the app was installed without the scope to open it, the person's own id, which is enough for posting.
        """
        key = (reader.workspace, reader.person)
        if key not in self._opened:
            try:
                opened = await self._call("conversations.open", replace(reader, id=""), users=reader.person)
            except Refused as problem:
                if problem.problem.code is Code.SLACK_SCOPE_MISSING:
                    return reader.person
                raise
            except Unclear as problem:
                raise TryLater(problem.problem, after=problem.after) from problem
            _remember(self._opened, key, str(opened["channel"]["id"]))
        return self._opened[key]

    async def _owner(self, place: Channel) -> str:
        wanted: dict[str, Any] = {"limit": _PAGE}
        for _ in range(_PAGES):
            page = await self._call("users.list", place, **wanted)
            for user in page.get("members") or []:
                if user.get("is_primary_owner"):
                    return str(user["id"])
            wanted["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
            if not wanted["cursor"]:
                break
        return ""

    async def _post(self, channel: Channel, message: Message, label: dict[str, Any], *, thread: str) -> str:
        response = await self._call(
            "chat.postMessage",
            channel,
            text=message.text,
            blocks=message.blocks,
            metadata={"event_type": _EVENT, "event_payload": label},
            **_AS_IT_IS,
            **({"thread_ts": thread} if thread else {}),
        )
        return str(response["ts"])

    async def _call(self, method: str, channel: Channel, **arguments: Any) -> AsyncSlackResponse:
        """One call for one channel; while that channel has to wait (Retry-After), raises TryLater at once. Raises DeliveryError.

        Reading methods have a limit of their own for the whole workspace, method by method, and hold up no posting.
        """
        place = (channel.workspace, method if method in _OF_ALL else channel.id)
        if (left := self._not_before.get(place, 0.0) - self._clock()) > 0:
            raise TryLater(Code.SLACK_RATE_LIMITED, after=timedelta(seconds=left))
        where = {"channel": await self._conversation(channel) if channel.person else channel.id} if channel.id else {}
        body = {"token": await self._token(channel.workspace), **where, **arguments}
        try:
            if method in _READING:
                return await self._client.api_call(method, http_verb="GET", params=body)
            return await self._client.api_call(method, json=body)
        except Exception as problem:
            end = outcome(problem)
            if isinstance(end, TryLater):
                _remember(self._not_before, place, self._clock() + end.after.total_seconds())
            raise end from problem


def _first(receipt: str) -> str:
    """The first message of a receipt, in whose thread the others are."""
    return receipt.partition(" ")[0]


def _notice_to_admin(channel: Channel, called: str, problem: Problem, language: str, wording: str) -> Document:
    link = f"https://slack.com/app_redirect?team={channel.workspace}&channel={channel.id}"
    place = Span(text=f"#{called}" if called else say(language, "this_channel"), url=link)
    return notice(weave(language, wording, server=(place,), problem=problem), language=language)


def _remember(memory: OrderedDict[Any, Any], key: object, value: object) -> None:
    """Keep a value for a while: the oldest are dropped first."""
    memory[key] = value
    memory.move_to_end(key)
    while len(memory) > _REMEMBERED:
        memory.popitem(last=False)
