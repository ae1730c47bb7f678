"""Limits of the open HTTP port: on connections, and on how often one address connects.

aiohttp itself waits for a first request for ever, and accepts any number of connections.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web

MOST_CONNECTIONS = 200
SECONDS = 30.0
"""The longest life of a connection, from its beginning to the end of its answer: it serves one request."""

_MINUTE = 60.0
_REMEMBERED = 10_000

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Doorway:
    """Makes a server's protocols: each lives for so many seconds, and at most so many at a time."""

    def __init__(self, make: Callable[[], asyncio.Protocol], *, most: int = MOST_CONNECTIONS, seconds: float = SECONDS) -> None:
        self._make = make
        self._most = most
        self._seconds = seconds
        self.open = 0

    def __call__(self) -> asyncio.Protocol:
        """A protocol for one connection."""
        return _Guest(self)

    def enter(self) -> asyncio.Protocol | None:
        """The server's own protocol; None when there are too many connections."""
        if self.open >= self._most:
            return None
        self.open += 1
        return self._make()

    def leave(self) -> None:
        """Count a closed connection."""
        self.open -= 1

    @property
    def seconds(self) -> float:
        """The longest life of a connection."""
        return self._seconds


class _Guest(asyncio.Protocol):
    """One connection: passes everything on, and is closed when its time is over."""

    def __init__(self, doorway: Doorway) -> None:
        self._doorway = doorway
        self._inner: asyncio.Protocol | None = None
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._inner = self._doorway.enter()
        if self._inner is None:
            transport.abort()  # type: ignore[attr-defined]
            return
        self._end = asyncio.get_running_loop().call_later(self._doorway.seconds, transport.abort)  # type: ignore[attr-defined]
        self._inner.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._inner is not None:
            self._doorway.leave()
            self._inner.connection_lost(exc)
        if self._end is not None:
            self._end.cancel()

    def data_received(self, data: bytes) -> None:
        if self._inner is not None:
            self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        return self._inner.eof_received() if self._inner is not None else None

    def pause_writing(self) -> None:
        if self._inner is not None:
            self._inner.pause_writing()

    def resume_writing(self) -> None:
        if self._inner is not None:
            self._inner.resume_writing()


@web.middleware
async def one_request(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Close each connection after its answer, so that none is cut off in the middle of a later request."""
    try:
        response = await handler(request)
    except web.HTTPException as problem:
        problem.force_close()
        raise
    response.force_close()
    return response


class Turnstile:
    """Limits requests per address and minute (rate limit); an IPv6 network, where everybody has many addresses, counts as one."""

    def __init__(self, most: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._came: OrderedDict[str, list[float]] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Whether another request is allowed."""
        now, name = self._clock(), _network(address)
        lately = [at for at in self._came.pop(name, []) if at > now - _MINUTE]
        admitted = len(lately) < self._most
        self._came[name] = [*lately, now] if admitted else lately
        while len(self._came) > _REMEMBERED:
            self._came.popitem(last=False)
        return admitted

    def guarding(self, handler: Handler) -> Handler:
        """Passes allowed requests on; answers the rest with 429."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            if self.admits(request.remote or ""):
                return await handler(request)
            return web.Response(status=429, text="Too often; try again in a minute.\n", headers={"Retry-After": "60"})

        return guarded


def _network(address: str) -> str:
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 6 and known.ipv4_mapped is None:
        return str(int(known) >> 64)
    return str(known)
