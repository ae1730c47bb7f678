"""What Discord refuses, and what is wrong with a command, in the language of whoever asks."""

from datetime import timedelta

import discord
import pytest

from bot.flows.ingest import ingest
from bot.model.document import Document
from bot.model.errors import Refused, UserError
from bot.model.problems import Code, Problem
from bot.model.workspace import Channel
from bot.platforms.discord import asking, reception
from tests.builders import item
from tests.fakes import NOW, FakeWorld
from tests.platforms.discord.conftest import Server


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody reads German; the simulated Discord knows English only."""
    speak(monkeypatch, "de")


async def test_a_command_that_cannot_be_met(server: Server) -> None:
    told = await server.reader.slash(server.channel, "brief", topic="floods", since="soon")
    assert told.response is not None
    assert told.response.content == (
        "„soon“ sagt nicht, seit wann; möglich sind 24h, 7d, today, yesterday oder ein Datum wie 2026-11-20"
    )


async def test_an_error_before_the_table_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: object) -> None:
        raise UserError(Problem(Code.FILE_TOO_LARGE, {"most": 2}))

    monkeypatch.setattr(reception, "read_attachment", refuse)
    told = await server.reader.slash(server.channel, "brief", topic="floods")
    assert told.response is not None
    assert told.response.content == "die Datei ist größer als 2 MB"


async def test_a_channel_that_takes_no_brief(server: Server, world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(channel: Channel, document: Document, key: str) -> str:
        raise Refused(Code.THREAD_LOCKED)

    await ingest(world.desk, str(server.guild.id), [item(published=NOW - timedelta(hours=2))])
    brief = await server.reader.slash(server.channel, "brief", topic="river")
    assert brief.response is not None
    monkeypatch.setattr(world.desk.platforms["discord"], "send", refuse)
    posted = await server.reader.click(brief.response.message, label="Im Kanal posten")
    assert posted.ephemeral
    assert posted.response is not None
    assert posted.response.content == "der Thread ist gesperrt"


async def test_commands_are_named_as_the_reader_sees_them(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Polish client shows them in English, though the answers come in German."""
    for client, names in (
        ("de", ("/nachrichten einrichten", "/übersicht jetzt, vorschau")),
        ("", ("/news setup", "/digest now, preview")),
    ):
        speak(monkeypatch, client)
        await server.admin.slash(server.channel, "news settings", language="language.de")
        told = await server.admin.slash(server.channel, "digest now")
        assert told.response is not None
        assert told.response.content == f"Noch keine Übersicht. Einrichten: {names[0]}"
        helped = await server.admin.slash(server.channel, "news help")
        assert helped.response is not None
        assert all(name in helped.response.content for name in names)


def speak(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Let everybody's client be in that language; "" is one that the bot does not speak."""
    for module in (asking, reception):
        monkeypatch.setattr(module, "language_of", lambda _: language)


@pytest.mark.parametrize(
    ("language", "client", "said"),
    [
        ("language.de", "", ("Der Bot kann in", "Im Kanal posten", "Im Kanal gepostet.")),
        ("language.ar", "en", ("لا يستطيع البوت النشر", "نشر في القناة", "نُشر في القناة.")),
    ],
)
async def test_discords_own_answers_are_in_the_language_of_all_others(
    server: Server,
    world: FakeWorld,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    client: str,
    said: tuple[str, str, str],
) -> None:
    """The server's, where the client's is none that the bot speaks, or says nothing of its reader's."""
    lacking, post, posted = said
    speak(monkeypatch, client)
    await ingest(world.desk, str(server.guild.id), [item(published=NOW - timedelta(hours=2))])
    await server.admin.slash(server.channel, "news settings", language=language)
    overwrite = discord.PermissionOverwrite(send_messages=False)
    closed = server.guild.create_text_channel("closed", overwrites={server.guild.default_role: overwrite})
    told = await server.admin.slash(server.channel, "digest schedule", times="daily 07:00", channel=closed)
    assert told.response is not None
    assert lacking in told.response.content
    brief = await server.reader.slash(server.channel, "brief", topic="river")
    assert brief.response is not None
    answer = await server.reader.click(brief.response.message, label=post)
    assert answer.response is not None
    assert answer.response.content == posted
