"""Background work of a process: heartbeat, alarms, upkeep once a minute, garbage collection, and the health port."""

import gc
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count

from bot.app.memory import give_back
from bot.app.periodic import Scheduler
from bot.app.pulse import Pulse
from bot.app.settings import Settings
from bot.app.troubles import Troubles
from bot.app.watchman import Watchman
from bot.flows.desk import Desk
from bot.flows.housekeep import House, look_around
from bot.flows.index_anew import is_index_old
from bot.flows.plan_anew import plan_anew
from bot.flows.succession import BEAT, Succession
from bot.model.errors import BotError
from bot.model.job import IndexAnew, KeepHouse
from bot.ports.queue import JobQueue

log = logging.getLogger(__name__)

MINUTE, SOON, WATCH, SETTLE = 60.0, 5.0, 15.0, 10.0
_THAWED = 2_000
"""So often old objects are left out of a garbage collection before one full collection: some six hours."""


@asynccontextmanager
async def health_port(desk: Desk, settings: Settings, watchman: Watchman) -> AsyncIterator[Pulse]:
    """Answer at the health port, if there is one, during the block; gives what is to be told of the work.

    Where several processes share the settings on one machine, one of them has the port: the first that makes digests, if any.

    aiohttp and prometheus-client take 0.3 s to import: only a bot with a health port pays for them.
    """
    pulse = Pulse()
    if not (settings.health.port and desk.house):
        yield pulse
        return
    if not desk.publishes and _is_taken(settings.health.host, settings.health.port):
        log.info("health_not_served", extra={"port": settings.health.port})
        yield pulse
        return
    from bot.app.health import Health, serve
    from bot.app.metrics import Metrics

    metrics = Metrics()
    health = Health(desk.house.care, metrics, pulse, watchman, tick_every=settings.work.tick)
    metrics.start()
    try:
        async with serve(health, settings.health.host, settings.health.port) as port:
            log.info("health_served", extra={"host": settings.health.host, "port": port})
            yield pulse
    finally:
        metrics.stop()


def _is_taken(host: str, port: int) -> bool:
    """Whether another process answers at a port, or nobody may."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        try:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
        except OSError:
            return True
    return False


@asynccontextmanager
async def heart(
    scheduler: Scheduler, succession: Succession, troubles: Troubles, beaten: Callable[[], None] = lambda: None
) -> AsyncIterator[None]:
    """Free the leases of dead processes before the block, and send heartbeats during it; `beaten` is called after each."""

    async def beat() -> None:
        with troubles.hearing("heartbeat"):
            await succession.beat()
        beaten()

    await beat()
    try:
        async with scheduler.every(timedelta(seconds=BEAT), "heartbeat", beat):
            yield
    finally:
        try:
            await succession.leave()
        except BotError as problem:  # Another process will notice that this one is gone.
            troubles.failed("heartbeat", problem)


@asynccontextmanager
async def watching(scheduler: Scheduler, watchman: Watchman, troubles: Troubles) -> AsyncIterator[None]:
    """Log alarms during the block."""

    async def watch() -> None:
        with troubles.hearing("watching"):
            await watchman.look_and_tell()

    async with scheduler.every(timedelta(seconds=WATCH), "watching", watch):
        yield


@asynccontextmanager
async def settling(scheduler: Scheduler) -> AsyncIterator[None]:
    """During the block leave long-lived objects out of garbage collections (gc.freeze), and give free memory back.

    A collection over the modules and a week's reports takes 0.3 s, in which nobody is answered. A cycle that becomes garbage
    after it was left out is collected hours later.
    """
    times = count()

    async def settle() -> None:
        if not gc.isenabled():
            return
        if not next(times) % _THAWED:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        give_back()

    async with scheduler.every(timedelta(seconds=SETTLE), "settling", settle, at_once=True):
        yield


@asynccontextmanager
async def looking_around(
    scheduler: Scheduler, desk: Desk, house: House, queue: JobQueue, troubles: Troubles
) -> AsyncIterator[None]:
    """Each minute, during the block, record that the bot runs, and do the upkeep when it is due; sooner where it or other work
    failed because of the store. Plan anew at the start."""
    is_planned, next_at = not desk.publishes, 0.0

    async def look() -> None:
        nonlocal is_planned, next_at
        if time.monotonic() < next_at and not troubles.is_stuck:
            return
        with troubles.hearing("looking around"):
            if not is_planned:
                await plan_anew(desk)
            is_planned = True
            if await look_around(house, desk.clock()) and not troubles.rests(KeepHouse()):
                await queue.enqueue(KeepHouse())
            if desk.publishes and await is_index_old(house.care, desk.clock()):
                await queue.enqueue(IndexAnew())
            next_at = time.monotonic() + MINUTE

    async with scheduler.every(timedelta(seconds=SOON), "looking around", look, at_once=True):
        yield
