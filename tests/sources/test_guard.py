"""URLs that must not be connected to, and those that may."""

from collections.abc import Sequence
from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreachable
from bot.sources.guard import AddressGuard, is_public
from bot.sources.resolve import Resolver

PUBLIC_V4, PUBLIC_V6 = "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"

NAMES = {
    "news.example": [PUBLIC_V4, PUBLIC_V6],
    "v6only.example": [PUBLIC_V6],
    "nat64.example": ["64:ff9b::5db8:d70e"],
    "münchen.example": [PUBLIC_V4],
    "rebind.example": [PUBLIC_V4, "127.0.0.1"],
    "inside.example": ["10.1.2.3"],
    "inside6.example": [PUBLIC_V6, "fd12:3456::1"],
    "lan": ["192.168.1.10"],
    "nothing.example": [],
}


async def fake_dns(host: str, port: int) -> Sequence[str]:
    """Known names from the table, everything else as the system reads it: literals in all their spellings."""
    return NAMES[host] if host in NAMES else await Resolver().resolve(host, port)


STOPPED = [
    "http://127.0.0.1/", "http://127.1/", "http://127.255.255.254/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
    "http://0177.0.0.1/", "http://0/", "http://0.0.0.0/", "http://localhost/", "http://localhost./", "http://LOCALHOST/",
    "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/", "http://168.63.129.16/", "http://100.64.0.1/",
    "http://100.100.100.200/", "http://100.127.255.255/", "http://192.0.0.1/", "http://192.0.0.170/", "http://192.0.2.1/",
    "http://192.88.99.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a00:1]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/",
    "http://[2001:0:53aa:64c:0:fbff:80ff:fffe]/", "http://[fe80::1]/", "http://[fec0::1]/", "http://[fd00:ec2::254]/",
    "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[100::1]/", "http://rebind.example/",
    "http://inside.example/", "https://inside6.example/", "http://lan/", "http://nothing.example/", "http://news.example:22/",
    "http://news.example:6379/", "http://news.example:0/", "http://news.example:65536/", "file:///etc/passwd", "gopher://news.example/",
    "ftp://news.example/", "//news.example/", "http://", "http:///path", "http://me@news.example/", "http://me:pw@news.example/",
    "http://news.example@127.0.0.1/", "http://[::1", "",
]  # fmt: skip

ALLOWED = [
    ("http://news.example/", PUBLIC_V4, 80),
    ("https://news.example/feed?x=1#y", PUBLIC_V4, 443),
    ("https://NEWS.example.:8443/", PUBLIC_V4, 8443),
    ("http://news.example:8080/", PUBLIC_V4, 8080),
    ("https://v6only.example/", PUBLIC_V6, 443),
    ("https://nat64.example/", "64:ff9b::5db8:d70e", 443),
    (f"https://{PUBLIC_V4}/", PUBLIC_V4, 443),
    (f"https://[{PUBLIC_V6}]/", PUBLIC_V6, 443),
    ("https://[::ffff:93.184.215.14]/", "::ffff:93.184.215.14", 443),
    ("http://172.32.0.1/", "172.32.0.1", 80),
    ("http://100.128.0.1/", "100.128.0.1", 80),
    ("http://198.20.0.1/", "198.20.0.1", 80),
]


@pytest.mark.parametrize("url", STOPPED)
async def test_an_address_is_stopped(url: str) -> None:
    with pytest.raises(Unreachable) as caught:
        await AddressGuard(resolve=fake_dns).check(url)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(("url", "address", "port"), ALLOWED)
async def test_an_address_is_allowed(url: str, address: str, port: int) -> None:
    target = await AddressGuard(resolve=fake_dns).check(url)
    assert ip_address(target.addresses[0]) == ip_address(address)
    assert target.port == port
    assert target.host == target.host.lower().rstrip(".")


async def test_hosts_allowed_by_name_are_exempt_and_only_they() -> None:
    guard = AddressGuard(allowed_hosts=["LAN", "127.0.0.1"], resolve=fake_dns)
    assert (await guard.check("http://lan:9000/")).addresses == ("192.168.1.10",)
    assert (await guard.check("http://127.0.0.1:9000/")).port == 9000
    for url in ("http://lan.example/", "http://192.168.1.10/", "http://localhost/", "file://lan/x", "http://me@lan/"):
        with pytest.raises(Unreachable):
            await guard.check(url)


async def test_ipv4_is_tried_first() -> None:
    assert (await AddressGuard(resolve=fake_dns).check("https://news.example/")).addresses == (PUBLIC_V4, PUBLIC_V6)


@given(st.ip_addresses(v=4))
@settings(max_examples=50)
def test_an_ipv4_address_is_judged_alike_inside_an_ipv6_one(address: object) -> None:
    inner = ip_address(str(address))
    assert is_public(ip_address(f"::ffff:{inner}")) == is_public(inner)
    assert is_public(ip_address(int(ip_address("64:ff9b::")) + int(inner))) == is_public(inner)
    assert not is_public(ip_address(f"::{inner}"))
    assert not inner.is_private or not is_public(inner)


@given(st.ip_addresses(v=6))
@settings(max_examples=50)
def test_nothing_that_python_calls_private_is_public(address: object) -> None:
    inner = ip_address(str(address))
    assert inner.is_global or not is_public(inner)
