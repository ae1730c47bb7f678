"""Which addresses the bot may connect to. People add feeds by URL, so a URL must not reach into the operator's network.

The check is made on the very address that is then connected to, for every hop of a redirect: a name is resolved once, and
all of its addresses must be public, or a server could answer one thing to the check and another to the connection.
Special addresses are those of the IANA special-purpose registries (RFC 6890); `ipaddress` alone lets some of them through.
"""

import socket
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from bot.model.errors import Unreachable
from bot.model.problems import Code, Problem
from bot.sources.resolve import Resolver

PORTS = {80, 443, 8080, 8443}
"""Where web servers listen; everything else would make the bot a port scanner."""

_SPECIAL_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
"""Not the public internet; 168.63.129.16 is a cloud's metadata service on an address that looks public."""
_GLOBAL_V6 = IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(
    IPv6Network(network)
    # Protocol assignments with Teredo, documentation (twice), 6to4: the last and Teredo carry an IPv4 address inside.
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAT64 = IPv6Network("64:ff9b::/96")

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Iterable[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A host that was checked, and the addresses at which it may be reached, the preferred first."""

    host: str
    port: int
    addresses: tuple[str, ...]


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet. An IPv4 address inside an IPv6 one counts as itself (RFC 4291, 6052)."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_V6 and not any(address in network for network in _SPECIAL_V6)


class AddressGuard:
    """Turns a URL into a target that is safe to connect to. `allowed_hosts` are exempt, whatever their address and port."""

    def __init__(self, *, allowed_hosts: Iterable[str] = (), resolve: Resolve | None = None) -> None:
        self._allowed = frozenset(host.lower().rstrip(".") for host in allowed_hosts)
        self._resolve = resolve or Resolver().resolve

    def admit(self, url: str) -> tuple[str, int]:
        """Host and port of a URL that may be asked, wherever its host is. Raises Unreachable, for the person who gave the URL."""
        host, port = _host_and_port(url)
        if port not in PORTS and host not in self._allowed:
            raise Unreachable(Problem(Code.PORT_NOT_FOR_WEB, {"port": port, "host": host}))
        return host, port

    async def check(self, url: str) -> Target:
        """The target of a URL. Raises Unreachable."""
        return await self.check_host(*self.admit(url))

    async def check_for_proxy(self, host: str, port: int) -> None:
        """Raise Unreachable for what a proxy must not be asked for: a bare address, a name of the local network, a name that is
        known here and not public. What only the proxy can resolve, it has to look after itself."""
        if host in self._allowed:
            return
        if "." not in host or ":" in host or host.rpartition(".")[2].isdecimal():
            raise Unreachable(Problem(Code.HOST_NOT_PUBLIC, {"host": host}))
        try:
            addresses = [ip_address(text) for text in await self._resolve(host, port)]
        except (OSError, UnicodeError, ValueError):
            return
        if not all(map(is_public, addresses)):
            raise Unreachable(Problem(Code.HOST_NOT_PUBLIC, {"host": host}))

    async def check_host(self, host: str, port: int) -> Target:
        """Where a host may be reached. Raises Unreachable."""
        host = host.lower().rstrip(".")
        is_allowed = host in self._allowed
        try:
            addresses = [ip_address(text) for text in await self._resolve(host, port)]
        except (OSError, UnicodeError, ValueError) as error:
            if _is_passing(error):
                raise Unreachable(Problem(Code.HOST_NOT_LOOKED_UP, {"host": host})) from error
            raise Unreachable(Problem(Code.NO_SUCH_HOST, {"host": host})) from error
        if not addresses:
            raise Unreachable(Problem(Code.NO_SUCH_HOST, {"host": host}))
        if not is_allowed and not all(is_public(address) for address in addresses):
            raise Unreachable(Problem(Code.HOST_NOT_PUBLIC, {"host": host}))
        addresses.sort(key=lambda address: address.version)
        return Target(host=host, port=port, addresses=tuple(str(address) for address in addresses))

    def refusal(self, url: str) -> Problem | None:
        """Why a URL would never be fetched, as far as it says so itself, for the person who gave it; None where it may be.

        What its host's name leads to is found out by `check`, each time.
        """
        try:
            host, port = _host_and_port(url)
        except Unreachable as problem:
            return problem.problem
        if host in self._allowed:
            return None
        if port not in PORTS:
            return Problem(Code.PORT_NOT_FOR_WEB, {"port": port, "host": host})
        return Problem(Code.HOST_NOT_PUBLIC, {"host": host}) if _is_inside(host) else None


_INSIDE = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "corp")
"""Endings of names that no public name server knows (RFC 6761, 6762, 8375)."""


def _is_inside(host: str) -> bool:
    """Whether a host is an address that is not public, however it is written, or a name that is none on the web."""
    try:
        return not is_public(ip_address(host))
    except ValueError:
        pass
    try:  # 127.1, 0x7f000001 and 2130706433 are 127.0.0.1 to whoever looks them up
        return not is_public(ip_address(socket.inet_aton(host)))
    except OSError:
        return "." not in host or host.endswith(tuple(f".{name}" for name in _INSIDE))


def _is_passing(error: Exception) -> bool:
    """Whether a failed look-up says nothing about the host."""
    return isinstance(error, TimeoutError) or (isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN)


def _host_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unreachable(Code.INVALID_ADDRESS) from error
    if parts.scheme not in ("http", "https"):
        raise Unreachable(Code.NOT_HTTP)
    if "@" in parts.netloc:
        raise Unreachable(Code.ADDRESS_WITH_PASSWORD)
    host = (parts.hostname or "").rstrip(".")
    if not host or port == 0:
        raise Unreachable(Code.INVALID_ADDRESS)
    return host, port or (443 if parts.scheme == "https" else 80)
