"""The network: what a request meets on its way, and the doors through which the bot's own client libraries go out.

discord.py and slack_sdk ask through `aiohttp.ClientSession`, feeds and pages are fetched over httpcore's connections. Both
doors lead to the hosts of the world; the libraries above them are the real ones.
"""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

import aiohttp
import httpcore
from aiohttp.client_reqrep import ConnectionKey
from multidict import CIMultiDict
from yarl import URL

from tests.simulation.clockwork import Timeline


class Mishap(StrEnum):
    """What may become of a request."""

    NONE = "none"
    REFUSED = "refused"
    LOST = "lost"
    """The connection broke before the server did anything."""
    CUT = "cut"
    """The server did it; the connection broke before its answer."""
    SILENT = "silent"
    """The server did it, or not, and never answers."""
    SLOW = "slow"
    FAILED = "failed"
    """500 and nothing done."""
    DONE_AND_FAILED = "done and failed"
    """500 although it was done."""
    LIMITED = "limited"
    """429 with a delay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storm:
    """A stretch of time in which a share of the requests to a host meets mishaps of some kinds."""

    host: str
    start: float
    end: float
    share: float
    kinds: tuple[Mishap, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says. A body that is no text is sent as JSON."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    @property
    def text(self) -> str:
        return self.body if isinstance(self.body, str) else json.dumps(self.body)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a server sees it."""

    method: str
    url: URL
    body: Any
    headers: CIMultiDict[str]


Server = Callable[[Asked], Answer]


class Network:
    """Hosts and the weather on the way to them."""

    def __init__(self, timeline: Timeline, rng: random.Random) -> None:
        self.timeline = timeline
        self.rng = rng
        self.hosts: dict[str, Server] = {}
        self.limited: dict[str, Callable[[Asked, float], Answer]] = {}
        """How a host says 429, given the seconds to wait."""
        self.storms: list[Storm] = []
        self.requests = 0
        self.mishaps = 0

    def mishap(self, host: str) -> Mishap:
        """What a request to this host meets now."""
        now = self.timeline.now
        for storm in self.storms:
            if storm.host == host and storm.start <= now < storm.end and self.rng.random() < storm.share:
                self.mishaps += 1
                return self.rng.choice(storm.kinds)
        return Mishap.NONE

    async def exchange(self, asked: Asked, broken: Callable[[Mishap], Exception]) -> Answer:
        """One request and its answer. Raises what `broken` makes of a connection that breaks."""
        self.requests += 1
        host = asked.url.host or ""
        mishap, rng = self.mishap(host), self.rng
        if mishap is Mishap.REFUSED or host not in self.hosts:
            await asyncio.sleep(0.01)
            raise broken(Mishap.REFUSED)
        await asyncio.sleep(rng.uniform(0.02, 0.2))
        if mishap is Mishap.LOST or (mishap is Mishap.SILENT and rng.random() < 0.5):
            await self._silence(mishap)
            raise broken(mishap)
        if mishap is Mishap.FAILED:
            return Answer(500, "<html>busy</html>", content_type="text/html")
        if mishap is Mishap.LIMITED:
            return self.limited[host](asked, float(rng.choice((2, 7, 40, 130, 900))))
        if mishap is Mishap.SLOW:
            await asyncio.sleep(rng.uniform(1, 20))
        answer = self.hosts[host](asked)
        if mishap is Mishap.DONE_AND_FAILED:
            return Answer(502, "<html>bad gateway</html>", content_type="text/html")
        if mishap in (Mishap.CUT, Mishap.SILENT):
            await self._silence(mishap)
            raise broken(mishap)
        await asyncio.sleep(rng.uniform(0.02, 0.2))
        return answer

    async def _silence(self, mishap: Mishap) -> None:
        await asyncio.sleep(3600 if mishap is Mishap.SILENT else 0.05)


class _Response:
    """As much of aiohttp's response as the client libraries look at."""

    def __init__(self, answer: Answer, asked: Asked) -> None:
        self._answer = answer
        self.status = answer.status
        self.reason = ""
        self.headers = CIMultiDict({"Content-Type": answer.content_type, **answer.headers})
        self.content_type = answer.content_type
        self.url = asked.url
        self.method = asked.method

    async def text(self, encoding: str = "utf-8") -> str:
        return self._answer.text

    async def read(self) -> bytes:
        return self._answer.text.encode()

    async def json(self, **_: Any) -> Any:
        if self.content_type != "application/json":
            raise aiohttp.ContentTypeError(SimpleNamespace(real_url=self.url), (), message="no JSON")  # type: ignore[arg-type]
        return json.loads(self._answer.text)


