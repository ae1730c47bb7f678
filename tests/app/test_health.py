"""The health port: real HTTP against a real store."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.app.health import Health, serve
from bot.app.metrics import Metrics
from bot.app.process import come_to_life, pass_away
from bot.app.pulse import Pulse
from bot.app.watchman import Watchman
from bot.model.errors import UserError
from bot.model.source import SourceState
from bot.store.store import Store, open_store
from tests.store.builders import reading, source

log = logging.getLogger("bot.test")


@dataclass
class Port:
    """An open health port and what stands behind it."""

    client: httpx.AsyncClient
    store: Store
    pulse: Pulse
    number: int

    async def get(self, path: str) -> tuple[int, str]:
        answer = await self.client.get(path)
        return answer.status_code, answer.text


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[Port]:
    store, pulse, metrics = await open_store(str(tmp_path / "news.db")), Pulse(), Metrics()
    metrics.start()
    watchman = Watchman(store.care, lambda: datetime.now(UTC), platforms=["discord"])
    health = Health(store.care, metrics, pulse, watchman, tick_every=timedelta(seconds=2))
    async with (
        serve(health, "127.0.0.1", 0) as number,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{number}", trust_env=False) as client,
    ):
        yield Port(client, store, pulse, number)
    metrics.stop()
    await store.close()


async def test_a_bot_that_is_well(port: Port) -> None:
    assert await port.get("/healthz") == (200, "ok\n")
    assert await port.get("/readyz") == (200, "ready\n")
    assert (await port.get("/"))[0] == 404


async def test_a_tick_that_does_not_come(port: Port) -> None:
    port.pulse.ticked_at = time.monotonic() - 8
    assert (await port.get("/readyz"))[0] == 200
    port.pulse.ticked_at = time.monotonic() - 15
    status, why = await port.get("/readyz")
    assert status == 503
    assert why.startswith("the tick is 1")
    assert (await port.get("/healthz"))[0] == 200, "it lives, a restart is not what it needs"
    port.pulse.tick()
    assert (await port.get("/readyz"))[0] == 200


async def test_a_database_that_does_not_answer(port: Port, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "news.db", isolation_level=None)) as other:
        other.execute("drop table outbox")
    status, why = await port.get("/readyz")
    assert status == 503
    assert "news.db failed: no such table" in why
    assert len(why.splitlines()) == 1
    assert (await port.get("/metrics"))[0] == 503


async def test_the_metrics_count_the_events(port: Port) -> None:
    port.pulse.queue_length = lambda: 7
    await port.store.news.add_source(source(), followed_by="*")
    await port.store.news.save_visit(SourceState(source_id="gazette"), [reading("a"), reading("b")], [])
    log.info("source_collected", extra={"source": "s", "new": 2, "rejected": 1, "seconds": 0.3})
    log.warning("source_failed", extra={"source": "s", "problem": "no", "seconds": 4.0})
    log.warning("item_rejected", extra={"source": "s"})
    log.debug("item_read", extra={"seconds": 0.01})
    log.debug("fetched", extra={"host": "h", "status": 200, "seconds": 0.01})
    log.debug("call_done", extra={"call": "read_page", "seconds": 0.04})
    log.info("digest_published", extra={"seconds": 0.2})
    log.info("delivery_sent", extra={"seconds": 0.2})
    log.error("delivery_dead", extra={})
    _, page = await port.get("/metrics")
    for line in [
        "dateline_articles_collected_total 2.0",
        "dateline_items_rejected_total 1.0",
        'dateline_visits_total{outcome="collected"} 1.0',
        'dateline_visits_total{outcome="failed"} 1.0',
        "dateline_digests_published_total 1.0",
        'dateline_deliveries_total{outcome="sent"} 1.0',
        'dateline_deliveries_total{outcome="dead"} 1.0',
        'dateline_events_total{event="source_failed",level="warning"} 1.0',
        'dateline_work_seconds_count{work="collect"} 2.0',
        'dateline_work_seconds_bucket{le="0.5",work="collect"} 1.0',
        'dateline_work_seconds_count{work="understand"} 1.0',
        'dateline_work_seconds_count{work="fetch"} 1.0',
        'dateline_work_seconds_count{work="store"} 2.0',
        'dateline_reading_cpu_seconds_bucket{call="read_page",le="0.05"} 1.0',
        'dateline_outbox{state="waiting"} 0.0',
        "dateline_articles_stored 2.0",
        "dateline_queue_length 7.0",
        "dateline_tick_lag_seconds 0.0",
    ]:
        assert line in page.splitlines()


async def test_a_stuck_loop_shows(port: Port, caplog: pytest.LogCaptureFixture) -> None:
    await asyncio.sleep(0.06)
    time.sleep(0.8)  # noqa: ASYNC251 (that is the point)
    await asyncio.sleep(0.01)
    _, page = await port.get("/metrics")
    (lag,) = [float(line.split()[1]) for line in page.splitlines() if line.startswith("dateline_loop_lag_seconds ")]
    assert lag > 0.5
    late = [record for record in caplog.records if record.msg == "loop_was_late"]
    assert late, "the log says it too"
    assert late[0].__dict__["busy"] < 0.4, "and that it was not the loop's own work"


async def test_a_port_that_is_taken(port: Port) -> None:
    watchman = Watchman(port.store.care, lambda: datetime.now(UTC), platforms=())
    again = Health(port.store.care, Metrics(), Pulse(), watchman, tick_every=timedelta(seconds=2))
    with pytest.raises(UserError, match=rf"health.port: 127.0.0.1:{port.number} cannot be opened"):
        async with serve(again, "127.0.0.1", port.number):
            pass


async def test_a_bot_that_runs_and_is_silent_is_not_ready_and_a_metric_says_what(port: Port) -> None:
    """It once said that all is well while nothing was read, written or sent."""
    process, now = come_to_life(), datetime.now(UTC)
    assert 'dateline_alarm{alarm="writing"} 0.0' in (await port.get("/metrics"))[1]
    await port.store.roster.beat(process, "all", now - timedelta(minutes=10))
    status, words = await port.get("/readyz")
    assert (status, words.count("\n")) == (503, 1)
    assert words.startswith("nothing could be written to the database since ")
    metrics = (await port.get("/metrics"))[1]
    assert 'dateline_alarm{alarm="writing"} 1.0' in metrics
    assert 'dateline_alarm{alarm="sources"} 0.0' in metrics
    await port.store.roster.beat(process, "all", datetime.now(UTC))
    assert await port.get("/readyz") == (200, "ready\n")
    pass_away(process)
