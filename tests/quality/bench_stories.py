"""Choosing among all: briefs and a digest over a large newsroom, idle and while two processes collect, and the clerk's pace.

make bench                                          ARTICLES=100000 for a smaller one
python -m tests.quality.bench_stories FOLDER        the newsroom stays there, and is asked again the next time
python -m tests.quality.bench_stories postgresql    over a PostgreSQL of its own
"""

import asyncio
import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app.settings import load_settings
from bot.app.wiring import open_newsroom
from bot.flows.brief import Question, research
from bot.flows.desk import Desk
from bot.flows.select import select_news
from bot.flows.tell_stories import tell_stories
from bot.model.analysis import Reading
from bot.model.errors import BotError
from bot.model.source import SourceState
from bot.model.workspace import Channel, Subscription, Window, Workspace
from bot.store.store import Store, open_store
from tests import postgresql
from tests.quality.bench_news import THEMES
from tests.quality.bench_newsroom import SMALL, WORKSPACE, Newsroom, fill, reports_to_copy, source_id

ARTICLES = int(os.environ.get("ARTICLES") or 1_000_000)
SOURCES, DAYS, ASKED, PENDING = 2_000, 60, 60, 500


async def _fill(url: str, now: datetime) -> None:
    store = await open_store(url)
    await fill(store, Newsroom(articles=ARTICLES, sources=SOURCES, days=DAYS, now=now))
    if not store.database.is_sqlite:
        await store.care.optimise()  # As house-keeping does every night: PostgreSQL plans by what it knows.
    await store.close()


async def collect(url: str, name: str) -> None:
    """Until killed: store batches as visits do. Says "ready" when it has the texts."""
    store = await open_store(url)
    copied, number = reports_to_copy(datetime.now(UTC)), 0
    tell("ready")
    while True:
        await _store_some(store, copied, name, number)
        number += 20
        await asyncio.sleep(0.2)


async def _store_some(store: Store, copied: Sequence[Reading], name: str, first: int, count: int = 20) -> None:
    now = datetime.now(UTC)
    made = [
        Reading(
            article=replace(
                one.article, id=(key := f"{name}-{first + at}"), key=key, source_id=source_id(at), fetched=now, url=""
            ),
            analysis=replace(one.analysis, article_id=key),
        )
        for at, one in enumerate(random.Random(first).sample(list(copied), count))
    ]
    await store.news.save_visit(SourceState(source_id=source_id(0), next_check=now + timedelta(days=9)), made, ())


async def _briefs(desk: Desk, workspace: Workspace = WORKSPACE) -> list[float]:
    """Milliseconds of briefs on one word or two, one to thirty days back; on two themes at once there is nothing."""
    chance, samples, told = random.Random(7), [], 0
    for _ in range(ASKED):
        asked = " ".join(chance.sample(THEMES, chance.choice((1, 2))))
        since = desk.clock() - timedelta(days=chance.choice((1, 7, 30)))
        began = time.perf_counter()
        found = await research(desk, Question(workspace=workspace, asked=asked, since=since))
        samples.append((time.perf_counter() - began) * 1000)
        told += bool(found.selection.stories)
    if told < ASKED / 3:
        raise BotError(f"only {told} of {ASKED} briefs told anything: nobody follows the sources")
    return samples


async def _digest(desk: Desk) -> float:
    """Milliseconds of choosing for a digest over everything of the last day; the middle of five."""
    channel = Channel(platform="terminal", workspace=WORKSPACE.id, id="bench")
    order = Subscription(id="bench", workspace_id=WORKSPACE.id, topic_ids=(), channel=channel, schedule="daily 07:00")
    samples = []
    for _ in range(5):
        window = Window(start=desk.clock() - timedelta(days=1), end=desk.clock())
        began = time.perf_counter()
        await select_news(desk, order, (), window)
        samples.append((time.perf_counter() - began) * 1000)
    return statistics.median(samples)


async def _clerk(desk: Desk, url: str) -> float:
    """Milliseconds of the clerk for a report, what it begins with not counted."""
    store = await open_store(url)
    copied = reports_to_copy(desk.clock())
    await _store_some(store, copied, "first", 0)
    await tell_stories(desk)
    for first in range(0, PENDING, 20):
        await _store_some(store, copied, "then", first)
    began = time.perf_counter()
    told = await tell_stories(desk)
    await store.close()
    return (time.perf_counter() - began) * 1000 / max(1, told)


async def measure(folder: Path, url: str = "") -> None:
    """Fill a newsroom, unless one is in that folder, then ask it."""
    url, is_filled = url or f"sqlite:///{folder}/bench.db", (folder / "bench.db").exists()
    if not is_filled:
        began = time.perf_counter()
        await _fill(url, datetime.now(UTC))
        tell(f"{ARTICLES:,} articles, {SOURCES:,} sources stored in {time.perf_counter() - began:.0f} s")
    settings = load_settings(None, {"DATELINE_DATABASE": url, "DATELINE_LOG_LEVEL": "error"})
    async with open_newsroom(settings, home=folder) as newsroom:
        desk = newsroom.desk
        await _briefs(desk)
        gc.collect()
        gc.freeze()  # As the bot does every ten seconds (`settling`).
        _say("brief, idle", await _briefs(desk))
        _say("brief of who follows twenty sources, idle", await _briefs(desk, SMALL))
        tell(f"digest over everything of a day: {await _digest(desk):.0f} ms")
        tell(f"clerk: {await _clerk(desk, url):.2f} ms a report")
        command = [sys.executable, "-m", "tests.quality.bench_stories", "collect", url]
        names = [f"collector-{number}-{time.time():.0f}" for number in range(2)]
        collecting = [await asyncio.create_subprocess_exec(*command, name, stdout=subprocess.PIPE) for name in names]
        try:
            for one in collecting:
                assert one.stdout
                await one.stdout.readline()
            _say("brief, while two processes collect", await _briefs(desk))
            _say("brief of who follows twenty sources, then", await _briefs(desk, SMALL))
        finally:
            for one in collecting:
                one.kill()
                await one.wait()


def _say(what: str, samples: list[float]) -> None:
    p95 = statistics.quantiles(samples, n=20)[-1]
    tell(f"{what}: {statistics.median(samples):.0f} ms median, {p95:.0f} ms p95")


def tell(line: str) -> None:
    """Print a figure as soon as it is there."""
    print(line, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["collect"]:
        asyncio.run(collect(sys.argv[2], sys.argv[3]))
    elif sys.argv[1:] in ([], ["postgresql"]):
        with tempfile.TemporaryDirectory() as made:
            if not sys.argv[1:]:
                asyncio.run(measure(Path(made)))
            elif problem := postgresql.missing():
                print(problem)
            else:
                with postgresql.server() as server:
                    asyncio.run(measure(Path(made), postgresql.new_database(server)))
    else:
        asyncio.run(measure(Path(sys.argv[1])))
