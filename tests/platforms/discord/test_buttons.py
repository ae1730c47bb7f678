"""Every button and every form of the table where people come upon it: shown, pressed, filled in, and answered."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord import InteractionResult

from bot.flows.commands.table import BUTTONS, COMMANDS
from bot.flows.ingest import ingest
from bot.ports.commands import FoundFeed
from tests.builders import STRIKE, item
from tests.fakes import FakeWorld
from tests.platforms.discord.conftest import Server
from tests.platforms.discord.test_commands import fill, options

FEED = "https://nna.example/feed"
FORMS: dict[str, dict[str, Any]] = {
    "topics add": {"name": "Trams", "words": "tram, trams"},
    "topics edit": {"name": "High water", "words": "flood, river"},
    "digest schedule": {"times": "weekdays 7:30", "topics": "Floods", "zone": "Berlin", "length": ["short"]},
    "digest pictures": {"size": ["pictures_small"]},
    "digest options": {"quiet": "22-7", "followups": ["in_threads"], "empty": ["stay_silent"], "variety": "2"},
    "digest filter": {"sources": "Ingested by hand", "languages": "en"},
    "news blocked": {"words": "tram", "outlets": "Daily Post"},
    "news settings": {"language": ["language.en"], "zone": "Oslo", "style": ["cards"]},
    "follow change": {"times": "weekdays 8:00", "zone": "Oslo"},
    "my settings": {"language": ["language.de"], "style": ["plain"], "zone": "Oslo"},
    "news setup": {"topics": "Floods", "times": "daily 07:00", "zone": "Oslo"},
}
"""Commands that open a form, and what is filled in."""


def names(result: InteractionResult) -> dict[str, str]:
    """The buttons of an answer: the table's name of each, and its id."""
    assert result.response is not None
    ids = [button["custom_id"] for row in result.response.components for button in row["components"]]
    return {one.split(":")[1]: one for one in ids if one.startswith("dl:")}


async def press(server: Server, result: InteractionResult, name: str) -> InteractionResult:
    assert result.response is not None
    return await server.admin.click(result.response.message, custom_id=names(result)[name])


async def shown(server: Server, world: FakeWorld) -> AsyncIterator[InteractionResult]:
    """What people do in a week, so that every button is there once."""
    channel, slash = server.channel, server.admin.slash
    world.finder.web[FEED] = (FoundFeed(url=FEED, title="Northern News", entries=1),)
    world.feeds.shelves[FEED] = [item("other", title="River Arle falls")]
    yield await slash(channel, "brief", topic="floods")
    yield await slash(channel, "brief", topic="floods")
    yield await slash(channel, "brief", topic="trams")
    await ingest(world.desk, str(server.guild.id), [replace(item("file", STRIKE, title="Owls in the depot"), url="")])
    yield await slash(channel, "brief", topic="owls", since="7d")
    await ingest(world.desk, str(server.guild.id), [replace(item("kept", title="River Arle and its owls"), url="")])
    yield await slash(channel, "brief", topic="arle", since="7d")
    yield await slash(channel, "quotes", topic="owls")
    yield await slash(channel, "news log", channel=server.guild.create_text_channel("mod-log"))
    yield await slash(channel, "sources discover", url=FEED)
    yield await slash(channel, "digest schedule", times="daily 07:00", topics="Floods")
    yield await slash(channel, "digest balance")
    yield await slash(channel, "story timeline", link="https://nna.example/flood")
    yield await slash(channel, "follow topic", topic="Floods")
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, message="Cannot send messages to this user")
    yield await slash(channel, "follow speaker", who="Ida Holm")
    yield await slash(channel, "my data")
    yield await slash(channel, "my delete")
    yield await slash(channel, "digest pause")
    yield await slash(channel, "topics add", name="Buses", words="bus")
    yield await press(server, await slash(channel, "topics remove", topic="Floods"), "topics.removal")
    yield await slash(channel, "topics remove", topic="Floods")
    body = b'{"dateline": 1, "timezone": "UTC", "topics": [{"name": "Owls", "words": "owl"}], "sources": [], "digests": []}'
    yield await slash(channel, "news import", file=("dateline.json", body))
    form = await slash(channel, "news setup")
    yield await server.admin.submit_modal(form, {"channel": [channel], **FORMS["news setup"]})
    await slash(channel, "digest schedule", times="mon 09:00", topics="Buses")
    yield await slash(channel, "digest mute", time="2h")


async def test_every_button_answers_where_it_is_shown(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    seen: set[str] = set()
    async for result in shown(server, world):
        for name in names(result):
            pressed = await press(server, result, name)
            assert pressed.acknowledged, name
            assert pressed.modal is not None or pressed.response is not None, name
            if pressed.response is not None:
                assert pressed.ephemeral, name
                assert "Something went wrong" not in pressed.response.content, name
            seen.add(name)
    public = [message for message in server.channel.history() if message.components]
    buttons = [(message, button) for message in public for row in message.components for button in row.children]  # type: ignore[union-attr]
    for message, button in buttons:
        answer = await server.reader.click(message, custom_id=button.custom_id)
        assert answer.ephemeral
        assert answer.response is not None
        assert "Manage Server" not in answer.response.content, "what everybody sees is for everybody"
        seen.add(str(button.custom_id).split(":")[1])
    assert seen >= {".".join(line.path) for line in BUTTONS}, "a button that nobody comes upon"
    assert seen <= {".".join(line.path) for line in (*BUTTONS, *COMMANDS)}


@pytest.mark.parametrize("command", FORMS)
async def test_every_form_is_shown_filled_in_and_answered(server: Server, world: FakeWorld, command: str) -> None:
    await fill(world, server)
    await server.admin.slash(server.channel, "digest schedule", times="daily 07:00")
    await server.admin.slash(server.channel, "follow topic", topic="Floods")
    given = {"topic": "Floods"} if command == "topics edit" else {}
    form = await server.admin.slash(server.channel, command, **given)
    assert form.modal is not None
    here = {"channel": [server.channel]} if command in ("digest schedule", "news setup") else {}
    answer = await server.admin.submit_modal(form, here | FORMS[command])
    assert answer.ephemeral
    assert answer.response is not None
    assert answer.response.content or answer.response.embeds


async def test_no_form_is_left_out(server: Server, world: FakeWorld) -> None:
    """Whatever command opens a form, with no more than it must be given, is among them."""
    await fill(world, server)
    await server.admin.slash(server.channel, "digest schedule", times="daily 07:00")
    opened = set()
    for line in sorted(COMMANDS, key=lambda line: "remove" in line.path):  # What has no digest any more has no form.
        result = await server.admin.slash(server.channel, " ".join(line.path), **options(line, server, channels=False))
        opened |= {" ".join(line.path)} if result.modal is not None else set()
    assert opened == set(FORMS)


async def test_threads_that_the_bot_may_not_open_are_told_before_they_are_needed(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.admin.slash(server.channel, "digest schedule", times="daily 07:00")
    guild: Any = server.env.bot.get_guild(server.guild.id)
    for held in guild.me.roles:
        held._permissions &= ~discord.Permissions(create_public_threads=True).value
    told = await server.admin.slash(server.channel, "digest options", followups="in_threads")
    assert told.response is not None
    assert "may not open threads" in told.response.content
    (one,) = await world.desk.workspaces.subscriptions(str(server.guild.id))
    assert not one.in_threads
