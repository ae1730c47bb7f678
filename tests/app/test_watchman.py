"""Who looks whether the bot is silent, and how a running bot says so."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.app.cli.main import bot
from bot.app.live import answering, ask, socket_of
from bot.app.process import come_to_life, pass_away
from bot.app.watchman import Watchman
from bot.flows.alarms import Alarm
from tests.builders import subscription
from tests.fakes import NOW, FakeWorld, open_world

HOUR = timedelta(hours=1)


@pytest.fixture
async def world() -> AsyncIterator[FakeWorld]:
    async with open_world() as opened:
        yield opened


async def test_an_alarm_is_told_once_when_it_begins_and_once_when_it_is_over(
    world: FakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    process = come_to_life()
    await world.roster.beat(process, "all", NOW)
    await world.desk.workspaces.save_subscription(subscription(next_run_at=NOW))
    watchman = Watchman(world.care, world.clock, platforms=["fake"])
    for minutes in (5, 1, 1):
        world.clock.advance(timedelta(minutes=minutes))
        await world.roster.beat(process, "all", world.clock())
        await watchman.look_and_tell()
    assert [silence.alarm for silence in await watchman.look_for("w", ())] == [Alarm.DIGESTS]
    assert await watchman.look_for("another", ()) == ()
    await world.desk.workspaces.save_subscription(subscription(next_run_at=NOW + HOUR))
    await watchman.look_and_tell()
    await watchman.look_and_tell()
    assert [record.message for record in caplog.records] == ["alarm", "alarm_over"]
    assert {record.__dict__["alarm"] for record in caplog.records} == {"digests"}
    pass_away(process)


async def test_a_process_that_writes_nothing_is_alarming_only_while_it_lives(world: FakeWorld) -> None:
    """A full disk was once "All is well"; a bot that was stopped is no alarm of its own."""
    process = come_to_life()
    await world.roster.beat(process, "all", NOW)
    watchman = Watchman(world.care, world.clock, platforms=["fake"])
    world.clock.advance(timedelta(seconds=61))
    assert [silence.alarm for silence in await watchman.look()] == [Alarm.WRITING]
    pass_away(process)
    assert await watchman.look() == ()


async def test_texts_that_wait_are_noticed(world: FakeWorld) -> None:
    since = time.monotonic()
    watchman = Watchman(world.care, world.clock, platforms=["fake"], waits_since=lambda: since - 121)
    assert [silence.alarm for silence in await watchman.look()] == [Alarm.READING]
    since += 60
    assert await watchman.look() == ()


async def test_whoever_asks_on_this_machine_is_told_as_long_as_the_bot_runs(tmp_path: Path) -> None:
    path = socket_of(tmp_path / "news.db", tmp_path, "all")
    assert await ask(path) is None

    async def tell() -> dict[str, Any]:
        return {"alarms": ["x" * 100_000]}

    path.write_text("left by a process that was killed")
    async with answering(path, tell):
        assert path.stat().st_mode & 0o777 == 0o600
        assert await ask(path) == await tell()
        assert await ask(path) == await tell()
    assert await ask(path) is None
    assert not path.exists()


async def test_where_no_socket_can_be_the_bot_runs_without_one(tmp_path: Path) -> None:
    for path in (tmp_path / ("long" * 50), tmp_path / "file" / "news.live"):
        (tmp_path / "file").write_text("no folder")
        async with answering(path, dict):  # type: ignore[arg-type]
            assert await ask(path) is None


def test_the_doctor_says_clearly_that_no_bot_runs(tmp_path: Path) -> None:
    config = tmp_path / "dateline.toml"
    config.write_text(f'database = "sqlite:///{tmp_path}/news.db"\nsources = []\n', encoding="utf-8")
    said = CliRunner().invoke(bot, ["--config", str(config), "doctor", "--live"])
    assert "FAIL  bot: none runs on this machine" in said.output
    assert "dateline run" in said.output
