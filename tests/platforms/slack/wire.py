"""Slack as its wire shows it: Web API, response_url, Socket Mode and OAuth on a local port, with faults on demand.

What it is given is held against the rules of `tests.platforms.slack.rules`; what breaks one is answered as Slack would, and kept
in `broken` for the test to find.
"""

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.platforms.slack.rules import Broken, check_message, check_view

Body = dict[str, Any]


@dataclass
class Fault:
    """What goes wrong with one call: an HTTP status, an error of Slack's, or a connection that is cut (status 0)."""

    status: int = 200
    error: str = ""
    after_the_work: bool = False
    retry_after: int = 0
    seconds: float = 0.0


@dataclass
class Room:
    """A channel: whether the bot is in it, and its messages, oldest first."""

    is_member: bool = True
    is_archived: bool = False
    is_private: bool = False
    messages: list[Body] = field(default_factory=list)


@dataclass
class Team:
    """A workspace that the app is installed in."""

    id: str
    token: str
    name: str = "Harwick News"
    locale: str = "en-US"
    rooms: dict[str, Room] = field(default_factory=lambda: {"C1": Room()})
    admins: set[str] = field(default_factory=lambda: {"UADMIN"})
    gone: set[str] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Call:
    """A call as it came in."""

    method: str
    team: str
    body: Body


