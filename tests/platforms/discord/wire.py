"""Discord over the wire, small enough to read: REST and gateway on a local port, with faults to order.

What it keeps is what Discord would keep: a message that was stored before the connection broke is there. A message with
the nonce of an earlier one in the same channel is that earlier one. Every body is checked by `openapi`.
"""

import asyncio
import itertools
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.platforms.discord import openapi

APP, BOT, ADMIN = "100", "100", "200"
_STAMP = "2026-03-12T14:30:00.000000+00:00"
_USER = {"username": "dateline", "discriminator": "0000", "avatar": None, "global_name": None, "bot": True}
_EVERYTHING = str((1 << 53) - 1)


@dataclass
class Fault:
    """What goes wrong at requests of a method whose path matches, so many times."""

    method: str
    path: str
    status: int = 0
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    delay: float = 0.0
    after_storing: bool = False
    times: int = 1


@dataclass
class Call:
    """A request that came in."""

    method: str
    path: str
    body: Any
    at: float


class Archived(Exception):
    """Nothing in a thread can be changed while it is archived."""


class Wire:
    """A simulated Discord. `url` is its API's base; `channels` hold messages in the order in which they were stored."""

    def __init__(self, *, shards: int = 1) -> None:
        self.shards = shards
        self.url = ""
        self.faults: list[Fault] = []
        self.calls: list[Call] = []
        self.objections: list[str] = []
        self.channels: dict[str, dict[str, Any]] = {}
        self.messages: dict[str, list[dict[str, Any]]] = {}
        self.sockets: dict[int, web.WebSocketResponse] = {}
        self.identified: list[int] = []
        self.resumed: list[int] = []
        self.refuse_gateway = 0
        self.forget_sessions = 0
        self.roles: list[dict[str, Any]] = []
        self._ids = itertools.count(1)
        self._sequence = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "Wire":
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{rest:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}/api/v10"
        self.gateway = f"ws://127.0.0.1:{port}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in self.sockets.values():
            await socket.close()
        assert self._runner is not None
        await self._runner.cleanup()

    def add_channel(self, guild: str, channel: str, kind: int = 0, **extra: Any) -> None:
        """A channel of a server; kinds are Discord's: 0 text, 5 announcement, 15 forum."""
        made = {
            "id": channel,
            "guild_id": guild,
            "type": kind,
            "name": f"channel-{channel}",
            "position": 0,
            "permission_overwrites": [],
        }
        self.channels[channel] = made | extra
        self.messages[channel] = []

    def add_role(self, role: str, name: str) -> None:
        """A role of every server."""
        self.roles.append(_role(role, name, mentionable=True))

    def posted(self, method: str, pattern: str) -> list[Call]:
        """Requests of that method whose path matches."""
        return [call for call in self.calls if call.method == method and re.fullmatch(pattern, call.path)]

    async def until(self, happened: Callable[[], object], seconds: float = 10.0) -> None:
        """Wait until something has happened. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not happened():  # noqa: ASYNC110 - a test looks from outside
                await asyncio.sleep(0.005)

    async def interact(self, guild: str, channel: str, kind: int, data: dict[str, Any], *, manage: bool = True) -> str:
        """Somebody gives a command (2), presses a button (3) or submits a modal (5); the interaction's token."""
        name = str(next(self._ids) + 5000)
        event = {
            "id": name,
            "application_id": APP,
            "type": kind,
            "token": f"token{name}",
            "version": 1,
            "guild_id": guild,
            "channel_id": channel,
            "channel": self.channels[channel],
            "locale": "en-US",
            "guild_locale": "en-US",
            "data": data,
            "app_permissions": _EVERYTHING,
            "attachment_size_limit": 10_000_000,
            "entitlements": [],
            "authorizing_integration_owners": {},
            "member": {
                "user": _USER | {"id": ADMIN, "bot": False},
                "roles": [],
                "joined_at": _STAMP,
                "deaf": False,
                "mute": False,
                "flags": 0,
                "permissions": _EVERYTHING if manage else "0",
            },
        }
        if kind == 3:
            event["message"] = self._message(channel, {"content": "x"})
        await self.dispatch(guild, "INTERACTION_CREATE", event)
        return f"token{name}"

    async def dispatch(self, guild: str, event: str, data: Any) -> None:
        """An event on the shard of that server."""
        await self._event(self.sockets[(int(guild) >> 22) % self.shards], event, data)

    async def _event(self, socket: web.WebSocketResponse, event: str | None, data: Any, op: int = 0) -> None:
        self._sequence += op == 0
        await socket.send_str(json.dumps({"op": op, "t": event, "s": self._sequence if op == 0 else None, "d": data}))

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if self.refuse_gateway:
            self.refuse_gateway -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await self._event(socket, None, {"heartbeat_interval": 45_000}, op=10)
        async for frame in socket:
            said = json.loads(frame.data)
            if said["op"] == 1:
                await self._event(socket, None, None, op=11)
            elif said["op"] == 2:
                await self._ready(socket, said["d"]["shard"][0])
            elif said["op"] == 6 and self.forget_sessions:
                self.forget_sessions -= 1
                await self._event(socket, None, False, op=9)
            elif said["op"] == 6:
                shard = int(said["d"]["session_id"])
                self.sockets[shard] = socket
                self.resumed.append(shard)
                await self._event(socket, "RESUMED", {})
        return socket

    async def _ready(self, socket: web.WebSocketResponse, shard: int) -> None:
        self.sockets[shard] = socket
        self.identified.append(shard)
        guilds = [guild for guild in self._guilds() if (int(guild) >> 22) % self.shards == shard]
        ready = {
            "v": 10,
            "user": _USER | {"id": BOT},
            "guilds": [{"id": guild, "unavailable": True} for guild in guilds],
            "session_id": str(shard),
            "resume_gateway_url": self.gateway,
            "shard": [shard, self.shards],
            "application": {"id": APP, "flags": 0},
        }
        await self._event(socket, "READY", ready)
        for guild in guilds:
            await self._event(socket, "GUILD_CREATE", self._guild(guild))

    def _guilds(self) -> list[str]:
        return sorted({channel["guild_id"] for channel in self.channels.values() if "guild_id" in channel})

    def _guild(self, guild: str) -> dict[str, Any]:
        me = {"user": _USER | {"id": BOT}, "roles": [], "joined_at": _STAMP, "deaf": False, "mute": False, "flags": 0}
        everyone = _role(guild, "@everyone", permissions=_EVERYTHING)
        return {
            "id": guild,
            "name": f"server {guild}",
            "owner_id": ADMIN,
            "roles": [everyone, *self.roles],
            "emojis": [],
            "features": [],
            "members": [me],
            "channels": [c for c in self.channels.values() if c["guild_id"] == guild and c["type"] not in (11,)],
            "threads": [c for c in self.channels.values() if c["guild_id"] == guild and c["type"] == 11],
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "afk_timeout": 60,
            "system_channel_flags": 0,
            "premium_tier": 0,
            "preferred_locale": "en-US",
            "nsfw_level": 0,
            "member_count": 2,
            "stickers": [],
            "unavailable": False,
            "large": False,
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
        }

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path, text = "/" + request.match_info["rest"], await request.text()
        if request.content_type.startswith("multipart/"):
            text = text.split("\r\n\r\n", 1)[1].split("\r\n--", 1)[0]
        body = json.loads(text) if text else None
        self.calls.append(Call(request.method, path, body, time.perf_counter()))
        if body is not None:
            try:
                openapi.check(request.method, path, body)
            except AssertionError as problem:
                self.objections.append(str(problem))
        fault = next((f for f in self.faults if f.times and f.method == request.method and re.fullmatch(f.path, path)), None)
        if fault is None:
            try:
                return _found(path, self._answer(request.method, path, body))
            except Archived:
                return _json(400, {"code": 50083, "message": "Thread is archived"})
        fault.times -= 1
        if fault.after_storing:
            self._answer(request.method, path, body)
        await asyncio.sleep(fault.delay)
        if fault.cut and request.transport is not None:
            request.transport.close()
        return _json(fault.status or 200, fault.body, fault.headers)

    def _answer(self, method: str, path: str, body: Any) -> Any:
        if path in ("/users/@me", "/oauth2/applications/@me"):
            return _USER | {
                "id": BOT,
                "name": "Dateline",
                "description": "",
                "bot_public": True,
                "bot_require_code_grant": False,
                "verify_key": "",
                "flags": 0,
                "icon": None,
                "summary": "",
                "team": None,
                "owner": _USER | {"id": ADMIN},
            }
        if path == "/users/@me/guilds":
            partial = {"icon": None, "owner": False, "permissions": "0", "features": []}
            return [partial | {"id": guild, "name": f"server {guild}"} for guild in self._guilds()]
        if found := re.fullmatch(r"/guilds/(\d+)/members/(\d+)", path):
            held = {"roles": [], "joined_at": _STAMP, "deaf": False, "mute": False, "flags": 0}
            return held | {"user": _USER | {"id": found[2], "bot": False}} if found[1] in self._guilds() else None
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 1000, "reset_after": 1, "max_concurrency": 16}
            return {"url": self.gateway, "shards": self.shards, "session_start_limit": limit}
        if found := re.fullmatch(r"/channels/(\d+)/messages", path):
            return self._stored(found[1], body) if method == "POST" else self.messages[found[1]][::-1]
        if found := re.fullmatch(r"/channels/(\d+)/messages/(\d+)/crosspost", path):
            return next(message for message in self.messages[found[1]] if message["id"] == found[2])
        if found := re.fullmatch(r"/channels/(\d+)/messages/(\d+)", path):
            return self._edited(found[1], found[2], body)
        if found := re.fullmatch(r"/channels/(\d+)/threads", path):
            return self._thread(found[1], body)
        if found := re.fullmatch(r"/channels/(\d+)/messages/(\d+)/threads", path):
            return self._opened(found[1], found[2], body["name"])
        if found := re.fullmatch(r"/channels/(\d+)", path):
            if method == "PATCH":
                self.channels[found[1]]["thread_metadata"].update(body)
            return self.channels.get(found[1])
        if found := re.fullmatch(r"/users/(\d+)", path):
            return _USER | {"id": found[1], "bot": False}
        if found := re.fullmatch(r"/guilds/(\d+)/threads/active", path):
            held = [channel for channel in self.channels.values() if channel["guild_id"] == found[1] and channel["type"] == 11]
            return {"threads": held, "members": []}
        if path == "/users/@me/channels":
            user = str(body["recipient_id"])
            self.messages.setdefault(user, [])
            return {"id": user, "type": 1, "recipients": [_USER | {"id": user}]}
        if path.endswith("/callback"):
            return {"interaction": {"id": "1", "type": 2, "response_message_ephemeral": True}}
        if path.endswith("/commands"):
            return []
        return self._message("1", body or {})

    def _thread(self, forum: str, body: Any) -> dict[str, Any]:
        thread = str((int(time.time() * 1000 - 1420070400000) << 22) + next(self._ids))
        self._opened(forum, thread, body["name"])
        message = self._stored(thread, body["message"], thread)
        return self.channels[thread] | {"message": message}

    def _edited(self, channel: str, name: str, body: Any) -> dict[str, Any]:
        message = next(message for message in self.messages[channel] if message["id"] == name)
        if self.channels.get(channel, {}).get("thread_metadata", {}).get("archived"):
            raise Archived
        message.update(content=body.get("content") or "", embeds=body.get("embeds") or [], edited_timestamp=_STAMP)
        return message

    def _opened(self, parent: str, thread: str, name: str) -> dict[str, Any]:
        """A thread; one that is opened at a message has the message's id."""
        about = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": _STAMP, "locked": False}
        self.add_channel(
            self.channels[parent]["guild_id"],
            thread,
            11,
            parent_id=parent,
            owner_id=BOT,
            message_count=1,
            member_count=1,
            thread_metadata=about,
        )
        self.channels[thread]["name"] = name
        return self.channels[thread]

    def _stored(self, channel: str, body: Any, name: str = "") -> dict[str, Any]:
        held = self.messages[channel]
        if body.get("nonce") and (earlier := next((message for message in held if message["nonce"] == body["nonce"]), None)):
            return earlier
        held.append(self._message(channel, body, name))
        return held[-1]

    def _message(self, channel: str, body: dict[str, Any], name: str = "") -> dict[str, Any]:
        name = name or str((int(time.time() * 1000 - 1420070400000) << 22) + next(self._ids))
        return {
            "id": name,
            "channel_id": channel,
            "author": _USER | {"id": BOT},
            "content": body.get("content") or "",
            "timestamp": _STAMP,
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [{"type": "rich"} | embed for embed in body.get("embeds") or []],
            "pinned": False,
            "type": 0,
            "components": [],
            "nonce": body.get("nonce"),
            "flags": 0,
        }


def _role(role: str, name: str, *, permissions: str = "0", mentionable: bool = False) -> dict[str, Any]:
    return {
        "id": role,
        "name": name,
        "color": 0,
        "hoist": False,
        "position": 0,
        "permissions": permissions,
        "managed": False,
        "mentionable": mentionable,
        "flags": 0,
    }


def _found(path: str, answer: Any) -> web.Response:
    if answer is None:
        return _json(404, {"code": 10003, "message": f"Unknown Channel {path}"})
    return _json(200, answer)


def _json(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    response = web.Response(status=status, body=json.dumps(body).encode(), headers={"Via": "1.1 fake", **(headers or {})})
    response.headers["Content-Type"] = "application/json"
    return response
