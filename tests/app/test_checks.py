"""The doctor: each thing that can be wrong is found, with its key and the fix."""

import asyncio
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.app import checks
from bot.app.checks import Finding, free_memory, of_folders, of_machine, of_ports, of_tokens, of_zone
from bot.app.cli.doctor import _of_source
from bot.app.cli.main import bot
from bot.app.settings import Settings, load_settings
from bot.model.problems import problem_of
from bot.model.source import Source, SourceKind, SourceState
from tests.platforms.discord.wire import Wire

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789"


def settings(**environ: str) -> Settings:
    return load_settings(Path("/dev/null"), environ)


def only(found: list[Finding]) -> Finding:
    (one,) = found
    return one


def test_a_clock_that_shows_another_time_is_found() -> None:
    clock = next(one for one in of_machine(datetime(1970, 1, 1, tzinfo=UTC)) if one.what == "clock")
    assert not clock.good
    assert "timedatectl" in clock.words
    assert next(one for one in of_machine(datetime(2026, 11, 30, tzinfo=UTC)) if one.what == "clock").good


def test_memory_is_read_where_the_system_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "meminfo"
    report.write_text("MemTotal: 999999 kB\nMemAvailable:   100000 kB\n")
    assert free_memory(report) == 102_400_000
    assert free_memory(tmp_path / "none") is None
    monkeypatch.setattr(checks, "free_memory", lambda: 102_400_000)
    memory = next(one for one in of_machine(datetime.now(UTC)) if one.what == "memory")
    assert (memory.good, "work.processes = 1" in memory.words) == (False, True)


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_LIBRARIES", ("httpx", "no-such-library"))
    libraries = next(one for one in of_machine(datetime.now(UTC)) if one.what == "libraries")
    assert (libraries.good, "no-such-library missing" in libraries.words) == (False, True)


def test_the_zone_is_said_with_its_time() -> None:
    assert "Europe/Oslo, where it is" in of_zone(settings(DATELINE_NEWSROOM_TIMEZONE="Europe/Oslo")).words


@pytest.mark.parametrize(
    ("environ", "key", "good"),
    [
        ({"DISCORD_TOKEN": "abc"}, "discord.token", False),
        ({"DISCORD_TOKEN": TOKEN}, "discord.token", True),
        ({"SLACK_BOT_TOKEN": "xoxb-1-2-abc", "SLACK_APP_TOKEN": "xapp-wrong"}, "slack.app_token", False),
        ({"SLACK_BOT_TOKEN": "xoxb-1-2-abc"}, "slack", False),
        ({"SLACK_BOT_TOKEN": "xoxb-1-2-abc", "SLACK_APP_TOKEN": "xapp-1-A1-2-d"}, "slack", True),
    ],
)
def test_tokens_have_their_form(environ: dict[str, str], key: str, good: bool) -> None:
    found = next(one for one in of_tokens(settings(**environ)) if one.what == key)
    assert found.good == good
    assert not any(secret in one.words for one in of_tokens(settings(**environ)) for secret in environ.values())


def test_a_port_that_somebody_has_is_told_unless_it_is_the_bots_own() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = settings(DATELINE_HEALTH_PORT=str(taken.getsockname()[1]))
        assert "choose another" in only(list(of_ports(wanted, is_running=False))).words
        assert only(list(of_ports(wanted, is_running=True))).good
    assert only(list(of_ports(wanted, is_running=False))).good
    assert list(of_ports(settings(), is_running=False)) == []


def test_folders_and_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = settings(DATELINE_BACKUP_FOLDER="backups")
    assert all(one.good for one in of_folders(wanted, tmp_path, tmp_path / "var" / "news.db"))
    (tmp_path / "backups").touch()
    backups = next(one for one in of_folders(wanted, tmp_path, tmp_path / "news.db") if one.what == "backup.folder")
    assert "is a file, not a folder" in backups.words
    monkeypatch.setattr(checks, "_LEAST_DISK", 10**18)
    disk = next(one for one in of_folders(wanted, tmp_path, tmp_path / "news.db") if one.what == "disk")
    assert (disk.good, "keep.articles" in disk.words) == (False, True)


@pytest.mark.parametrize(
    ("location", "problem", "good", "said"),
    [
        ("/no/such/folder", "", False, "mkdir -p /no/such/folder"),
        ("https://a.example/f", "answered 404", False, "answered 404"),
        ("https://a.example/f", "", True, "not visited yet"),
    ],
)
def test_a_source_that_is_followed(location: str, problem: str, good: bool, said: str) -> None:
    source = Source(id="1", kind=SourceKind.FEED, location=location, title="Mine")
    found = _of_source(
        source, SourceState(source_id="1", problem=problem_of(problem) if problem else None, failures=bool(problem))
    )
    assert (found.good, found.what) == (good, "source Mine")
    assert said in found.words


async def test_live_asks_whose_a_token_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "dateline.toml"
    config.write_text(f'database = "sqlite:///{tmp_path}/news.db"\nsources = []\n', encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    async with Wire() as wire:
        monkeypatch.setenv("DISCORD_API_BASE", wire.url)
        done = await asyncio.to_thread(CliRunner().invoke, bot, ["--config", str(config), "doctor", "--live"])
    assert "ok    discord.token: is the token of the application" in done.output
    assert "ok    reading processes: start and read" in done.output
    assert "FAIL  bot: none runs on this machine" in done.output
    assert TOKEN not in done.output
