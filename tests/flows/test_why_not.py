"""Why a digest did not tell of a report: one reason for each thing that an admin can do about it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.commands import balance
from bot.flows.commands.ask import ask_of
from bot.flows.deliver import deliver_due
from bot.flows.ingest import ingest
from bot.flows.manage import add_topic
from bot.flows.publish import publish_digest
from bot.flows.why_not import Reason, Why, whereabouts
from bot.model.conversation import Request
from bot.model.delivery import DeliveryState, Telling
from bot.model.document import text_of
from bot.model.problems import problem_of
from bot.model.workspace import Subscription
from tests.builders import FLOOD, item, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import asker
from tests.flows.spy import Spy

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


async def test_of_several_messages_the_one_that_shows_it_counts_and_then_the_latest(world: FakeWorld) -> None:
    one = await digest(world)
    await ingest(world.desk, "w", [item(published=NOW)])
    found = await whereabouts(world.desk, "w", LINK)
    assert found.reading is not None
    channel, other = one.channel, replace(one.channel, id="other")

    async def told(*tellings: Telling) -> tuple[Why, datetime | None]:
        class Told(Spy):
            async def tellings(self, _: str) -> tuple[Telling, ...]:
                return tellings

        desk = replace(world.desk, outbox=Told(world.desk.outbox))  # type: ignore[arg-type]
        (reason,) = (await whereabouts(desk, "w", LINK)).reasons
        return reason.why, reason.slot

    sent = Telling(subscription_id="daily", slot=NOW, channel=channel, state=DeliveryState.SENT, is_shown=True)
    counted = replace(sent, is_shown=False, slot=NOW + DAY)
    dead = replace(sent, state=DeliveryState.DEAD)
    assert await told(sent, counted) == (Why.SHOWN, NOW)
    assert await told(counted) == (Why.COUNTED, NOW + DAY)
    assert await told(counted, replace(counted, slot=NOW + 2 * DAY)) == (Why.COUNTED, NOW + 2 * DAY)
    assert await told(replace(sent, state=DeliveryState.WAITING)) == (Why.ON_ITS_WAY, NOW)
    assert await told(dead) == (Why.DIED, None)
    assert await told(dead, counted) == (Why.COUNTED, NOW + DAY)
    assert await told(replace(sent, channel=other), replace(sent, subscription_id="another")) == (Why.COMES, None)


async def test_what_was_published_just_so_long_before_it_came_is_news(world: FakeWorld) -> None:
    await digest(world)
    await ingest(world.desk, "w", [item(published=NOW - world.desk.first_look)])
    assert await why(world) == [Why.COMES]


@pytest.mark.parametrize("changes", [{"languages": ("de",)}, {"source_ids": ("another",)}])
async def test_a_digest_that_reads_something_else_says_so(world: FakeWorld, changes: dict[str, object]) -> None:
    await digest(world, **changes)
    await ingest(world.desk, "w", [item(published=NOW)])
    assert await why(world) == [Why.FILTERED]


async def test_a_problem_of_its_own_lets_a_digest_rest(world: FakeWorld) -> None:
    await digest(world, problem=problem_of("gone"))
    await ingest(world.desk, "w", [item(published=NOW)])
    assert await why(world) == [Why.RESTS]


async def test_of_an_item_that_was_unreadable_twice_the_latest_is_told(world: FakeWorld) -> None:
    noise = bytes(range(256)) * 8
    for hours in (0, 1):
        world.clock.now = NOW + hours * timedelta(hours=1)
        await ingest(world.desk, "w", [replace(item("noise", noise), fetched=world.clock.now), item(f"n{hours}", noise)])
    found = await whereabouts(world.desk, "w", "noise")
    assert found.reading is None
    assert found.unread is not None
    assert found.unread.key == "noise"


async def test_the_other_reports_of_its_story_are_named(world: FakeWorld) -> None:
    await digest(world)
    copy = replace(item("copy", FLOOD.replace("noon", "midday")), url="https://vale.example/copy", outlet="Vale Post")
    await ingest(world.desk, "w", [item(published=NOW), copy])
    found = await whereabouts(world.desk, "w", LINK)
    other = await whereabouts(world.desk, "w", "https://vale.example/copy")
    assert [reading.article.key for reading in found.others] == ["copy"]
    assert [reading.article.key for reading in other.others] == ["flood"]
    assert (found.story, {found.is_copy, other.is_copy}) == (other.story, {True, False})
    assert found.stored_at == NOW


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Why.SHOWN, "shown today 05:00"),
        (Why.COUNTED, "not shown today 05:00: its story was told by other reports, or had no room"),
        (Why.ON_ITS_WAY, "in the digest of today 05:00, which is still to be sent"),
        (Why.DIED, "the message that told of it could not be sent; it comes again"),
        (Why.OLD, "not told: it was too old for news when it came in, or came before the digest"),
        (Why.OFF_TOPIC, "not told: it holds none of the words of Floods, Trams"),
        (Why.LEFT_OUT, "not told: it holds a word that Floods, Trams leaves out"),
        (Why.FILTERED, "not told: the digest or the server leaves its source, language or words out"),
        (Why.NO_TOPIC, "not told: the digest's topics were removed"),
        (Why.RESTS, "waits: the digest rests"),
        (Why.COMES, "comes with the next digest Sun 07:00"),
    ],
)
async def test_each_reason_is_said_with_what_it_is_about(world: FakeWorld, why: Why, said: str) -> None:
    """In the zone of the digest."""
    await world.desk.workspaces.save_workspace(workspace())
    asked = await ask_of(world.desk, Request(path=(), asker=asker()))
    due = replace(subscription(next_run_at=NOW.replace(hour=22, minute=0) + 2 * DAY), timezone="Asia/Tokyo")
    is_told = why in (Why.SHOWN, Why.COUNTED, Why.ON_ITS_WAY)
    slot = NOW.replace(hour=20, minute=0) - DAY if is_told else None
    reason = Reason(subscription=due, why=why, slot=slot, topics=() if is_told else ("Floods", "Trams"))
    assert text_of(balance._said(asked, reason, "Daily")) == f"Daily: {said}"
