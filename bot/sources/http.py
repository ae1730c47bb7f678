"""Fetches feeds and pages: with rate limits, limits of time and size, and from public addresses only. The home of httpx.

httpx provides URLs and headers; its client is not used, so that there is no proxy from the environment, no automatic redirect,
and no cookie that outlives a chain of redirects. Connections are `bot.sources.connections`'.
"""

import asyncio
import re
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from bot.model.errors import Resting, Unreachable
from bot.model.problems import Code, Problem
from bot.parse.feed.encoding import decode
from bot.parse.urls import LOOKED_AT, refresh_of, resolve
from bot.ports.queue import Clock
from bot.sources.connections import Connections
from bot.sources.credentials import Credentials
from bot.sources.guard import AddressGuard
from bot.sources.gunzip import read_body
from bot.sources.http_headers import Cookies, fresh_for, is_challenge, retry_after
from bot.sources.politeness import Politeness
from bot.sources.refused import refused

with refused("httpx._main"):  # Its command line, with rich and Pygments: a tenth of what a start takes.
    import httpx

MOST_REDIRECTS = 5
FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"

REST = timedelta(minutes=5)
"""The pause of a host that answers 429 without Retry-After."""

_PERMANENT = {301, 308}
_WITH_BODY = {200, 203, 206, 226}
"""Whole answers: also changed by a proxy, as a range of all of it, and as all changes (RFC 9110 §15.3, RFC 3229 §10.4.1)."""
_DRAINED = 16_384
_WHOLE_RANGE = re.compile(r"bytes 0-(\d{1,12})/(\d{1,12}|\*)")
_REDIRECTS = {301, 302, 303, 307, 308}


