"""The newsroom of `bench_day`: servers with digests at the times that people choose, many sources, and a month of articles."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, text

from bot.flows.desk import Desk
from bot.flows.subscribe import coming
from bot.model.source import EVERYONE, SourceState
from bot.model.topic import Topic
from bot.model.workspace import Channel, Subscription, Workspace
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import articles, sources, subscriptions, texts
from bot.store.store import Store
from tests.quality.bench_databases import rows
from tests.store.builders import source

DAY, MINUTE, MINUTES = datetime(2026, 11, 1, tzinfo=UTC), timedelta(minutes=1), 24 * 60
KEPT, OF_A_SERVER, TOPICS, VISITED = 30, 40, 4, 50
"""Days of articles, subscriptions and topics of a server, and one source in how many is due on this day."""

_OUTLETS, _AT_ONCE = 40, 5_000
_ZONES = ("America/New_York", "America/New_York", "America/Los_Angeles", "Europe/Berlin", "Europe/London", "Asia/Tokyo", "UTC")
_TIMES = (((7, 0),),) * 6 + (((7, 0), (18, 30)),) * 2 + (((1, 30),),)
"""Most people want theirs at seven; half past one comes twice in America on this day."""
_BROAD, _NARROW, _BROADLY = (50, 2_000), (2_000, 20_000), 0.1
"""How common topics' words are, and the share of broad topics: of a million articles in a month some tens a day are about most
topics, and hundreds or thousands about a broad one."""


Batches = Iterator[tuple[list[dict[str, Any]], ...]]
"""Rows of three tables for the same articles."""


def outlets() -> list[str]:
    """The ids of the sources whose articles everybody gets."""
    return [f"outlet{number}" for number in range(_OUTLETS)]


async def save_subscriptions(connection: Any, made: Sequence[Subscription]) -> None:
    """All of them at once."""
    columns = [column.name for column in subscriptions.columns if column.name not in ("alerts", "person")]
    for start in range(0, len(made), _AT_ONCE):
        some = made[start : start + _AT_ONCE]
        batch = [{name: getattr(one, name) for name in columns} | {"alerts": [], "person": one.channel.person} for one in some]
        await connection.execute(insert(subscriptions), batch)


@dataclass(frozen=True)
class Sizes:
    """What is measured over."""

    articles: int = 1_000_000
    subscriptions: int = 20_000
    sources: int = 100_000


def ordered(number: int) -> tuple[Subscription, tuple[time, ...]]:
    """A subscription, and its times of day."""
    chance = random.Random(f"subscription {number}")
    times = chance.choice(_TIMES) if chance.random() < 0.7 else ((chance.randrange(24), chance.randrange(60)),)
    server = f"server-{number // OF_A_SERVER}"
    made = Subscription(
        id=f"subscription-{number}",
        workspace_id=server,
        topic_ids=(f"{server}-{number % TOPICS}",),
        channel=Channel(platform="counter", workspace=server, id=f"channel-{number}"),
        schedule="daily " + ", ".join(f"{hour:02}:{minute:02}" for hour, minute in times),
        timezone=chance.choice(_ZONES),
        last_window_end=DAY - timedelta(days=1),
    )
    return made, tuple(time(hour, minute) for hour, minute in times)


async def store_articles(store: Store, batches: Batches) -> None:
    """Store them, found at once by every search."""
    for batch in batches:
        async with store.database.write(synced=False) as connection:
            for table, values in zip((articles, texts, story_articles), batch, strict=True):
                await connection.execute(insert(table), values)


async def fill(store: Store, desk: Desk, sizes: Sizes) -> None:
    """The articles of a month, servers with their topics and digests, and sources of which one in ten is due on this day."""
    for name in outlets():
        await store.news.add_source(source(name), followed_by=EVERYONE)
        await store.news.save_visit(SourceState(source_id=name, next_check=DAY + timedelta(days=2)), (), ())
    await store_articles(store, rows(sizes.articles, outlets(), until=DAY, days=KEPT))
    for number in range(-(-sizes.subscriptions // OF_A_SERVER)):
        server, chance = Workspace(id=f"server-{number}", platform="counter", name=f"Server {number}"), random.Random(number)
        await store.workspaces.save_workspace(server)
        for topic in range(TOPICS):
            word = f"w{chance.randrange(*(_BROAD if chance.random() < _BROADLY else _NARROW))}"
            made = Topic(id=f"{server.id}-{topic}", workspace_id=server.id, name=f"{word} {topic}", any_of=(word,))
            await store.workspaces.save_topic(made)
    planned = [replace(one, next_run_at=coming(desk, one, DAY)) for one, _ in map(ordered, range(sizes.subscriptions))]
    async with store.database.write() as connection:
        await save_subscriptions(connection, planned)
        await _many_sources(connection, sizes.sources)
    await store.care.optimise()


async def _many_sources(connection: Any, count: int) -> None:
    like = dict((await connection.execute(sources.select().where(sources.c.id == "outlet0"))).mappings().one())
    chance = random.Random("sources")
    for start in range(0, count, _AT_ONCE):
        batch = [
            like | {"id": f"many-{number}", "location": f"https://many.example/{number}", "next_check": _check(number, chance)}
            for number in range(start, min(count, start + _AT_ONCE))
        ]
        await connection.execute(insert(sources), batch)
    await connection.execute(text("insert into follows select 'many', id, '', '' from sources where id like 'many-%'"))


def _check(number: int, chance: random.Random) -> datetime:
    return DAY + (MINUTE * chance.randrange(1, MINUTES) if number % VISITED == 0 else timedelta(days=1, hours=12))