class SlackWire:
    """A Slack of a few workspaces. `url` is its Web API's address."""

    def __init__(self) -> None:
        self.teams = {"xoxb-one": Team("T1", "xoxb-one"), "xoxb-two": Team("T2", "xoxb-two", name="Lowmere Daily")}
        self.codes: dict[str, str] = {"code-one": "xoxb-one", "code-two": "xoxb-two"}
        self.calls: list[Call] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.answers: dict[str, list[Body]] = {}
        self.views: list[tuple[str, Body]] = []
        self.broken: list[str] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.acknowledged: dict[str, Body] = {}
        self.lose_acks = 0
        self.scopes = "commands,chat:write"
        self.organization = ""
        self.page = 2
        self.reads_left: int | None = None
        self.changed = asyncio.Condition()
        self.base = ""
        self._ts = count(1)
        self.stamp = 1_790_000_000

    @property
    def url(self) -> str:
        return f"{self.base}/api/"

    def team(self, team_id: str = "T1") -> Team:
        return next(team for team in self.teams.values() if team.id == team_id)

    def room(self, channel: str = "C1", team_id: str = "T1") -> Room:
        return self.team(team_id).rooms[channel]

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one fault a call."""
        self.faults.setdefault(method, deque()).extend(faults)

    def uninstall(self, team_id: str) -> None:
        """Let the token of a workspace be good no more."""
        self.teams.pop(self.team(team_id).token)

    def made(self, method: str) -> list[Body]:
        return [call.body for call in self.calls if call.method == method]

    async def until(self, holds: Any, seconds: float = 10.0) -> Any:
        """Wait for something to have come in; what `holds()` gave."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(holds)
        return holds()

    def meter(self, calls: int = 1) -> None:
        """A minute begins for a distributed app: so many calls for a page of 15 messages are answered in it."""
        self.page, self.reads_left = 15, calls

    def restamp(self, now: datetime) -> None:
        """Let messages come at that time from now on."""
        self.stamp = int(now.timestamp())

    async def push(self, envelope: Body) -> None:
        """Send an envelope down the newest socket, as Slack does."""
        await self.until(lambda: any(not socket.closed for socket in self.sockets))
        await [socket for socket in self.sockets if not socket.closed][-1].send_json(envelope)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/respond/{name}", self._respond)
        app.router.add_get("/socket", self._socket)
        app.router.add_get("/files/{name}", self._file)
        return app

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = dict(request.query) | (await _body(request) if request.method == "POST" else {})
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or str(body.pop("token", ""))
        team = self.teams.get(token)
        faults = self.faults.get(method)
        fault = faults.popleft() if faults else Fault()
        await asyncio.sleep(fault.seconds)
        answer: Body = {"ok": False, "error": fault.error} if fault.error else {"ok": True}
        failed = bool(fault.error) or fault.status != 200
        if not failed or fault.after_the_work:
            self.calls.append(Call(method, team.id if team else "", body))
            done = await self._work(method, team, body)
            answer = answer if failed else done
            if answer.get("error") == "ratelimited":
                fault = Fault(status=429, retry_after=60)
        async with self.changed:
            self.changed.notify_all()
        if fault.status == 0:
            assert request.transport is not None
            request.transport.abort()
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after else {"X-OAuth-Scopes": self.scopes}
        if fault.status >= 500:
            return web.Response(status=fault.status, text="<html>busy</html>", content_type="text/html")
        if fault.status == 429:
            answer = {"ok": False, "error": "ratelimited"}
        return web.json_response(answer, status=fault.status or 200, headers=headers)

    async def _work(self, method: str, team: Team | None, body: Body) -> Body:
        if method == "apps.connections.open":
            return {"ok": True, "url": self.base.replace("http", "ws") + "/socket"}
        if method == "oauth.v2.access":
            return self._access(body)
        if team is None:
            return {"ok": False, "error": "invalid_auth"}
        try:
            return _WORK[method](self, team, body)
        except Broken as problem:
            self.broken.append(f"{method}: {problem}")
            return {"ok": False, "error": "invalid_blocks"}

    def _access(self, body: Body) -> Body:
        team = self.teams.get(self.codes.pop(str(body.get("code")), ""))
        if team is None:
            return {"ok": False, "error": "invalid_code"}
        where: Body = {"team": {"id": team.id, "name": team.name}, "enterprise": None, "is_enterprise_install": False}
        if self.organization:
            where = {"team": None, "enterprise": {"id": self.organization}, "is_enterprise_install": True}
        return {
            "ok": True, "app_id": "A1", "access_token": team.token, "token_type": "bot", "scope": "commands,chat:write",
            "bot_user_id": f"B{team.id}", "authed_user": {"id": "UADMIN"}, **where,
        }  # fmt: skip

    def _auth_test(self, team: Team, body: Body) -> Body:
        return {"ok": True, "team_id": team.id, "team": team.name, "user_id": f"B{team.id}", "bot_id": f"BOT{team.id}", "url": ""}

    def _users_info(self, team: Team, body: Body) -> Body:
        user = body["user"]
        return {
            "ok": True,
            "user": {
                "id": user,
                "is_admin": user in team.admins,
                "is_owner": False,
                "locale": team.locale,
                "deleted": user in team.gone,
            },
        }

    def _users_list(self, team: Team, body: Body) -> Body:
        people = ["UREADER", "UADMIN"]
        start = int(body.get("cursor") or 0)
        user = {"id": people[start], "is_primary_owner": people[start] in team.admins}
        return {"ok": True, "members": [user], "response_metadata": {"next_cursor": "" if start else "1"}}

    def _info(self, team: Team, body: Body) -> Body:
        room = team.rooms.get(body["channel"])
        if room is None:
            return {"ok": False, "error": "channel_not_found"}
        about = {"is_member": room.is_member, "is_archived": room.is_archived, "is_private": room.is_private}
        return {"ok": True, "channel": {"id": body["channel"], "name": f"room-{body['channel'].lower()}", **about}}

    def _post(self, team: Team, body: Body) -> Body:
        room = team.rooms.get(body["channel"]) or (
            team.rooms.setdefault(body["channel"], Room())
            if body["channel"] in team.admins or body["channel"].startswith("DU")
            else None
        )
        if room is None:
            return {"ok": False, "error": "channel_not_found"}
        if room.is_archived or not room.is_member:
            return {"ok": False, "error": "is_archived" if room.is_archived else "not_in_channel"}
        check_message({key: value for key, value in body.items() if key != "token"})
        ts = f"{self.stamp}.{next(self._ts):06d}"
        room.messages.append({**body, "ts": ts})
        return {"ok": True, "ts": ts, "channel": body["channel"]}

    def _update(self, team: Team, body: Body) -> Body:
        check_message({key: value for key, value in body.items() if key != "token"})
        for message in team.rooms[body["channel"]].messages:
            if message["ts"] == body["ts"]:
                message.update(text=body["text"], blocks=body["blocks"])
                return {"ok": True, "ts": body["ts"]}
        return {"ok": False, "error": "message_not_found"}

    def _history(self, team: Team, body: Body) -> Body:
        """Without metadata unless asked for; thread replies are not in a channel's history. Pages of two, to have some."""
        if self.reads_left is not None and not self.reads_left:
            return {"ok": False, "error": "ratelimited"}
        self.reads_left = None if self.reads_left is None else self.reads_left - 1
        room = team.rooms.get(body["channel"])
        if room is None or not room.is_member:
            return {"ok": False, "error": "not_in_channel"}
        thread = body.get("ts")
        kept = [
            message
            for message in room.messages
            if (thread in (message.get("thread_ts"), message["ts"]) if thread else "thread_ts" not in message)
            and body.get("oldest", "0") <= message["ts"] <= body.get("latest", "9")
        ][::-1]
        start = int(body.get("cursor") or 0)
        if start > len(kept):
            return {"ok": False, "error": "invalid_cursor"}
        shown = [dict(message) for message in kept[start : start + self.page]]
        if body.get("include_all_metadata") != "true":
            for message in shown:
                message.pop("metadata", None)
        more = str(start + self.page) if start + self.page < len(kept) else ""
        return {"ok": True, "messages": shown, "response_metadata": {"next_cursor": more}}

    def _view(self, team: Team, body: Body) -> Body:
        view = body["view"] if isinstance(body["view"], dict) else json.loads(body["view"])
        check_view(view)
        name = body.get("view_id") or f"V{len(self.views) + 1}"
        self.views.append((name, view))
        return {"ok": True, "view": {"id": name, **view}}

    def _upload_url(self, team: Team, body: Body) -> Body:
        return {"ok": True, "upload_url": f"{self.base}/respond/upload", "file_id": "F1"}

    def _done(self, team: Team, body: Body) -> Body:
        return {"ok": True, "files": [{"id": "F1"}]}

    async def _respond(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name == "upload":
            self.answers.setdefault(name, []).append({"body": await request.read()})
            return web.Response(text="OK")
        body = await request.json()
        faults = self.faults.get("respond")
        if fault := faults.popleft() if faults else None:
            return web.Response(status=fault.status, headers={"Retry-After": str(fault.retry_after)}, text="rate_limited")
        self.answers.setdefault(name, []).append(body)
        try:
            if body != {"delete_original": True}:
                check_message(body)
        except Broken as problem:
            self.broken.append(f"response_url: {problem}")
        if len(self.answers[name]) > 5:
            self.broken.append(f"response_url: {name} used more than 5 times")
        async with self.changed:
            self.changed.notify_all()
        return web.Response(text="ok")

    async def _file(self, request: web.Request) -> web.Response:
        team = self.teams.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if request.match_info["name"] == "closed":
            return web.Response(status=302, headers={"Location": f"{self.base}/signin"})
        body = team.files.get(request.match_info["name"]) if team else None
        return web.Response(body=body) if body is not None else web.Response(status=404)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1})
        async with self.changed:
            self.changed.notify_all()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                if self.lose_acks:
                    self.lose_acks -= 1
                    assert request.transport is not None
                    request.transport.abort()
                    break
                self.acknowledged[answer["envelope_id"]] = answer.get("payload", {})
                async with self.changed:
                    self.changed.notify_all()
        return socket

    def counts(self) -> Counter[str]:
        return Counter(call.method for call in self.calls)


async def _body(request: web.Request) -> Body:
    if request.content_type == "application/json":
        loaded: Body = await request.json()
        return loaded
    body: Body = dict(await request.post())
    return {key: json.loads(value) if key in ("blocks", "view", "metadata", "files") else value for key, value in body.items()}


_WORK = {
    "auth.test": SlackWire._auth_test,
    "users.list": SlackWire._users_list,
    "users.info": SlackWire._users_info,
    "conversations.info": SlackWire._info,
    "chat.postMessage": SlackWire._post,
    "chat.update": SlackWire._update,
    "conversations.history": SlackWire._history,
    "conversations.replies": SlackWire._history,
    "views.open": SlackWire._view,
    "views.update": SlackWire._view,
    "views.publish": SlackWire._view,
    "conversations.open": lambda wire, team, body: {"ok": True, "channel": {"id": f"D{body['users']}"}},
    "files.getUploadURLExternal": SlackWire._upload_url,
    "files.completeUploadExternal": SlackWire._done,
}


@asynccontextmanager
async def open_wire() -> AsyncIterator[SlackWire]:
    """A Slack that listens until the block ends."""
    wire = SlackWire()
    runner = web.AppRunner(wire.app(), shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    wire.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield wire
    finally:
        await runner.cleanup()
