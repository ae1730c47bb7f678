"""One worker beside two, each on a core of its own, over one PostgreSQL: how much faster two are, and where the rest goes.

    python -m tests.quality.bench_workers [feeds] [runs]

Real processes visit feeds of ten new items each on loopback addresses; their reading processes share their core. The database and
the server of the feeds take what the cores leave them. On Linux, and on a machine that does nothing else. It judges nothing.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg

from bot.app.settings import HOME
from tests import postgresql
from tests.quality.bench_feeds import STAGES, Figures, Memory, ask, feed_url, free_port, line, running, write_config
from tests.quality.bench_feeds_server import ITEMS

FEEDS, RUNS, WARMING, MARK = 300, 3, 30, 1.6
"""Feeds that are measured, runs of each kind, and feeds read before, so that every process has all its code in memory."""

_START, _ROUND, _LOOK = 300.0, 900.0, 0.2
_FAR = 2**62
_WORKERS, _READING = "workers", "their reading"


@dataclass
class Run:
    """One round over all feeds. `cpu` are seconds by who took them, `waiting` those until each report had its story."""

    articles: int
    seconds: float
    waiting: float
    cpu: dict[str, float]
    stages: dict[str, tuple[int, float]] = field(default_factory=dict)

    @property
    def pace(self) -> float:
        return self.articles / self.seconds


class Worker:
    """One process of the bot, with its reading process, on one core."""

    def __init__(self, core: int, folder: Path, environment: dict[str, str]) -> None:
        self.port, self.used = free_port(), Memory()
        self._told = folder / f"worker{core}.txt"
        command = [sys.executable, "-m", "bot", "--config", str(folder / "bench.toml"), "run", "--role", "worker"]
        with self._told.open("wb") as told:
            self.process = subprocess.Popen(
                ["taskset", "-c", str(core), *command],
                cwd=HOME,
                env=environment | {"DATELINE_HEALTH_PORT": str(self.port)},
                stdout=subprocess.DEVNULL,
                stderr=told,
            )

    def look(self) -> None:
        """Note the CPU time so far."""
        assert self.process.poll() is None, self.told
        self.used.look(self.process.pid)

    @property
    def told(self) -> str:
        return self._told.read_text(encoding="utf-8", errors="replace")

    @property
    def cpu(self) -> tuple[float, float]:
        """Of the process itself, and of its reading process."""
        itself = self.used.cpu.get(self.process.pid, 0.0)
        return itself, sum(self.used.cpu.values()) - itself

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Bench:
    """A database with all feeds in it, and the workers that read them."""

    def __init__(self, server: Any, folder: Path, press: "subprocess.Popen[bytes]", feeds: int, web: int, workers: int) -> None:
        self._feeds = feeds
        self._url = postgresql.new_database(server)
        postmaster = int((Path(server.pgdata) / "postmaster.pid").read_text().split()[0])
        self._others = {"PostgreSQL": (postmaster, Memory()), "the feeds' server": (press.pid, Memory())}
        write_config(folder, feeds + WARMING, web, free_port())
        plain = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
        self._environment = plain | {
            "DATELINE_DATABASE": self._url,
            "DATELINE_WORK_PROCESSES": "1",
            "DATELINE_WORK_TICK": "1s",
            "DATELINE_FETCH_FULL_TEXT": "never",
            "DATELINE_LOG_FORMAT": "text",
        }
        self._web, self._folder, self._count = web, folder, workers

    async def run(self) -> Run:
        command = [sys.executable, "-m", "bot", "--config", str(self._folder / "bench.toml"), "sources"]
        configured = await asyncio.create_subprocess_exec(*command, cwd=HOME, env=self._environment, stdout=subprocess.DEVNULL)
        assert await configured.wait() == 0
        async with asyncpg.create_pool(self._url, min_size=1, max_size=1) as database:
            await database.execute("update sources set next_check = $1", _FAR)
            with ExitStack() as at_work:
                workers = [Worker(core, self._folder, self._environment) for core in range(self._count)]
                for worker in workers:
                    at_work.callback(worker.stop)
                await _until(lambda: all("Ctrl-C" in worker.told for worker in workers), workers, _START)
                await self._round(database, workers, range(self._feeds, self._feeds + WARMING), WARMING * ITEMS)
                return await self._round(database, workers, range(self._feeds), (self._feeds + WARMING) * ITEMS)

    async def _round(self, database: Any, workers: Sequence[Worker], feeds: range, whole: int) -> Run:
        """Make these feeds due, and wait until the newsroom has that many articles in all."""
        before, stages = self._cpu(workers), _stages(workers)
        due = [feed_url(number, self._web) for number in feeds]
        began = time.monotonic()
        await database.execute("update sources set next_check = 0 where location = any($1)", due)
        await _until_counted(database, "select count(*) from articles", whole, workers)
        took, after = time.monotonic() - began, self._cpu(workers)
        stored = await database.fetchval("select count(*) from story_articles where is_pending")
        await _until_counted(database, "select count(*) from story_articles where not is_pending", whole, workers)
        cpu = {who: after[who] - before[who] for who in after}
        ended = {
            name: (count - stages[name][0], seconds - stages[name][1]) for name, (count, seconds) in _stages(workers).items()
        }
        return Run(len(feeds) * ITEMS, took, time.monotonic() - began - took if stored else 0.0, cpu, ended)

    def _cpu(self, workers: Sequence[Worker]) -> dict[str, float]:
        for worker in workers:
            worker.look()
        for pid, used in self._others.values():
            used.look(pid)
        itself, reading = map(sum, zip(*(worker.cpu for worker in workers), strict=True))
        others = {name: sum(used.cpu.values()) for name, (_, used) in self._others.items()}
        return {_WORKERS: itself, _READING: reading, **others}


async def _until(happened: Any, workers: Sequence[Worker], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < ends, "\n".join(worker.told[-2000:] for worker in workers)
        assert all(worker.process.poll() is None for worker in workers), "\n".join(worker.told[-2000:] for worker in workers)
        await asyncio.sleep(_LOOK)


async def _until_counted(database: Any, query: str, whole: int, workers: Sequence[Worker]) -> None:
    ends = time.monotonic() + _ROUND
    while (count := await database.fetchval(query)) < whole:
        assert time.monotonic() < ends, f"{count} of {whole}: " + "\n".join(worker.told[-2000:] for worker in workers)
        await asyncio.sleep(_LOOK)


def _stages(workers: Sequence[Worker]) -> dict[str, tuple[int, float]]:
    """How often each stage was passed, and its seconds in all."""
    figures = [ask(worker.port) or Figures() for worker in workers]
    return {
        name: (
            sum(int(one.get(f"{metric}_count", **labels)) for one in figures),
            sum(one.get(f"{metric}_sum", **labels) for one in figures),
        )
        for name, metric, labels, _, _ in STAGES
    }


def tell(kind: str, runs: Sequence[Run]) -> None:
    """The middle run of a kind."""
    run = sorted(runs, key=lambda one: one.pace)[len(runs) // 2]
    paces = ", ".join(f"{one.pace:.0f}" for one in runs)
    line(
        kind, f"{run.pace:.0f} articles a second ({paces}); stories {statistics.median(one.waiting for one in runs):.1f} s later"
    )
    taken = ", ".join(f"{who} {1000 * seconds / run.articles:.1f}" for who, seconds in run.cpu.items())
    cores = os.cpu_count() or 1
    busy = sum(run.cpu.values()) / run.seconds
    line("  CPU ms an article", f"{taken}; {busy:.2f} of {cores} cores busy with these")
    for name, (count, seconds) in run.stages.items():
        if count:
            line(f"  {name}", f"{count:,} times, {1000 * seconds / count:.1f} ms each")


def compare(one: Sequence[Run], two: Sequence[Run]) -> None:
    """Two workers beside one, and what the cores would allow."""
    ratio = statistics.median(run.pace for run in two) / statistics.median(run.pace for run in one)
    line("two workers are", f"{ratio:.2f} times as fast as one", f"at least {MARK}")
    alone = statistics.median((run.cpu[_WORKERS] + run.cpu[_READING]) / run.articles for run in one)
    whole = statistics.median(sum(run.cpu.values()) / run.articles for run in two)
    line("  what two cores would allow", f"{2 * alone / whole:.2f}: the database and what two cost more than one share them")


def main(feeds: int = FEEDS, runs: int = RUNS) -> None:
    if problem := postgresql.missing():
        print(problem)
        return
    taken: dict[int, list[Run]] = {1: [], 2: []}
    web = free_port()
    with (
        postgresql.server() as server,
        running("tests.quality.bench_feeds_server", str(feeds + WARMING), str(web), stdout=subprocess.PIPE) as press,
    ):
        assert press.stdout
        assert press.stdout.readline() == b"ready\n", "the server did not start"
        for _ in range(runs):
            for workers in taken:
                with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
                    taken[workers].append(asyncio.run(Bench(server, Path(folder), press, feeds, web, workers).run()))
    line("feeds of ten new items", f"{feeds:,}; load of this machine {os.getloadavg()[0]:.1f}")
    tell("one worker on one core", taken[1])
    tell("two workers on two cores", taken[2])
    compare(taken[1], taken[2])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
