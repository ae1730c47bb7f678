"""What every chat does alike with a request: answer in time or say why not, post for all once, and handle each request once."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot.compose.notices import notice
from bot.compose.wording import say
from bot.flows.post import post_once
from bot.model.conversation import Reply
from bot.model.document import Document
from bot.model.errors import DeliveryError, UserError
from bot.model.workspace import Channel
from bot.ports.delivery import ChatPlatform
from bot.ports.queue import Clock

log = logging.getLogger(__name__)

ANSWER_TIMEOUT = 120.0
"""The time limit of an answer in seconds."""

KEPT = 3600.0
"""Seconds for which a name is remembered; a chat's last redelivery comes after minutes."""
_MOST = 50_000


async def answer_or_apology(asked: Awaitable[Reply], language: Callable[[], Awaitable[str]], **who: str) -> Reply:
    """The answer, or an apology that says why there is none, in the asker's language. `who` goes into the log with a mistake."""
    try:
        async with asyncio.timeout(ANSWER_TIMEOUT):
            return await asked
    except UserError as problem:
        spoken = await language()
        return Reply(document=notice(problem.problem.say(spoken), language=spoken))
    except Exception:
        log.exception("answer_failed", extra=who)
        spoken = await language()
        return Reply(document=notice(say(spoken, "went_wrong"), language=spoken))


async def post_for_all(
    platform: ChatPlatform, channel: Channel, document: Document, *, key: str, clock: Clock, language: str
) -> tuple[bool, str]:
    """Post a document for all to see: whether it is there, and words on it for the asker. The same key posts it once."""
    try:
        await post_once(platform, channel, document, key, clock)
    except DeliveryError as problem:
        return False, problem.problem.say(language)
    return True, say(language, "posted")


class Handled:
    """Deduplication: a bounded memory of the names of handled requests. A chat delivers a request again if nobody answered."""

    def __init__(self, *, kept: float = KEPT, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept = kept
        self._clock = clock
        self._names: OrderedDict[str, float] = OrderedDict()

    def is_new(self, name: str) -> bool:
        """Whether this is the first time; the name is remembered from then on. An empty name is always new."""
        now = self._clock()
        while self._names and (len(self._names) > _MOST or next(iter(self._names.values())) <= now - self._kept):
            self._names.popitem(last=False)
        if not name:
            return True
        if name in self._names:
            return False
        self._names[name] = now
        return True

    def knows(self, name: str) -> bool:
        """Whether it was seen before; asking does not store it."""
        return name in self._names
