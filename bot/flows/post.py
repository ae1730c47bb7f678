"""Post for somebody who waits for it: once, whatever the connection does."""

import asyncio

from bot.model.document import Document
from bot.model.errors import Unclear
from bot.model.workspace import Channel
from bot.ports import Clock
from bot.ports_outbox import ChatPlatform

_SHOWS_UP = 1.0
"""Seconds after which a message that arrived can be looked up."""

_TRIES = 3


async def post_once(platform: ChatPlatform, channel: Channel, document: Document, key: str, clock: Clock) -> str:
    """The message's receipt. One that may have arrived is looked for before it is sent again. Raises DeliveryError."""
    began = clock()
    for _ in range(_TRIES - 1):
        try:
            return await platform.send(channel, document, key)
        except Unclear:
            await asyncio.sleep(_SHOWS_UP)
            if found := await platform.find(channel, key, began):
                return found
    return await platform.send(channel, document, key)
