"""The bot in a process of its own that ends, or stops, at a step of the test's choosing.

Everything is the bot's own: settings, wiring, store file, queue, tick, flows. Added are a chat platform that posts to the
test, a clock that the test can set, and steps: before each transaction, before its commit and after it, before a message
is posted and after its answer came.
"""

import asyncio
import io
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from bot.app.periodic import scheduling
from bot.app.run import work
from bot.app.settings import HOME, load_settings
from bot.app.stopping import listen, until
from bot.app.troubles import Troubles
from bot.app.watch import heart
from bot.app.wiring import Newsroom, open_newsroom
from bot.model.delivery import DeliveryState, Search
from bot.model.document import Document, Limits
from bot.model.errors import Refused, Unclear
from bot.model.workspace import Channel
from bot.platforms.terminal.send import TerminalPlatform
from bot.store.database.engine import Database

PLATFORM = "post"
LIMITS = Limits(characters=600, blocks=20, block_characters=500)
SETTINGS = """
database = "sqlite:///{folder}/news.db"
sources = []
topics = []
[work]
tick = "1s"
grace = "2s"
"""


@dataclass(frozen=True)
class Life:
    """What is to become of one process: `die_at` and `pause_at` count steps from 1; 0 is never."""

    folder: Path
    port: int
    die_at: int = 0
    pause_at: int = 0
    name: str = "one"

    @property
    def steps_file(self) -> Path:
        """The steps that it took, one a line; written when it ends by itself."""
        return self.folder / f"steps-{self.name}"

    @property
    def pause_file(self) -> Path:
        """The step at which it stopped."""
        return self.folder / f"paused-{self.name}"


class Steps:
    """Counts steps, and does at one of them what the test wants."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self.taken: list[str] = []

    def take(self, name: str) -> None:
        self.taken.append(name)
        if len(self.taken) == self._life.die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if len(self.taken) == self._life.pause_at:
            self._life.pause_file.write_text(name)
            os.kill(os.getpid(), signal.SIGSTOP)


class PostPlatform:
    """bot.ports.delivery.ChatPlatform over the test's receiver."""

    name = PLATFORM

    def __init__(self, port: int, steps: Steps) -> None:
        self._client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False)
        self._steps = steps

    def room(self, *, plain: bool) -> Limits:
        return LIMITS

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        raise Refused("not here")

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        self._steps.take("send")
        try:
            answer = await self._client.post("/messages", json={"channel": channel.id, "key": key})
        except httpx.TransportError as problem:
            raise Unclear(str(problem)) from problem
        self._steps.take("answered")
        receipt: str = answer.json()["receipt"]
        return receipt

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        answer = await self._client.get("/messages", params={"channel": channel.id, "key": key})
        receipt: str | None = answer.json()["receipt"]
        return receipt


def clock_of(folder: Path) -> Any:
    """The real clock, moved by the seconds that the test writes into a file."""

    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float((folder / "clock").read_text()))

    return clock


def write_settings(folder: Path) -> None:
    """The settings of a newsroom; written before there are processes, which would read a file half written."""
    (folder / "dateline.toml").write_text(SETTINGS.format(folder=folder), encoding="utf-8")


def settings_of(folder: Path) -> Any:
    return load_settings(folder / "dateline.toml", {}, home=HOME)


def live(life: Life) -> None:
    """Work until everything is settled, or until the end that was chosen."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_live(life))


async def _live(life: Life) -> None:
    steps = Steps(life)
    platform = PostPlatform(life.port, steps)
    settings = settings_of(life.folder)
    async with (
        open_newsroom(
            settings, platforms=[TerminalPlatform(io.StringIO(), os.environ), platform], clock=clock_of(life.folder)
        ) as newsroom,
        scheduling() as scheduler,
        heart(scheduler, newsroom.vigil.succession, Troubles()),
    ):
        _cut_steps_into_the_store(steps)
        stopped = listen(newsroom.desk.senders.close)
        watch = asyncio.create_task(_stop_when_settled(newsroom, stopped))
        await until(stopped, work(newsroom, scheduler), grace=settings.work.grace)
        watch.cancel()
    life.steps_file.write_text("\n".join(steps.taken))


async def _stop_when_settled(newsroom: Newsroom, stopped: asyncio.Event) -> None:
    desk = newsroom.desk
    while True:
        open_ones = await desk.outbox.listed(DeliveryState.WAITING, DeliveryState.SENDING)
        if not open_ones and not await desk.workspaces.due_subscriptions(desk.clock()):
            stopped.set()
        await asyncio.sleep(0.02)


def _cut_steps_into_the_store(steps: Steps) -> None:
    whole = Database.write

    @asynccontextmanager
    async def write(self: Database, *, synced: bool = True) -> AsyncIterator[Any]:
        if not synced:  # Heartbeats and the like, which come when the machine's clock says so.
            async with whole(self, synced=False) as connection:
                yield connection
            return
        steps.take("begin")
        async with whole(self) as connection:
            yield connection
            steps.take("commit")
        steps.take("committed")

    Database.write = write  # type: ignore[method-assign]
