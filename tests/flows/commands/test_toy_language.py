"""A language from files alone: one catalogue and one table of knowledge, and the bot speaks it in both chats."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import discord
import pytest

from bot.app.settings import HOME
from bot.platforms.discord.languages import language_of
from bot.platforms.slack.modals import form_view
from bot.understand import knowledge
from bot.words import catalogue
from bot.words.catalogue import language_called, languages
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, text

HEADER = r"""msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Own-Name: Nederlands\n"
"X-English-Name: Dutch\n"
"""
ENTRIES = {"help_title": "Wat u kunt vragen", "topic_added": "Onderwerp „{name}” toegevoegd: {words}", "send": "Opslaan"}


def forget() -> None:
    for known in (catalogue.languages, catalogue.catalogue, catalogue._entries, knowledge.knowledge):
        known.cache_clear()


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogues of the bot with one more, in which little is translated yet."""
    for file in (HOME / "bot" / "words").glob("*.po"):
        shutil.copy(file, tmp_path)
    entries = [f'msgid "{key}"\nmsgstr "{said}"' for key, said in ENTRIES.items()]
    (tmp_path / "nl.po").write_text("\n\n".join([HEADER, *entries]), encoding="utf-8")
    monkeypatch.setattr(catalogue, "HOME", tmp_path)
    forget()
    yield
    monkeypatch.undo()
    forget()


def test_it_is_a_language_of_the_bot(dutch: None) -> None:
    assert "nl" in languages()
    assert language_called("Dutch") == language_called("nederlands") == "nl"


@pytest.mark.parametrize("platform", ["discord", "slack"])
async def test_it_is_spoken_in_both_chats(dutch: None, world: FakeWorld, platform: str) -> None:
    by = replace(asker(language="nl"), channel=replace(asker().channel, platform=platform))
    assert text(await ask(world, "news.help", by=by)).startswith("Wat u kunt vragen")
    assert "Onderwerp „Water” toegevoegd" in text(await ask(world, "topics.add", by=by, name="Water", words="water"))


async def test_it_is_chosen_for_a_place(dutch: None, world: FakeWorld) -> None:
    await ask(world, "news.settings", language="nl")
    kept = await world.desk.workspaces.workspace("w")
    assert kept is not None
    assert kept.language == "nl"


async def test_what_it_lacks_is_said_in_english(dutch: None, world: FakeWorld) -> None:
    assert "No topics yet" in text(await ask(world, "topics.list", by=asker(language="nl")))


async def test_each_clients_locale_and_forms_know_it(dutch: None, world: FakeWorld) -> None:
    assert language_of(discord.Locale.dutch) == "nl"
    form = (await ask(world, "topics.add", by=asker(language="nl"))).form
    assert form is not None
    assert "Opslaan" in str(form_view(form, channel="C1", language="nl"))
