"""A day in compressed time: is every digest made once, is every source visited once, how long do the due queries take?

    python -m tests.quality.bench_day [articles] [subscriptions] [sources] [sqlite | postgresql]

Two processes' worth of the bot (desks, ticks and queues) share one database, and a clock that leaps from minute to minute through
a day on which clocks are set back in America. Digests, outbox and visits are the real ones; a chat and a server that count take
the place of the network. The day is checked by a timetable that is none of the bot's (`tests/simulation/oracle.py`).
"""

import asyncio
import io
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.app.schedule import tick
from bot.app.settings import load_settings
from bot.app.wiring import open_newsroom
from bot.flows.desk import Desk
from bot.flows.jobs import do_job
from bot.model.delivery import Search
from bot.model.document import Document, Limits
from bot.model.errors import BotError, StoreTrouble
from bot.model.job import Job
from bot.model.source import Source, SourceKind, SourceState
from bot.model.workspace import Channel
from bot.platforms.terminal.send import TerminalPlatform
from bot.ports.news import Rejected, Visit
from bot.queue.in_process import InProcessQueue
from bot.store.schema.tables import digests, outbox
from bot.store.store import Store, open_store
from tests import postgresql
from tests.quality.bench_databases import rows
from tests.quality.bench_day_newsroom import (
    DAY,
    KEPT,
    MINUTE,
    MINUTES,
    VISITED,
    Batches,
    Sizes,
    fill,
    ordered,
    outlets,
    store_articles,
)
from tests.simulation.oracle import slots

PROCESSES, MARK = 2, 5.0

_ROUNDS, _FEW, _PRESS, _SAID = 500, 100, 10, 180
"""Ticks in a minute at most, rows that count as few, minutes after which new articles are stored, and after which it says so."""


@dataclass
class LeapingClock:
    """The time, set by hand."""

    now: datetime = DAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class World:
    """The chat and the server of feeds, which only count."""

    name: str = "counter"
    sent: dict[str, list[str]] = field(default_factory=dict)
    visits: Counter[str] = field(default_factory=Counter)

    def room(self, *, plain: bool) -> Limits:
        return Limits(characters=6_000, blocks=100, block_characters=4_000)

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        """Nothing is corrected on this day."""

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        self.sent.setdefault(channel.id, []).append(key)
        return key

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        return key if key in self.sent.get(channel.id, ()) else None

    async def visit(self, source: Source, state: SourceState) -> Visit:
        self.visits[source.id] += 1
        assert state.next_check is not None
        return Visit(items=(), state=replace(state, next_check=state.next_check + timedelta(days=1)))

    async def reject(self, source: Source, rejected: Rejected) -> None:
        """Nothing is unreadable."""


class DueQueries:
    """How long the queries of the tick took, by how much they found."""

    def __init__(self, desk: Desk) -> None:
        self._asked: dict[str, Callable[[datetime], Awaitable[object]]] = {
            "is anything due": desk.agenda.is_anything_due,
            "due sources": desk.news.due_sources,
            "due digests": desk.workspaces.due_subscriptions,
            "due messages": desk.outbox.is_due,
            "due pages": desk.pages.due,
            "due corrections": desk.corrections.due,
        }
        self._taken: dict[str, list[tuple[int, float]]] = {name: [] for name in self._asked}

    async def look(self, now: datetime) -> None:
        for name, ask in self._asked.items():
            began = time.perf_counter()
            found = await ask(now)
            took = (time.perf_counter() - began) * 1000
            self._taken[name].append((len(found) if isinstance(found, tuple) else 0, took))

    def tell(self) -> None:
        for name, taken in self._taken.items():
            few = [took for found, took in taken if found <= _FEW]
            most, longest = max(taken)
            middle, p95 = statistics.median(few), statistics.quantiles(few, n=20)[-1]
            line = f"  {name:18} {middle:6.2f} ms median, {p95:6.2f} p95 (mark {MARK:.0f})"
            print(line + (f"; {most:,} of them at once {longest:.0f} ms" if most > _FEW else ""), flush=True)


@dataclass
class Process:
    """One process's worth of the bot."""

    desk: Desk
    queue: InProcessQueue
    failures: list[Exception] = field(default_factory=list)
    troubles: int = 0

    def failed(self, _: Job, problem: Exception) -> None:
        """As the bot has it: where the other one held the database for too long, the next tick tries again."""
        if isinstance(problem, StoreTrouble):
            self.troubles += 1
        else:
            self.failures.append(problem)

    async def do(self, job: Job) -> None:
        await self.queue.enqueue_many(await do_job(self.desk, job))

    async def work(self) -> None:
        try:
            await tick(self.desk, self.queue)
        except StoreTrouble:
            self.troubles += 1
        await self.queue.run(until_empty=True)


