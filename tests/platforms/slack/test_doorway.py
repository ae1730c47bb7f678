"""The open port: nobody holds it for long, and nobody takes all of it."""

import asyncio
from contextlib import suppress

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.errors import UserError
from bot.platforms.slack.doorway import Turnstile, one_request
from bot.platforms.slack.files import fetch_file
from bot.platforms.slack.manifest import INSTALL
from bot.platforms.slack.serve import serving
from tests.platforms.slack.test_http import open_door
from tests.platforms.slack.wire import SlackWire


def application() -> web.Application:
    async def hello(request: web.Request) -> web.Response:
        return web.Response(text=f"{len(await request.read())}")

    app = web.Application(middlewares=[one_request])
    app.router.add_post("/", hello)
    return app


async def said(port: int, text: bytes) -> bytes:
    """All that the server says to what was sent, until it ends the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    with suppress(ConnectionError):
        writer.write(text)
        await writer.drain()
        async with asyncio.timeout(10):
            return await reader.read()
    writer.close()
    return b""


@pytest.mark.parametrize(
    "begun", [b"", b"POST / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab"]
)
async def test_whoever_says_no_more_is_not_waited_for(begun: bytes) -> None:
    async with serving(application(), "127.0.0.1", 0, seconds=0.2) as port:
        assert await said(port, begun) == b""


async def test_a_request_is_answered_and_its_connection_ends() -> None:
    request = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"
    async with serving(application(), "127.0.0.1", 0) as port:
        told = await said(port, request + request)
        assert told.startswith(b"HTTP/1.1 200")
        assert told.count(b"HTTP/1.1") == 1
        assert (await said(port, b"GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n")).startswith(b"HTTP/1.1 404")


async def test_no_more_than_so_many_come_in_at_once_and_room_is_made_again() -> None:
    request = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
    async with serving(application(), "127.0.0.1", 0, most=3) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        assert await said(port, request) == b""
        for _, writer in held:
            writer.close()
            await writer.wait_closed()
        async with asyncio.timeout(10):
            while not (await said(port, request)).startswith(b"HTTP/1.1 200"):  # noqa: ASYNC110  (the server says nothing of it)
                await asyncio.sleep(0.01)


async def test_the_way_in_is_not_for_storms_and_writes_nothing(wire: SlackWire) -> None:
    async with open_door(wire) as door:
        tables = "select count(*) from slack_states"
        async with door.installations._database.read() as connection:
            statuses = [(await door.session.get(door.base + INSTALL)).status for _ in range(60)]
            assert (await connection.exec_driver_sql(tables)).scalar() == 0
        assert statuses[:30] == [200] * 30
        assert set(statuses[30:]) == {429}


def test_addresses_are_counted_each_for_itself_and_networks_as_one() -> None:
    now = [0.0]
    turnstile = Turnstile(2, clock=lambda: now[0])
    assert [turnstile.admits("198.51.100.7") for _ in range(3)] == [True, True, False]
    assert turnstile.admits("198.51.100.8")
    assert [turnstile.admits(f"2001:db8::{n}") for n in range(3)] == [True, True, False]
    assert turnstile.admits("2001:db8:1::1")
    assert [turnstile.admits(name) for name in ("", "", "", "x")] == [True, True, False, True]
    now[0] = 61.0
    assert turnstile.admits("198.51.100.7")
    for n in range(30_000):
        turnstile.admits(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")
    assert len(turnstile._came) <= 10_000


@pytest.mark.parametrize(
    "url",
    [
        "http://files.slack.com/f", "https://files.slack.com.evil.example/f", "https://slack.com@evil.example/f", "ftp://files.slack.com/f",
        "https://u:p@files.slack.com/f", "https://files.slack.com:8443/f", "https://evilslack.com/f", "http://127.0.0.1:1/f", "https://[::1",
    ],
)  # fmt: skip
async def test_a_file_and_the_token_go_over_https_to_slack_alone(url: str) -> None:
    client = AsyncWebClient(token="xoxb-one", base_url="https://slack.com/api/")
    with pytest.raises(UserError, match="is not Slack"):
        await fetch_file(client, url, "too large")
