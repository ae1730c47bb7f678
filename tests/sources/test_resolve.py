"""Names are looked up apart: silent name servers keep nobody waiting but who asked for that name."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from bot.model.errors import Unreachable
from bot.sources.guard import AddressGuard
from bot.sources.resolve import Resolver


class NameServers:
    """Know one host; of any other whose name begins with "silent" they say nothing until the test is over."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.asked: list[str] = []

    def look_up(self, host: str, _: int) -> list[str]:
        self.asked.append(host)
        if host.startswith("silent"):
            self.over.wait(30)
        if host == "tired.example":
            raise socket.gaierror(socket.EAI_AGAIN, "temporary failure")
        if host == "odd.example":
            raise RuntimeError("a resolver module of the system is broken")
        if host != "news.example":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return ["93.184.215.14"]


@pytest.fixture
def servers() -> Iterator[NameServers]:
    known = NameServers()
    yield known
    known.over.set()


async def test_silent_name_servers_take_no_thread_of_anybody_else(servers: NameServers) -> None:
    resolver = Resolver(look_up=servers.look_up, seconds=0.05)
    lost = await asyncio.gather(*(resolver.resolve(f"silent{n}.example", 80) for n in range(31)), return_exceptions=True)
    assert all(isinstance(one, TimeoutError) for one in lost)
    assert await asyncio.wait_for(asyncio.to_thread(lambda: "at once"), 5) == "at once"
    assert await Resolver(look_up=servers.look_up).resolve("news.example", 80) == ("93.184.215.14",)


async def test_a_flood_of_dead_names_takes_no_more_threads_than_allowed(servers: NameServers) -> None:
    resolver = Resolver(look_up=servers.look_up, threads=3, seconds=0.05)
    await asyncio.gather(*(resolver.resolve(f"silent{n}.example", 80) for n in range(20)), return_exceptions=True)
    assert len(servers.asked) == 3
    servers.over.set()
    assert await Resolver(look_up=servers.look_up, threads=3).resolve("news.example", 80) == ("93.184.215.14",)


async def test_places_are_free_again_when_the_system_has_given_up(servers: NameServers) -> None:
    resolver = Resolver(look_up=servers.look_up, threads=1, seconds=5)
    silent = asyncio.create_task(resolver.resolve("silent.example", 80))
    await asyncio.sleep(0)  # until it has its place
    waiting = asyncio.create_task(resolver.resolve("news.example", 80))
    silent.cancel()
    servers.over.set()
    assert await waiting == ("93.184.215.14",)


async def test_many_who_ask_for_one_host_ask_once_and_the_answer_is_kept(servers: NameServers) -> None:
    resolver = Resolver(look_up=servers.look_up)
    assert set(await asyncio.gather(*(resolver.resolve("news.example", 443) for _ in range(20)))) == {("93.184.215.14",)}
    await resolver.resolve("news.example", 443)
    assert servers.asked == ["news.example"]


@pytest.mark.parametrize("host", ["nowhere.example", "odd.example"])
async def test_what_is_not_there_is_said_and_the_resolver_goes_on(servers: NameServers, host: str) -> None:
    resolver = Resolver(look_up=servers.look_up, threads=1)
    for _ in range(2):
        with pytest.raises(OSError):  # noqa: PT011  (whatever the system says)
            await resolver.resolve(host, 80)
    assert servers.asked == [host]
    assert await resolver.resolve("news.example", 80) == ("93.184.215.14",)


async def test_an_address_needs_no_looking_up(servers: NameServers) -> None:
    assert await Resolver(look_up=servers.look_up).resolve("::1", 80) == ("::1",)
    assert servers.asked == []


@pytest.mark.parametrize(
    ("host", "words"), [("silent.example", "name servers"), ("tired.example", "name servers"), ("no.example", "no host named")]
)
async def test_who_gave_the_address_is_told_whether_the_name_or_the_look_up_is_at_fault(
    servers: NameServers, host: str, words: str
) -> None:
    guard = AddressGuard(resolve=Resolver(look_up=servers.look_up, seconds=0.05).resolve)
    with pytest.raises(Unreachable, match=words):
        await guard.check(f"https://{host}/")


async def test_the_resolver_outlives_the_loop_it_was_used_in(servers: NameServers) -> None:
    resolver = Resolver(look_up=servers.look_up)

    def in_a_loop_of_its_own() -> tuple[str, ...]:
        return asyncio.run(resolver.resolve("news.example", 80))

    assert await asyncio.to_thread(in_a_loop_of_its_own) == await resolver.resolve("news.example", 81)
