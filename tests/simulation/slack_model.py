"""Slack as a model: rooms, threads, metadata, pages of history, and the limits of apps that are distributed.

Nothing is deduplicated for the bot here: whoever posts twice has posted twice. An app outside Slack's marketplace may call
`conversations.history` and `conversations.replies` once a minute, for 15 messages
(https://docs.slack.dev/apis/web-api/rate-limits).
"""

import itertools
import json
from collections import defaultdict
from typing import Any

from tests.simulation.ledger import Ledger, Message
from tests.simulation.network import Answer, Asked, Network

HOST = "slack.com"
_BURST, _PER = 4, 4.0
"""Messages to a room, and seconds in which they may come: about one a second."""


class Slack:
    """A Slack of a few teams, each with its rooms. `distributed`: with the limits of an app that is."""

    def __init__(self, network: Network, ledger: Ledger, *, distributed: bool) -> None:
        self._network, self._ledger, self._timeline = network, ledger, network.timeline
        self._distributed = distributed
        self.teams: dict[str, list[str]] = {}
        self.away: set[str] = set()
        """Rooms that the bot was sent out of."""
        self._stored: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._recent: dict[str, list[float]] = defaultdict(list)
        self._looked: dict[tuple[str, str], float] = {}
        self._asked_at: dict[tuple[str, str], float] = {}
        self._numbers = itertools.count(1)
        self.lookups = 0
        self.life = 0
        self.on_stored: Any = None
        network.hosts[HOST] = self.answer
        network.limited[HOST] = self._limited

    def add(self, team: str, room: str) -> None:
        """A public channel of a team, with the bot in it."""
        self.teams.setdefault(team, []).append(room)

    def token(self, team: str) -> str:
        return f"xoxb-{team}"

    def chatter(self, room: str, count: int) -> None:
        """People talk."""
        for _ in range(count):
            self._stored[room].append({"ts": self._ts(), "text": "well, well", "user": "U9"})

    def answer(self, asked: Asked) -> Answer:
        """One call of Slack's Web API."""
        method = asked.url.path.rpartition("/")[2]
        body = {**dict(asked.url.query), **(asked.body if isinstance(asked.body, dict) else {})}
        token = asked.headers.get("Authorization", "").removeprefix("Bearer ") or str(body.get("token", ""))
        team = next((team for team in self.teams if self.token(team) == token), None)
        if team is None:
            return _failed("invalid_auth")
        room = str(body.get("channel", ""))
        if method == "users.list":
            return Answer(body={"ok": True, "members": [{"id": "U1", "is_primary_owner": True}], "response_metadata": {}})
        if method == "chat.postMessage" and room.startswith("U"):
            self._ledger.told.append((self._timeline.now, "slack", _words(body)))
            return Answer(body={"ok": True, "ts": self._ts(), "channel": room})
        if room not in self.teams[team]:
            return _failed("channel_not_found")
        if room in self.away:
            return _failed("not_in_channel")
        match method:
            case "chat.postMessage":
                return self._post(team, room, body)
            case "chat.update":
                return self._update(room, body)
            case "conversations.history" | "conversations.replies":
                return self._history(method, room, body, asked)
        return _failed("unknown_method")

    def _limited(self, asked: Asked, seconds: float) -> Answer:
        seconds = max(1.0, seconds)
        body = asked.body if isinstance(asked.body, dict) else {}
        if asked.url.path.endswith("chat.postMessage"):
            room = str(body.get("channel"))
            self._asked_at["slack", room] = self._timeline.now
            self._ledger.limit("slack", room, self._timeline.now, seconds)
        return Answer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(int(seconds))})

    def _post(self, team: str, room: str, body: dict[str, Any]) -> Answer:
        now = self._timeline.now
        self._ledger.knock("slack", room, now, self._asked_at)
        recent = self._recent[room] = [at for at in self._recent[room] if at > now - _PER]
        if len(recent) >= _BURST:
            return Answer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "4"})
        recent.append(now)
        ts = self._ts()
        self._stored[room].append({**body, "ts": ts})
        label = (body.get("metadata") or {}).get("event_payload") or {}
        self._ledger.messages.append(
            Message(
                number=len(self._ledger.messages),
                at=now,
                platform="slack",
                workspace=team,
                channel=room,
                id=ts,
                key=f"{label.get('key', '')}:{label.get('part', '')}",
                words=_words(body),
                thread=str(body.get("thread_ts") or ""),
                life=self.life,
            )
        )
        if self.on_stored:
            self.on_stored(room)
        return Answer(body={"ok": True, "ts": ts, "channel": room})

    def _update(self, room: str, body: dict[str, Any]) -> Answer:
        for message in self._stored[room]:
            if message["ts"] == body["ts"]:
                message.update(text=body["text"], blocks=body["blocks"])
                held = next(one for one in self._ledger.messages if one.id == body["ts"] and one.channel == room)
                held.edits.append((self._timeline.now, _words(body)))
                return Answer(body={"ok": True, "ts": body["ts"]})
        return _failed("message_not_found")

    def _history(self, method: str, room: str, body: dict[str, Any], asked: Asked) -> Answer:
        """Newest first, a page at a time; replies stand in their thread alone."""
        self.lookups += 1
        now, seat = self._timeline.now, (method, room)
        if self._distributed:
            if now < self._looked.get(seat, -60.0) + 60.0:
                return Answer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "60"})
            self._looked[seat] = now
        thread, oldest, latest = body.get("ts"), float(body.get("oldest") or 0), float(body.get("latest") or "inf")
        kept = [
            message
            for message in reversed(self._stored[room])
            if oldest <= float(message["ts"]) <= latest
            and (thread in (message.get("thread_ts"), message["ts"]) if thread else not message.get("thread_ts"))
        ]
        page = min(int(body.get("limit") or 100), 15 if self._distributed else 100)
        before = float(body.get("cursor") or "inf")
        kept = [message for message in kept if float(message["ts"]) < before]
        shown = [dict(message) for message in kept[:page]]
        if str(body.get("include_all_metadata")).lower() not in ("true", "1"):
            for message in shown:
                message.pop("metadata", None)
        more = shown[-1]["ts"] if page < len(kept) else ""
        return Answer(body={"ok": True, "messages": shown, "has_more": bool(more), "response_metadata": {"next_cursor": more}})

    def _ts(self) -> str:
        return f"{int(self._timeline.moment.timestamp())}.{next(self._numbers):06d}"


def _failed(error: str) -> Answer:
    return Answer(body={"ok": False, "error": error})


def _words(body: dict[str, Any]) -> str:
    blocks = body.get("blocks") or []
    return f"{body.get('text') or ''}\n{json.dumps(blocks, ensure_ascii=False)}"
