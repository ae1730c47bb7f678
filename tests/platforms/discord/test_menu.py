"""“Brief me on this” in the menu of a message: registered, in every language, and answered for whoever chose it alone."""

from typing import Any

import discord
import pytest
from simcord import InteractionResult

from bot.platforms.discord.limits import MENU_NAME
from bot.platforms.discord.menu import said_in
from bot.platforms.subject import subject_of
from bot.words.catalogue import languages
from tests.fakes import FakeWorld
from tests.platforms.discord.conftest import Server
from tests.platforms.discord.test_commands import OF_A_MESSAGE, fill

NAME = "Brief me on this"


def told(result: InteractionResult) -> str:
    assert result.response is not None
    assert result.ephemeral
    return result.response.content + "".join(f"\n{embed.title}\n{embed.description}" for embed in result.response.embeds)


def test_it_is_registered_in_every_language_of_discords(server: Server) -> None:
    (sync,) = [request for request in server.env.http_requests if request.method == "PUT"]
    assert sync.json is not None
    (menu,) = [root for root in sync.json if root["type"] == OF_A_MESSAGE]
    assert (menu["name"], menu["contexts"], menu["integration_types"]) == (NAME, [0], [0])
    spoken = {locale.split("-")[0]: name for locale, name in menu["name_localizations"].items()}
    assert set(spoken) == set(languages()) - {"en", "ar"}, "Discord has no Arabic client"
    assert all(0 < len(name) <= MENU_NAME for name in spoken.values())
    assert spoken["de"] == "Überblick dazu", "as people read it, not as a command is typed"


async def test_a_link_is_answered_with_its_story_for_the_asker_alone(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    message = await server.admin.send(server.channel, "did you see this? https://nna.example/flood?utm_source=x")
    answer = told(await server.reader.context_menu(server.channel, NAME, message))
    assert "River Arle tops its banks" in answer
    assert server.channel.last_message is not None
    assert server.channel.last_message.id == message.id, "nobody else sees it"


@pytest.mark.parametrize("said", ["what about the Floods in the north?", "**Floods** again", "<@1> floods :wave:"])
async def test_a_topic_that_a_message_names_is_briefed_on(server: Server, world: FakeWorld, said: str) -> None:
    await fill(world, server)
    message = await server.admin.send(server.channel, said)
    assert "340 households" in told(await server.reader.context_menu(server.channel, NAME, message))


async def test_a_message_that_names_nothing_says_so(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    message = await server.admin.send(server.channel, "ok :)")
    assert "names nothing to look for" in told(await server.reader.context_menu(server.channel, NAME, message))


async def test_nothing_of_another_server_is_told(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    guild = server.env.create_guild()
    channel = guild.create_text_channel("elsewhere")
    stranger = guild.add_member(server.env.create_user("eve"))
    message = await stranger.send(channel, "https://nna.example/flood")
    assert "340 households" not in told(await stranger.context_menu(channel, NAME, message))


class _Message:
    def __init__(self, content: str, *embeds: discord.Embed) -> None:
        self.content, self.embeds = content, list(embeds)


def test_markup_is_no_word_and_links_are_found_however_they_are_written() -> None:
    card = discord.Embed(title="Night trains return", url="https://rail.example/night", description="Two lines reopen.")
    message: Any = _Message(
        "see [this](https://a.example/x), <https://b.example/y> and https://c.example/z. ||psst|| <:owl:123>", card
    )
    said = said_in(message)
    assert said.links == ("https://a.example/x", "https://b.example/y", "https://c.example/z", "https://rail.example/night")
    assert said.text.split() == ["see", "this,", "and", "psst"]
    assert (said.titles, said.texts) == (("Night trains return",), ("Two lines reopen.",))
    assert subject_of(said, ["Night trains"]) == "Night trains"
