"""The metrics for Prometheus, counted from the same events that are logged, so that each fact is stated once.

prometheus-client is imported here alone, and only by a bot with a health port.
"""

import logging
from collections import Counter as Counted
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.app.process import lives
from bot.flows.alarms import Alarm, Silence
from bot.model.upkeep import Overdue, StoreFigures

_WORK = (
    "Duration of `collect` (one visit), `understand` (one item), `page` (one linked page), `fetch` (one request), `store` (one "
    "transaction that writes), `publish` (one digest), `send` (one part)"
)
_CALLS = "CPU time that reading processes took for one call: `parse_feed`, `read` (parse and analyse an item), `read_page`, …"
_SECONDS = (0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics(logging.Handler):
    """Listens to the bot's events between `start` and `stop`, and counts."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.registry = registry = CollectorRegistry()
        disable_created_metrics()  # type: ignore[no-untyped-call]
        ProcessCollector(registry=registry)

        def counter(name: str, about: str, *labels: str) -> Counter:
            return Counter(f"dateline_{name}", about, labels, registry=registry)

        def gauge(name: str, about: str, *labels: str) -> Gauge:
            return Gauge(f"dateline_{name}", about, labels, registry=registry)

        self._articles = counter("articles_collected", "Articles stored")
        self._rejected = counter("items_rejected", "Items that could not be read")
        self._visits = counter("visits", "Visits to sources: `collected`, `failed`", "outcome")
        self._pages = counter("pages", "Linked pages: `read`, `refused`, `waiting` (tried again), `given_up`", "state")
        self._digests = counter("digests_published", "Digests put into the outbox")
        self._deliveries = counter("deliveries", "Attempts to send one part of a digest: `sent`, `postponed`, `dead`", "outcome")
        self._events = counter("events", "Every event of the log, whatever `log.level` is", "event", "level")
        self._work = Histogram("dateline_work_seconds", _WORK, ["work"], buckets=_SECONDS, registry=registry)
        self._calls = Histogram("dateline_reading_cpu_seconds", _CALLS, ["call"], buckets=_SECONDS, registry=registry)
        self._outbox = gauge("outbox", "Parts of digests that are `waiting` or `dead`", "state")
        self._stored = gauge("articles_stored", "Articles in the store")
        self._size = gauge("database_bytes", "Size of the database")
        self._aside = gauge("jobs_set_aside", "Work that ended its process each time, and is not done any more")
        self._oldest = gauge("oldest_due_seconds", "For how long the oldest `source`, `digest` or `message` is due", "what")
        self._processes = gauge("processes", "Processes that live, by their role", "role")
        self._alarms = gauge("alarm", "1 while it lasts: `writing`, `reading`, `sources`, `digests`, `outbox`", "alarm")
        self._queue = gauge("queue_length", "Jobs that wait or are at work in this process")
        self._tick_lag = gauge("tick_lag_seconds", "How late the next tick is; 0 is well")
        self._loop_lag = gauge("loop_lag_seconds", "How late the event loop woke up at most within the last minute")
        self._heard = self._ears()

    def _ears(self) -> Mapping[str, Callable[[dict[str, Any]], None]]:
        """What to count for an event, by its name."""
        return {
            "source_collected": self._collected,
            "source_failed": self._failed,
            "item_rejected": lambda _: self._rejected.inc(),
            "item_read": lambda facts: self._took("understand", facts),
            "fetched": lambda facts: self._took("fetch", facts),
            "written": lambda facts: self._took("store", facts),
            "call_done": lambda facts: self._calls.labels(facts["call"]).observe(facts["seconds"]),
            "page_settled": self._page_settled,
            "digest_published": self._published,
            "delivery_sent": self._sent,
            "delivery_postponed": lambda _: self._deliveries.labels("postponed").inc(),
            "delivery_dead": lambda _: self._deliveries.labels("dead").inc(),
        }

    def start(self) -> None:
        """Receive all events, also those below the log's level (the log's own handler keeps to its level)."""
        logging.getLogger("bot").addHandler(self)
        logging.getLogger("bot").setLevel(logging.DEBUG)

    def stop(self) -> None:
        """Receive no more."""
        logging.getLogger("bot").removeHandler(self)
        logging.getLogger("bot").setLevel(logging.NOTSET)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one event."""
        event = str(record.msg)
        self._events.labels(event, record.levelname.lower()).inc()
        if hear := self._heard.get(event):
            hear(record.__dict__)

    def page(
        self, figures: StoreFigures, overdue: Overdue, silent: Sequence[Silence], pulse: Mapping[str, float], *, now: datetime
    ) -> bytes:
        """Everything in Prometheus' text format. `pulse` are the figures of this process, by name."""
        self._outbox.labels("waiting").set(figures.waiting)
        self._outbox.labels("dead").set(figures.dead)
        self._stored.set(figures.articles)
        self._size.set(figures.size)
        for alarm in Alarm:
            self._alarms.labels(alarm.value).set(any(silence.alarm is alarm for silence in silent))
        self._aside.set(figures.set_aside)
        for what, due in (("source", overdue.sources), ("digest", overdue.digests), ("message", overdue.messages)):
            self._oldest.labels(what).set(max(((now - item.since).total_seconds() for item in due if item.since), default=0.0))
        self._processes.clear()
        for role, count in Counted(worker.role for worker in overdue.workers if lives(worker, now)).items():
            self._processes.labels(role).set(count)
        for gauge, figure in ((self._queue, "queue_length"), (self._tick_lag, "tick_lag"), (self._loop_lag, "loop_lag")):
            gauge.set(pulse[figure])
        return generate_latest(self.registry)

    def _collected(self, facts: dict[str, Any]) -> None:
        self._visits.labels("collected").inc()
        self._articles.inc(facts.get("new", 0))
        self._took("collect", facts)

    def _failed(self, facts: dict[str, Any]) -> None:
        self._visits.labels("failed").inc()
        self._took("collect", facts)

    def _page_settled(self, facts: dict[str, Any]) -> None:
        self._pages.labels(facts.get("state", "")).inc()
        self._took("page", facts)

    def _published(self, facts: dict[str, Any]) -> None:
        self._digests.inc()
        self._took("publish", facts)

    def _sent(self, facts: dict[str, Any]) -> None:
        self._deliveries.labels("sent").inc()
        self._took("send", facts)

    def _took(self, work: str, facts: dict[str, Any]) -> None:
        if (seconds := facts.get("seconds")) is not None:
            self._work.labels(work).observe(seconds)
