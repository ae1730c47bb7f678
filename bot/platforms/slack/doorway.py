"""Who may stand in the doorway of an open port, and for how long: bounds on connections, and on how often one address comes.

aiohttp waits for a first request for ever, and takes any number of connections.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web

MOST_CONNECTIONS = 200
SECONDS = 30.0
"""How long a connection lives, from its beginning to the last byte of its answer: it bears one request."""

_LONGEST_WAIT = 60.0
_REMEMBERED = 10_000

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Doorway:
    """Makes protocols for a server: each lives for so many seconds, and no more than so many live at once."""

    def __init__(self, make: Callable[[], asyncio.Protocol], *, most: int = MOST_CONNECTIONS, seconds: float = SECONDS) -> None:
        self._make = make
        self._most = most
        self._seconds = seconds
        self.open = 0

    def __call__(self) -> asyncio.Protocol:
        """A protocol for one connection."""
        return _Guest(self)

    def enter(self) -> asyncio.Protocol | None:
        """The server's own protocol; None where there is no room."""
        if self.open >= self._most:
            return None
        self.open += 1
        return self._make()

    def leave(self) -> None:
        """One connection less."""
        self.open -= 1

    @property
    def seconds(self) -> float:
        """How long a connection may live."""
        return self._seconds


class _Guest(asyncio.Protocol):
    """One connection: hands everything on, and ends it when its time is over."""

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
    """Let a connection end with its answer, so that none is cut off in the middle of a later request."""
    try:
        response = await handler(request)
    except web.HTTPException as problem:
        problem.force_close()
        raise
    response.force_close()
    return response


class Turnstile:
    """Lets an address through so often a minute; of IPv6, where everybody has many, a whole network counts as one."""

    def __init__(self, most: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._came: OrderedDict[str, list[float]] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Whether it may come in once more."""
        now, name = self._clock(), _network(address)
        lately = [at for at in self._came.pop(name, []) if at > now - _LONGEST_WAIT]
        admitted = len(lately) < self._most
        self._came[name] = [*lately, now] if admitted else lately
        while len(self._came) > _REMEMBERED:
            self._came.popitem(last=False)
        return admitted

    def guarding(self, handler: Handler) -> Handler:
        """The handler, for whoever is let through; 429 for the rest."""

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
