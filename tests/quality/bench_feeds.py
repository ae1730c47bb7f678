"""Thousands of feeds at once: what each stage costs, how much memory all processes take, how late the event loop is.

    make bench                                     2,000 feeds
    python -m tests.quality.bench_feeds 300 600    300, for 600 s at most

The bot runs as its operator runs it, against a server on loopback addresses; each figure is what the bot tells of itself (its
metrics and its log). Memory is counted once for all who share a page (PSS). On Linux only.
"""

import json
import math
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.app.settings import HOME
from tests.quality.bench_feeds_server import ITEMS, feed_url, host_of

FEEDS, TIMEOUT = 2_000, 1_800
"""Feeds, and seconds after which it ends, whatever is not there by then."""

_LOOK, _ASK = 0.5, 5
_TICKS = os.sysconf("SC_CLK_TCK")
_CONFIG = """database = "sqlite:///{folder}/news.db"
[fetch]
allow_hosts = {hosts}
[health]
port = {port}
[backup]
folder = "{folder}/backups"
[log]
level = "info"
format = "json"
"""
SETTLED = ("read", "refused", "given_up")
STAGES = (
    ("fetch: a request and its body", "work_seconds", {"work": "fetch"}, "wall", ""),
    ("parse: a feed", "reading_cpu_seconds", {"call": "parse_feed"}, "CPU", ""),
    ("analyse: ten items of 170 words", "reading_cpu_seconds", {"call": "read_ten"}, "CPU", ""),
    ("page: extract, judge, analyse 700 words", "reading_cpu_seconds", {"call": "read_page"}, "CPU", "at most 50"),
    ("store: a transaction that writes", "work_seconds", {"work": "store"}, "wall", ""),
    ("collect: a visit, all of it", "work_seconds", {"work": "collect"}, "wall", ""),
)


@dataclass
class Memory:
    """What the processes of a bot take, in MB, and when it was most."""

    most: float = 0.0
    of_main: float = 0.0
    processes: int = 0
    cpu: dict[int, float] = field(default_factory=dict)

    def look(self, bot: int) -> None:
        sizes = {pid: _pss(pid) for pid in (bot, *_descendants(bot))}
        for pid in sizes:
            self.cpu[pid] = _cpu(pid) or self.cpu.get(pid, 0.0)
        if sum(sizes.values()) > self.most:
            self.most, self.of_main, self.processes = sum(sizes.values()), sizes[bot], len(sizes)


def _descendants(pid: int) -> list[int]:
    try:
        found = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return []  # It has ended.
    return [*found, *(one for child in found for one in _descendants(child))]


def _pss(pid: int) -> float:
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _cpu(pid: int) -> float:
    try:
        numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(numbers[11]) + int(numbers[12])) / _TICKS


class Figures:
    """The bot's metrics as they are now."""

    def __init__(self, page: str = "") -> None:
        families = text_string_to_metric_families(page)
        self._samples = [(sample.name, sample.labels, sample.value) for family in families for sample in family.samples]

    def get(self, name: str, **labels: str) -> float:
        """The sum of all samples of a name that have these labels; 0 where there is none."""
        return sum(value for each, held, value in self._samples if each == f"dateline_{name}" and labels.items() <= held.items())

    def within(self, name: str, **labels: str) -> dict[float, float]:
        """How many of a histogram took at most so many seconds."""
        return {
            float(held["le"]): value
            for each, held, value in self._samples
            if each == f"dateline_{name}_bucket" and labels.items() <= held.items()
        }

    @property
    def settled(self) -> float:
        """Pages that are done with."""
        return sum(self.get("pages_total", state=state) for state in SETTLED)


