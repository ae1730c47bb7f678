"""Why a digest did not tell of a report: one reason for each thing that an admin can do about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.ingest import ingest
from bot.flows.manage import add_topic
from bot.flows.publish import publish_digest
from bot.flows.why_not import Why, whereabouts
from bot.model.workspace import Subscription
from tests.builders import item, subscription, workspace
from tests.fakes import NOW, FakeWorld

DAY = timedelta(days=1)
LINK = "https://nna.example/flood"


async def digest(world: FakeWorld, *topic_ids: str, **changes: object) -> Subscription:
    """A daily digest from now on, and a report of the flood that came just before."""
    await world.desk.workspaces.save_workspace(workspace())
    one = replace(subscription(next_run_at=NOW), topic_ids=topic_ids, **changes)  # type: ignore[arg-type]
    await world.desk.workspaces.save_subscription(one)
    return one


async def why(world: FakeWorld) -> list[Why]:
    found = await whereabouts(world.desk, "w", LINK)
    assert found.reading is not None
    return [reason.why for reason in found.reasons]


async def test_what_is_new_comes_and_then_was_shown(world: FakeWorld) -> None:
    one = await digest(world)
    await ingest(world.desk, "w", [item(published=NOW)])
    assert await why(world) == [Why.COMES]
    await publish_digest(world.desk, one.id, NOW)
    assert await why(world) == [Why.ON_ITS_WAY]
    await deliver_due(world.desk)
    assert await why(world) == [Why.SHOWN]


@pytest.mark.parametrize("changes", [{"paused": True}, {"next_run_at": None}])
async def test_a_digest_that_rests_tells_nothing(world: FakeWorld, changes: dict[str, object]) -> None:
    await digest(world, **changes)
    await ingest(world.desk, "w", [item(published=NOW)])
    assert await why(world) == [Why.RESTS]


async def test_whose_topics_were_all_removed_tells_nothing(world: FakeWorld) -> None:
    await digest(world, "gone")
    await ingest(world.desk, "w", [item(published=NOW)])
    assert await why(world) == [Why.NO_TOPIC]


@pytest.mark.parametrize(
    ("words", "expected"), [("tram", Why.OFF_TOPIC), ("river -sandbags", Why.LEFT_OUT), ("river", Why.COMES)]
)
async def test_a_topic_decides(world: FakeWorld, words: str, expected: Why) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    topic = await add_topic(world.desk, "w", "Topic", words)
    await digest(world, topic.id)
    await ingest(world.desk, "w", [item(published=NOW)])
    assert await why(world) == [expected]


async def test_what_was_old_when_it_came_is_old_and_what_was_missed_for_long_is_too(world: FakeWorld) -> None:
    await digest(world)
    first = world.desk.first_look
    await ingest(world.desk, "w", [item(published=NOW - first - DAY)])
    assert await why(world) == [Why.OLD]


async def test_what_no_digest_told_in_the_first_days_is_old(world: FakeWorld) -> None:
    await digest(world)
    await ingest(world.desk, "w", [item(published=NOW)])
    world.clock.advance(world.desk.first_look)
    assert await why(world) == [Why.COMES]
    world.clock.advance(timedelta(seconds=1))
    assert await why(world) == [Why.OLD]


async def test_an_address_that_nobody_read_has_no_reasons(world: FakeWorld) -> None:
    await digest(world)
    found = await whereabouts(world.desk, "w", "https://nna.example/unknown")
    assert (found.reading, found.unread, found.reasons) == (None, None, ())
