"""Runs the configured chats. A chat that fails is started again and does not affect the others."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.app.loops import keep_going
from bot.app.settings import Settings
from bot.flows.desk import Desk
from bot.model.errors import UserError
from bot.platforms.descriptor import Chat
from bot.platforms.table import PLATFORMS
from bot.store.store import Store

log = logging.getLogger(__name__)


def open_chats(settings: Settings, store: Store, home: Path) -> Iterator[Chat]:
    """Each configured chat. Raises UserError when its settings contradict each other."""
    for platform in PLATFORMS:
        if chat := platform.open(settings.of_chat(platform.name), store, home):
            yield chat


def only_sending(chat: Chat) -> Chat:
    """The same chat, used for sending only: it answers nobody."""

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
    """Serve a chat for ever, with back-off after each failure; only an error that its operator has to mend ends it."""

    def failed(problem: BaseException | None, wait: float) -> None:
        words = str(problem or "ended by itself") or type(problem).__name__
        log.error("chat_failed", extra={"platform": chat.platform.name, "problem": words, "wait": wait}, exc_info=problem)

    try:
        await keep_going(lambda: chat.serve(desk), failed)
    except UserError as problem:
        chat.refused.append(str(problem))
        log.error("chat_given_up", extra={"platform": chat.platform.name, "problem": str(problem)})
