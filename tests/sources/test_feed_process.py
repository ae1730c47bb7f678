"""Parsing in a process that can be killed."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.model.feed import Entry, Feed
from bot.parse.feed import parse_feed
from bot.sources.feed_process import FeedProcesses, parse_feed_safely
from bot.sources.feed_worker import feed_from_json, feed_to_json

GOOD = (
    b"<rss><channel><title>The Quay Herald</title><ttl>30</ttl><item><title>Ferry strike ends</title>"
    b"<pubDate>Mon, 09 Mar 2026 12:30:15 GMT</pubDate></item></channel></rss>"
)
ATTRIBUTES = b" ".join(b'a%d="1"' % n for n in range(100_000))
HANG = b"<rss><channel><item " + ATTRIBUTES + b"><title>a</item></channel></rss>"


@pytest.fixture
async def processes() -> AsyncIterator[FeedProcesses]:
    async with FeedProcesses(workers=1, seconds=1.0) as processes:
        yield processes


async def test_it_answers_as_the_parser_does(processes: FeedProcesses) -> None:
    assert await processes.parse_feed_safely(GOOD) == parse_feed(GOOD)
    relative = b"<rss><channel><title>T</title><link>/x</link></channel></rss>"
    assert (await processes.parse_feed_safely(relative, url="https://n.example/feed")).link == "https://n.example/x"
    cyrillic = "<rss><channel><title>Новости</title></channel></rss>".encode("koi8-r")
    assert (await processes.parse_feed_safely(cyrillic, media_type="text/xml; charset=koi8-r")).title == "Новости"


async def test_it_says_why_a_body_is_no_feed_and_goes_on(processes: FeedProcesses) -> None:
    for _ in range(2):
        with pytest.raises(Unreadable, match="HTML page"):
            await processes.parse_feed_safely(b"<html></html>")
        assert (await processes.parse_feed_safely(GOOD)).title == "The Quay Herald"


async def test_a_hang_is_killed_and_the_next_feed_is_read(processes: FeedProcesses) -> None:
    await processes.parse_feed_safely(GOOD)
    began = time.monotonic()
    with pytest.raises(Unreadable, match="longer than 1 seconds"):
        await processes.parse_feed_safely(HANG)
    assert time.monotonic() - began < 3
    assert (await processes.parse_feed_safely(GOOD)).title == "The Quay Herald"


async def test_a_worker_that_dies_is_replaced(processes: FeedProcesses) -> None:
    await processes.parse_feed_safely(GOOD)
    processes._idle[0].kill()
    await processes._idle[0].wait()
    assert (await processes.parse_feed_safely(GOOD)).title == "The Quay Herald"


async def test_a_cancelled_call_leaves_no_half_read_worker(processes: FeedProcesses) -> None:
    await processes.parse_feed_safely(GOOD)
    call = asyncio.create_task(processes.parse_feed_safely(HANG))
    await asyncio.sleep(0.1)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert processes._idle == []
    assert (await processes.parse_feed_safely(GOOD)).title == "The Quay Herald"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's address space")
async def test_memory_is_limited() -> None:
    async with FeedProcesses(workers=1, seconds=5, memory=120_000_000) as processes:
        with pytest.raises(Unreadable, match="memory"):
            await processes.parse_feed_safely(b'{"items": [' + b"[[],[],[]]," * 400_000 + b"1]}")


async def test_many_calls_share_the_workers_and_closing_ends_them() -> None:
    async with FeedProcesses(workers=2) as processes:
        feeds = await asyncio.gather(*(processes.parse_feed_safely(GOOD) for _ in range(20)))
        workers = list(processes._idle)
        assert len(feeds) == 20
        assert 1 <= len(workers) <= 2
        assert all(worker.returncode is None for worker in workers)
    assert all(worker.returncode is not None for worker in workers)


async def test_one_feed_alone() -> None:
    assert (await parse_feed_safely(GOOD)).entries[0].published == datetime(2026, 3, 9, 12, 30, 15, tzinfo=UTC)


TEXT = st.text(max_size=20)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
ENTRIES = st.builds(Entry, id=TEXT, title=TEXT, link=TEXT, published=MOMENTS, author=TEXT, summary=TEXT, content=TEXT)
TTLS = st.none() | st.integers(1, 10**6).map(lambda minutes: timedelta(minutes=minutes))


@given(st.builds(Feed, title=TEXT, link=TEXT, entries=st.lists(ENTRIES, max_size=3).map(tuple), language=TEXT, ttl=TTLS))
@settings(max_examples=50)
def test_a_feed_survives_the_way_between_processes(feed: Feed) -> None:
    assert feed_from_json(feed_to_json(feed)) == feed
