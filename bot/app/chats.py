"""The chats that the bot talks in, kept running beside everything else: one that fails comes back, and harms no other."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from bot.app.loops import keep_going
from bot.flows.desk import Desk
from bot.model.errors import UserError
from bot.ports.delivery import ChatPlatform

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A platform, and what has to run for people to talk to the bot there.

    `send` is what has to run for messages to go out from a process that has no people; None: there it cannot send.
    `refused` holds, once it was given up, what its operator has to mend.
    """

    platform: ChatPlatform
    serve: Callable[[Desk], Awaitable[None]]
    send: Callable[[], Awaitable[None]] | None = None
    refused: list[str] = field(default_factory=list, compare=False)


def only_sending(chat: Chat) -> Chat:
    """The same chat without its people."""

    async def serve(_: Desk) -> None:
        if chat.send:
            await chat.send()

    return replace(chat, serve=serve)


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

    def failed(problem: BaseException | None, wait: float) -> None:
        words = str(problem or "ended by itself") or type(problem).__name__
        log.error("chat_failed", extra={"platform": chat.platform.name, "problem": words, "wait": wait}, exc_info=problem)

    try:
        await keep_going(lambda: chat.serve(desk), failed)
    except UserError as problem:
        chat.refused.append(str(problem))
        log.error("chat_given_up", extra={"platform": chat.platform.name, "problem": str(problem)})