class Gone(Unreachable):
    """The server says that this is gone for good (410)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer of 200 or 304. `moved_to` is set when the given address redirects for good; `fresh_for` is the server's wish."""

    status: int
    url: str
    body: bytes = b""
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    fresh_for: timedelta | None = None
    moved_to: str = ""
    tdm_reservation: str = ""
    x_robots_tag: str = ""
    links: str = ""  # The Link header (RFC 8288), in which a page may name its feeds.

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that our copy is still valid (304)."""
        return self.status == HTTPStatus.NOT_MODIFIED


async def _allow_all(url: str) -> None:
    """The default: redirects may lead anywhere that the guard allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What kind of answer is wanted. Another media type than these comes without a body; none given: any will do.

    A body over `largest` bytes (0: the fetcher's own measure) is refused, or cut there. `allow` is asked before each hop, and
    raises where that address is not to be asked.
    """

    media_types: tuple[str, ...] = ()
    largest: int = 0
    is_cut: bool = False
    allow: Callable[[str], Awaitable[None]] = _allow_all

    def is_for(self, content_type: str) -> bool:
        """Whether an answer of this Content-Type is wanted; one without any may be."""
        kind = content_type.partition(";")[0].strip().lower()
        return not kind or not self.media_types or kind in self.media_types


ANYTHING = Wish()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class _Allowance:
    """The remaining time of several steps."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def spent(self) -> AsyncIterator[None]:
        """A step. Raises TimeoutError when no time is left."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left = max(0.0, self._left - (time.monotonic() - began))


def user_agent(contact: str = "") -> str:
    """The User-Agent, with how to reach the operator."""
    return f"Dateline/0.1 (news digest bot; +{contact})" if contact else "Dateline/0.1 (news digest bot)"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class HttpFetcher:
    """Fetches over HTTP. One for the whole process, so that its politeness holds everywhere; close it at the end.

    `seconds` bounds a fetch from the look-up of its host to the last byte, all redirects included; waiting for a turn is not
    counted. `largest` is in bytes.
    `tls` replaces the usual certificate authorities; `proxy` is an http(s) URL, by which all requests go.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allowed_hosts: Iterable[str] = (),
        seconds: float = 20.0,
        largest: int = 5_000_000,
        politeness: Politeness | None = None,
        guard: AddressGuard | None = None,
        clock: Clock = _utc_now,
        tls: ssl.SSLContext | None = None,
        proxy: str = "",
    ) -> None:
        self._agent = user_agent(contact)
        self._seconds = seconds
        self._largest = largest
        self.politeness = politeness or Politeness()
        self._clock = clock
        self._guard = guard or AddressGuard(allowed_hosts=allowed_hosts)
        tls = tls or httpx.create_ssl_context(trust_env=False)
        self._connections = Connections(self._guard, tls, seconds=seconds, proxy=proxy)

    async def fetch(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        accept: str = FEEDS,
        wish: Wish = ANYTHING,
        credentials: Credentials | None = None,
    ) -> Fetched:
        """What is at a URL, if it changed since the `etag` and date that an earlier answer bore.

        Raises Unreachable (with what the server said: `retry_after`, `status`), Gone, Unreadable, and what `wish.allow` does.
        """
        conditions = {"if-none-match": etag, "if-modified-since": last_modified}
        wishes = {"accept": accept, **{name: value for name, value in conditions.items() if value}}
        cookies, moved_to, is_permanent, was_refreshed = Cookies(), "", True, False
        time_left = _Allowance(self._seconds)
        for _ in range(MOST_REDIRECTS + 1):
            await wish.allow(url)
            secrets = credentials.for_url(url) if credentials else {}
            answer = await self._one_hop(url, {**wishes, **cookies.for_url(url), **secrets}, wish, time_left)
            location = answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
            refresh = "" if location or was_refreshed else _refresh(answer, url)
            if not (location or refresh):
                return await self._judge(answer, url, moved_to)
            cookies.keep(url, answer.headers.get_list("set-cookie"))
            was_refreshed, is_permanent = bool(refresh) or was_refreshed, is_permanent and answer.status in _PERMANENT
            url = refresh or resolve(location, url)
            moved_to = url if is_permanent else moved_to
        raise Unreachable(Problem(Code.HOST_REDIRECTS_TOO_OFTEN, {"host": _host(url)}))

    def refusal(self, url: str) -> Problem | None:
        """Why a URL would never be fetched, as far as it says so itself (`AddressGuard.refusal`)."""
        return self._guard.refusal(url)

    async def aclose(self) -> None:
        """Close what is open."""
        await self._connections.aclose()

    async def _one_hop(self, url: str, wishes: dict[str, str], wish: Wish, time_left: "_Allowance") -> _Answer:
        try:
            address = httpx.URL(url)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise Unreachable(Code.INVALID_ADDRESS) from error
        try:
            async with time_left.spent():
                await self._connections.check(str(address))
            async with self.politeness.turn(address.host), time_left.spent():
                self._respect_rest(address.host)
                return await self._ask(address, wishes, wish)
        except TimeoutError as error:
            raise Unreachable(Problem(Code.HOST_SLOW_ANSWER, {"host": address.host, "seconds": f"{self._seconds:g}"})) from error

    def _respect_rest(self, host: str) -> None:
        """Raises Resting while a host has to pause, also for requests that were queued before it asked for that."""
        if seconds := self.politeness.rests(host):
            raise Resting(Problem(Code.HOST_ASKS_FOR_REST, {"host": host}), retry_after=timedelta(seconds=seconds))

    async def _ask(self, url: httpx.URL, wishes: dict[str, str], wish: Wish) -> _Answer:
        ours = {"host": url.netloc.decode("ascii"), "user-agent": self._agent, "accept-encoding": "gzip, deflate"}
        place = (url.raw_scheme, url.raw_host, url.port, url.raw_path)
        async with self._connections.get(*place, {**ours, **wishes}) as response:
            headers, body = httpx.Headers(response.headers), b""
            if response.status in _WITH_BODY and wish.is_for(headers.get("content-type", "")):
                packed, largest = headers.get("content-encoding", ""), wish.largest or self._largest
                body = await read_body(response.chunks, packed, largest, is_cut=wish.is_cut)
            else:
                await _drain(response.chunks)
            return _Answer(response.status, headers, body)

    async def _judge(self, answer: _Answer, url: str, moved_to: str) -> Fetched:
        headers, now = answer.headers, self._clock()
        if answer.status == HTTPStatus.GONE:
            raise Gone(Problem(Code.HOST_SAYS_GONE, {"host": _host(url)}), status=answer.status)
        if not (_is_whole(answer) or answer.status == HTTPStatus.NOT_MODIFIED):
            wait = retry_after(headers, now)
            await self._let_rest(_host(url), answer.status, wait)
            refusal = Problem(Code.HOST_ANSWERED, {"host": _host(url), "status": _status(answer.status)})
            if is_challenge(headers):
                refusal = Problem(Code.HOST_CHALLENGES, {"host": _host(url)})
            raise Unreachable(refusal, retry_after=wait, status=answer.status)
        return Fetched(
            status=answer.status,
            url=url,
            body=answer.body,
            media_type=headers.get("content-type", ""),
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
            fresh_for=fresh_for(headers, now),
            moved_to=moved_to,
            tdm_reservation=headers.get("tdm-reservation", ""),
            x_robots_tag=headers.get("x-robots-tag", ""),
            links=headers.get("link", ""),
        )

    async def _let_rest(self, host: str, status: int, wait: timedelta | None) -> None:
        """Too many requests are a matter of the host; that a service is down, where it says for how long (RFC 6585, RFC 9110)."""
        if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and wait):
            await self.politeness.rest(host, (wait or REST).total_seconds())


async def _drain(chunks: AsyncIterator[bytes]) -> None:
    """Read a short unwanted body to its end, so that its connection can be used again."""
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > _DRAINED:
            return


def _is_whole(answer: _Answer) -> bool:
    """Whether the body is all there is: a part counts where it begins at the beginning and ends at the end."""
    if answer.status != HTTPStatus.PARTIAL_CONTENT:
        return answer.status in _WITH_BODY
    found = _WHOLE_RANGE.fullmatch(answer.headers.get("content-range", "").strip())
    return found is not None and (found[2] == "*" or int(found[1]) + 1 == int(found[2]))


def _refresh(answer: _Answer, url: str) -> str:
    """Where an HTML answer redirects its reader."""
    if not answer.body or b"refresh" not in answer.body[:LOOKED_AT].lower():
        return ""
    kind = answer.headers.get("content-type", "")
    is_page = "html" in kind.lower() or answer.body.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
    return refresh_of(decode(answer.body[: 2 * LOOKED_AT], kind), url) if is_page else ""


def _host(url: str) -> str:
    return httpx.URL(url).host


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)
