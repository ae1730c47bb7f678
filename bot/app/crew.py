"""The worker processes that parse and analyse: bounded in time and memory, killed and replaced when they hang.

A thread cannot be stopped and hostile markup can hang any parser, so every text from outside is read in here.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from bot.model.analysis import Reading
from bot.model.errors import BotError, Unreadable
from bot.model.feed import Feed
from bot.model.source import RawItem

if TYPE_CHECKING:
    from pebble import ProcessPool

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

FEED_TIMEOUT = timedelta(seconds=5)
"""Every real feed measured takes under a second; some hostile ones take every parser forever."""

_MEMORY = 2 * 1024**3
_TASKS_PER_PROCESS = 2_000


class Crew:
    """Runs pure functions in worker processes; they start at the first call."""

    def __init__(self, processes: int, timeout: timedelta) -> None:
        self._processes = processes
        self._timeout = timeout
        self._pool: ProcessPool | None = None
        self._awaited: set[asyncio.Future[Any]] = set()

    async def call(self, function: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T:
        """The function's result, within the crew's time limit.

        Raises Unreadable when it takes too long or its process dies, else what it raises.
        """
        return await self._call(partial(function, *arguments, **keywords), self._timeout)

    async def parse_feed(self, body: bytes, *, url: str = "", media_type: str = "") -> Feed:
        """The feed in a body (`bot.sources.feeds.ParseFeed`). Raises Unreadable."""
        return await self._call(partial(_parse_feed, body, url, media_type), min(self._timeout, FEED_TIMEOUT))

    async def _call(self, work: Callable[[], T], limit: timedelta) -> T:
        from pebble import ProcessExpired, ProcessPool  # here, for most commands start without

        if self._pool is None:
            self._pool = ProcessPool(
                self._processes,
                max_tasks=_TASKS_PER_PROCESS,
                initializer=_settle_in,
                context=multiprocessing.get_context("spawn"),
            )
        answer = asyncio.wrap_future(self._pool.schedule(work, timeout=limit.total_seconds()))
        self._awaited.add(answer)
        try:
            return await answer
        except BotError:
            raise
        except TookTooLong:
            raise Unreadable(f"takes more than {limit.total_seconds():.0f} s to read; it was put aside") from None
        except (ProcessExpired, MemoryError):
            raise Unreadable("could not be read: it takes too much memory") from None
        except Exception as problem:
            # One text that the bot stumbles over must not keep a source from being read for ever.
            log.exception("reading_failed")
            raise Unreadable(f"could not be read: {type(problem).__name__}, a mistake in this bot; please report it") from problem
        finally:
            self._awaited.discard(answer)

    async def close(self) -> None:
        """Stop the processes; what they had in hand is dropped, and whoever waits for it is cancelled."""
        for answer in self._awaited:
            answer.cancel()
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(pool.join)


class CrewUnderstanding:
    """ports.Understanding over a crew; articles are summarised by `method`, in `count` sentences."""

    def __init__(self, crew: Crew, *, method: str, count: int) -> None:
        self._crew = crew
        self._method = method
        self._count = count

    async def read(self, item: RawItem) -> tuple[Reading, ...]:
        """Parse and analyse one item in a worker process."""
        return await self._crew.call(_read, item, self._method, self._count)

    async def summarize(self, reading: Reading, *, method: str, count: int) -> Reading:
        """Make one summary anew in a worker process."""
        return await self._crew.call(_summarize, reading, method, count)


# The workers import the parsers; the main process starts a second faster without them.


def _parse_feed(body: bytes, url: str, media_type: str) -> Feed:
    from bot.parse.feed import parse_feed

    return parse_feed(body, url=url, media_type=media_type)


def _read(item: RawItem, method: str, count: int) -> tuple[Reading, ...]:
    from bot.understand.read import read_item

    return read_item(item, method=method, count=count)


def _summarize(reading: Reading, method: str, count: int) -> Reading:
    from bot.understand.read import summarize_again

    return summarize_again(reading, method, count)


def _settle_in() -> None:
    """Leave Ctrl-C to the main process, and bound the memory where the system can (not on macOS)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "darwin":
        import resource

        with contextlib.suppress(ValueError):  # a lower bound set by the operator stays
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
