"""Several processes for one bot: connections that share the servers, and others that only send, all within its one limit."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.chats import chatting, only_sending
from bot.app.roles import Role
from bot.app.settings import HOME, load_settings
from bot.compose.notices import notice
from bot.flows.lost import ROLE_GONE
from bot.model.delivery import Search
from bot.model.errors import Refused, TryLater, UserError
from bot.model.workspace import Channel
from bot.platforms.discord.opening import discord_chat
from bot.platforms.discord.send import DiscordPlatform
from bot.platforms.discord.sending import LONGEST, SPACING, SharedLimit
from bot.platforms.discord.shards import client_options, shards_of
from tests.fakes import NOW, FakeClock, open_world
from tests.platforms.discord.pages import PAGE
from tests.platforms.discord.wire import Wire
from tests.platforms.discord.world import connected, make_client, redirected

PLACE = Channel(platform="discord", workspace="1", id="11")


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire(shards=2) as wire:
        wire.add_channel("1", "11")
        wire.add_channel("1", "15", 15, available_tags=[], flags=0)
        yield wire
        assert wire.objections == []


@pytest.fixture
async def sender(wire: Wire) -> AsyncIterator[DiscordPlatform]:
    """A process that only sends, set up as an operator does it."""
    environment = {"DISCORD_TOKEN": "secret", "DISCORD_API_BASE": wire.url, "DISCORD_GATEWAY_URL": wire.gateway}
    chat = discord_chat(load_settings(None, environment).discord, HOME)
    (beside,) = Role.WORKER.only_sends([chat])
    assert Role.WORKER.serves([chat]) == ()
    async with redirected(wire), open_world() as world, chatting([only_sending(beside)], world.desk):
        platform = chat.platform
        assert isinstance(platform, DiscordPlatform)
        assert not platform.is_ready
        await wire.until(lambda: platform.is_ready)
        yield platform


@pytest.mark.parametrize(
    ("text", "shards"), [("", None), ("0-7/32", (tuple(range(8)), 32)), ("3/4", ((3,), 4)), (" 0/1 ", ((0,), 1))]
)
def test_shards_are_read(text: str, shards: object) -> None:
    assert shards_of(text) == shards


@pytest.mark.parametrize("text", ["7-0/32", "0-32/32", "4/4", "1", "0-7", "all", "-1/4", "0/0"])
def test_shards_that_cannot_be_are_refused_with_how_to_write_them(text: str) -> None:
    with pytest.raises(UserError, match=r"DATELINE_DISCORD_SHARDS.*0-7/32"):
        load_settings(None, {"DATELINE_DISCORD_SHARDS": text})


async def test_a_connection_serves_its_shards_alone(wire: Wire) -> None:
    async with connected(wire, make_client(**client_options("1/2"))) as client:
        assert wire.identified == [1]
        assert client.shard_count == 2


async def test_who_only_sends_opens_no_connection(wire: Wire, sender: DiscordPlatform) -> None:
    receipt = await sender.send(PLACE, notice("News"), "key")
    assert receipt == f"11/{wire.messages['11'][0]['id']}"
    assert wire.sockets == {}
    now = datetime.now(UTC)
    assert await sender.find(PLACE, "key", Search(since=now - timedelta(minutes=1), until=now)) == receipt
    await sender.edit(PLACE, receipt, notice("Better news"), "key")
    assert "Better news" in str(wire.messages["11"][0])
    assert len(wire.messages["11"]) == 1


async def test_of_a_server_that_it_does_not_know_a_role_is_not_said_to_be_gone(wire: Wire, sender: DiscordPlatform) -> None:
    await sender.send(PLACE, notice("News"), "key", ping="77")
    assert "<@&77>" in wire.messages["11"][0]["content"]
    async with connected(wire) as client:
        knowing = DiscordPlatform(client, FakeClock())
        with pytest.raises(Refused) as told:
            await knowing.send(PLACE, notice("News"), "other", ping="77")
        assert told.value.problem.code is ROLE_GONE


async def test_the_next_part_of_a_digest_goes_into_the_same_forum_post(wire: Wire, sender: DiscordPlatform) -> None:
    forum = replace(PLACE, id="15")
    first = await sender.send(forum, PAGE, "one")
    thread = first.split("/")[0]
    second = await sender.send(forum, replace(PAGE, blocks=PAGE.blocks[1:]), "two")
    assert second.split("/")[0] == thread
    assert len(wire.messages[thread]) == 2
    now = datetime.now(UTC)
    assert await sender.find(forum, "one", Search(since=now - timedelta(minutes=1), until=now)) == first


class Turns:
    """Turns of which so many are taken already."""

    def __init__(self, taken: int) -> None:
        self.next = NOW + taken * SPACING

    async def reserve(self, host: str, now: datetime, spacing: timedelta) -> tuple[datetime, datetime | None]:
        turn = max(self.next, now)
        self.next = turn + spacing
        return turn, None


async def test_messages_of_all_processes_keep_the_distance_of_one_limit() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 6))

    limit = SharedLimit(Turns(0), FakeClock(), sleep)
    for _ in range(3):
        await limit.wait()
    assert slept == [0.0, 0.05, 0.1]
    with pytest.raises(TryLater) as told:
        await SharedLimit(Turns(LONGEST // SPACING + 1), FakeClock(), sleep).wait()
    assert told.value.after > LONGEST
