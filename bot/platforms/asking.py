"""Asking a chat whose a token is, for as long as somebody at a command line waits."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from bot.model.errors import UserError

T = TypeVar("T")

_SECONDS = 20.0


async def in_time(platform: str, asked: Awaitable[T]) -> T:
    """What is answered within 20 s. Raises UserError when nothing is."""
    try:
        async with asyncio.timeout(_SECONDS):
            return await asked
    except TimeoutError:
        raise UserError(f"{platform} did not answer within {_SECONDS:.0f} s; is there a connection to the net?") from None