async def pass_day(processes: Sequence[Process], store: Store, clock: LeapingClock, sizes: Sizes) -> DueQueries:
    """Minute by minute, until nothing is due in each."""
    queries, press, first = DueQueries(processes[0].desk), _press(sizes.articles // KEPT), processes[0].desk
    began = time.monotonic()
    for minute in range(1, MINUTES + 1):
        clock.now = DAY + minute * MINUTE
        if minute % _PRESS == 0:
            await store_articles(store, next(press))
        await queries.look(clock.now)
        for _ in range(_ROUNDS):
            if not await first.agenda.is_anything_due(clock.now):
                break
            await asyncio.gather(*(process.work() for process in processes))
            if failures := [problem for process in processes for problem in process.failures]:
                raise failures[0]
        else:
            raise BotError(f"at {clock.now} something stays due")
        if minute % _SAID == 0:
            print(f"  {clock.now:%H:%M} after {time.monotonic() - began:.0f} s", flush=True)
    return queries


def _press(count: int) -> Iterator[Batches]:
    """What comes out on this day, by when it is stored."""
    at_once = max(1, count * _PRESS // MINUTES)
    for number in range(MINUTES // _PRESS):
        until = DAY + (number + 1) * _PRESS * MINUTE
        yield rows(at_once, outlets(), until=until, days=_PRESS / MINUTES, name=f"new{number}-")


async def check(store: Store, world: World, sizes: Sizes) -> list[str]:
    """What is wrong with the day, a line each."""
    end, wrong = DAY + MINUTES * MINUTE, Counter[str]()
    async with store.database.read() as connection:
        made = Counter((row.subscription_id, row.slot) for row in await connection.execute(select(digests)))
        in_order = select(outbox.c.key, outbox.c.channel).order_by(outbox.c.slot, outbox.c.part)
        stored: dict[str, list[str]] = {}
        for row in await connection.execute(in_order):
            stored.setdefault(row.channel.id, []).append(row.key)
    for number in range(sizes.subscriptions):
        one, times = ordered(number)
        due = {(one.id, slot) for slot in slots(times, one.timezone, DAY, end)}
        wrong["digests missing"] += len(due - made.keys())
        theirs = stored.get(one.channel.id, [])
        had = world.sent.get(one.channel.id, [])
        wrong["messages that came twice"] += len(had) - len(set(had))
        wrong["channels whose messages are not those stored, in order"] += had != theirs
        for digest in due:
            made.pop(digest, None)
    wrong["digests at another time"] = sum(slot <= end for name, slot in made if name.startswith("subscription-"))
    visited = [f"many-{number}" for number in range(0, sizes.sources, VISITED)]
    wrong["sources not visited once"] = sum(world.visits[name] != 1 for name in visited) + len(world.visits.keys() - set(visited))
    return [f"{count:,} {what}" for what, count in wrong.items() if count]


async def measure(what: str, url: str, sizes: Sizes) -> list[str]:
    """Print the figures over one database; what is wrong."""
    clock, world, began = LeapingClock(), World(), time.monotonic()
    settings = load_settings(None, {"DATELINE_DATABASE": url, "DATELINE_LOG_LEVEL": "error"})
    settings = settings.model_copy(update={"sources": ()})
    store = await open_store(url)
    async with AsyncExitStack() as opened:
        processes = [await _process(opened, settings, world, clock) for _ in range(PROCESSES)]
        await fill(store, processes[0].desk, sizes)
        print(f"{what}: {sizes}, filled in {time.monotonic() - began:.0f} s", flush=True)
        began, cpu = time.monotonic(), time.process_time()
        queries = await pass_day(processes, store, clock, sizes)
        took, busy = time.monotonic() - began, time.process_time() - cpu
        wrong = await check(store, world, sizes)
        sent, visits = sum(map(len, world.sent.values())), world.visits.total()
        print(f"  the day took {took:.0f} s, {busy:.0f} of CPU in the bot; {sent:,} messages, {visits:,} visits", flush=True)
        queries.tell()
        if troubles := sum(process.troubles for process in processes):
            print(f"  {troubles} times one waited too long for the other, and tried again")
        print(*(f"  WRONG: {line}" for line in wrong or ()), sep="\n") if wrong else print(
            "  every digest and visit once, in order"
        )
    await store.close()
    return wrong


async def _process(opened: AsyncExitStack, settings: Any, world: World, clock: LeapingClock) -> Process:
    alone = [TerminalPlatform(io.StringIO(), os.environ)]
    newsroom = await opened.enter_async_context(open_newsroom(settings, platforms=alone, clock=clock))
    platforms = {**newsroom.desk.platforms, world.name: world}
    desk = replace(newsroom.desk, platforms=platforms, readers={SourceKind.FEED: world}, jitter=random.random)
    process = Process(desk, InProcessQueue(on_failure=lambda job, problem: process.failed(job, problem)))
    process.queue.register(process.do)
    return process


def main(arguments: Sequence[str]) -> int:
    given = [int(figure.replace("_", "")) for figure in arguments if not figure.isalpha()]
    only, sizes, wrong = [word for word in arguments if word.isalpha()], Sizes(*given), list[str]()
    if "postgresql" not in only:
        with tempfile.TemporaryDirectory() as folder:
            wrong += asyncio.run(measure("SQLite", f"sqlite:///{Path(folder) / 'day.db'}", sizes))
    if "sqlite" not in only:
        if problem := postgresql.missing():
            print(problem)
        else:
            with postgresql.server() as server:
                wrong += asyncio.run(measure("PostgreSQL", postgresql.new_database(server), sizes))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
