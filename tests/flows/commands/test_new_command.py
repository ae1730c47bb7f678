"""A command is one file with its words: the table, help and both chats have it from there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app.settings import HOME

FILE = """
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import command
from bot.model.conversation import Option, Reply


@command("ferries", options=(Option(name="pier", about="option.pier", required=True),), admin=True)
async def ferries(ask: Ask) -> Reply:
    return ask.tell("ferries_sail", pier=ask.value("pier"))
"""
WORDS = {
    "about.ferries": "When the ferries sail",
    "name.ferries": "ferries",
    "name.pier": "pier",
    "option.pier": "Where they sail from",
    "ferries_sail": "They sail from {pier}.",
}
ASKED = """
import asyncio, sys
from pathlib import Path
from bot.flows import commands
from bot.words import catalogue

folder = Path(sys.argv[1])
commands.__path__.append(str(folder / "commands"))
catalogue.HOME = folder / "words"

import discord
from bot.flows.commands.table import COMMANDS
from bot.platforms.discord.commands import add_commands
from bot.platforms.slack.arguments import parse
from bot.platforms.slack.manifest import manifest
from tests.fakes import open_world
from tests.flows.commands.asking import ask, asker, text


async def main():
    async with open_world() as world:
        print(text(await ask(world, "ferries", pier="Harwick")))
        print("reader:", text(await ask(world, "ferries", by=asker(admin=False), pier="Harwick")))
        print("help:", text(await ask(world, "news.help")))
    tree = discord.app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    add_commands(tree, COMMANDS, None)
    print("discord:", [one.name for one in tree.get_commands()])
    print("slack:", [one["command"] for one in manifest()["features"]["slash_commands"]], parse("ferries", "Harwick", "en"))


asyncio.run(main())
"""


@pytest.mark.e2e
def test_a_new_command_is_one_file_and_its_words(tmp_path: Path) -> None:
    (tmp_path / "commands").mkdir()
    (tmp_path / "commands" / "ferries.py").write_text(FILE, encoding="utf-8")
    shutil.copytree(HOME / "bot" / "words", tmp_path / "words", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with (tmp_path / "words" / "en.po").open("a", encoding="utf-8") as english:
        english.writelines(f'\nmsgid "{key}"\nmsgstr "{said}"\n' for key, said in WORDS.items())
    ask = [sys.executable, "-c", ASKED, str(tmp_path)]
    environ = {**os.environ, "PYTHONPATH": str(HOME)}
    done = subprocess.run(ask, cwd=HOME, env=environ, capture_output=True, text=True, timeout=120, check=False)
    said = dict(line.partition(": ")[::2] for line in done.stdout.splitlines() if ": " in line)
    assert done.stdout.startswith("They sail from Harwick."), done.stderr
    assert "They sail" not in said["reader"]
    assert "/ferries" in done.stdout.partition("help:")[2]
    assert "'ferries'" in said["discord"]
    assert "'/ferries'" in said["slack"]
    assert "'pier': 'Harwick'" in said["slack"]
