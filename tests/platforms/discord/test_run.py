"""The bot as an operator runs it, with a token: a process of its own that talks to the wire."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.app.cli.main import bot
from bot.app.settings import HOME, load_settings
from bot.platforms.discord.opening import RememberedInFile
from tests.platforms.discord.wire import Fault, Wire

ANSWER = r"/webhooks/100/.*/messages/@original"


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire() as wire:
        wire.add_channel("1", "11")
        yield wire
        assert wire.objections == []


def environment(folder: Path, wire: Wire, **more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DISCORD_"))}
    own = {"DATELINE_DATABASE": f"sqlite:///{folder}/news.db", "DISCORD_API_BASE": wire.url, "DISCORD_GATEWAY_URL": wire.gateway}
    return {**clean, **own, "PYTHONPATH": str(HOME), "PYTHONUTF8": "1", "DISCORD_TOKEN": "secret-token", **more}


async def started(folder: Path, wire: Wire, *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=folder, env=environment(folder, wire),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.slow
async def test_with_a_token_run_goes_to_discord_too(wire: Wire, tmp_path: Path) -> None:
    process = await started(tmp_path, wire, "run")
    try:
        await wire.until(lambda: wire.identified, seconds=60)
        await wire.until(lambda: wire.sockets, seconds=10)
        options = [{"name": "topic", "type": 3, "value": "harbour"}]
        await wire.interact("1", "11", 2, {"id": "9", "name": "brief", "type": 1, "options": options})
        await wire.until(lambda: wire.posted("PATCH", ANSWER), seconds=30)
    finally:
        process.terminate()
        out, err = await asyncio.wait_for(process.communicate(), 30)
    (answer,) = wire.posted("PATCH", ANSWER)
    assert answer.body["embeds"] or answer.body["content"]
    assert b"Next digest at" in err + out
    assert b"secret-token" not in err + out
    assert process.returncode == 0


@pytest.mark.slow
async def test_a_wrong_token_is_told_and_the_terminal_goes_on(wire: Wire, tmp_path: Path) -> None:
    wire.faults.append(Fault("GET", "/users/@me", status=401, body={"code": 0, "message": "401: Unauthorized"}, times=9))
    process = await started(tmp_path, wire, "run")
    await wire.until(lambda: wire.posted("GET", "/users/@me"), seconds=60)
    await asyncio.sleep(1)
    assert process.returncode is None
    process.terminate()
    _, err = await asyncio.wait_for(process.communicate(), 30)
    assert b"Discord does not accept the bot's token" in err
    assert b"Traceback" not in err
    assert len(wire.posted("GET", "/users/@me")) == 1


async def test_the_bot_prints_its_own_invitation(wire: Wire, tmp_path: Path) -> None:
    process = await started(tmp_path, wire, "discord", "invite")
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert out.decode().startswith(
        "https://discord.com/oauth2/authorize?client_id=100&scope=bot+applications.commands&permissions="
    )
    assert b"View Channel, Send Messages" in err


def test_an_invitation_by_the_applications_id_needs_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    answer = CliRunner().invoke(bot, ["discord", "invite", "--application", "42"])
    assert "client_id=42" in answer.output
    permissions = int(answer.output.split("permissions=")[1].split("&")[0].split()[0])
    assert permissions == 1 << 10 | 1 << 11 | 1 << 14 | 1 << 16 | 1 << 38
    answer = CliRunner().invoke(bot, ["discord", "invite", "--application", "42", "--threads"])
    assert int(answer.output.split("permissions=")[1].split("&")[0].split()[0]) == permissions | 1 << 35
    assert "Create Public Threads" in answer.output


@pytest.mark.parametrize(
    "environ",
    [{"DISCORD_TOKEN": "t"}, {"DATELINE_DISCORD_TOKEN": "t"}, {"DISCORD_TOKEN": "other", "DATELINE_DISCORD_TOKEN": "t"}],
)
def test_the_token_is_taken_by_either_name_and_never_shown(environ: dict[str, str]) -> None:
    settings = load_settings(HOME / "config" / "default.toml", environ)
    assert settings.discord.token == "t"
    assert "token" not in repr(settings.discord)


def test_the_token_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("from-file\n")
    settings = load_settings(HOME / "config" / "default.toml", {"DISCORD_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.discord.token == "from-file"


async def test_what_was_registered_is_remembered_in_a_file(tmp_path: Path) -> None:
    registered = RememberedInFile(tmp_path / "var" / "commands")
    assert await registered.read() == ""
    await registered.write("abc")
    assert await registered.read() == "abc"


@pytest.mark.slow
async def test_the_news_and_the_people_of_discord_are_served_by_two_processes(wire: Wire, tmp_path: Path) -> None:
    """The one makes a digest, the other is asked for one and sends both: each once."""
    people = await started(tmp_path, wire, "run", "--role", "discord")
    try:
        await wire.until(lambda: wire.sockets, seconds=60)
        news = await started(tmp_path, wire, "run", "--role", "news")
        try:
            await wire.until(lambda: wire.identified, seconds=10)
            fields = [{"name": "times", "type": 3, "value": "every 5m"}]
            schedule = {"name": "schedule", "type": 1, "options": fields}
            await wire.interact("1", "11", 2, {"id": "9", "name": "digest", "type": 1, "options": [schedule]})
            await wire.until(lambda: wire.posted("PATCH", ANSWER), seconds=30)
            await ready(news)
            now = {"name": "now", "type": 1, "options": []}
            await wire.interact("1", "11", 2, {"id": "9", "name": "digest", "type": 1, "options": [now]})
            await wire.until(lambda: wire.messages["11"], seconds=30)
        finally:
            news.terminate()
            await asyncio.wait_for(news.communicate(), 30)
    finally:
        people.terminate()
        told, err = await asyncio.wait_for(people.communicate(), 30)
    assert b"Serving Discord" in told + err
    assert len(wire.messages["11"]) == 1
    assert wire.identified == [0], "only one of them is connected"


async def ready(process: asyncio.subprocess.Process) -> None:
    """Until its first digest is on the screen."""
    assert process.stderr is not None
    async with asyncio.timeout(60):
        while b"Next digest at" not in await process.stderr.readline():
            pass


async def test_a_part_whose_token_is_missing_says_so(wire: Wire, tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--role", "discord", cwd=tmp_path,
        env=environment(tmp_path, wire) | {"DISCORD_TOKEN": ""}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert b"--role discord serves people in a chat, and none is set up: Discord (set DISCORD_TOKEN; docs/discord.md)" in err
    assert b"Traceback" not in err
