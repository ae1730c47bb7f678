"""Whether a picture's host is on the public internet, looked up once in a while and never fetched."""

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from bot.model.errors import Unreachable
from bot.sources.guard import AddressGuard

KEPT = 3600.0
"""Seconds that an answer about a host is good for."""
MOST_KEPT = 2000
SECONDS = 3.0
"""How long a digest waits for one look-up; without an answer there is no picture."""


class PictureHosts:
    """Asks the address guard, with no exemption for hosts of the operator's own network: the pictures are for others to fetch."""

    def __init__(
        self, guard: AddressGuard | None = None, *, by_proxy: bool = False, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._guard = guard or AddressGuard()
        self._by_proxy = by_proxy
        self._steady = steady
        self._known: dict[str, tuple[float, bool]] = {}

    async def may_show(self, url: str) -> bool:
        """Whether this address may be given to a chat."""
        host, now = urlsplit(url).hostname or "", self._steady()
        until, is_public = self._known.get(host, (0.0, False))
        if until <= now:
            is_public = await self._look_up(url)
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[host] = now + KEPT, is_public
        return is_public

    async def _look_up(self, url: str) -> bool:
        try:
            async with asyncio.timeout(SECONDS):
                if self._by_proxy:
                    await self._guard.check_for_proxy(*self._guard.admit(url))
                else:
                    await self._guard.check(url)
        except (Unreachable, TimeoutError):
            return False
        return True
