"""A file of settings is checked like what is typed: what may not be is named, and the rest may be taken."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.flows.import_feeds import sort_out
from bot.flows.manage import make_source
from bot.model.allowance import Allowance
from bot.model.conversation import Asker
from bot.model.source import SourceKind
from bot.model.workspace import Channel
from tests.fakes import FakePlatform, FakeWorld, open_world
from tests.flows.commands.asking import ask, asker, press, text

SERVER, ROLE, HERE = "700000000000000001", "700000000000000007", "11"


class KnowingPlatform(FakePlatform):
    """A chat that knows one channel."""

    async def place_refusal(self, channel: Channel, ping: str, language: str, *, plain: bool) -> str:
        return "" if channel.id == HERE else f"no channel {channel.id}"


def admin() -> Asker:
    """Of a server on Discord."""
    return replace(asker(SERVER), channel=Channel(platform="discord", workspace=SERVER, id=HERE))


def digest(**more: Any) -> dict[str, Any]:
    whole = {"schedule": "daily 07:00", "timezone": "UTC", "stories": 3, "sentences": 2, "quotes": 1, "channel": HERE}
    return {**whole, **more}


async def taken(world: FakeWorld, *, confirmed: bool = True, **settings: Any) -> str:
    """What is said of a file, and then done."""
    body = json.dumps({"dateline": 1, "workspace": SERVER, **settings}).encode()
    shown = await ask(world, "news.import", by=admin(), attachment=body)
    if confirmed and shown.document and shown.document.actions:
        await press(world, shown, "news.replace", by=admin())
    return text(shown)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"ping": "abc"}, "“abc” is no role or group"),
        ({"ping": SERVER}, f"“{SERVER}” is no role or group"),
        ({"ping": "@everyone"}, "“@everyone” is no role or group"),
        ({"ping": "S12345678"}, "“S12345678” is no role or group"),
        ({"channel": "notanumber"}, "no channel notanumber"),
        ({"channel": "999"}, "no channel 999"),
    ],
)
async def test_a_digest_that_nobody_could_have_typed_is_named_and_left_out(wrong: dict[str, str], named: str) -> None:
    async with open_world() as world:
        world = replace(world, desk=replace(world.desk, platforms={"discord": KnowingPlatform(name="discord")}))
        said = await taken(world, digests=[digest(**wrong), digest(schedule="daily 09:00", ping=ROLE)])
        assert named in said
        held = await world.desk.workspaces.subscriptions(SERVER)
        assert [(one.schedule, one.channel.id, one.ping) for one in held] == [("daily 09:00", HERE, ROLE)]


async def test_a_file_that_has_nothing_but_what_is_refused_changes_nothing() -> None:
    async with open_world() as world:
        said = await taken(world, digests=[digest(ping="abc")], sources=[{"url": "http://127.0.0.1/feed"}])
        assert "not taken: http://127.0.0.1/feed (127.0.0.1 is not on the public internet" in said
        assert "“abc”" in said
        assert "[" not in said, "there is nothing to confirm"
        assert await world.desk.workspaces.subscriptions(SERVER) == ()
        assert await world.desk.news.sources(SERVER) == ()


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "[::1]", "10.1.2.3", "169.254.169.254", "localhost", "printer.local", "intranet"]
)
async def test_no_private_address_comes_in_by_a_file(host: str) -> None:
    async with open_world() as world:
        urls = [f"http://{host}/feed", "https://news.example/feed", "https://news.example:22/feed"]
        said = await taken(world, sources=[{"url": url} for url in urls])
        assert said.count("not taken") == 2
        assert [source.location for source, _ in await world.desk.news.sources(SERVER)] == ["https://news.example/feed"]


async def test_an_alert_that_could_not_be_set_is_refused() -> None:
    alert = {"topic": "Floods", "outlets": 3, "minutes": 60, "per_day": 3}
    topics = [{"name": "Floods", "words": "flood"}]
    async with open_world() as world:
        for wrong, words in (({"outlets": 1}, "1 outlets"), ({"minutes": 2}, "5 minutes"), ({"topic": "Ghosts"}, "Ghosts")):
            assert words in await taken(world, topics=topics, digests=[digest(alerts=[{**alert, **wrong}])])
        assert await world.desk.workspaces.subscriptions(SERVER) == ()
        await taken(world, topics=topics, digests=[digest(alerts=[alert])])
        assert len(await world.desk.workspaces.subscriptions(SERVER)) == 1


async def test_everybody_is_no_role_to_call_when_it_is_typed_either() -> None:
    async with open_world() as world:
        await ask(world, "digest.schedule", by=admin(), times="daily 07:00")
        assert "no role or group" in text(await ask(world, "digest.options", by=admin(), ping=SERVER))
        (held,) = await world.desk.workspaces.subscriptions(SERVER)
        assert held.ping == ""


async def test_a_list_of_feeds_brings_in_no_private_address_either() -> None:
    outlines = "".join(f'<outline xmlUrl="http://{host}/f?key=1"/>' for host in ("10.0.0.1", "news.example", "localhost"))
    async with open_world() as world:
        body = f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()
        said = text(await ask(world, "sources.import", by=admin(), attachment=body))
        assert "not taken: http://10.0.0.1/f?key=… (10.0.0.1 is not on the public internet" in said
        assert said.count("not taken") == 2
        assert [source.location for source, _ in await world.desk.news.sources(SERVER)] == ["http://news.example/f?key=1"]


async def test_a_feed_without_a_title_is_refused_by_its_address_and_one_that_is_held_is_only_counted() -> None:
    outlines = (
        '<outline title="Sea" xmlUrl="http://10.0.0.1/f"/><outline xmlUrl="http://10.0.0.2/f"/>'
        '<outline title="One" xmlUrl="https://one.example/f"/><outline xmlUrl="https://two.example/f"/>'
        '<outline title="Three" xmlUrl="https://three.example/f"/>'
    )
    async with open_world(allowance=Allowance(sources=2)) as world:
        held = make_source(SourceKind.FEED, "https://one.example/f").id
        body = f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()
        taken = await sort_out(world.desk, body, held=frozenset({held}), room=1)
        assert [source.location for source in taken.fresh] == ["https://two.example/f"]
        assert taken.known == 1
        assert [(one.name, one.is_too_many) for one in taken.refused] == [
            ("Sea", False), ("http://10.0.0.2/f", False), ("Three", True),
        ]  # fmt: skip
        none_left = await sort_out(world.desk, body, held=frozenset({held}), room=0)
        assert [one.name for one in none_left.refused if one.is_too_many] == ["https://two.example/f", "Three"]
        assert taken.folders == ()
