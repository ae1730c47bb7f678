"""The connection itself, over the wire: shards, broken sockets, an unreachable gateway, and answers under load."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.flows.ingest import ingest
from bot.model.backoff import Backoff
from bot.model.errors import UserError
from bot.model.workspace import Channel
from bot.platforms.discord import client as client_module
from bot.platforms.discord import reception
from bot.platforms.discord.client import NewsClient, use_addresses
from bot.platforms.discord.send import DiscordPlatform
from bot.platforms.discord.supervise import PAUSE, stay_connected
from bot.ports.commands import FoundFeed
from tests.builders import item
from tests.fakes import FakeWorld
from tests.load import busy
from tests.platforms.discord.pages import PAGE
from tests.platforms.discord.wire import Fault, Wire
from tests.platforms.discord.world import Memory, Noted, connected, make_client, redirected

TOKEN = "token"
ON_SHARD_1 = str(1 << 22)
CALLBACK = r"/interactions/.*/callback"
ANSWER = r"/webhooks/100/.*/messages/@original"


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire(shards=2) as wire:
        wire.add_channel("1", "11")
        wire.add_channel(ON_SHARD_1, "22")
        yield wire
        assert wire.objections == []


def brief(topic: str = "floods") -> dict[str, Any]:
    return {"id": "9", "name": "brief", "type": 1, "options": [{"name": "topic", "type": 3, "value": topic}]}


async def test_both_shards_get_their_digests_once(wire: Wire) -> None:
    async with connected(wire) as client:
        assert sorted(wire.identified) == [0, 1]
        platform = DiscordPlatform(client, lambda: datetime.now(UTC))
        for guild, channel in (("1", "11"), (ON_SHARD_1, "22")):
            await platform.send(Channel(platform="discord", workspace=guild, id=channel), PAGE, f"key-{guild}")
        assert [len(wire.messages[channel]) for channel in ("11", "22")] == [1, 1]


async def test_a_broken_socket_is_resumed_and_no_command_is_lost(wire: Wire, world: FakeWorld) -> None:
    async with connected(wire, make_client(world.desk)):
        await wire.sockets[0].close(code=4000)
        await wire.until(lambda: wire.resumed == [0])
        assert sorted(wire.identified) == [0, 1]
        for guild, channel in (("1", "11"), (ON_SHARD_1, "22")):
            await wire.interact(guild, channel, 2, brief())
        await wire.until(lambda: len(wire.posted("PATCH", ANSWER)) == 2)


async def test_an_answer_that_broke_after_it_was_stored_is_given_once(wire: Wire, world: FakeWorld) -> None:
    wire.faults.append(Fault("PATCH", ANSWER, status=502, after_storing=True))
    async with connected(wire, make_client(world.desk)):
        await wire.interact("1", "11", 2, brief())
        await wire.until(lambda: len(wire.posted("PATCH", ANSWER)) == 2)
        assert wire.posted("POST", r"/webhooks/.*") == []


@pytest.mark.parametrize("fault", [{"status": 502}, {"cut": True}, {"status": 503}])
async def test_a_brief_that_is_posted_while_the_connection_breaks_is_there_once(
    wire: Wire, world: FakeWorld, fault: dict[str, Any]
) -> None:
    client = make_client(world.desk)
    platform: Any = world.desk.platforms["discord"]
    platform.client = client
    await ingest(world.desk, "1", [item()])
    async with connected(wire, client):
        await wire.interact("1", "11", 2, brief("harwick"))
        await wire.until(lambda: wire.posted("PATCH", ANSWER))
        rows = wire.posted("PATCH", ANSWER)[0].body["components"]
        post = next(one["custom_id"] for row in rows for one in row["components"] if one["custom_id"].startswith("dl:brief.post"))
        wire.faults.append(Fault("POST", "/channels/11/messages", after_storing=True, **fault))
        await wire.interact("1", "11", 3, {"custom_id": post, "component_type": 2})
        await wire.until(lambda: len(wire.posted("PATCH", ANSWER)) == 2)
    assert len(wire.messages["11"]) == 1
    assert wire.posted("PATCH", ANSWER)[1].body["content"] == "Posted to the channel."


async def test_an_acknowledgement_that_broke_after_it_was_taken_does_not_lose_the_answer(wire: Wire, world: FakeWorld) -> None:
    wire.faults.append(Fault("POST", CALLBACK, status=502, after_storing=True))
    taken = {"code": 40060, "message": "Interaction has already been acknowledged."}
    wire.faults.append(Fault("POST", CALLBACK, status=400, body=taken))
    async with connected(wire, make_client(world.desk)):
        await wire.interact("1", "11", 2, brief())
        await wire.until(lambda: wire.posted("PATCH", ANSWER))


async def test_a_button_of_anybody_elses_is_left_alone(wire: Wire, world: FakeWorld) -> None:
    async with connected(wire, make_client(world.desk)):
        await wire.interact("1", "11", 3, {"custom_id": "somebody:elses", "component_type": 2})
        await wire.interact("1", "11", 2, brief())
        await wire.until(lambda: wire.posted("PATCH", ANSWER))
        assert len(wire.posted("POST", CALLBACK)) == 1


@pytest.mark.slow
async def test_a_brief_is_acknowledged_at_once_while_everything_else_works(wire: Wire, world: FakeWorld) -> None:
    """Four collections and a hundred summaries in the crew; the wire sees the acknowledgement within 300 ms."""
    async with busy() as work, connected(wire, make_client(world.desk)):
        waits = []
        for n in range(5):
            start = asyncio.get_running_loop().time()
            await wire.interact("1", "11", 2, brief())
            await wire.until(lambda n=n: len(wire.posted("POST", CALLBACK)) > n)  # type: ignore[misc]
            waits.append(asyncio.get_running_loop().time() - start)
        assert not work.done(), "the load ended too early to tell"
    assert max(waits) < 0.3


async def test_what_opens_no_form_is_acknowledged_before_it_is_done(
    wire: Wire, world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page may take long to be read; Discord waits for three seconds, and whoever asked should see that something happens."""
    done = asyncio.Event()

    async def find(url: str) -> tuple[FoundFeed, ...]:
        await done.wait()
        return ()

    monkeypatch.setattr(world.finder, "find", find)
    monkeypatch.setattr(reception, "FORM_TIMEOUT", 60)
    options = [{"name": "add", "type": 1, "options": [{"name": "url", "type": 3, "value": "https://a.example"}]}]
    async with connected(wire, make_client(world.desk)):
        await wire.interact("1", "11", 2, {"id": "9", "name": "sources", "type": 1, "options": options})
        await wire.until(lambda: wire.posted("POST", CALLBACK))
        assert not wire.posted("PATCH", ANSWER)
        done.set()
        await wire.until(lambda: wire.posted("PATCH", ANSWER))


