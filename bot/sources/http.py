"""Fetching feeds and pages: politely, within limits of time and size, and from public addresses only. The home of httpx.

httpx's transport is used without its client, so that there is no cookie jar, no proxy from the environment and no redirect
that is followed unasked. A connection goes to the address that was checked: the request's URL bears it, while `Host` and
TLS's server name bear the host's name. Connections are not kept, or one host could be answered over another's.
"""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import httpx

from bot.model.errors import Unreachable
from bot.parse.urls import resolve
from bot.ports import Clock
from bot.sources.guard import AddressGuard, Target
from bot.sources.gunzip import read_body
from bot.sources.http_headers import fresh_for, retry_after
from bot.sources.politeness import Politeness

MOST_REDIRECTS = 5
MOST_ADDRESSES_TRIED = 3
FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"

_PERMANENT = {301, 308}
_REDIRECTS = {301, 302, 303, 307, 308}


class Gone(Unreachable):
    """The server says that this will never be there again (410)."""


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

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that the copy we know is still good."""
        return self.status == HTTPStatus.NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class _Allowance:
    """Seconds that are left for something done in several steps."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def spent(self) -> AsyncIterator[None]:
        """A step. Raises TimeoutError when nothing is left."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left = max(0.0, self._left - (time.monotonic() - began))


def user_agent(contact: str = "") -> str:
    """Who is asking, and where its operator can be reached."""
    return f"Dateline/0.1 (news digest bot; +{contact})" if contact else "Dateline/0.1 (news digest bot)"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class HttpFetcher:
    """Fetches over HTTP. One for the whole process, so that its politeness holds everywhere; close it at the end.

    `seconds` bounds a fetch from the look-up of its host to the last byte, all redirects included; waiting for a turn is not
    counted. `largest` is in bytes.
    `tls` replaces the usual certificate authorities.
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
    ) -> None:
        self._agent = user_agent(contact)
        self._seconds = seconds
        self._largest = largest
        self._politeness = politeness or Politeness()
        self._guard = guard or AddressGuard(allowed_hosts=allowed_hosts)
        self._clock = clock
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=0)
        self._transport = httpx.AsyncHTTPTransport(verify=tls or True, trust_env=False, limits=limits)

    async def fetch(self, url: str, *, etag: str = "", last_modified: str = "", accept: str = FEEDS) -> Fetched:
        """What is at a URL, if it changed since the `etag` and date that an earlier answer bore.

        Raises Unreachable (`retry_after` set where the server asks for it), Gone, or Unreadable.
        """
        conditions = {"if-none-match": etag, "if-modified-since": last_modified}
        wishes = {"accept": accept, **{name: value for name, value in conditions.items() if value}}
        moved_to, is_permanent, time_left = "", True, _Allowance(self._seconds)
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._one_hop(url, wishes, time_left)
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not location:
                return self._judge(answer, url, moved_to)
            url = resolve(location, url)
            is_permanent = is_permanent and answer.status in _PERMANENT
            moved_to = url if is_permanent else moved_to
        raise Unreachable(f"{_host(url)} redirects too often.")

    def refusal(self, url: str) -> str:
        """Why a URL would never be fetched, as far as it says so itself (`AddressGuard.refusal`)."""
        return self._guard.refusal(url)

    async def aclose(self) -> None:
        """Close what is open."""
        await self._transport.aclose()

    async def _one_hop(self, url: str, wishes: dict[str, str], time_left: "_Allowance") -> _Answer:
        try:
            address = httpx.URL(url)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise Unreachable("This is no valid web address.") from error
        try:
            async with time_left.spent():
                target = await self._guard.check(str(address))
            async with self._politeness.turn(target.host), time_left.spent():
                return await self._exchange(address, target, wishes)
        except TimeoutError as error:
            raise Unreachable(f"{address.host} did not answer in full within {self._seconds:g} seconds.") from error
        except httpx.TimeoutException as error:
            raise Unreachable(f"{address.host} did not answer in time.") from error
        except httpx.ConnectError as error:
            raise Unreachable(f"{address.host} cannot be connected to: {_one_line(error)}.") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise Unreachable(f"{address.host} broke off its answer: {_one_line(error)}.") from error

    async def _exchange(self, url: httpx.URL, target: Target, wishes: dict[str, str]) -> _Answer:
        """One request, at the first of the target's addresses that can be connected to."""
        addresses = target.addresses[:MOST_ADDRESSES_TRIED]
        for address in addresses[:-1]:
            try:
                return await self._ask(url, target, address, wishes)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._ask(url, target, addresses[-1], wishes)

    async def _ask(self, url: httpx.URL, target: Target, address: str, wishes: dict[str, str]) -> _Answer:
        host = url.netloc.decode("ascii")
        request = httpx.Request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={"host": host, "user-agent": self._agent, "accept-encoding": "gzip", "connection": "close", **wishes},
            extensions={
                "sni_hostname": target.host,
                "timeout": {"connect": self._seconds / 3, "read": self._seconds, "write": self._seconds, "pool": self._seconds},
            },
        )
        response = await self._transport.handle_async_request(request)
        try:
            body = b""
            if response.status_code == HTTPStatus.OK:
                if not isinstance(response.stream, httpx.AsyncByteStream):
                    raise Unreachable(f"{target.host} gave no answer that can be read.")
                body = await read_body(response.stream, response.headers.get("content-encoding", ""), self._largest)
        finally:
            await response.aclose()
        return _Answer(response.status_code, response.headers, body)

    def _judge(self, answer: _Answer, url: str, moved_to: str) -> Fetched:
        headers, now = answer.headers, self._clock()
        if answer.status == HTTPStatus.GONE:
            raise Gone(f"{_host(url)} says that this is gone for good (410).")
        if answer.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            wait = retry_after(headers, now)
            raise Unreachable(f"{_host(url)} answered {_status(answer.status)}.", retry_after=wait)
        return Fetched(
            status=answer.status,
            url=url,
            body=answer.body,
            media_type=headers.get("content-type", ""),
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
            fresh_for=fresh_for(headers, now),
            moved_to=moved_to,
        )


def _host(url: str) -> str:
    return httpx.URL(url).host


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _one_line(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200].rstrip(".")
