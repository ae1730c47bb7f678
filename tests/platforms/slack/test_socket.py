"""Socket Mode: nothing lost when the socket goes, nothing done twice, and Slack hears at once whatever else the bot does."""

import asyncio
import json
import time
from datetime import timedelta

import pytest

from bot.model.errors import UserError
from bot.platforms.slack.serve import listen
from tests.load import busy
from tests.platforms.slack.people import Newsdesk, shown
from tests.platforms.slack.wire import Fault, SlackWire

ACKNOWLEDGED_WITHIN = 0.3
"""Seconds; Slack gives up after three."""


async def test_a_command_is_answered_after_the_socket_was_renewed(newsdesk: Newsdesk) -> None:
    first = newsdesk.wire.sockets[-1]
    await first.send_json({"type": "disconnect", "reason": "refresh_requested"})
    await newsdesk.wire.until(lambda: len(newsdesk.wire.sockets) == 2)
    assert "River Arle" in shown(await newsdesk.ask("/brief harwick 7d"))


async def test_a_command_is_answered_after_the_socket_was_cut(newsdesk: Newsdesk) -> None:
    await newsdesk.wire.sockets[-1].close()
    await newsdesk.wire.until(lambda: len(newsdesk.wire.sockets) == 2)
    assert "River Arle" in shown(await newsdesk.ask("/brief harwick 7d"))


async def test_a_command_whose_acknowledgement_was_lost_is_answered_once(newsdesk: Newsdesk) -> None:
    newsdesk.wire.lose_acks = 1
    payload = {
        "command": "/brief", "text": "harwick 7d", "team_id": "T1", "user_id": "UADMIN", "channel_id": "C1",
        "trigger_id": "trigger-once", "response_url": f"{newsdesk.wire.base}/respond/once", "api_app_id": "A1",
    }  # fmt: skip
    await newsdesk.envelope("slash_commands", payload, wait=False)
    await newsdesk.wire.until(lambda: len(newsdesk.wire.sockets) == 2)
    await newsdesk.envelope("slash_commands", payload)
    assert "River Arle" in shown(await newsdesk.answer("once"))
    await newsdesk.ask("/news about")
    assert len(newsdesk.wire.answers["once"]) == 1


async def test_slack_out_of_reach_at_the_start_is_waited_for(wire: SlackWire, newsdesk: Newsdesk) -> None:
    wire.fail("apps.connections.open", Fault(status=503))
    listening = asyncio.create_task(listen(newsdesk.app, newsdesk.client, "xapp-test"))
    await wire.until(lambda: len(wire.sockets) == 2)
    listening.cancel()


async def test_an_app_token_that_slack_refuses_is_told(wire: SlackWire, newsdesk: Newsdesk) -> None:
    wire.fail("apps.connections.open", Fault(error="invalid_auth"))
    with pytest.raises(UserError, match="app token"):
        await listen(newsdesk.app, newsdesk.client, "xapp-wrong")


async def test_a_form_that_takes_long_to_check_is_acknowledged_and_answered_later(newsdesk: Newsdesk) -> None:
    view = await newsdesk.form("/topics add")
    newsdesk.wire.fail("users.info", Fault(seconds=2.5))
    told = await newsdesk.submit(view, user="UOTHER", name="Floods", words="flood")
    assert "One moment" in shown(told["view"])
    await newsdesk.wire.until(lambda: newsdesk.wire.made("views.update"))
    assert "for the workspace's admins" in json.dumps(newsdesk.wire.made("views.update")[-1], ensure_ascii=False)


async def test_who_closes_a_form_that_takes_long_has_what_was_asked_for(
    newsdesk: Newsdesk, caplog: pytest.LogCaptureFixture
) -> None:
    view = await newsdesk.form("/topics add")
    newsdesk.world.clock.advance(timedelta(hours=1))
    newsdesk.wire.team().admins.add("UEDITOR")
    newsdesk.wire.fail("users.info", Fault(seconds=2.5))
    newsdesk.wire.fail("views.update", Fault(error="not_found", after_the_work=True))
    await newsdesk.submit(view, user="UEDITOR", name="Floods", words="flood")
    await newsdesk.wire.until(lambda: newsdesk.wire.made("views.update"))
    assert [topic.name for topic in await newsdesk.world.desk.workspaces.topics("T1")] == ["Floods"]
    await newsdesk.ask("/news about")
    assert len(newsdesk.wire.made("views.update")) == 1
    assert "slack_not_answered" not in caplog.text


async def test_a_form_with_mistakes_that_took_long_comes_back_as_it_was_filled_in(newsdesk: Newsdesk) -> None:
    view = await newsdesk.form("/topics add")
    newsdesk.world.clock.advance(timedelta(hours=1))
    newsdesk.wire.team().admins.add("UEDITOR")
    newsdesk.wire.fail("users.info", Fault(seconds=2.5))
    told = await newsdesk.submit(view, user="UEDITOR", name="Floods", words="+flood -flood")
    assert "One moment" in shown(told["view"])
    await newsdesk.wire.until(lambda: newsdesk.wire.made("views.update"))
    again = newsdesk.wire.views[-1]
    assert "cannot be both required" in again[1]["blocks"][0]["text"]["text"]
    assert [block["element"]["initial_value"] for block in again[1]["blocks"][1:]] == ["Floods", "+flood -flood"]
    await newsdesk.submit(again, user="UEDITOR", words="flood")
    assert [topic.name for topic in await newsdesk.world.desk.workspaces.topics("T1")] == ["Floods"]


@pytest.mark.slow
async def test_commands_are_acknowledged_at_once_while_everything_else_works(newsdesk: Newsdesk) -> None:
    """Four collections and a hundred summaries in the crew, as on Discord."""
    async with busy() as work:
        slowest = 0.0
        for n in range(5):
            began = time.perf_counter()
            await newsdesk.type(f"/brief harwick {n + 1}d")
            slowest = max(slowest, time.perf_counter() - began)
        assert not work.done(), "the load ended too early to tell"
    assert slowest < ACKNOWLEDGED_WITHIN
