"""Digests through the real outbox to Discord's wire: corrected in place, gone on with in threads, and none held up by another."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.collect import collect_source
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.manage import add_source
from bot.flows.publish import publish_now
from bot.model.workspace import Channel, Subscription
from bot.platforms.discord.send import DiscordPlatform
from tests.builders import FLOOD, feed, item, subscription
from tests.fakes import NOW, FakeWorld, open_world
from tests.flows.test_publish import NEXT_DAY_OF_FLOOD
from tests.platforms.discord.wire import Fault, Wire
from tests.platforms.discord.world import connected

MESSAGE = r"/channels/11/messages/\d+"
SERVERS = (("1", "11"), ("2", "22"))


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire() as wire:
        for guild, channel in SERVERS:
            wire.add_channel(guild, channel)
        yield wire
        assert wire.objections == []


@pytest.fixture
async def told(wire: Wire) -> AsyncIterator[FakeWorld]:
    """Two servers that follow a feed, with a digest each of which the first issue is due."""
    platforms: dict[str, Any] = {}
    async with open_world(platforms=platforms) as world, connected(wire) as client:
        platforms["discord"] = DiscordPlatform(client, world.clock, seconds=3)
        world.feeds.shelves[feed().location] = (item(),)
        for guild, channel in SERVERS:
            await add_source(world.desk, guild, feed())
            place = Channel(platform="discord", workspace=guild, id=channel)
            await world.desk.workspaces.save_subscription(replace(subscription(guild, workspace_id=guild), channel=place))
        yield world


async def order(world: FakeWorld, guild: str = "1") -> Subscription:
    (held,) = await world.desk.workspaces.subscriptions(guild)
    return held


async def test_a_digest_whose_source_corrects_itself_is_edited_in_place(wire: Wire, told: FakeWorld) -> None:
    await publish_now(told.desk, "1")
    await deliver_due(told.desk)
    told.feeds.shelves[feed().location] = (item(body=FLOOD.replace("340 households", "270 households")),)
    for _ in range(2):
        await collect_source(told.desk, feed().id)
    wire.faults.append(Fault("PATCH", MESSAGE, cut=True, after_storing=True))
    assert await correct_due(told.desk) == 0
    told.clock.advance(timedelta(minutes=5))
    assert await correct_due(told.desk) == 1
    (message,) = wire.messages["11"]
    shown = message["embeds"][0]["description"]
    assert "270 households were told to leave" in shown
    stamp = int(told.clock().timestamp())
    assert f"corrected <t:{stamp}:f> (340 → 270)" in shown
    assert len(wire.posted("POST", "/channels/11/messages")) == 1


async def test_a_follow_up_goes_into_a_thread_of_the_digest_that_told_first(wire: Wire, told: FakeWorld) -> None:
    await publish_now(told.desk, "1")
    await deliver_due(told.desk)
    await told.desk.workspaces.save_subscription(replace(await order(told), in_threads=True))
    told.clock.advance(timedelta(hours=20))
    news = item("flood-2", NEXT_DAY_OF_FLOOD, title="River Arle falls back", published=told.clock())
    told.feeds.shelves[feed().location] = (news,)
    await collect_source(told.desk, feed().id)
    await publish_now(told.desk, "1")
    await deliver_due(told.desk)
    (first,) = wire.messages["11"]
    (second,) = wire.messages[first["id"]]
    assert second["embeds"][0]["title"] == "River Arle falls back"
    assert wire.channels[first["id"]]["name"] == "River Arle falls back"


async def test_one_servers_rate_limit_of_twelve_seconds_delays_no_other(wire: Wire, told: FakeWorld) -> None:
    rate_limit = {"retry_after": 12.0, "global": False, "message": ""}
    wire.faults.append(Fault("POST", "/channels/11/messages", status=429, body=rate_limit))
    for guild, _ in SERVERS:
        await publish_now(told.desk, guild)
    start = wire.calls[-1].at
    await deliver_due(told.desk)
    assert [len(wire.messages[channel]) for _, channel in SERVERS] == [0, 1]
    assert wire.calls[-1].at - start < 2
    told.clock.advance(timedelta(seconds=30))
    await deliver_due(told.desk)
    assert [len(wire.messages[channel]) for _, channel in SERVERS] == [1, 1]


@pytest.mark.parametrize("fault", [{"status": 502}, {"status": 500}, {"cut": True}], ids=str)
async def test_a_digest_arrives_once_whatever_breaks_off_after_it_was_stored(
    wire: Wire, told: FakeWorld, fault: dict[str, Any]
) -> None:
    wire.faults.append(Fault("POST", "/channels/11/messages", after_storing=True, **fault))
    await publish_now(told.desk, "1")
    for _ in range(3):
        await deliver_due(told.desk)
        told.clock.advance(timedelta(hours=1))
    assert len(wire.messages["11"]) == 1
    assert await told.desk.outbox.listed() == ()


async def test_a_forum_post_bears_the_day_of_its_readers(wire: Wire, told: FakeWorld) -> None:
    """In Tokyo it is morning when the day before ends in UTC."""
    wire.add_channel("1", "33", 15)
    place = Channel(platform="discord", workspace="1", id="33")
    tokyo = replace(await order(told), channel=place, timezone="Asia/Tokyo")
    await told.desk.workspaces.save_subscription(tokyo)
    told.clock.now = NOW.replace(hour=22)
    await publish_now(told.desk, "1")
    await deliver_due(told.desk)
    (call,) = wire.posted("POST", "/channels/33/threads")
    assert call.body["name"] == f"News digest · {NOW + timedelta(days=1):%Y-%m-%d}"