async def test_commands_that_could_not_be_registered_are_registered_later(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    again = Backoff(first=timedelta(seconds=0.01), longest=timedelta(minutes=1))
    monkeypatch.setattr(client_module, "AGAIN", again)
    memory = Memory()
    wire.faults += [Fault("PUT", r"/applications/100/commands", status=503) for _ in range(2)]
    async with connected(wire, make_client(memory=memory)):
        await wire.until(lambda: memory.held)
    assert len(wire.posted("PUT", r"/applications/100/commands")) == 3


async def supervised(make: Any) -> tuple[asyncio.Task[None], list[float], list[NewsClient]]:
    pauses: list[float] = []
    clients: list[NewsClient] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0.01)

    return asyncio.create_task(stay_connected(make, clients.append, TOKEN, sleep=sleep)), pauses, clients


async def test_a_gateway_that_is_unreachable_at_first_does_not_kill_the_bot(wire: Wire) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/api/v10"
    async with redirected(wire):
        use_addresses(api_base=nowhere)
        task, pauses, clients = await supervised(make_client)
        await wire.until(lambda: len(pauses) >= 2)
        use_addresses(api_base=wire.url)
        await wire.until(lambda: clients[-1].is_ready())
        assert pauses[:2] == [PAUSE.after(n).total_seconds() for n in (1, 2)]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert clients[-1].is_closed()


@pytest.mark.slow
async def test_a_gateway_that_turns_away_at_first_does_not_kill_the_bot(wire: Wire) -> None:
    wire.refuse_gateway = 1
    async with redirected(wire):
        task, _, clients = await supervised(make_client)
        await wire.until(lambda: clients and clients[-1].is_ready(), seconds=30)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_wrong_token_is_told_and_not_tried_again(wire: Wire) -> None:
    wire.faults.append(Fault("GET", "/users/@me", status=401, body={"code": 0, "message": "401: Unauthorized"}, times=9))
    async with redirected(wire):
        task, pauses, _ = await supervised(make_client)
        with pytest.raises(UserError, match="does not accept the bot's token"):
            await task
        assert pauses == []


async def test_leaving_a_server_and_losing_a_channel_are_told(wire: Wire) -> None:
    noted = Noted()
    async with connected(wire, make_client(noted=noted)):
        await wire.dispatch("1", "CHANNEL_DELETE", wire.channels["11"])
        await wire.dispatch(ON_SHARD_1, "GUILD_DELETE", {"id": ON_SHARD_1})
        await wire.until(lambda: len(noted.told) == 2)
    assert noted.told == [("channel", "1", "11"), ("server", ON_SHARD_1)]


async def test_a_server_that_sent_the_bot_away_while_it_was_not_connected_is_told(wire: Wire) -> None:
    noted = Noted()
    wire.add_channel("2", "23")
    async with connected(wire, make_client(noted=noted)) as client:
        await wire.until(lambda: noted.present == ["1", "2", ON_SHARD_1])
        del wire.channels["23"]
        wire.forget_sessions = 1
        await wire.sockets[0].close(code=4000)
        await wire.until(lambda: noted.present == ["1", ON_SHARD_1])
        assert client.get_guild(2), "the library still has it"


async def test_where_nobody_says_which_servers_there_are_none_is_taken_for_lost(
    wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    noted = Noted()
    wire.faults.append(Fault("GET", "/users/@me/guilds", status=403))
    async with connected(wire, make_client(noted=noted)):
        await wire.until(lambda: "discord_servers_unknown" in [record.message for record in caplog.records])
    assert noted.present == []


async def test_a_server_that_is_down_for_a_while_is_not_left(wire: Wire) -> None:
    noted = Noted()
    async with connected(wire, make_client(noted=noted)) as client:
        await wire.dispatch("1", "GUILD_DELETE", {"id": "1", "unavailable": True})
        guild = client.get_guild(1)
        await wire.until(lambda: isinstance(guild, discord.Guild) and guild.unavailable)
    assert noted.told == []
