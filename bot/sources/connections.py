"""Pooled HTTP/1.1 connections, each to a checked address. The home of httpcore.

A connection belongs to a host's name, not to the address behind it, so that two hosts on one address never share one. Whenever
one is opened, the name is resolved again and all its addresses are checked, whatever an earlier one was connected to (DNS
rebinding).
"""

import logging
import ssl
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import httpcore

from bot.model.errors import Unreachable
from bot.model.problems import Code, Problem
from bot.sources.guard import AddressGuard
from bot.sources.refused import is_not_there

is_not_there("sniffio")  # httpcore tries to import it six times a request.
log = logging.getLogger(__name__)

MOST_ADDRESSES_TRIED = 3
MOST_CONNECTIONS, MOST_IDLE, IDLE_SECONDS = 100, 20, 15.0

Options = Iterable[httpcore.SOCKET_OPTION]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The head of an answer, its header names in lower case, and its body as it comes in."""

    status: int
    headers: list[tuple[bytes, bytes]]
    chunks: AsyncIterator[bytes]


class Connections:
    """All connections of the process. With a `proxy` (an http or https URL) they go to it, and it connects further."""

    def __init__(self, guard: AddressGuard, tls: ssl.SSLContext, *, seconds: float, proxy: str = "") -> None:
        self._guard = guard
        self._has_proxy = bool(proxy)
        self._timeouts = {"connect": seconds / 3, "read": seconds, "write": seconds, "pool": seconds}
        self._pool = _through(proxy, tls) if proxy else _direct(guard, tls)

    async def check(self, url: str) -> None:
        """Raise Unreachable for an address that must not be asked. Its host's addresses are checked when connecting, by us; what
        a proxy connects to, only it can check."""
        host, port = self._guard.admit(url)
        if self._has_proxy:
            await self._guard.check_for_proxy(host, port)

    @asynccontextmanager
    async def get(
        self, scheme: bytes, host: bytes, port: int | None, target: bytes, headers: Mapping[str, str]
    ) -> AsyncIterator[Response]:
        """Ask for one resource. Raises Unreachable."""
        url = httpcore.URL(scheme=scheme, host=host, port=port, target=target)
        request = httpcore.Request("GET", url, headers=list(headers.items()), extensions={"timeout": self._timeouts})
        name, began = host.decode("ascii", "replace"), time.monotonic()
        try:
            response = await self._respond(request)
            try:
                yield Response(
                    status=response.status,
                    headers=[(key.lower(), value) for key, value in response.headers],
                    chunks=aiter(response.aiter_stream()),
                )
            finally:
                await response.aclose()
            seconds = round(time.monotonic() - began, 4)
            log.debug("fetched", extra={"host": name, "status": response.status, "seconds": seconds})
        except httpcore.TimeoutException as error:
            raise Unreachable(Problem(Code.HOST_NO_ANSWER, {"host": name})) from error
        except (httpcore.ConnectError, httpcore.ProxyError) as error:
            code = Code.HOST_CERTIFICATE_INVALID if _is_certificate(error) else Code.HOST_NOT_CONNECTED
            raise Unreachable(Problem(code, {"host": name, "detail": _one_line(error)})) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise Unreachable(Problem(Code.HOST_BROKE_OFF, {"host": name, "detail": _one_line(error)})) from error

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()

    async def _respond(self, request: httpcore.Request) -> httpcore.Response:
        """The answer. A server may close a kept connection just when it is used again; then the request is made once more."""
        origin = request.url.origin
        is_kept = any(connection.is_idle() and connection.can_handle_request(origin) for connection in self._pool.connections)
        try:
            return await self._pool.handle_async_request(request)
        except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
            if not is_kept:
                raise
        return await self._pool.handle_async_request(request)


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections only to addresses that the guard has checked."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (as httpcore has it)
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.AsyncNetworkStream:
        target = await self._guard.check_host(host, port)
        *earlier, last = target.addresses[:MOST_ADDRESSES_TRIED]
        for address in earlier:
            try:
                return await self._sockets.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(last, port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109  (as httpcore has it)
        socket_options: Options | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise httpcore.UnsupportedProtocol("no sockets of this machine")

    async def sleep(self, seconds: float) -> None:
        await self._sockets.sleep(seconds)


def _direct(guard: AddressGuard, tls: ssl.SSLContext) -> httpcore.AsyncConnectionPool:
    return httpcore.AsyncConnectionPool(
        ssl_context=tls,
        max_connections=MOST_CONNECTIONS,
        max_keepalive_connections=MOST_IDLE,
        keepalive_expiry=IDLE_SECONDS,
        network_backend=_CheckedBackend(guard),
    )


def _through(proxy: str, tls: ssl.SSLContext) -> httpcore.AsyncHTTPProxy:
    parts = urlsplit(proxy)
    auth = (unquote(parts.username or ""), unquote(parts.password or "")) if parts.username else None
    place = parts._replace(netloc=parts.netloc.rpartition("@")[2], path="", query="", fragment="").geturl()
    return httpcore.AsyncHTTPProxy(
        place,
        proxy_auth=auth,
        ssl_context=tls,
        max_connections=MOST_CONNECTIONS,
        max_keepalive_connections=MOST_IDLE,
        keepalive_expiry=IDLE_SECONDS,
        network_backend=httpcore.AnyIOBackend(),
    )


def _is_certificate(error: BaseException | None) -> bool:
    """Whether the server's certificate is the problem, by one of the causes."""
    while error and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def _one_line(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200].rstrip(".")
