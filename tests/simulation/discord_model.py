"""Discord as a model: channels, threads, messages, nonces that are known for a few minutes, rate limits, history.

What it promises is Discord's documentation: a message whose `nonce` is enforced is, for the past few minutes, the earlier
one of that nonce (https://docs.discord.com/developers/resources/message#create-message).
"""

import re
from collections import defaultdict
from typing import Any

import discord

from bot.platforms.discord.client import RATE_LIMIT_WAIT
from bot.platforms.discord.outcomes import no_second_post
from tests.simulation.ledger import Ledger, Message
from tests.simulation.network import Answer, Asked, Network

HOST = "discord.com"
NONCE_WINDOW = 180.0
"""Seconds that a nonce is known for."""

_BOT, _OWNER = "100", "200"
_BUCKET, _PER = 5, 5.0
"""Messages to a channel, and seconds in which they may come."""

_EPOCH = 1_420_070_400_000
_EVERYTHING = str((1 << 53) - 1)
_USER = {"username": "dateline", "discriminator": "0000", "avatar": None, "global_name": None, "bot": True}


class Discord:
    """A Discord of a few servers, each with its channels."""

    def __init__(self, network: Network, ledger: Ledger) -> None:
        self._network, self._ledger, self._timeline = network, ledger, network.timeline
        self.servers: dict[str, list[str]] = {}
        self.channels: dict[str, dict[str, Any]] = {}
        self.closed: set[str] = set()
        """Channels in which the bot lacks its rights."""
        self._stored: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._recent: dict[str, list[float]] = defaultdict(list)
        self._asked_at: dict[tuple[str, str], float] = {}
        self._numbers = 0
        self.life = 0
        self.on_stored: Any = None
        network.hosts[HOST] = self.answer
        network.limited[HOST] = self._limited

    def add(self, server: str, channel: str) -> None:
        """A text channel of a server."""
        self.servers.setdefault(server, []).append(channel)
        about = {"name": f"channel-{channel}", "position": 0, "permission_overwrites": []}
        self.channels[channel] = {"id": channel, "guild_id": server, "type": 0, **about}

    def chatter(self, channel: str, count: int) -> None:
        """People talk."""
        for _ in range(count):
            body = {"content": "well, well", "embeds": []}
            self._stored[channel].append(self._message(channel, body, author="300"))

    async def client(self) -> discord.Client:
        """A client that is logged in and knows its servers, as after the gateway's first events."""
        client = discord.Client(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=no_second_post(),
        )
        client.http.max_ratelimit_timeout = RATE_LIMIT_WAIT
        await client.login("token")
        for server in self.servers:
            client._connection._add_guild_from_data(self._server(server))  # type: ignore[arg-type]
        client._ready.set()
        return client

    def _server(self, server: str) -> dict[str, Any]:
        me = {"user": _USER | {"id": _BOT}, "roles": [], "joined_at": self._stamp(), "deaf": False, "mute": False, "flags": 0}
        everyone = {
            "id": server,
            "name": "@everyone",
            "color": 0,
            "hoist": False,
            "position": 0,
            "permissions": _EVERYTHING,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }
        return {
            "id": server,
            "name": f"server {server}",
            "owner_id": _OWNER,
            "roles": [everyone],
            "emojis": [],
            "features": [],
            "members": [me],
            "channels": [self.channels[one] for one in self.servers[server]],
            "threads": [],
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
        }

    def answer(self, asked: Asked) -> Answer:
        """One request of Discord's API."""
        path, method, body = asked.url.path.removeprefix("/api/v10"), asked.method, asked.body
        if path == "/users/@me":
            return Answer(body=_USER | {"id": _BOT})
        if path == "/oauth2/applications/@me":
            about: dict[str, Any] = {
                "description": "",
                "bot_public": True,
                "bot_require_code_grant": False,
                "verify_key": "",
                "flags": 0,
            }
            about["owner"] = _USER | {"id": _OWNER}
            return Answer(body={"id": _BOT, "name": "Dateline", "icon": None, "summary": "", "team": None, **about})
        if found := re.fullmatch(r"/channels/(\d+)/messages", path):
            return self._post(found[1], body) if method == "POST" else self._history(found[1], asked)
        if found := re.fullmatch(r"/channels/(\d+)/messages/(\d+)", path):
            return self._edit(found[1], found[2], body)
        if found := re.fullmatch(r"/channels/(\d+)/messages/(\d+)/threads", path):
            return self._thread(found[1], found[2], body["name"])
        if found := re.fullmatch(r"/channels/(\d+)", path):
            held = self.channels.get(found[1])
            return Answer(body=held) if held else _gone()
        if found := re.fullmatch(r"/users/(\d+)", path):
            return Answer(body=_USER | {"id": found[1], "bot": False})
        if path == "/users/@me/channels":
            user = str(body["recipient_id"])
            return Answer(body={"id": user, "type": 1, "recipients": [_USER | {"id": user}]})
        return Answer(404, {"code": 0, "message": "404: Not Found"})

    def _limited(self, asked: Asked, seconds: float) -> Answer:
        if asked.method == "POST" and (found := re.search(r"/channels/(\d+)/messages$", asked.url.path)):
            self._asked_at["discord", found[1]] = self._timeline.now
            self._ledger.limit("discord", found[1], self._timeline.now, seconds)
        body = {"message": "You are being rate limited.", "retry_after": seconds, "global": False}
        return Answer(429, body, {"Via": "1.1", "Retry-After": str(seconds)})

    def _post(self, channel: str, body: dict[str, Any]) -> Answer:
        now = self._timeline.now
        if len(channel) < 6:  # a person's own channel
            self._ledger.told.append((now, "discord", _words(body)))
            return Answer(body=self._message(channel, body))
        if channel not in self.channels:
            return _gone()
        if channel in self.closed:
            return Answer(403, {"code": 50001, "message": "Missing Access"})
        self._ledger.knock("discord", channel, now, self._asked_at)
        nonce = body.get("nonce")
        if nonce and body.get("enforce_nonce"):
            for earlier in self._stored[channel]:
                if earlier["nonce"] == nonce and earlier["_at"] > now - NONCE_WINDOW:
                    return Answer(body=_shown(earlier))
        recent = self._recent[channel] = [at for at in self._recent[channel] if at > now - _PER]
        if len(recent) >= _BUCKET:
            return self._limited_by_bucket(recent, now)
        recent.append(now)
        message = self._message(channel, body)
        self._stored[channel].append(message)
        held = self.channels[channel]
        parent = held.get("parent_id", channel)
        self._ledger.messages.append(
            Message(
                number=len(self._ledger.messages),
                at=now,
                platform="discord",
                workspace=held["guild_id"],
                channel=parent,
                id=message["id"],
                key=str(nonce or ""),
                words=_words(body),
                thread=channel if parent != channel else "",
                life=self.life,
            )
        )
        if self.on_stored:
            self.on_stored(channel)
        left = {"X-RateLimit-Limit": str(_BUCKET), "X-RateLimit-Remaining": str(_BUCKET - len(recent))}
        reset = {"X-RateLimit-Reset-After": str(_PER), "X-RateLimit-Reset": str(self._timeline.moment.timestamp() + _PER)}
        return Answer(body=_shown(message), headers={**left, **reset, "X-RateLimit-Bucket": "post"})

    def _limited_by_bucket(self, recent: list[float], now: float) -> Answer:
        wait = recent[0] + _PER - now
        body = {"message": "You are being rate limited.", "retry_after": wait, "global": False}
        return Answer(429, body, {"Via": "1.1", "Retry-After": str(wait)})

    def _history(self, channel: str, asked: Asked) -> Answer:
        if channel not in self.channels:
            return _gone()
        limit, before = int(asked.url.query.get("limit", 50)), int(asked.url.query.get("before", 1 << 62))
        after = int(asked.url.query.get("after", 0))
        kept = [message for message in reversed(self._stored[channel]) if after < int(message["id"]) < before]
        return Answer(body=[_shown(message) for message in kept[:limit]])

    def _edit(self, channel: str, name: str, body: dict[str, Any]) -> Answer:
        for message in self._stored[channel]:
            if message["id"] == name:
                message.update(content=body.get("content") or "", embeds=body.get("embeds") or [])
                held = next(one for one in self._ledger.messages if one.id == name)
                held.edits.append((self._timeline.now, _words(body)))
                return Answer(body=_shown(message))
        return Answer(404, {"code": 10008, "message": "Unknown Message"})

    def _thread(self, parent: str, message: str, name: str) -> Answer:
        if message in self.channels:
            return Answer(400, {"code": 160004, "message": "A thread has already been created for this message"})
        about = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": self._stamp(), "locked": False}
        self.channels[message] = {
            "id": message,
            "guild_id": self.channels[parent]["guild_id"],
            "type": 11,
            "name": name,
            "parent_id": parent,
            "owner_id": _BOT,
            "message_count": 1,
            "member_count": 1,
            "thread_metadata": about,
        }
        return Answer(201, self.channels[message])

    def _message(self, channel: str, body: dict[str, Any], *, author: str = _BOT) -> dict[str, Any]:
        self._numbers += 1
        milliseconds = int(self._timeline.moment.timestamp() * 1000) - _EPOCH
        return {
            "_at": self._timeline.now,
            "id": str((milliseconds << 22) + self._numbers),
            "channel_id": channel,
            "author": _USER | {"id": author},
            "content": body.get("content") or "",
            "timestamp": self._stamp(),
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

    def _stamp(self) -> str:
        return self._timeline.moment.isoformat()


def _shown(message: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in message.items() if key != "_at"}


def _gone() -> Answer:
    return Answer(404, {"code": 10003, "message": "Unknown Channel"})


def _words(body: dict[str, Any]) -> str:
    embeds = body.get("embeds") or []
    parts = [body.get("content") or "", *(f"{embed.get('title') or ''}\n{embed.get('description') or ''}" for embed in embeds)]
    return "\n".join(parts)
