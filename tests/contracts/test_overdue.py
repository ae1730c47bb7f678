"""What the store says is due for a minute and who works, on every database."""

from dataclasses import replace
from datetime import timedelta

from bot.model.source import EVERYONE, SourceState
from bot.store.store import Store
from tests.contracts.outbox_calls import LEASE, publish
from tests.store.builders import NOW, channel, delivery, source, subscription

MINUTE = timedelta(minutes=1)


async def test_nothing_is_overdue_in_an_empty_store(store: Store) -> None:
    overdue = await store.care.overdue(NOW)
    assert (overdue.sources, overdue.digests, overdue.messages, overdue.workers) == ((), (), (), ())


async def test_sources_are_named_without_their_addresses_secrets(store: Store) -> None:
    for name, title in (("a", ""), ("b", "The Gazette")):
        location = f"https://{name}.example/feed?key=secret"
        await store.news.add_source(replace(source(), id=name, location=location, title=title), followed_by=EVERYONE)
        await store.news.save_visit(SourceState(source_id=name, next_check=NOW - MINUTE), (), ())
    await store.news.add_source(replace(source(), id="never", title="Never visited"), followed_by=EVERYONE)
    await store.news.add_source(replace(source(), id="resting"), followed_by=EVERYONE)
    await store.news.save_visit(SourceState(source_id="resting", next_check=NOW), (), ())
    sources = (await store.care.overdue(NOW)).sources
    assert {(one.name, one.since) for one in sources} == {
        ("a.example", NOW - MINUTE), ("The Gazette", NOW - MINUTE), ("Never visited", None)
    }  # fmt: skip
    assert all(one.every == source().every for one in sources)


async def test_digests_and_the_heads_of_channels(store: Store) -> None:
    await store.workspaces.save_subscription(subscription("late", next_run_at=NOW - MINUTE))
    await store.workspaces.save_subscription(subscription("coming", next_run_at=NOW))
    slot = NOW - 10 * MINUTE
    one, two, three = channel("one"), channel("two"), channel("three")
    told = [
        delivery(1, slot=slot, to=one),
        delivery(2, slot=slot, to=one),
        delivery(3, slot=slot, to=two, not_before=NOW + MINUTE),
        delivery(4, slot=slot, to=three),
    ]
    await publish(store, told, of=subscription(), slot=slot)
    overdue = await store.care.overdue(NOW)
    assert [(digest.id, digest.platform, digest.since) for digest in overdue.digests] == [("late", "discord", NOW - MINUTE)]
    assert {(head.id, head.since) for head in overdue.messages} == {(told[0].key, slot), (told[3].key, slot)}
    assert {(head.platform, head.workspace_id) for head in overdue.messages} == {("discord", "w")}
    assert await store.outbox.claim(NOW - MINUTE, lease_until=NOW + LEASE)
    overdue = await store.care.overdue(NOW)
    assert {head.since for head in overdue.messages} == {slot, NOW - MINUTE}, "being sent for a minute counts from then"


async def test_whoever_is_on_the_roster_works(store: Store) -> None:
    await store.roster.beat("one", "news", NOW)
    assert (await store.care.overdue(NOW)).workers == tuple(await store.roster.present())
