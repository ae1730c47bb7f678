"""Asks a chat whose a token is, with a time limit, for a person at the command line."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from bot.model.errors import UserError

T = TypeVar("T")

_SECONDS = 20.0


async def in_time(platform: str, asked: Awaitable[T]) -> T:
    """The chat's answer, if it comes within 20 s. Raises UserError when it does not."""
    try:
        async with asyncio.timeout(_SECONDS):
            return await asked
    except TimeoutError:
        raise UserError(f"{platform} did not answer within {_SECONDS:.0f} s; is there a connection to the net?") from None
