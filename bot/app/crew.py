"""The reading processes (a process pool) that parse and analyse. They are bounded in time and memory, and killed and replaced
when they hang or die.

A thread cannot be stopped and hostile markup can hang any parser, so every text from outside is read in here. One asyncio task
minds each process and takes the next call from a fair queue. A process that dies takes nothing with it, and a task that fails is
replaced.
"""

import asyncio
import logging
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, ParamSpec, TypeVar

from bot.app.fair_queue import FairQueue
from bot.app.reader_process import Died, ReaderProcess
from bot.app.worker import Remote
from bot.flows.turns import Turn, whose
from bot.model.errors import BotError, Unreachable, Unreadable
from bot.model.feed import Feed
from bot.model.problems import Code, Problem
from bot.parse.robots import Verdict

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

FEED_TIMEOUT = timedelta(seconds=5)
"""Every real feed measured takes under a second; some hostile ones keep every parser busy for ever."""

_CALLS_PER_PROCESS = 2_000
_TRIES = 2
"""The system may have ended a process because another one used up the memory, so a text is tried once more."""


@dataclass(slots=True, eq=False)
class _Call:
    """A call with the future that its caller waits for."""

    name: str
    work: bytes
    limit: timedelta
    turn: Turn
    answer: "asyncio.Future[Any]"
    since: float = field(default_factory=time.monotonic)


