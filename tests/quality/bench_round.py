"""A round of visits that bring nothing new: what the whole command takes, beside `reader` (https://reader.readthedocs.io).

    python -m tests.quality.bench_round [feeds]

Every feed answers 304. Each figure is the median of whole processes, started one after the other, in turn; the first ones write
the bytecode that the others read, as on anybody's machine. `reader` is installed for this alone (`make bench` does it); where it
is not, only the bot is measured.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.app.settings import HOME
from tests.quality.bench_feeds import feed_url, free_port, line, running, write_config

FEEDS, ROUNDS = 300, 5
PEERS = HOME / ".venv" / "peers" / "bin" / "python"
_FILLED = 3
"""Rounds before the first that counts: the first one collects, and others read what it left."""

_READER = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.argv[2:]:
    reader.add_feed(url, exist_ok=True)
reader.update_feeds(scheduled=False, workers=24)
"""


def measured(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock and of CPU, children included, that a process takes from its start to its end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=HOME, env=environment, check=False, capture_output=True, text=True)
    assert not done.returncode, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(folder: Path, feeds: int, port: int) -> dict[str, tuple[list[str], dict[str, str]]]:
    """What is measured, by name: a command and its environment."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    plain.pop("PYTHONDONTWRITEBYTECODE", None)
    plain["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    config = write_config(folder, feeds, port, free_port())
    (folder / "one").mkdir()
    alone = write_config(folder / "one", 1, port, free_port())
    once = [sys.executable, "-m", "bot", "--config"]
    found = {
        f"a round of {feeds} feeds": ([*once, str(config), "run", "--once"], plain),
        "a round of one feed": ([*once, str(alone), "run", "--once"], plain),
    }
    if PEERS.exists():
        reader = [str(PEERS), "-c", _READER]
        urls = [feed_url(feed, port) for feed in range(feeds)]
        found[f"reader: a round of {feeds} feeds"] = ([*reader, str(folder / "reader.db"), *urls], plain)
        found["reader: a round of one feed"] = ([*reader, str(folder / "reader-one.db"), urls[0]], plain)
    return found


def measure(folder: Path, feeds: int) -> None:
    port = free_port()
    with running("tests.quality.bench_feeds_server", str(feeds), str(port), stdout=subprocess.PIPE) as server:
        assert server.stdout
        assert server.stdout.readline() == b"ready\n", "the server did not start"
        all_of_them = commands(folder, feeds, port)
        for command in all_of_them.values():
            for _ in range(_FILLED):
                measured(*command)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in all_of_them}
        for _ in range(ROUNDS):
            for name, command in all_of_them.items():
                taken[name].append(measured(*command))
    for name, rounds in taken.items():
        clock, cpu = (statistics.median(each) for each in zip(*rounds, strict=True))
        line(name, f"{clock:5.2f} s, {cpu:5.2f} s of CPU", "under 2 s" if name == f"a round of {feeds} feeds" else "")
    if not PEERS.exists():
        print("reader is not installed here: make bench does that")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else FEEDS)
