"""Speed and memory: the figures that the README promises, each beside its mark. It judges nothing: machines differ.

    make bench

CPU time is what the bot itself takes, whatever else the machine does; wall time is what somebody waits.
"""

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app.settings import HOME, load_settings
from bot.app.wiring import Newsroom, open_newsroom
from bot.flows.brief import Question, brief
from bot.flows.manage import make_source
from bot.model.analysis import Reading
from bot.model.source import SourceKind, SourceState
from bot.understand.read import read_item
from tests.quality.bench_news import news

ARTICLES = 10_000


def cpu_seconds() -> float:
    """CPU time of this process and of the children that have ended."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


class Stopwatch:
    """Wall and CPU time of several runs, in milliseconds."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def __enter__(self) -> None:
        self._began = time.perf_counter(), cpu_seconds()

    def __exit__(self, *_: object) -> None:
        self.wall.append((time.perf_counter() - self._began[0]) * 1000)
        self.cpu.append((cpu_seconds() - self._began[1]) * 1000)

    def tell(self, name: str, mark: str) -> None:
        print(f"{name:46s} wall {_spread(self.wall)}  cpu {_spread(self.cpu)}  {mark}", flush=True)


def _spread(samples: Sequence[float]) -> str:
    return f"{statistics.median(samples):7.0f} (at most {max(samples):6.0f})"


def measure(name: str, work: Callable[[], object], runs: int, mark: str) -> None:
    watch = Stopwatch()
    for _ in range(runs):
        with watch:
            work()
    watch.tell(name, mark)


def bench_analyze() -> None:
    now = datetime.now(UTC)
    items = list(news(1, 201, now, sentences=(15, 60)))
    read_item(items.pop(), method="lead", count=3)
    watch = Stopwatch()
    for item in items:
        with watch:
            read_item(item, method="lead", count=3)
    watch.tell("analyse an article of 15 to 60 sentences", "median under 30")
    watch = Stopwatch()
    for seed in range(2, 9):  # another text each time, for a line that was seen before is known
        [endless] = news(seed, 1, now, sentences=(5_000, 5_000))
        with watch:
            read_item(endless, method="lead", count=3)
    watch.tell("analyse a text of 5,000 sentences", "never over 300")


def bench_start(folder: Path) -> None:
    environment = {**os.environ, "DATELINE_DATABASE": f"sqlite:///{folder}/start.db", "DATELINE_LOG_LEVEL": "error"}

    def bot(*arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=HOME, env=environment, capture_output=True, check=True)

    sample = str(next((HOME / "config" / "sample" / "articles").glob("*.txt")))
    measure("run --once, nothing stored, whole process", lambda: bot("run", "--once"), 1, "")
    measure("run --once, all stored, whole process", lambda: bot("run", "--once"), 3, "wall under 3000")
    measure("brief floods, whole process", lambda: bot("brief", "floods"), 3, "")
    measure("analyze a sample article, whole process", lambda: bot("analyze", sample), 3, "")


async def fill(newsroom: Newsroom, articles: int) -> None:
    """Articles of the last days; four hundred analyses come again under ever new names, for it is their number that counts."""
    source = make_source(SourceKind.INGESTED, "bench")
    store, now = newsroom.desk.news, datetime.now(UTC)
    await store.add_source(source, followed_by=newsroom.workspace.id)
    models = [reading for item in news(3, 400, now) for reading in read_item(item, method="lead", count=3)]
    state = SourceState(source_id=source.id, next_check=now + timedelta(days=999))
    for begin in range(0, articles, 1_000):
        batch = [
            _as(models[number % len(models)], number, source.id, now - timedelta(seconds=40 * (articles - number)))
            for number in range(begin, begin + 1_000)
        ]
        await store.save_visit(state, batch, ())


def _as(model: Reading, number: int, source_id: str, stored: datetime) -> Reading:
    name = f"{number:016x}"
    article = replace(model.article, id=name, key=name, source_id=source_id, fetched=stored, published=stored)
    return replace(model, article=article, analysis=replace(model.analysis, article_id=name))


async def bench_brief(folder: Path) -> None:
    settings = load_settings(None, {"DATELINE_DATABASE": f"sqlite:///{folder}/brief.db"})
    async with open_newsroom(settings) as newsroom:
        await fill(newsroom, ARTICLES)
        for asked in ("floods", "harbour", "railway, bank", "the harbour council", "nothing of the kind"):
            question = Question(workspace=newsroom.workspace, asked=asked, since=datetime.now(UTC) - timedelta(days=7))
            await brief(newsroom.desk, question)
            watch = Stopwatch()
            for _ in range(15):
                with watch:
                    await brief(newsroom.desk, question)
            watch.tell(f"brief “{asked}” from {ARTICLES:,} articles", "median under 100")


def main() -> None:
    print("milliseconds; median of several runs")
    with tempfile.TemporaryDirectory() as folder:
        bench_analyze()
        bench_start(Path(folder))
        asyncio.run(bench_brief(Path(folder)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory of this process: {peak // (1024 if sys.platform != 'darwin' else 1024**2)} MiB")


if __name__ == "__main__":
    main()