class _Request:
    """`async with session.request(...)`."""

    def __init__(self, session: "_Session", asked: Asked, limit: float | None) -> None:
        self._session, self._asked, self._limit = session, asked, limit

    async def __aenter__(self) -> _Response:
        asked = self._asked
        async with asyncio.timeout(self._limit):
            answer = await self._session.network.exchange(asked, lambda mishap: _as_aiohttp(mishap, asked.url))
        response = _Response(answer, asked)
        for trace in self._session.traces:
            trace.freeze()
            end = SimpleNamespace(method=asked.method, url=asked.url, response=response)
            await trace.on_request_end.send(self._session, SimpleNamespace(), end)
        return response

    async def __aexit__(self, *_: object) -> None:
        return None


class _Session:
    """`aiohttp.ClientSession`, leading to the hosts of the world."""

    network: Network

    def __init__(self, *, timeout: Any = None, trace_configs: Any = None, **_: Any) -> None:
        self.traces = trace_configs or []
        self.closed = False
        self._limit = getattr(timeout, "total", None)

    def request(self, method: str, url: Any, **more: Any) -> _Request:
        body = more.get("json")
        if body is None and more.get("data") is not None:
            data = more["data"]
            body = json.loads(data) if isinstance(data, str | bytes) else data
        whole = URL(str(url)).update_query(more.get("params") or {})
        return _Request(self, Asked(method, whole, body, CIMultiDict(more.get("headers") or {})), self._limit)

    async def close(self) -> None:
        self.closed = True


class _Backend:
    """`httpcore.AnyIOBackend`: every connection leads to the hosts of the world."""

    network: Network

    async def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> "_Stream":
        await asyncio.sleep(0.01)
        return _Stream(self.network)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Stream(httpcore.AsyncNetworkStream):
    """A connection: a request goes in, the bytes of its answer come out. TLS is believed in."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._coming = b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (as httpcore has it)
        self._coming += buffer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (as httpcore has it)
        if self._coming.startswith(b"GET "):
            asked, self._coming = _request_of(self._coming), b""
            try:
                async with asyncio.timeout(timeout):
                    self._coming = _bytes_of(await self._network.exchange(asked, lambda mishap: ConnectionResetError(mishap)))
            except TimeoutError as problem:
                raise httpcore.ReadTimeout from problem
            except ConnectionResetError as problem:
                raise httpcore.ReadError(str(problem)) from problem
        given, self._coming = self._coming[:max_bytes], self._coming[max_bytes:]
        return given

    async def aclose(self) -> None:
        """Nothing is held."""

    async def start_tls(self, *_: Any, **__: Any) -> "_Stream":  # type: ignore[override]
        return self

    def get_extra_info(self, info: str) -> Any:
        return None


def _request_of(head: bytes) -> Asked:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = CIMultiDict(line.split(": ", 1) for line in lines if ": " in line)
    return Asked(method, URL(f"https://{headers['host']}{target}"), None, headers)


def _bytes_of(answer: Answer) -> bytes:
    body = answer.text.encode()
    headers = {"Content-Type": answer.content_type, "Content-Length": str(len(body)), **answer.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}\r\n{head}\r\n".encode() + body


def _as_aiohttp(mishap: Mishap, url: URL) -> Exception:
    if mishap is Mishap.REFUSED:
        key = ConnectionKey(url.host or "", url.port or 443, True, True, None, None, None)
        return aiohttp.ClientConnectorError(key, ConnectionRefusedError(111, "Connection refused"))
    return aiohttp.ServerDisconnectedError()


def connect(network: Network) -> None:
    """Let this process's clients go out through the simulated network for good."""
    _Session.network = network
    _Backend.network = network
    aiohttp.ClientSession = _Session  # type: ignore[assignment,misc]
    httpcore.AnyIOBackend = _Backend  # type: ignore[assignment,misc]
