"""The port `Agenda`: one glance says whether a tick has anything to do."""

from datetime import timedelta

from bot.model.source import SourceKind, SourceState
from bot.store.store import Store
from tests.store.builders import NOW, source, subscription

MINUTE = timedelta(minutes=1)


async def test_nothing_is_due_in_an_empty_newsroom(store: Store) -> None:
    assert not await store.agenda.is_anything_due(NOW)


async def test_a_source_is_due_once_its_time_has_come_and_somebody_follows_it(store: Store) -> None:
    await store.news.add_source(source("gazette"), followed_by="w")
    assert await store.agenda.is_anything_due(NOW)
    await store.news.save_visit(SourceState(source_id="gazette", next_check=NOW + MINUTE), (), ())
    assert not await store.agenda.is_anything_due(NOW)
    assert await store.agenda.is_anything_due(NOW + MINUTE)
    await store.news.unfollow("gazette", followed_by="w")
    assert not await store.agenda.is_anything_due(NOW + MINUTE)


async def test_what_was_handed_over_is_never_visited(store: Store) -> None:
    await store.news.add_source(source("hand", kind=SourceKind.INGESTED), followed_by="w")
    assert not await store.agenda.is_anything_due(NOW)


async def test_a_digest_is_due_at_its_time_and_its_delivery_until_it_was_sent(store: Store) -> None:
    slot = NOW + MINUTE
    due = subscription(next_run_at=slot)
    await store.workspaces.save_subscription(due)
    assert not await store.agenda.is_anything_due(NOW)
    assert await store.agenda.is_anything_due(slot)
