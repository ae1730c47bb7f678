"""One process in both chats at once: each answers its own people from one newsroom, and neither sees the other's settings."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.app.settings import HOME
from tests.platforms.discord.wire import Wire
from tests.platforms.slack.people import Newsdesk, shown
from tests.platforms.slack.wire import open_wire

ANSWER = r"/webhooks/100/.*/messages/@original"


def _command(name: str, word: str = "", /, **values: str) -> dict[str, object]:
    options = [{"name": key, "type": 3, "value": value} for key, value in values.items()]
    return {"id": "9", "name": name, "type": 1, "options": [{"name": word, "type": 1, "options": options}] if word else options}


@pytest.mark.slow
async def test_one_process_serves_discord_and_slack(tmp_path: Path) -> None:
    async with Wire() as discord, open_wire() as slack:
        discord.add_channel("1", "11")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "SLACK_", "DISCORD_"))}
        environ = clean | {
            "DATELINE_DATABASE": f"sqlite:///{tmp_path}/news.db", "PYTHONPATH": str(HOME), "PYTHONUTF8": "1",
            "DISCORD_TOKEN": "secret", "DISCORD_API_BASE": discord.url, "DISCORD_GATEWAY_URL": discord.gateway,
            "SLACK_BOT_TOKEN": "xoxb-one", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_BASE_URL": f"{slack.base}/api",
        }  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=tmp_path, env=environ,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            await discord.until(lambda: discord.sockets, seconds=60)
            await slack.until(lambda: slack.sockets, seconds=60)
            await _serves_both(discord, Newsdesk(slack, None, None, None, None, None))  # type: ignore[arg-type]
        finally:
            process.terminate()
            _, told = await asyncio.wait_for(process.communicate(), 30)
        assert process.returncode == 0
        assert b"Traceback" not in told
        assert discord.objections == []
        assert not slack.broken


async def _serves_both(discord: Wire, slack: Newsdesk) -> None:
    await discord.interact("1", "11", 2, _command("topics", "add", name="Quays", words="harbour, dockers"))
    await discord.until(lambda: discord.posted("PATCH", ANSWER), seconds=30)
    assert "Quays" in discord.posted("PATCH", ANSWER)[0].body["content"]
    assert "Quays" not in shown(await slack.ask("/topics list"))
    assert "Callow" in shown(await slack.ask("/brief strike since 30d"))
    await slack.ask("/topics add Barriers flood, barrier")
    await discord.interact("1", "11", 2, _command("topics", "list"))
    await discord.until(lambda: len(discord.posted("PATCH", ANSWER)) == 2, seconds=30)
    listed = str(discord.posted("PATCH", ANSWER)[1].body)
    assert "Quays" in listed
    assert "Barriers" not in listed
    await slack.ask("/digest schedule daily 07:00")
    await slack.type("/digest now")
    await discord.interact("1", "11", 2, _command("digest", "schedule", times="daily 07:00"))
    await discord.until(lambda: len(discord.posted("PATCH", ANSWER)) == 3, seconds=30)
    await discord.interact("1", "11", 2, _command("digest", "now"))
    await discord.until(lambda: discord.messages["11"], seconds=30)
    await slack.wire.until(lambda: slack.wire.room().messages, seconds=30)
    told = [message for message in slack.wire.room().messages if "thread_ts" not in message]
    assert [len(discord.messages["11"]), len(told)] == [1, 1]
