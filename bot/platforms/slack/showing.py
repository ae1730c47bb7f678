"""Shows a reply where it was asked for: to the asker alone, in a modal, or in the channel."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.compose.notices import notice
from bot.compose.wording import say
from bot.model.conversation import Reply
from bot.model.document import Document
from bot.platforms.reception import post_for_all
from bot.platforms.slack import files
from bot.platforms.slack.blocks import messages
from bot.platforms.slack.modals import document_view, form_view
from bot.platforms.slack.origin import Origin
from bot.platforms.slack.outcomes import RATE_LIMITED, error_code, retry_after
from bot.platforms.slack.send import TIMEOUT, SlackPlatform
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

MOST_ANSWERS = 4
"""The most messages of one answer; a response_url accepts five in all."""

_MOST_TRIES, _LONGEST_WAIT = 3, 30.0
"""How often an answer is sent again after Retry-After, and the longest such wait in seconds."""

_TOO_LATE = {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"}
"""Slack's errors when it does not wait for a form any more."""

_CLOSED = {"not_found", "view_not_found"}
"""Slack's errors when a modal is closed."""


ReplyListener = Callable[[Reply], Awaitable[None]]


async def _let_be(reply: Reply) -> None:
    """Without claims: nothing to do."""


class Showing:
    """Answers by response_url, views and, where a reply asks for it, a post to the channel."""

    def __init__(self, platform: SlackPlatform, clock: Clock) -> None:
        self._platform = platform
        self._clock = clock
        self._sent: ReplyListener = _let_be
        self._unsent: ReplyListener = _let_be

    def when_posted(self, sent: ReplyListener, unsent: ReplyListener) -> None:
        """Set the callbacks for after a reply was posted, and for after one could not be."""
        self._sent, self._unsent = sent, unsent

    async def show(self, reply: Reply, origin: Origin, language: str) -> None:
        """Show everything of a reply, each part in its place. Raises SlackApiError and errors of the connection."""
        if reply.file:
            await files.give_file(origin.client, origin.user, reply.file)
            reply = replace(reply, document=_with_file_sent(reply.document, language))
        if reply.form:
            await self._open(origin, form_view(reply.form, channel=origin.channel, language=language), language)
            return
        document = await self.posted(reply, origin, language)
        if document is not None:
            await self.tell(document, origin, language)
        elif origin.is_ephemeral and origin.response_url:
            await self._respond(origin, delete_original=True)

    async def posted(self, reply: Reply, origin: Origin, language: str) -> Document | None:
        """What the asker still has to be shown after the reply was posted; None where the channel shows it."""
        if reply.post is None or reply.document is None:
            return reply.document
        key = f"post:{origin.id}"
        is_there, words = await post_for_all(
            self._platform, reply.post, reply.document, key=key, clock=self._clock, language=language
        )
        await (self._sent if is_there else self._unsent)(reply)
        return None if is_there and not origin.view else notice(words, language=language)

    async def tell(self, document: Document, origin: Origin, language: str) -> None:
        """Show a document to the asker alone."""
        if origin.view:
            view = document_view(document, title=document.title, channel=origin.channel, language=language)
            await self.update(origin, view)
        elif origin.response_url:
            for message in messages(document, most=MOST_ANSWERS):
                await self._respond(origin, text=message.text, blocks=message.blocks)
        else:
            await self._open(origin, document_view(document, title=document.title, channel="", language=language), language)

    async def update(self, origin: Origin, view: dict[str, Any]) -> None:
        """Replace the view in the open modal; if it was closed meanwhile, show nothing."""
        try:
            await origin.client.views_update(view_id=origin.view, view=view)
        except SlackApiError as problem:
            if error_code(problem) not in _CLOSED:
                raise
            log.info("slack_modal_closed", extra={"team": origin.team})

    async def wait(self, origin: Origin, language: str) -> Origin:
        """Open a modal that says to wait, where an answer could not be shown otherwise; the origin with that modal."""
        waiting = notice(say(language, "waiting"), language=language)
        view = document_view(waiting, title=waiting.title, channel=origin.channel, language=language)
        opened = await origin.client.views_open(trigger_id=origin.trigger, view=view)
        return replace(origin, view=opened["view"]["id"], is_home=False)

    async def _open(self, origin: Origin, view: dict[str, Any], language: str) -> None:
        if origin.view:
            await self.update(origin, view)
            return
        try:
            await origin.client.views_open(trigger_id=origin.trigger, view=view)
        except SlackApiError as problem:
            if error_code(problem) not in _TOO_LATE:
                raise
            log.warning("slack_modal_not_opened", extra={"problem": error_code(problem)})
            if origin.response_url:
                await self.tell(notice(say(language, "too_late_for_form"), language=language), origin, language)

    async def _respond(self, origin: Origin, **body: Any) -> None:
        """Send one answer by a response_url. Retried only if Slack did not accept it, since a second one would be seen."""
        webhook = AsyncWebhookClient(origin.response_url, timeout=TIMEOUT, retry_handlers=[])
        kind = {} if "delete_original" in body else {"response_type": "ephemeral", "replace_original": False}
        response = await webhook.send_dict({**kind, **body})
        for _ in range(_MOST_TRIES - 1):
            wait = retry_after(response.headers).total_seconds()
            if response.status_code != RATE_LIMITED or wait > _LONGEST_WAIT:
                break
            await asyncio.sleep(wait)
            response = await webhook.send_dict({**kind, **body})
        if response.status_code != 200:
            log.warning("slack_answer_lost", extra={"status": response.status_code, "problem": str(response.body)[:100]})


def _with_file_sent(document: Document | None, language: str) -> Document:
    """The words about a file, with where it is now."""
    sent = notice(say(language, "file_sent"), language=language)
    return replace(document, blocks=(*document.blocks, *sent.blocks)) if document else sent
