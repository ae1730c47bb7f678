"""Digests on their way through the real outbox to Slack: whatever breaks off, each of them once, and none held up by another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.collect import collect_source
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.publish import publish_digest, publish_now
from bot.model.delivery import DeliveryState
from bot.model.workspace import Channel, Subscription
from tests.builders import FLOOD, STRIKE, feed, item
from tests.flows.test_publish import NEXT_DAY_OF_FLOOD
from tests.platforms.slack.people import Newsdesk, shown
from tests.platforms.slack.wire import Fault, Room

FAULTS = [
    Fault(status=503, after_the_work=True),
    Fault(status=0, after_the_work=True),
    Fault(status=503),
    Fault(status=0),
    Fault(error="internal_error", after_the_work=True),
    Fault(status=429, retry_after=12),
]


async def published(newsdesk: Newsdesk, channel: str = "C1", team: str = "T1") -> Subscription:
    """A digest of everything, waiting in the outbox."""
    desk = newsdesk.world.desk
    now = desk.clock()
    subscription = Subscription(
        id=f"{team}-{channel}",
        workspace_id=team,
        topic_ids=(),
        channel=Channel(platform="slack", workspace=team, id=channel),
        schedule="daily 07:00",
        next_run_at=now,
    )
    await desk.workspaces.save_subscription(subscription)
    assert await publish_digest(desk, subscription.id, now)
    return subscription


async def deliver(newsdesk: Newsdesk, *, hours: int) -> None:
    """Deliver what is due, every ten minutes for so many hours."""
    for _ in range(6 * hours):
        await deliver_due(newsdesk.world.desk)
        newsdesk.world.clock.advance(timedelta(minutes=10))


@pytest.mark.parametrize("fault", FAULTS, ids=str)
async def test_a_digest_arrives_once_whatever_breaks_off(newsdesk: Newsdesk, fault: Fault) -> None:
    newsdesk.platform._clock = lambda: newsdesk.world.clock().timestamp()
    newsdesk.wire.fail("chat.postMessage", fault)
    newsdesk.wire.room().messages.append({"ts": "1700000000.000001", "text": "chatter"})
    await published(newsdesk)
    newsdesk.wire.restamp(newsdesk.world.clock())
    await deliver(newsdesk, hours=2)
    digests = [message for message in newsdesk.wire.room().messages if "metadata" in message]
    assert len(digests) == 1
    assert "River Arle" in shown(digests[0])


async def test_a_busy_channel_is_looked_through_to_the_end_with_one_call_a_minute(newsdesk: Newsdesk) -> None:
    """More than 15 messages came since, which is all that a distributed app is shown in a minute."""
    wire, clock = newsdesk.wire, newsdesk.world.clock
    newsdesk.platform._clock = lambda: clock().timestamp()
    wire.fail("chat.postMessage", Fault(status=0, after_the_work=True))
    await published(newsdesk)
    wire.restamp(clock())
    await deliver_due(newsdesk.world.desk)
    wire.restamp(clock() + timedelta(minutes=1))
    wire.room().messages += [{"ts": f"{wire.stamp}.9{n:05d}", "text": "chatter"} for n in range(100)]
    for _ in range(20):
        wire.meter()
        await deliver_due(newsdesk.world.desk)
        clock.advance(timedelta(seconds=65))
    (held,) = await newsdesk.world.desk.outbox.listed(DeliveryState.SENT)
    assert sum("metadata" in message for message in wire.room().messages) == 1
    assert held.attempts == 2
    assert len({call.get("cursor", "") for call in wire.made("conversations.history")}) == 7


async def test_a_channel_that_has_to_wait_12_seconds_holds_up_no_other(newsdesk: Newsdesk) -> None:
    newsdesk.wire.fail("chat.postMessage", Fault(status=429, retry_after=12))
    newsdesk.wire.team().rooms["C2"] = Room()
    for channel, team in (("C1", "T1"), ("C2", "T1"), ("C1", "T2")):
        await published(newsdesk, channel, team)
    await deliver_due(newsdesk.world.desk)
    rooms = [newsdesk.wire.room(), newsdesk.wire.room("C2"), newsdesk.wire.room(team_id="T2")]
    assert sorted(len(room.messages) for room in rooms) == [0, 1, 1]


@pytest.mark.parametrize(
    ("room", "words"), [(Room(is_member=False), "/invite"), (Room(is_archived=True), "archived"), (None, "gone")]
)
async def test_a_channel_that_takes_nothing_rests_with_its_settings(newsdesk: Newsdesk, room: Room | None, words: str) -> None:
    if room:
        newsdesk.wire.team().rooms["C1"] = room
    else:
        del newsdesk.wire.team().rooms["C1"]
    subscription = await published(newsdesk)
    await deliver(newsdesk, hours=1)
    (held,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
    assert words in str(held.problem)
    assert replace(held, problem=None, next_run_at=None, last_window_end=None) == replace(subscription, next_run_at=None)
    assert newsdesk.wire.counts()["chat.postMessage"] == 1
    assert words in shown(await newsdesk.ask("/digest list"))


async def test_a_digest_whose_source_corrects_itself_is_updated_in_place(newsdesk: Newsdesk) -> None:
    await published(newsdesk)
    await deliver_due(newsdesk.world.desk)
    source = feed()
    fewer = item(body=FLOOD.replace("340 households", "270 households"))
    newsdesk.world.feeds.shelves[source.location] = (fewer, item("strike", STRIKE, title="Estmoor trams stand still"))
    for _ in range(2):
        await collect_source(newsdesk.world.desk, source.id)
    newsdesk.wire.fail("chat.update", Fault(status=503))
    assert await correct_due(newsdesk.world.desk) == 0
    newsdesk.world.clock.advance(timedelta(minutes=5))
    assert await correct_due(newsdesk.world.desk) == 1
    (message,) = newsdesk.wire.room().messages
    assert "270 households were told to leave" in shown(message)
    assert "(340 → 270)" in shown(message)
    assert message["metadata"]["event_payload"]["part"] == 1


@pytest.mark.parametrize("error", ["", "thread_not_found"])
async def test_a_follow_up_is_told_in_the_thread_of_the_digest_that_told_first(newsdesk: Newsdesk, error: str) -> None:
    subscription = await published(newsdesk)
    desk = newsdesk.world.desk
    await deliver_due(desk)
    (held,) = await desk.workspaces.subscriptions("T1")
    await desk.workspaces.save_subscription(replace(held, in_threads=True))
    newsdesk.world.clock.advance(timedelta(hours=20))
    now = newsdesk.world.clock()
    news = item("flood-2", NEXT_DAY_OF_FLOOD, title="River Arle falls back", published=now)
    newsdesk.world.feeds.shelves[feed().location] = (news,)
    await collect_source(desk, feed().id)
    if error:
        newsdesk.wire.fail("chat.postMessage", Fault(error=error))
    await publish_now(desk, subscription.id)
    await deliver_due(desk)
    first, second = newsdesk.wire.room().messages
    assert "River Arle falls back" in shown(second)
    assert second.get("thread_ts") == (None if error else first["ts"])
