"""Digests on their way through the real outbox to Slack: whatever breaks off, each of them once, and none held up by another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.publish import publish_digest
from bot.model.workspace import Channel, Subscription
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
    assert words in held.problem
    assert replace(held, problem="", next_run_at=None, last_window_end=None) == replace(subscription, next_run_at=None)
    assert newsdesk.wire.counts()["chat.postMessage"] == 1
    assert words in shown(await newsdesk.ask("/digest list"))
