"""The bot in a simulated Discord (simcord), at a desk over a real store."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from bot.platforms.discord.client import NewsClient
from bot.platforms.discord.send import DiscordPlatform
from tests.fakes import FakeWorld, open_world
from tests.platforms.discord import openapi
from tests.platforms.discord.world import make_client


@dataclass(frozen=True)
class Server:
    """A server with a channel, one who manages it and one who does not."""

    env: Env
    world: FakeWorld
    guild: GuildHandle
    channel: ChannelHandle
    admin: MemberActor
    reader: MemberActor


@pytest.fixture
async def world() -> AsyncIterator[FakeWorld]:
    """An empty newsroom with Discord for its platform."""
    platforms: dict[str, Any] = {}
    async with open_world(platforms=platforms) as opened:
        platforms["discord"] = DiscordPlatform(None, opened.clock)
        yield opened


@pytest.fixture
def simcord_bot(world: FakeWorld) -> NewsClient:
    client = make_client(world.desk, shard_count=1)
    platform: Any = world.desk.platforms["discord"]
    platform.client = client
    return client


@pytest.fixture
def server(simcord_env: Env, world: FakeWorld) -> Iterator[Server]:
    """Everything that the bot sends is held to Discord's description when the test is over."""
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("news")
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    admin = guild.add_member(simcord_env.create_user("ann"), roles=[managers])
    reader = guild.add_member(simcord_env.create_user("ben"))
    yield Server(env=simcord_env, world=world, guild=guild, channel=channel, admin=admin, reader=reader)
    for request in simcord_env.http_requests:
        if request.json is not None:
            openapi.check(request.method, request.path, request.json)
