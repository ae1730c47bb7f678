"""How the bot is, for whoever asks over HTTP: /healthz, /readyz, /metrics. Read-only, and without secrets.

/healthz   200 as soon as the event loop turns: ask with a time limit, a stuck loop does not answer at all
/readyz    200 when the database answers, the last tick is recent and nothing is silent that should not be, else 503 and why
/metrics   Prometheus' text format
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from aiohttp import web

from bot.app.metrics import Metrics
from bot.app.pulse import LATE_TICKS, Pulse
from bot.app.watchman import Watchman
from bot.flows.alarms import say_alarm
from bot.model.errors import BotError, UserError
from bot.ports.care import StoreCare

log = logging.getLogger(__name__)

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
_ANSWER = 2.0
"""Seconds within which the database has to answer."""

_BEAT = 0.05
_LATE = 0.1
"""Delays of the event loop from this length on would be noticed by people who wait for an answer."""


class Health:
    """Answers the health requests from the store, the metrics and the pulse of the work."""

    def __init__(self, care: StoreCare, metrics: Metrics, pulse: Pulse, watchman: Watchman, *, tick_every: timedelta) -> None:
        self._care = care
        self._watchman = watchman
        self._metrics = metrics
        self._pulse = pulse
        self._every = tick_every.total_seconds()
        self._lags = deque([0.0], maxlen=round(60 / _BEAT))

    def tick_lag(self) -> float:
        """Seconds by which the next tick is late; 0 while it is not due."""
        return max(0.0, time.monotonic() - self._pulse.ticked_at - self._every)

    async def beat(self) -> None:
        """Measure, until cancelled, how late the event loop wakes up. A delay while its own thread was idle comes from the
        machine or another thread."""
        while True:
            began, worked = time.monotonic(), time.thread_time()
            await asyncio.sleep(_BEAT)
            lag = max(0.0, time.monotonic() - began - _BEAT)
            self._lags.append(lag)
            if lag > _LATE:
                log.info("loop_was_late", extra={"seconds": round(lag, 3), "busy": round(time.thread_time() - worked, 3)})

    def app(self) -> web.Application:
        """Serve the three pages."""
        app = web.Application()
        app.add_routes(
            [web.get("/healthz", self._healthz), web.get("/readyz", self._readyz), web.get("/metrics", self._metrics_page)]
        )
        return app

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        try:
            silent = await asyncio.wait_for(self._watchman.look(), _ANSWER)
        except TimeoutError:
            return web.Response(status=503, text=f"the database does not answer within {_ANSWER:.0f} s\n")
        except BotError as problem:
            return web.Response(status=503, text=f"{problem}\n")
        if silent:
            return web.Response(status=503, text="".join(f"{say_alarm(silence, datetime.isoformat)}\n" for silence in silent))
        if self.tick_lag() > LATE_TICKS * self._every:
            return web.Response(status=503, text=f"the tick is {self.tick_lag():.0f} s late\n")
        return web.Response(text="ready\n")

    async def _metrics_page(self, _: web.Request) -> web.Response:
        try:
            figures = await asyncio.wait_for(self._care.figures(), _ANSWER)
            silent = await asyncio.wait_for(self._watchman.look(), _ANSWER)
            now = datetime.now(UTC)
            overdue = await asyncio.wait_for(self._care.overdue(now), _ANSWER)
        except (TimeoutError, BotError):
            return web.Response(status=503, text="the database does not answer\n")
        pulse = {"queue_length": self._pulse.queue_length(), "tick_lag": self.tick_lag(), "loop_lag": max(self._lags)}
        page = self._metrics.page(figures, overdue, silent, pulse, now=now)
        return web.Response(body=page, headers={"Content-Type": _PROMETHEUS})


@asynccontextmanager
async def serve(health: Health, host: str, port: int) -> AsyncIterator[int]:
    """Answer at a port during the block; gives the port (0 asks for any free one). Raises UserError when it is taken."""
    runner = web.AppRunner(health.app(), access_log=None)
    await runner.setup()
    beat = asyncio.create_task(health.beat())
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise UserError(f"health.port: {host}:{port} cannot be opened: {error.strerror or error}") from error
        yield runner.addresses[0][1]
    finally:
        beat.cancel()
        with suppress(asyncio.CancelledError):
            await beat
        await runner.cleanup()
