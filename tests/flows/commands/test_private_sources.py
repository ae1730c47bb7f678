"""Whoever may not configure a workspace reads no key of its feeds, and nobody in a chat where the operator's are."""

import pytest

from bot.flows.collect import collect_all
from bot.flows.commands.table import COMMANDS, complete
from bot.flows.manage import make_source
from bot.model.conversation import Request
from bot.model.errors import Unreachable
from bot.model.source import EVERYONE, SAMPLE, SourceKind
from bot.ports.commands import FoundFeed
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, text

OURS = "https://paid.example/feed/0f9a8b7c6d5e4f3a2b1c/all?sub=ours&api_key=k3y0fours"
NAMELESS = "https://paid.example/other?token=t0ken0fours"
THEIRS = "https://intranet.example/wire.xml?key=operators-key"
SAMPLED = "https://sample.example/wire.xml?key=sample-key"
KEYS = ("0f9a8b7c6d5e4f3a2b1c", "k3y0fours", "t0ken0fours")
OPERATORS = ("intranet.example", "operators-key", "sample.example", "sample-key", "wire.xml")


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    """A workspace with two feeds of its own, and two of the operator's; none of them can be read."""
    for url, title in ((OURS, "Paid wire"), (NAMELESS, "")):
        world.finder.web[url] = (FoundFeed(url=url, title=title, entries=1),)
        world.feeds.shelves[url] = Unreachable(f"paid.example answered 403 Forbidden: {url}")
        await ask(world, "sources.add", url=url)
    for url, follower in ((THEIRS, EVERYONE), (SAMPLED, SAMPLE)):
        source = make_source(SourceKind.FEED, url, title="Wire" if follower == EVERYONE else "")
        await world.desk.news.add_source(source, followed_by=follower)
        world.feeds.shelves[url] = Unreachable("intranet.example answered 403 Forbidden.")
    await collect_all(world.desk, [source for source, _ in await world.desk.news.sources("w")])
    return world


async def told(world: FakeWorld, *, admin: bool) -> str:
    """All that any command of the table answers without options, and offers for completion."""
    said = ""
    for line in COMMANDS:
        said += text(await ask(world, ".".join(line.path), by=asker(admin=admin)))
        for option in line.options:
            request = Request(path=line.path, asker=asker(admin=admin))
            said += " ".join(await complete(world.desk, request, option.name, ""))
    return said


async def test_members_see_no_key_and_no_address_of_the_operators(newsroom: FakeWorld) -> None:
    said = await told(newsroom, admin=False)
    assert not [secret for secret in (*KEYS, *OPERATORS) if secret in said]
    assert "https://paid.example/feed/…/all?sub=ours&api_key=…" in said
    assert "Wire" in said


async def test_admins_see_their_own_feeds_in_full_and_nothing_of_the_operators(newsroom: FakeWorld) -> None:
    said = await told(newsroom, admin=True)
    assert not [secret for secret in OPERATORS if secret in said]
    assert OURS in said
    assert NAMELESS in said


async def test_what_is_wrong_is_told_without_the_key(newsroom: FakeWorld) -> None:
    for admin in (True, False):
        health = text(await ask(newsroom, "sources.health", by=asker(admin=admin)))
        assert "paid.example answered 403" in health
        assert "k3y0fours" not in health.replace(NAMELESS, "")
