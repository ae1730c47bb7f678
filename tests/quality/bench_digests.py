"""Many subscriptions: what a tick costs when nothing is due, and how long a thousand digests of one minute take.

make bench
"""

import asyncio
import io
import os
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app.schedule import tick
from bot.app.settings import load_settings
from bot.app.wiring import open_newsroom
from bot.flows.desk import Desk
from bot.flows.jobs import do_job
from bot.flows.manage import make_source
from bot.model.delivery import Search
from bot.model.document import Document, Limits
from bot.model.job import Job
from bot.model.source import EVERYONE, SourceKind, SourceState
from bot.model.topic import Topic
from bot.model.workspace import Channel, Subscription, Workspace
from bot.platforms.terminal.send import TerminalPlatform
from bot.queue.in_process import InProcessQueue
from bot.store.store import open_store
from bot.understand.read import read_item
from tests.quality.bench_day_newsroom import save_subscriptions
from tests.quality.bench_news import THEMES, news

SUBSCRIPTIONS, DUE, ARTICLES = 50_000, 1_000, 20 * len(THEMES)


class Counter:
    """A chat platform that only counts what it is sent."""

    name = "counter"

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.stories = 0

    def room(self, *, plain: bool) -> Limits:
        return Limits(characters=6_000, blocks=100, block_characters=4_000)

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        pass

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        self.keys.add(key)
        self.stories += len(document.blocks)
        return key

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        return key if key in self.keys else None


def _subscription(number: int, due: datetime) -> Subscription:
    workspace = f"server-{number % DUE}"
    theme = THEMES[number % DUE % len(THEMES)]
    return Subscription(
        id=f"subscription-{number}",
        workspace_id=workspace,
        topic_ids=(f"{workspace}-{theme}",),
        channel=Channel(platform="counter", workspace=workspace, id=f"channel-{number}"),
        schedule="daily 07:00",
        next_run_at=due,
    )


async def _fill(url: str, now: datetime) -> None:
    """One server a due subscription, each with a topic; all other subscriptions are due tomorrow."""
    store = await open_store(url)
    source = make_source(SourceKind.INGESTED, "bench")
    await store.news.add_source(source, followed_by=EVERYONE)
    readings = [reading for item in news(3, ARTICLES, now) for reading in read_item(item, method="lead", count=3)]
    readings = [replace(one, article=replace(one.article, source_id=source.id)) for one in readings]
    await store.news.save_visit(SourceState(source_id=source.id, next_check=now + timedelta(days=9)), readings, ())
    for number in range(DUE):
        workspace = Workspace(id=f"server-{number}", platform="counter", name=f"Server {number}")
        theme = THEMES[number % len(THEMES)]
        await store.workspaces.save_workspace(workspace)
        topic = Topic(id=f"{workspace.id}-{theme}", workspace_id=workspace.id, name=theme, any_of=(theme,))
        await store.workspaces.save_topic(topic)
    rows = [_subscription(number, now if number < DUE else now + timedelta(days=1)) for number in range(SUBSCRIPTIONS)]
    async with store.database.write() as connection:
        await save_subscriptions(connection, rows)
    await store.close()


async def _ticks(desk: Desk, queue: InProcessQueue) -> list[float]:
    """Milliseconds of ticks when nothing is due."""
    samples = []
    for _ in range(200):
        began = time.perf_counter()
        await tick(desk, queue)
        samples.append((time.perf_counter() - began) * 1000)
    return samples


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


async def bench_digests(folder: Path) -> None:
    """Print the figures."""
    url, now = f"sqlite:///{folder}/digests.db", datetime.now(UTC)
    await _fill(url, now)
    settings = load_settings(None, {"DATELINE_DATABASE": url, "DATELINE_LOG_LEVEL": "error"})
    settings = settings.model_copy(update={"sources": ()})
    # The terminal's own digest goes nowhere: only the counter's are measured.
    async with open_newsroom(settings, platforms=[TerminalPlatform(io.StringIO(), os.environ)]) as newsroom:
        counter, failures = Counter(), list[tuple[Job, Exception]]()
        desk = replace(newsroom.desk, platforms={**newsroom.desk.platforms, "counter": counter})
        queue = InProcessQueue(on_failure=lambda job, problem: failures.append((job, problem)))
        queue.register(lambda job: do_job(desk, job))
        await tick(desk, queue)
        before, began, cpu = _peak(), time.perf_counter(), time.process_time()
        while len(counter.keys) < DUE and not failures:
            await queue.run(until_empty=True)
            await tick(desk, queue)
        seconds = time.perf_counter() - began
        print(f"{DUE:,} digests due in one minute, each of 20 matching articles: {seconds:.1f} s (under 60)", flush=True)
        sent = f"sent {len(counter.keys):,}, failures {len(failures)}"
        print(f"  cpu {time.process_time() - cpu:.1f} s, {sent}, memory {before} -> {_peak()} MiB", flush=True)
        samples = await _ticks(desk, queue)
        print(
            f"a tick over {SUBSCRIPTIONS:,} subscriptions, nothing due: {statistics.median(samples):.2f} ms (under 1)", flush=True
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(bench_digests(Path(folder)))


if __name__ == "__main__":
    main()