class Crew:
    """Runs pure functions in reading processes, which start at the first call. Workspaces and sources are served in turn."""

    def __init__(self, processes: int, timeout: timedelta) -> None:
        self._timeout = timeout
        self._calls: FairQueue[_Call] = FairQueue()
        self._wake = asyncio.Condition()
        self._hands: list[asyncio.Task[None] | None] = [None] * processes
        self._readers: dict[int, ReaderProcess] = {}
        self._in_hand: set[_Call] = set()
        self._no_start_since: float | None = None

    async def call(self, function: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T:
        """The function's result, within the time limit. Raises Unreadable when it takes too long or its process dies, Unreachable
        when no process starts, and whatever the function raises."""
        return await self._call(partial(function, *arguments, **keywords), self._timeout)

    async def parse_feed(self, body: bytes, *, url: str = "", media_type: str = "") -> Feed:
        """The feed in a body (`bot.sources.feeds.ParseFeed`). Raises Unreadable."""
        return await self._call(partial(_parse_feed, body, url, media_type), min(self._timeout, FEED_TIMEOUT))

    async def judge(self, robots: bytes, address: str) -> Verdict:
        """What a robots.txt says of an address (`bot.sources.pages.Judge`). Raises Unreadable."""
        return await self._call(partial(_judge, robots, address), min(self._timeout, FEED_TIMEOUT))

    def waits_since(self) -> float | None:
        """Since when the oldest call waits or runs, or no process can be started, on the monotonic clock; None: all is well."""
        unstarted = () if self._no_start_since is None else (self._no_start_since,)
        return min((*unstarted, *(call.since for call in (*self._calls.waiting(), *self._in_hand))), default=None)

    def length(self) -> int:
        """How many calls wait or run."""
        return len(self._calls) + len(self._in_hand)

    async def _call(self, work: "partial[T]", limit: timedelta) -> T:
        turn, answer = whose(), asyncio.get_running_loop().create_future()
        call = _Call(work.func.__name__.strip("_"), pickle.dumps(work), limit, turn, answer)
        self._calls.put(turn.group, turn.member, call)
        for number, hand in enumerate(self._hands):
            if hand is None or hand.done():
                self._hands[number] = asyncio.create_task(self._serve(number))
        async with self._wake:
            self._wake.notify()
        result: T = await answer
        return result

    async def _serve(self, number: int) -> None:
        """Keep one process at work for ever."""
        while True:
            async with self._wake:
                await self._wake.wait_for(lambda: len(self._calls))
                call = self._calls.take()
            if call.answer.done():
                continue  # The caller has stopped waiting.
            self._in_hand.add(call)
            try:
                await self._do(number, call)
            except BotError as problem:
                _fail(call, problem)
            except Exception as problem:
                # A text that the bot's own code fails on must not block its source for ever.
                log.exception("reading_failed")
                words = Problem(Code.MISTAKE_IN_READING, {"detail": type(problem).__name__})
                _fail(call, Unreadable(words), problem)
            finally:
                self._in_hand.discard(call)
                if not call.answer.done():
                    call.answer.cancel()

    async def _do(self, number: int, call: _Call) -> None:
        """Do one call, in this task's process or a new one. Raises what the call raises."""
        for _ in range(_TRIES):
            reader = await self._reader(number)
            try:
                if not await self._ask(reader, call):
                    await self._let_go(number)  # The caller has stopped waiting: a process that hangs is killed at once.
                return
            except Died as death:
                log.warning("reader_died", extra={"problem": death.words, "busy": True})
                await self._let_go(number)
            except TimeoutError:
                call.turn.seconds += call.limit.total_seconds()
                await self._let_go(number)
                raise Unreadable(Problem(Code.TAKES_TOO_LONG_TO_READ, {"seconds": f"{call.limit.total_seconds():.0f}"})) from None
            except asyncio.CancelledError:
                await asyncio.shield(self._let_go(number))
                raise
            except MemoryError:
                break
        raise Unreadable(Code.TAKES_TOO_MUCH_MEMORY)

    async def _ask(self, reader: ReaderProcess, call: _Call) -> bool:
        """Run the call and hand on the outcome; False when the caller stopped waiting meanwhile."""
        doing = asyncio.create_task(reader.do(call.work, call.limit))
        try:
            await asyncio.wait({doing, call.answer}, return_when=asyncio.FIRST_COMPLETED)
            if not doing.done():
                return False
            well, outcome, seconds = doing.result()
            self._no_start_since = None
        finally:
            doing.cancel()
        call.turn.seconds += seconds
        log.debug("call_done", extra={"call": call.name, "seconds": round(seconds, 4)})
        if not well:
            error, trace = outcome
            error.__cause__ = Remote(trace)
            raise error
        if not call.answer.done():
            call.answer.set_result(outcome)
        return True

    async def _reader(self, number: int) -> ReaderProcess:
        """This task's process, alive and not too old. Raises Unreadable when none can be started."""
        reader = self._readers.get(number)
        if reader and reader.is_alive and reader.calls < _CALLS_PER_PROCESS:
            return reader
        if reader:
            if not reader.is_alive:
                log.warning("reader_died", extra={"problem": "ended while it had nothing to do", "busy": False})
            await self._let_go(number)
        try:
            self._readers[number] = await ReaderProcess.start()
        except (Died, TimeoutError, OSError) as problem:
            # Not the text's fault: the next call tries again.
            self._no_start_since = self._no_start_since or time.monotonic()
            log.warning("reader_not_started", extra={"problem": str(problem) or type(problem).__name__})
            raise Unreachable(Code.READERS_NOT_STARTED) from problem
        return self._readers[number]

    async def _let_go(self, number: int) -> None:
        if reader := self._readers.pop(number, None):
            await reader.kill()

    def kill(self) -> None:
        """Kill all processes, for a bot that ends at once."""
        for reader in self._readers.values():
            reader.kill_at_once()

    async def close(self) -> None:
        """Stop the processes; calls in hand are dropped, and their callers cancelled."""
        for call in (*self._calls.waiting(), *self._in_hand):
            call.answer.cancel()
        hands = [hand for hand in self._hands if hand]
        for hand in hands:
            hand.cancel()
        await asyncio.gather(*hands, return_exceptions=True)
        self._hands = [None] * len(self._hands)
        await asyncio.gather(*map(self._let_go, list(self._readers)))


def _fail(call: _Call, problem: Exception, cause: BaseException | None = None) -> None:
    if not call.answer.done():
        problem.__cause__ = cause or problem.__cause__
        call.answer.set_exception(problem)


# The workers import the parsers; the main process starts a second faster without them.


def _parse_feed(body: bytes, url: str, media_type: str) -> Feed:
    from bot.parse.feed.read import parse_feed

    return parse_feed(body, url=url, media_type=media_type)


def _judge(robots: bytes, address: str) -> Verdict:
    from bot.parse.robots import verdict

    return verdict(robots, address)
