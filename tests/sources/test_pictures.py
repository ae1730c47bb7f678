"""The host of a picture is looked up once through the address guard, and never fetched."""

from collections.abc import Sequence

import pytest

from bot.sources.guard import AddressGuard
from bot.sources.pictures import KEPT, PictureHosts
from tests.sources.test_guard import NAMES


class Names:
    """A table of hosts that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host == "silent.example":
            raise TimeoutError
        return NAMES.get(host, [])


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://news.example/a.jpg", True),
        ("https://inside.example/a.jpg", False),
        ("https://rebind.example/a.jpg", False),
        ("https://lan/a.jpg", False),
        ("https://nothing.example/a.jpg", False),
        ("https://silent.example/a.jpg", False),
        ("https://news.example:22/a.jpg", False),
        ("https://me@news.example/a.jpg", False),
    ],
)
async def test_only_a_picture_on_the_public_internet_may_be_shown(url: str, may: bool) -> None:
    assert await PictureHosts(AddressGuard(resolve=Names())).may_show(url) is may


async def test_a_host_is_asked_for_once_in_a_while() -> None:
    names, now = Names(), [0.0]
    hosts = PictureHosts(AddressGuard(resolve=names), steady=lambda: now[0])
    for name in "abc":
        assert await hosts.may_show(f"https://news.example/{name}.jpg")
    assert names.asked == ["news.example"]
    now[0] = KEPT + 1
    assert await hosts.may_show("https://news.example/d.jpg")
    assert names.asked == ["news.example"] * 2


async def test_behind_a_proxy_what_only_the_proxy_knows_may_be_shown_and_no_bare_address() -> None:
    hosts = PictureHosts(AddressGuard(resolve=Names()), by_proxy=True)
    assert await hosts.may_show("https://nothing.example/a.jpg")
    assert not await hosts.may_show("https://10.0.0.1/a.jpg")
    assert not await hosts.may_show("https://inside.example/a.jpg")
