"""`dateline status` where several processes share the work: each of them has its own line."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app.cli.main import bot, tell
from bot.app.cli.status_digests import say_orders
from bot.app.process import come_to_life, pass_away
from bot.model.alert import AlertRule
from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.model.upkeep import Chore, Entry
from bot.model.workspace import Channel, Workspace
from bot.store.store import open_store
from tests.builders import feed, subscription

NOW = timedelta()
STOPPED, LONG_AGO = timedelta(minutes=10), timedelta(days=1)


@pytest.fixture
def process() -> Iterator[str]:
    """A process that works, as the system sees it."""
    named = come_to_life()
    yield named
    pass_away(named)


def status(folder: Path, signs: dict[Chore, timedelta], words: str = "", process: str = "") -> Result:
    """What is said after these signs of life, so long ago; `words` are those of the chats, `process` is one that works now."""
    config, file = folder / "dateline.toml", folder / "news.db"
    config.write_text(f'database = "sqlite:///{file}"\nsources = []\n[log]\nlevel = "error"\n', encoding="utf-8")

    async def fill() -> None:
        store = await open_store(str(file))
        for chore, ago in signs.items():
            await store.care.enter(chore, Entry(at=datetime.now(UTC) - ago, words=words * (chore is not Chore.TICK)), last=None)
        if process:
            await store.roster.beat(process, "news" if STOPPED in signs.values() else "all", datetime.now(UTC))
        await store.close()

    asyncio.run(fill())
    return CliRunner().invoke(bot, ["--config", str(config), "status"])


@pytest.mark.parametrize(
    ("news", "discord", "shown", "needs"),
    [
        (NOW, NOW, "connected", False),
        (NOW, STOPPED, "not served since", True),
        (STOPPED, STOPPED, "not served since", False),
        (NOW, LONG_AGO, "", False),
    ],
    ids=["all is well", "the chat's process is gone", "nothing runs", "given up"],
)
def test_a_chat_that_nobody_serves_is_told_apart_from_the_news(
    tmp_path: Path, process: str, news: timedelta, discord: timedelta, shown: str, needs: bool
) -> None:
    runs = news is NOW
    said = status(tmp_path, {Chore.TICK: news, "discord": discord}, process=process if runs else "")
    assert ("All is well." in said.output) is (runs and not needs)
    assert ("The bot is not running. Start it: dateline run" in said.output) is not runs
    line = re.search("^Discord: +(.*)$", said.output, re.MULTILINE)
    assert line[1].startswith(shown) if shown and line else not line and not shown
    assert ("dateline run --role discord" in said.output) is needs
    assert "Slack" not in said.output


def test_a_chat_that_refuses_the_bot_needs_a_person_and_the_reason_is_told(tmp_path: Path) -> None:
    said = status(tmp_path, {Chore.TICK: NOW, "slack": NOW}, "the token is wrong")
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
        failing = SourceState(source_id=private.id, failures=5, problem=problem_of("answered 403"))
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


def test_a_bot_that_runs_and_cannot_write_needs_a_person(tmp_path: Path, process: str) -> None:
    """Its disk is full: it was told as "All is well"."""

    async def beat() -> None:
        store = await open_store(str(tmp_path / "news.db"))
        await store.roster.beat(process, "all", datetime.now(UTC) - timedelta(minutes=2))
        await store.close()

    asyncio.run(beat())
    said = status(tmp_path, {Chore.TICK: NOW})
    assert "- nothing could be written to the database since" in said.output
    pass_away(process)
    after = CliRunner().invoke(bot, ["--config", str(tmp_path / "dateline.toml"), "status"]).output
    assert "nothing could be written" not in after
    assert "Bot:          not running, last looked around at" in after


def test_a_bot_that_was_stopped_a_moment_ago_is_not_said_to_run(tmp_path: Path, process: str) -> None:
    """For three minutes after Ctrl-C it "is running", and "All is well" stood beside "not running"."""
    assert "Bot:          is running" in status(tmp_path, {Chore.TICK: NOW}, process=process).output

    async def leave() -> None:
        store = await open_store(str(tmp_path / "news.db"))
        await store.roster.leave(process)
        await store.close()

    asyncio.run(leave())
    said = CliRunner().invoke(bot, ["--config", str(tmp_path / "dateline.toml"), "status"]).output
    assert "Bot:          not running, last looked around at" in said
    assert "is running" not in said
    assert "All is well" not in said
    assert said.endswith("The bot is not running. Start it: dateline run\n")


def test_digests_are_told_by_where_they_go_with_what_holds_them_back(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    held = replace(
        subscription("s1", workspace_id="g1"), quiet_hours="22:00-07:00", next_run_at=now + timedelta(hours=3),
        alerts=(AlertRule(topic_id="t"),), channel=Channel(platform="discord", workspace="g1", id="42"),
    )  # fmt: skip
    here = Workspace(id="g1", platform="discord", name="Harbour club")
    lines = list(
        say_orders(
            [
                (here, held),
                (here, replace(held, paused=True, alerts=(), quiet_hours="")),
                (here, replace(held, problem=problem_of("no such channel"), alerts=(), quiet_hours="")),
                (here, replace(held, muted_until=now + timedelta(days=1), alerts=(), quiet_hours="")),
            ],
            now,
            lambda moment: f"+{(moment - now).total_seconds() / 3600:.0f}h",
        )
    )
    assert lines == [
        "Harbour club, Discord channel 42: next at +3h; quiet hours 22:00-07:00 (UTC); 1 alert",
        "Harbour club, Discord channel 42: paused until it is resumed",
        "Harbour club, Discord channel 42: stopped: no such channel",
        "Harbour club, Discord channel 42: next at +3h; silent until +24h",
    ]


def test_status_counts_the_sources_that_sources_lists(tmp_path: Path) -> None:
    """The sample that gave way was counted here and listed nowhere."""
    config = tmp_path / "dateline.toml"
    config.write_text(f'database = "sqlite:///{tmp_path}/news.db"\n[log]\nlevel = "error"\n', encoding="utf-8")
    (tmp_path / "mine").mkdir()
    run = partial(CliRunner().invoke, bot)
    for own in (False, True):
        if own:
            assert run(["--config", str(config), "add-source", str(tmp_path / "mine")]).exit_code == 0
        listed = run(["--config", str(config), "sources"]).output.splitlines()
        count = sum(not line.startswith(" ") for line in listed)
        assert f"Sources:      {count}, 0 failing" in run(["--config", str(config), "status"]).output
        assert count == 3 if not own else count == 2


async def _present(file: Path, *presences: tuple[str, str]) -> None:
    store = await open_store(str(file))
    for process, role in presences:
        await store.roster.beat(process, role, datetime.now(UTC) - (LONG_AGO if "elsewhere" in process else NOW))
    await store.close()


def test_each_process_has_its_line_and_work_that_nobody_does_needs_a_person(tmp_path: Path, process: str) -> None:
    other = come_to_life()
    asyncio.run(_present(tmp_path / "news.db", (other, "worker"), ("elsewhere/boot/space/7/1/a", "clock")))
    said = status(tmp_path, {Chore.TICK: STOPPED}, process=process)
    pass_away(other)
    assert re.search(r"^Processes: +worker on \S+ \(process \d+\), since ", said.output, re.MULTILINE)
    assert re.search(r"^ +clock on elsewhere \(process 7\) has given no sign of life since .* ago\)$", said.output, re.MULTILINE)
    assert "nobody makes digests" not in said.output


def test_workers_alone_make_no_digests(tmp_path: Path, process: str) -> None:
    asyncio.run(_present(tmp_path / "news.db", (process, "worker")))
    said = status(tmp_path, {Chore.TICK: NOW})
    assert "- nobody makes digests: dateline run --role clock" in said.output
    assert "nobody visits sources" not in said.output
    assert "Processes" not in said.output
