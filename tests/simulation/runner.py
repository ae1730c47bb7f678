"""Runs worlds, each in a process of its own that is forked from a warm one, and says what came of them."""

import asyncio
import gc
import hashlib
import json
import logging
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.simulation import steady

steady.install()  # before the bot is imported

LONGEST = 900
"""Seconds of the real clock that one world may take, on a machine that does much else."""


@dataclass(slots=True)
class Outcome:
    """What came of one seed. `trace` is the hash of everything that happened, `broken` what did not hold."""

    seed: int
    trace: str = ""
    broken: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    lines: list[str] = field(default_factory=list)


def warm_up(folder: Path) -> Path:
    """Import what every world needs and make an empty store once; where that store is."""
    import bot.store.migrations  # noqa: F401
    import tests.simulation.invariants  # noqa: F401
    from bot.model.source import RawItem
    from bot.parse.language import language_of
    from bot.store.store import open_store
    from bot.understand.read import read_item
    from tests.fakes import NOW

    template = folder / "template"
    template.mkdir()

    async def make() -> None:
        store = await open_store(f"sqlite:///{template}/news.db")
        await store.close()

    asyncio.run(make())
    language_of("The river rose on Monday and three bridges were closed to lorries for the rest of the week. " * 3)
    text = b"<p>The river rose on Monday and three bridges were closed to lorries.</p>"
    read_item(
        RawItem(source_id="", key="k", body=text, media_type="text/html", fetched=NOW, title="The river rose"),
        method="lead",
        count=3,
    )
    return template


def run_seed(seed: int, template: Path, *, trace: bool = False, logs: bool = False) -> Outcome:
    """One world. For a process of its own: its clock, its network and its disk are simulated from here on."""
    began = time.process_time()
    sys.unraisablehook = lambda _: None  # What a dead process left behind is not tidied up.
    from tests.simulation.clockwork import rule_time
    from tests.simulation.database import without_threads
    from tests.simulation.invariants import judge
    from tests.simulation.network import connect
    from tests.simulation.quiet_queue import without_polling
    from tests.simulation.world import World

    logging.disable(logging.NOTSET if logs else logging.CRITICAL)
    notes = Notes()
    folder = Path(tempfile.mkdtemp(prefix=f"seed-{seed}-", dir=template.parent))
    shutil.copytree(template, folder / "bot")
    gc.disable()
    random.seed(seed)
    world = World(seed, folder)
    if logs:
        notes.begin(world)
    rule_time(world.timeline)
    without_threads()
    without_polling()
    connect(world.network)
    world.disk.install()
    outcome = Outcome(seed)
    try:
        world.run()
        outcome.broken = judge(world)
    except Exception as problem:
        outcome.broken = [f"stopped: {type(problem).__name__}: {problem}"]
        outcome.lines = traceback.format_exc().splitlines()
    outcome.facts = world.figures()
    seen = [f"{message.at:.6f} {message.channel} {message.key} {message.now}" for message in world.ledger.messages]
    said = [f"{one.at:.6f} {one.command} {one.words}" for one in world.people.answers]
    everything = json.dumps([world.trace, seen, said, world.facts.steps], ensure_ascii=False)
    outcome.trace = hashlib.blake2b(everything.encode(), digest_size=8).hexdigest()
    if trace:
        outcome.lines += told(world, notes.lines)
    outcome.seconds = round(time.process_time() - began, 2)
    shutil.rmtree(folder, ignore_errors=True)
    return outcome


class Notes(logging.Handler):
    """The bot's own log of a world, by simulated time."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[float, str]] = []
        self._world: Any = None

    def begin(self, world: Any) -> None:
        """Hear all that the bot logs from now on."""
        self._world = world
        logging.getLogger("bot").addHandler(self)
        logging.getLogger("bot").setLevel(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the event and its facts."""
        facts = {name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD}
        words = " ".join(f"{name}={value}" for name, value in facts.items())
        self.lines.append((self._world.timeline.now, f"log {record.getMessage()} {words}"))


_OF_EVERY_RECORD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}


def told(world: Any, log: Iterable[tuple[float, str]] = ()) -> list[str]:
    """The world as lines by time: what happened, what was posted, what was asked and answered, what the bot logged."""
    lines = [(float(line.split(" ", 1)[0]), line.split(" ", 1)[1]) for line in world.trace]
    lines += log
    for message in world.ledger.messages:
        words = " ".join(message.words.split())[:160]
        lines.append(
            (message.at, f"message {message.channel}{' in a thread' if message.thread else ''} {message.key[:12]} {words}")
        )
        lines += [(at, f"edited {message.channel} {' '.join(words.split())[:120]}") for at, words in message.edits]
    for one in world.people.answers:
        words = " ".join((one.words or "no answer").split())[:120]
        lines.append((one.at, f"asked {one.place} {one.command} -> {words}"))
    for at, platform, words in world.ledger.told:
        lines.append((at, f"admin told {platform} {' '.join(words.split())[:120]}"))
    for storm in world.network.storms:
        lines.append((storm.start, f"storm {storm.host} until {storm.end:.0f}: {storm.share:.0%} {', '.join(storm.kinds)}"))
    start = world.timeline.start
    from datetime import timedelta

    return [
        f"{start + timedelta(seconds=at):%a %d %H:%M:%S} {at:9.2f}  {words}"
        for at, words in sorted(lines, key=lambda line: line[0])
    ]


def run_seeds(seeds: Iterable[int], *, jobs: int, stop_at_first: bool = False, longest: int = LONGEST) -> Iterator[Outcome]:
    """The outcomes of these seeds, in the order in which they end."""
    folder = Path(tempfile.mkdtemp(prefix="simulation-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
    try:
        template = warm_up(folder)
        gc.collect()
        gc.freeze()
        yield from _forked(iter(seeds), template, jobs, longest, stop_at_first)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _forked(seeds: Iterator[int], template: Path, jobs: int, longest: int, stop_at_first: bool) -> Iterator[Outcome]:
    running: dict[int, tuple[int, Any, float]] = {}
    is_over = False
    try:
        while True:
            while not is_over and len(running) < jobs and (seed := next(seeds, None)) is not None:
                ours, theirs = multiprocessing.Pipe(duplex=False)
                pid = os.fork()
                if pid == 0:
                    _in_the_child(seed, template, theirs)
                theirs.close()
                running[pid] = (seed, ours, time.monotonic() + longest)
            if not running:
                return
            for pid, (seed, ours, until) in list(running.items()):
                if ours.poll(0.02):
                    outcome = _received(seed, ours)
                elif time.monotonic() > until:
                    os.kill(pid, signal.SIGKILL)
                    outcome = Outcome(seed, broken=[f"stopped: it took more than {longest} s"])
                else:
                    continue
                del running[pid]
                os.waitpid(pid, 0)
                is_over = is_over or (stop_at_first and bool(outcome.broken))
                yield outcome
                if is_over:
                    return
    finally:
        for pid in running:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _in_the_child(seed: int, template: Path, pipe: Any) -> None:
    """Never comes back: nothing of the parent's is tidied up twice."""
    try:
        pipe.send(asdict(run_seed(seed, template)))
    except BaseException as problem:
        pipe.send(asdict(Outcome(seed, broken=[f"stopped: {type(problem).__name__}: {problem}"])))
        raise
    finally:
        os._exit(0)


def _received(seed: int, pipe: Any) -> Outcome:
    try:
        return Outcome(**pipe.recv())
    except EOFError:
        return Outcome(seed, broken=["stopped: its process ended without a word"])
