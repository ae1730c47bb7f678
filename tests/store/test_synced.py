"""What must survive a power cut is synced before the bot goes on; what is simply done again is not.

SQLite syncs its log at each commit where `synchronous` is FULL (2), and only now and then where it is NORMAL (1):
https://www.sqlite.org/pragma.html#pragma_synchronous. The simulation cuts the power of a disk that forgets (tests/simulation).
"""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.model.upkeep import Chore, Entry
from bot.store.store import Store, open_store
from tests.contracts.outbox_calls import claim, publish
from tests.store.builders import NOW, delivery, source, subscription

FULL, NORMAL = 2, 1


class Watched:
    """A store on the disk, and how safely each commit was made since this was asked last."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._levels: list[int] = []
        event.listen(store.database._writer.sync_engine, "commit", self._note)

    def _note(self, connection: Connection) -> None:
        self._levels.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    def levels(self) -> list[int]:
        levels, self._levels = self._levels, []
        return levels


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    store = await open_store(str(tmp_path / "news.db"))
    yield Watched(store)
    await store.close()


async def test_a_message_is_on_the_disk_before_it_is_sent_and_once_it_was(watched: Watched) -> None:
    """A claim or a "sent" that a power cut took had the message posted twice."""
    await publish(watched.store, [delivery(1), delivery(2)])
    assert set(watched.levels()) == {FULL}
    first = await claim(watched.store.outbox)
    assert first
    assert watched.levels() == [FULL]
    await watched.store.outbox.sent(first.key, "receipt", NOW)
    assert watched.levels() == [FULL]
    second = await claim(watched.store.outbox)
    assert second
    await watched.store.outbox.later(second.key, NOW, problem_of("busy"), attempt=1, unclear=True)
    assert watched.levels() == [FULL, FULL]


async def test_what_people_set_up_is_and_what_is_done_again_is_not(watched: Watched) -> None:
    store = watched.store
    await store.workspaces.save_subscription(subscription())
    await store.news.add_source(source(), followed_by="w")
    assert watched.levels() == [FULL, FULL]
    await store.news.save_visit(SourceState(source_id=source().id, next_check=NOW + timedelta(hours=1)), (), ())
    await store.care.enter(Chore.TICK, Entry(at=NOW), last=None)
    await store.roster.beat("process", "all", NOW)
    assert watched.levels() == [NORMAL] * 3
    await store.workspaces.save_subscription(subscription("evening"))
    assert watched.levels() == [FULL]
