"""Time that moves only when nothing is left to do, and an event loop that runs by it and may stop at any step.

One `Timeline` lasts for a whole run of the world. Each life of the bot has an event loop of its own over it. A loop takes
its handles in the order in which they were scheduled, as asyncio does; threads are done without (`run_in_executor` works on
the spot), so that nothing depends on the machine.
"""

import asyncio
import heapq
import itertools
import socket
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.sources import resolve
from tests.simulation import steady

STILL = 100_000
"""So many steps without a moment passing are a loop that spins."""


class Crash(BaseException):
    """The process is gone: no `finally`, no `except` of the bot's runs any more."""


class Spinning(Exception):
    """The loop is busy for ever without waiting for anything."""


class Timeline:
    """Steady seconds since the world began, the moment that they stand for, and what the world does by itself when."""

    def __init__(self, start: datetime) -> None:
        self.start = start
        self.now = 0.0
        self.skew = timedelta()
        self._number = itertools.count()
        self._plans: list[tuple[float, int, Callable[[], None]]] = []

    @property
    def moment(self) -> datetime:
        """The true time."""
        return self.start + timedelta(seconds=self.now)

    def clock(self) -> datetime:
        """What the bot's clock shows."""
        return self.moment + self.skew

    def at(self, seconds: float, what: Callable[[], None]) -> None:
        """Let something happen at that second, or as soon as possible when it is past."""
        heapq.heappush(self._plans, (max(seconds, self.now), next(self._number), what))

    def after(self, seconds: float, what: Callable[[], None]) -> None:
        """Let something happen so many seconds from now."""
        self.at(self.now + seconds, what)

    @property
    def next(self) -> float:
        """The second at which something happens next."""
        return self._plans[0][0] if self._plans else float("inf")

    def happen(self) -> None:
        """Let everything happen that is due."""
        while self._plans and self._plans[0][0] <= self.now:
            heapq.heappop(self._plans)[2]()

    def sleep_until(self, second: float) -> None:
        """Let the world go on without a bot until then."""
        while self.next <= second:
            self.now = max(self.now, self.next)
            self.happen()
        self.now = max(self.now, second)


class SimLoop(asyncio.BaseEventLoop):
    """An event loop over a timeline. `die_in(n)` ends it before the n-th step from now; a step is one call of a handle."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._timeline = timeline
        self._dies_at = 0
        self._still = 0
        self._on_signal: dict[int, Callable[[], None]] = {}
        self.steps = 0

    def time(self) -> float:
        return self._timeline.now

    def die_in(self, steps: int) -> None:
        """The process is gone before its n-th step from now."""
        self._dies_at = self.steps + max(1, steps)

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> asyncio.Handle:
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        answer = self.create_future()
        try:
            answer.set_result(func(*args))
        except Exception as problem:
            answer.set_exception(problem)
        return answer

    async def getaddrinfo(self, host: Any, port: Any, **more: Any) -> Any:  # type: ignore[override]
        return addresses(host, port)

    async def create_unix_server(self, *_: Any, **__: Any) -> Any:  # type: ignore[override]
        return _Server()

    def add_signal_handler(self, sig: int, callback: Any, *args: Any) -> None:
        self._on_signal[sig] = lambda: callback(*args)

    def signal(self, number: int) -> None:
        """Somebody sends the process a signal."""
        if number in self._on_signal:
            self.call_soon(self._on_signal[number])

    def _run_once(self) -> None:
        self._drop_cancelled()
        timeline = self._timeline
        if not self._ready:  # type: ignore[attr-defined]
            self._still = 0
            then = min(timeline.next, self._scheduled[0]._when if self._scheduled else float("inf"))  # type: ignore[attr-defined]
            if then == float("inf"):
                raise Spinning("everybody waits for ever")
            timeline.now = max(timeline.now, then)
        timeline.happen()
        scheduled, ready = self._scheduled, self._ready  # type: ignore[attr-defined]
        while scheduled and scheduled[0]._when <= timeline.now:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if handle._cancelled:
                continue
            self.steps += 1
            self._still += 1
            if self.steps == self._dies_at:
                raise Crash
            if self._still > STILL:
                raise Spinning(f"{STILL} steps without a moment passing: {handle}")
            handle._run()

    def _drop_cancelled(self) -> None:
        scheduled = self._scheduled  # type: ignore[attr-defined]
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)._scheduled = False


class _Server:
    """A server at a socket of this machine's, on which nobody calls."""

    def close(self) -> None:
        """Nothing is open."""

    async def wait_closed(self) -> None:
        """Nothing to wait for."""


def addresses(host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
    """Every name of the simulated internet has one public address."""
    name = host.decode() if isinstance(host, bytes) else str(host)
    if not name.endswith((".example", ".com")):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port))]


def rule_time(timeline: Timeline) -> None:
    """Let the clocks of this process show simulated time from now on: the steady one, the system's, and `datetime.now`.

    For the rest of the process's life: a run of the world has one of its own.
    """

    class SimDatetime(datetime, metaclass=_AnyDatetime):
        def __new__(cls, *args: Any, **more: Any) -> Any:
            return datetime(*args, **more)

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            shown = timeline.clock()
            return shown.astimezone(tz) if tz else shown.replace(tzinfo=None)

    steady.show(steady=lambda: timeline.now, system=lambda: timeline.clock().timestamp())
    socket.getaddrinfo = addresses  # type: ignore[assignment]
    resolve.threading = SimpleNamespace(Thread=_AtOnce)  # type: ignore[attr-defined]
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _RULED and getattr(module, "datetime", None) is datetime and _asks_the_time(module):
            module.datetime = SimDatetime  # type: ignore[attr-defined]


def _asks_the_time(module: Any) -> bool:
    """Only these are touched: elsewhere `datetime` is a type, and is to stay that one."""
    return b"datetime.now(" in Path(module.__file__).read_bytes()


class _AtOnce:
    """A thread that has done its work as soon as it is started."""

    def __init__(self, *, target: Callable[[], None], **_: Any) -> None:
        self.start = target


class _AnyDatetime(type):
    """Every datetime is an instance of it."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime)


_RULED = {"bot", "apscheduler", "slack_sdk", "discord"}
