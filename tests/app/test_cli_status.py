"""`dateline status` where several processes share the work: each of them has its own line."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app.cli import bot, tell
from bot.app.process import come_to_life, pass_away
from bot.model.source import SourceState
from bot.model.upkeep import Chore, Entry
from bot.store.store import open_store
from tests.builders import feed

NOW = timedelta()
STOPPED, LONG_AGO = timedelta(minutes=10), timedelta(days=1)


def status(folder: Path, signs: dict[Chore, timedelta], words: str = "") -> Result:
    """What is said after these signs of life, so long ago; `words` are those of the chats."""
    config, file = folder / "dateline.toml", folder / "news.db"
    config.write_text(f'database = "sqlite:///{file}"\nsources = []\n[log]\nlevel = "error"\n', encoding="utf-8")

    async def fill() -> None:
        store = await open_store(str(file))
        for chore, ago in signs.items():
            await store.care.enter(chore, Entry(at=datetime.now(UTC) - ago, words=words * (chore is not Chore.TICK)), last=None)
        await store.close()

    asyncio.run(fill())
    return CliRunner().invoke(bot, ["--config", str(config), "status"])


@pytest.mark.parametrize(
    ("news", "discord", "shown", "needs"),
    [
        (NOW, NOW, "is running", False),
        (NOW, STOPPED, "not running since", True),
        (STOPPED, STOPPED, "not running since", False),
        (NOW, LONG_AGO, "", False),
    ],
    ids=["all is well", "the chat's process is gone", "nothing runs", "given up"],
)
def test_a_chat_that_nobody_serves_is_told_apart_from_the_news(
    tmp_path: Path, news: timedelta, discord: timedelta, shown: str, needs: bool
) -> None:
    said = status(tmp_path, {Chore.TICK: news, Chore.DISCORD: discord})
    assert ("All is well." in said.output) is not needs
    line = re.search("^Discord: +(.*)$", said.output, re.MULTILINE)
    assert line[1].startswith(shown) if shown and line else not line and not shown
    assert ("dateline run --role discord" in said.output) is needs
    assert "Slack" not in said.output


def test_a_chat_that_refuses_the_bot_needs_a_person_and_the_reason_is_told(tmp_path: Path) -> None:
    said = status(tmp_path, {Chore.TICK: NOW, Chore.SLACK: NOW}, "the token is wrong")
    assert "Needs a person:" in said.output
    assert "Slack:        given up: the token is wrong" in said.output
    assert "- Slack is given up until it is mended and the bot is started again: the token is wrong" in said.output
    assert "--role slack" not in said.output


@pytest.mark.parametrize("command", ["status", "doctor"])
def test_the_key_in_a_feeds_address_is_not_shown(tmp_path: Path, command: str) -> None:
    config, file = tmp_path / "dateline.toml", tmp_path / "news.db"
    private = replace(feed("https://ada:secret@gazette.example/feed?token=abcd1234"), title="")
    sources = f'[{{kind = "feed", location = "{private.location}"}}]'
    config.write_text(f'database = "sqlite:///{file}"\nsources = {sources}\n[log]\nlevel = "error"\n', encoding="utf-8")

    async def fill() -> None:
        store = await open_store(str(file))
        await store.news.add_source(private, followed_by="*")
        failing = SourceState(source_id=private.id, failures=5, problem="answered 403")
        await store.news.save_visit(failing, (), ())
        await store.close()

    asyncio.run(fill())
    said = CliRunner().invoke(bot, ["--config", str(config), command]).output
    assert "answered 403" in said
    assert "gazette.example" in said
    assert "abcd1234" not in said
    assert "secret" not in said


def test_nor_is_it_in_what_is_told_of_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    tell("https://gazette.example/feed?token=abcd1234 answered 403")
    assert capsys.readouterr() == ("", "https://gazette.example/feed?token=… answered 403\n")


def test_a_bot_that_runs_and_cannot_write_needs_a_person(tmp_path: Path) -> None:
    """Its disk is full: it was told as "All is well"."""
    process = come_to_life()

    async def beat() -> None:
        store = await open_store(str(tmp_path / "news.db"))
        await store.roster.beat(process, "all", datetime.now(UTC) - timedelta(minutes=2))
        await store.close()

    asyncio.run(beat())
    said = status(tmp_path, {Chore.TICK: NOW})
    assert "- nothing could be written to the database since" in said.output
    pass_away(process)
    assert "All is well." in CliRunner().invoke(bot, ["--config", str(tmp_path / "dateline.toml"), "status"]).output
