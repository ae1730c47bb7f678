"""The chats that the bot talks in, kept running beside everything else: one that fails comes back, and harms no other."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.flows.desk import Desk
from bot.model.errors import UserError
from bot.ports_outbox import ChatPlatform

log = logging.getLogger(__name__)

_FIRST_WAIT, _LAST_WAIT = 1.0, 60.0
_WELL = 300.0
"""Seconds after which a chat that ran counts as well, and its next failure as the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A platform, and what has to run for people to talk to the bot there.

    `refused` holds, once it was given up, what its operator has to mend.
    """

    platform: ChatPlatform
    serve: Callable[[Desk], Awaitable[None]]
    refused: list[str] = field(default_factory=list, compare=False)


@asynccontextmanager
async def chatting(chats: Sequence[Chat], desk: Desk) -> AsyncIterator[None]:
    """Serve all chats until the block ends."""
    running = [asyncio.create_task(keep_up(chat, desk)) for chat in chats]
    try:
        yield
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def keep_up(chat: Chat, desk: Desk) -> None:
    """Serve a chat for good, again after each failure; only what its operator has to mend ends it."""
    wait = _FIRST_WAIT
    loop = asyncio.get_running_loop()
    while True:
        began = loop.time()
        try:
            await chat.serve(desk)
        except UserError as problem:
            chat.refused.append(str(problem))
            log.error("chat_given_up", extra={"platform": chat.platform.name, "problem": str(problem)})
            return
        except Exception as problem:
            log.exception("chat_failed", extra={"platform": chat.platform.name, "problem": str(problem), "wait": wait})
        wait = _FIRST_WAIT if loop.time() - began > _WELL else wait
        await asyncio.sleep(wait)
        wait = min(2 * wait, _LAST_WAIT)
