"""How Slack reaches the bot: by a web socket that the bot opens (Socket Mode), or by signed HTTP requests."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.backoff import Backoff
from bot.model.errors import Refused, UserError
from bot.platforms.reception import Handled
from bot.platforms.slack.doorway import MOST_CONNECTIONS, SECONDS, Doorway, Turnstile, one_request
from bot.platforms.slack.manifest import EVENTS, INSTALL, REDIRECT
from bot.platforms.slack.outcomes import outcome

log = logging.getLogger(__name__)

PING = 5.0
"""Seconds between two pings of the socket; a lost connection is noticed within four of them."""
_WAIT = Backoff(first=timedelta(seconds=1), longest=timedelta(minutes=1))
_LARGEST = 1_000_000
_INSTALLS_A_MINUTE = 30
"""Requests a minute from one address; behind a proxy all come from one."""


async def listen(app: AsyncApp, client: AsyncWebClient, app_token: str, *, ping: float = PING) -> None:
    """Serve Socket Mode until cancelled. Waits while Slack is unreachable; raises UserError when it refuses the token."""
    await _reach(client, app_token)
    handler = AsyncSocketModeHandler(app, app_token, web_client=client, ping_interval=ping)
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call]
        log.info("slack_connected")
        await asyncio.Event().wait()
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


async def serve_http(application: web.Application, host: str, port: int) -> None:
    """Serve HTTP until cancelled."""
    async with serving(application, host, port):
        await asyncio.Event().wait()


@asynccontextmanager
async def serving(
    application: web.Application, host: str, port: int, *, most: int = MOST_CONNECTIONS, seconds: float = SECONDS
) -> AsyncIterator[int]:
    """Serve HTTP until the block ends; gives the port (0 asks for any free one). `most` connections at a time, for so many
    `seconds` each."""
    runner = web.AppRunner(application)
    await runner.setup()
    assert runner.server is not None  # noqa: S101  (the setup made it)
    server = await asyncio.get_running_loop().create_server(Doorway(runner.server, most=most, seconds=seconds), host, port)
    try:
        taken = int(server.sockets[0].getsockname()[1])
        log.info("slack_serving", extra={"port": taken})
        yield taken
    finally:
        server.close()
        await runner.cleanup()


def web_app(app: AsyncApp, signing_secret: str, flow: AsyncOAuthFlow | None = None) -> web.Application:
    """The web app for Slack's requests, each signed, recent and new or else answered with 401; and for installing.
    https://docs.slack.dev/authentication/verifying-requests-from-slack"""
    verifier, seen = SignatureVerifier(signing_secret), Handled()

    async def requested(request: web.Request) -> web.Response:
        body = (await request.read()).decode("utf-8", errors="replace")  # Slack sends UTF-8; anything else has no valid signature
        signature = request.headers.get("X-Slack-Signature", "")
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        fresh = stamp.isascii() and stamp.isdigit() and verifier.is_valid(body, stamp, signature)
        if not fresh or not seen.is_new(signature):
            return web.json_response({"error": "invalid request"}, status=401)
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    application = web.Application(client_max_size=_LARGEST, middlewares=[one_request])
    application.router.add_post(EVENTS, requested)
    if flow is not None:
        _add_oauth(application, flow)
    return application


def _add_oauth(application: web.Application, flow: AsyncOAuthFlow) -> None:
    async def install(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def redirected(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    turnstile = Turnstile(_INSTALLS_A_MINUTE)
    application.router.add_get(INSTALL, turnstile.guarding(install))
    application.router.add_get(REDIRECT, turnstile.guarding(redirected))


async def _reach(client: AsyncWebClient, app_token: str) -> None:
    """Wait until Slack answers. The library's own loop would go on for ever with an invalid token."""
    failures = 0
    while True:
        try:
            await client.apps_connections_open(app_token=app_token)
        except Exception as problem:
            end = outcome(problem)
            if isinstance(end, Refused):
                raise UserError(f"Slack does not take the app token: {end}") from problem
            failures += 1
            wait = _WAIT.after(failures).total_seconds()
            log.warning("slack_unreachable", extra={"problem": str(end), "wait": wait})
            await asyncio.sleep(wait)
        else:
            return
