"""The whole bot as a new user runs it: `dateline run` with two tokens, and a first digest in the channel."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.app.cli.main import bot
from bot.app.settings import HOME, load_settings
from bot.model.errors import UserError
from bot.platforms.slack.settings import SlackSettings
from tests.platforms.slack.people import Newsdesk, buttons, shown
from tests.platforms.slack.wire import Fault, SlackWire

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-one", "SLACK_APP_TOKEN": "xapp-test"}


@asynccontextmanager
async def running(wire: SlackWire, folder: Path, **more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process of the bot, in a folder of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "SLACK_", "DISCORD_"))}
    environ = {**clean, **TOKENS, "SLACK_API_BASE_URL": f"{wire.base}/api", "PYTHONPATH": str(HOME), "PYTHONUTF8": "1", **more}
    environ |= {"DATELINE_DATABASE": f"sqlite:///{folder}/news.db", "DATELINE_BACKUP_KEEP": "0", "DATELINE_WORK_TICK": "1s"}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=folder,
        env=environ,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.communicate(), 30)


@pytest.mark.slow
async def test_a_new_user_gets_a_first_digest(wire: SlackWire, tmp_path: Path) -> None:
    async with running(wire, tmp_path) as process:
        await wire.until(lambda: wire.sockets, seconds=60)
        desk = Newsdesk(wire, None, None, None, None, None)  # type: ignore[arg-type]
        answer = await desk.ask("/news help")
        assert "/brief" in shown(answer)
        view = await desk.form("/news setup")
        told = await desk.submit(view, topics="Harbour", times="daily 07:00", zone="Europe/Oslo")
        if told["response_action"] == "update" and "One moment" in shown(told["view"]):
            await wire.until(lambda: len(wire.views) > 1, seconds=20)
            told = {"view": wire.views[-1][1]}
        assert shown(told["view"]).strip()
        await wire.until(lambda: wire.views, seconds=5)
        pressed = [one for one in buttons(told["view"]) if one["action_id"].startswith("digest.now")]
        if pressed:
            await desk.press(pressed[0], view=view)
        else:
            await desk.type("/digest now")
        await wire.until(lambda: wire.room().messages, seconds=30)
        assert wire.room().messages[0]["metadata"]["event_payload"]["part"] == 1
        assert process.returncode is None


@pytest.mark.slow
async def test_a_token_that_slack_refuses_is_told_and_the_rest_goes_on(wire: SlackWire, tmp_path: Path) -> None:
    wire.fail("auth.test", Fault(error="invalid_auth"))
    async with running(wire, tmp_path) as process:
        assert process.stderr is not None
        said = b""
        async with asyncio.timeout(60):
            while b"chat_given_up" not in (line := await process.stderr.readline()):
                assert line, f"the process ended: {said.decode()}"
                said += line
        assert b"SLACK_BOT_TOKEN" in line
        assert b"xoxb" not in line


def test_tokens_are_read_under_slacks_own_names_and_from_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("shh\n", encoding="utf-8")
    settings = load_settings(None, {**TOKENS, "SLACK_SIGNING_SECRET_FILE": str(tmp_path / "secret")}).slack
    assert (settings.bot_token, settings.app_token, settings.signing_secret) == ("xoxb-one", "xapp-test", "shh")
    assert "xoxb" not in repr(settings)
    assert "shh" not in repr(settings)


@pytest.mark.parametrize(("name", "value"), [("SLACK_BOT_TOKEN", "xapp-secret"), ("SLACK_APP_TOKEN", "xoxb-secret")])
def test_a_token_in_the_wrong_place_is_told_without_being_shown(name: str, value: str) -> None:
    with pytest.raises(UserError, match=name) as told:
        load_settings(None, {name: value})
    assert "secret" not in str(told.value)


WAYS: list[tuple[dict[str, str], str]] = [
    ({}, ""),
    ({"bot_token": "xoxb-1", "app_token": "xapp-1"}, "socket"),
    ({"bot_token": "xoxb-1", "signing_secret": "s"}, "http"),
    ({"client_id": "1", "client_secret": "c", "encryption_key": "k", "signing_secret": "s"}, "http"),
]
NO_WAYS: list[tuple[dict[str, str], str]] = [
    ({"bot_token": "xoxb-1"}, "SLACK_APP_TOKEN"),
    ({"app_token": "xapp-1"}, "SLACK_BOT_TOKEN"),
    ({"client_id": "1", "client_secret": "c", "signing_secret": "s"}, "SLACK_ENCRYPTION_KEY"),
]


def _settings(given: dict[str, str]) -> SlackSettings:
    return load_settings(None, {f"DATELINE_SLACK_{name.upper()}": value for name, value in given.items()}).slack


@pytest.mark.parametrize(("given", "way"), WAYS)
def test_the_settings_say_how_slack_is_talked_to(given: dict[str, str], way: str) -> None:
    assert _settings(given).way() == way


@pytest.mark.parametrize(("given", "missing"), NO_WAYS)
def test_what_is_missing_is_named(given: dict[str, str], missing: str) -> None:
    with pytest.raises(UserError, match=missing):
        _settings(given).way()


@pytest.mark.parametrize(
    "arguments", [["manifest"], ["manifest", "--json"], ["manifest", "--url", "https://news.example"], ["key"]]
)
def test_the_commands_for_slack_print_what_they_promise(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    answer = CliRunner().invoke(bot, ["slack", *arguments])
    assert answer.exit_code == 0, answer.output
    assert answer.output.strip()