def ask(port: int) -> Figures | None:
    """None: it does not answer now."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            return Figures(answer.read().decode())
    except OSError:
        return None


def stored(folder: Path) -> int:
    """How many articles its database holds. (The metric leaves out a visit that was broken off while it was being stored.)"""
    try:
        with closing(sqlite3.connect(f"file:{folder / 'news.db'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # It is not there yet.


def free_port(host: str = "127.0.0.1") -> int:
    with socket.socket() as free:
        free.bind((host, 0))
        return int(free.getsockname()[1])


@contextmanager
def running(*command: str, **options: object) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=HOME, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()


def write_config(folder: Path, feeds: int, web: int, port: int) -> Path:
    hosts = json.dumps(sorted({host_of(feed) for feed in range(feeds)}))
    sources = "".join(f'[[sources]]\nkind = "feed"\nlocation = "{feed_url(n, web)}"\nevery = "6h"\n' for n in range(feeds))
    config = folder / "bench.toml"
    config.write_text(_CONFIG.format(folder=folder, hosts=hosts, port=port) + sources)
    return config


def measure(folder: Path, feeds: int, timeout: int) -> None:
    web, port = free_port(), free_port()
    config, memory = write_config(folder, feeds, web, port), Memory()
    with running("tests.quality.bench_feeds_server", str(feeds), str(web), stdout=subprocess.PIPE) as server:
        assert server.stdout
        assert server.stdout.readline() == b"ready\n", "the server did not start"
        with (folder / "out").open("wb") as out, (folder / "log").open("wb") as log:
            ends = time.monotonic() + timeout
            with running("bot", "--config", str(config), "run", stdout=out, stderr=log) as bot:
                last, all_read, all_paged = watch(bot, port, memory, feeds, folder, ends)
    tell(feeds, last, memory, stored(folder), all_read, all_paged)
    tell_lateness(folder / "log")


def watch(
    bot: "subprocess.Popen[bytes]", port: int, memory: Memory, feeds: int, folder: Path, ends: float
) -> tuple[Figures, float, float]:
    """Until all is read, or nothing more comes: the last figures, and after how many seconds items and pages were there."""
    last, all_read, seconds, looks, began = Figures(), math.inf, 0.0, 0, time.monotonic()
    while bot.poll() is None and time.monotonic() < ends:
        time.sleep(_LOOK)
        memory.look(bot.pid)
        looks += 1
        if looks % round(_ASK / _LOOK) or (now := ask(port)) is None:
            continue
        last, seconds = now, time.monotonic() - began
        if all_read == math.inf and stored(folder) >= feeds * ITEMS:
            all_read = seconds
        if all_read < math.inf and last.settled >= feeds:
            return last, all_read, seconds
    return last, min(all_read, seconds), seconds


def tell(feeds: int, last: Figures, memory: Memory, articles: int, all_read: float, all_paged: float) -> None:
    cpu = sum(memory.cpu.values())
    line(f"feeds of {ITEMS} new items, a page for each tenth", f"{feeds:,}; load of this machine {os.getloadavg()[0]:.1f}")
    line("articles stored", f"{articles:,} after {all_read:.0f} s ({articles / max(1.0, all_read):.0f}/s)")
    states = ", ".join(f"{last.get('pages_total', state=state):,.0f} {state}" for state in SETTLED)
    line("pages", f"{states} after {all_paged:.0f} s")
    for name, metric, labels, clock, mark in STAGES:
        if count := last.get(f"{metric}_count", **labels):
            within = last.within(metric, **labels)
            mean = 1000 * last.get(f"{metric}_sum", **labels) / count
            most = 1000 * min(limit for limit, number in within.items() if number >= 0.95 * count)
            shares = f"95 of 100 within {most:.0f}, {within.get(0.05, 0) / count:.1%} within 50"
            line(name, f"{count:7,.0f} times, {mean:6.1f} ms {clock} each, {shares}", mark)
    line("CPU of the bot", f"{cpu:.0f} s, {1000 * cpu / max(1, articles):.1f} ms an article")
    figures = f"{memory.most:.0f} MB in {memory.processes} processes, {memory.of_main:.0f} of it in the main one"
    line("most memory (PSS of all processes)", figures, "under 350")


def tell_lateness(log: Path) -> None:
    """How often the loop was late; and how often by its own work, which alone it can be blamed for."""
    events = [json.loads(told) for told in log.read_text().splitlines() if told.startswith("{")]
    late = [(event["seconds"], event["busy"]) for event in events if event["event"] == "loop_was_late"]
    own = [busy for _, busy in late if busy > 0.1]
    line("event loop late by over 100 ms", f"{len(late)} times, at most {1000 * max(late, default=(0, 0))[0]:.0f} ms")
    line("  by its own work", f"{len(own)} times, at most {1000 * max(own, default=0):.0f} ms", "never")
    troubles = [event for event in events if event["level"] in ("warning", "error", "critical")]
    warnings = Counter(event["event"] if event["event"].isidentifier() else event["logger"] for event in troubles)
    line("warnings", ", ".join(f"{count} {event}" for event, count in warnings.items()) or "none")


def line(name: str, figures: str, mark: str = "") -> None:
    print(f"{name:46s} {figures}  {mark}".rstrip(), flush=True)


def main() -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        print("thousands of feeds are measured on Linux only: memory is read from /proc")
        return
    feeds, timeout = (*map(int, sys.argv[1:3]), *(FEEDS, TIMEOUT)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        measure(Path(folder), feeds, timeout)


if __name__ == "__main__":
    main()
