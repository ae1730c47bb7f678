"""Resolves host names, in threads of its own and within a time limit.

The system's look-up (getaddrinfo) blocks, cannot be stopped, and takes as long as silent name servers make it. In the event
loop's own few threads it would block everything else that needs one, the chat platforms first of all.
"""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address

log = logging.getLogger(__name__)

THREADS = 32
SECONDS = 8.0
"""How long one look-up may take; the system itself asks two name servers twice each in 20 s."""

KEPT, KEPT_FAILURE = 60.0, 5.0
"""Seconds that an answer is cached. getaddrinfo does not give the TTL; browsers cache as long."""

MOST_KEPT = 1000

LookUp = Callable[[str, int], list[str]]
"""All addresses of a host, blocking. Raises OSError (socket.gaierror), UnicodeError."""


def look_up(host: str, port: int) -> list[str]:
    """As the system resolves it, each address once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(slots=True)
class _Answer:
    """What is known of a host until a moment on the monotonic clock."""

    until: float
    addresses: tuple[str, ...] = ()
    problem: Exception | None = None


@dataclass(slots=True)
class _Places:
    """The look-ups of one event loop: at most so many at a time, and one for each host, however many wait for it."""

    free: asyncio.Semaphore
    open: dict[tuple[str, int], "asyncio.Future[tuple[str, ...]]"] = field(default_factory=dict)


class Resolver:
    """Resolves host names; one for the whole process.

    A thread that hangs keeps its place until the system gives up, so that a flood of dead names cannot take ever more
    threads. They are daemons: no silent name server holds up the end of the process.
    """

    def __init__(self, *, look_up: LookUp = look_up, threads: int = THREADS, seconds: float = SECONDS) -> None:
        self._look_up = look_up
        self._threads = threads
        self._seconds = seconds
        self._known: dict[tuple[str, int], _Answer] = {}
        self._places: tuple[asyncio.AbstractEventLoop, _Places] | None = None

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """All addresses of a host. Raises TimeoutError when there is no answer in time, else OSError (socket.gaierror),
        UnicodeError."""
        with suppress(ValueError):
            return (str(ip_address(host)),)
        known = self._known.get((host, port))
        if known and known.until > time.monotonic():
            if known.problem:
                raise known.problem.with_traceback(None)
            return known.addresses
        places = self._here()
        answer = places.open.get((host, port))
        if answer is None:
            answer = places.open[host, port] = asyncio.ensure_future(self._ask(places, host, port))
            answer.add_done_callback(lambda done: done.cancelled() or done.exception())  # Perhaps nobody waits any more.
        async with asyncio.timeout(self._seconds):
            return await asyncio.shield(answer)

    def _here(self) -> _Places:
        """The places of the running loop; those of another loop, which has ended, are forgotten."""
        loop = asyncio.get_running_loop()
        if self._places is None or self._places[0] is not loop:
            self._places = (loop, _Places(asyncio.Semaphore(self._threads)))
        return self._places[1]

    async def _ask(self, places: _Places, host: str, port: int) -> tuple[str, ...]:
        try:
            async with places.free:
                addresses = tuple(await _in_a_thread(self._look_up, host, port))
        except (OSError, UnicodeError) as problem:
            self._keep((host, port), _Answer(time.monotonic() + KEPT_FAILURE, problem=problem))
            raise
        else:
            self._keep((host, port), _Answer(time.monotonic() + KEPT, addresses))
            return addresses
        finally:
            places.open.pop((host, port), None)

    def _keep(self, host: tuple[str, int], answer: _Answer) -> None:
        self._known.pop(host, None)
        self._known[host] = answer
        while len(self._known) > MOST_KEPT:
            del self._known[next(iter(self._known))]


def _in_a_thread(look_up: LookUp, host: str, port: int) -> "asyncio.Future[list[str]]":
    """The look-up's outcome, from a thread of its own. Raises OSError when none can be started."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[list[str]] = loop.create_future()

    def settle(addresses: list[str] | None, problem: Exception | None) -> None:
        if outcome.done():
            return
        if addresses is None:
            outcome.set_exception(problem or OSError("no answer"))
        else:
            outcome.set_result(addresses)

    def work() -> None:
        addresses: list[str] | None = None
        problem: Exception | None = None
        try:
            addresses = look_up(host, port)
        except (OSError, UnicodeError) as error:
            problem = error
        except Exception as error:  # The thread must not end without an answer, or its place would never be free again.
            log.exception("lookup_failed", extra={"host": host})
            problem = OSError(str(error))
        with suppress(RuntimeError):  # The loop has ended: nobody waits.
            loop.call_soon_threadsafe(settle, addresses, problem)

    try:
        threading.Thread(target=work, name=f"look up {host}"[:40], daemon=True).start()
    except RuntimeError as error:
        raise OSError("no thread can be started") from error
    return outcome
