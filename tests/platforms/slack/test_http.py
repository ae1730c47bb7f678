"""By HTTP: signed, fresh and new requests only; and the way in for many workspaces, which nobody can forge."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from aiohttp import ClientResponse, ClientSession
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.compose.notices import notice
from bot.flows.forget import forget_workspace
from bot.flows.lost import come_back
from bot.model.errors import TryLater
from bot.model.problems import Problem
from bot.model.workspace import Channel, Subscription, Workspace
from bot.platforms.slack.app import make_app
from bot.platforms.slack.manifest import EVENTS, INSTALL, REDIRECT, manifest
from bot.platforms.slack.oauth import AppCredentials, oauth_flow
from bot.platforms.slack.opening import slack_chat
from bot.platforms.slack.outcomes import MENDED_BY_INSTALLING, REFUSALS
from bot.platforms.slack.reception import Reception
from bot.platforms.slack.seats import authorizing, token_of
from bot.platforms.slack.send import SlackPlatform, posting_client
from bot.platforms.slack.serve import serving, web_app
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.showing import Showing
from bot.store.workspaces.installations import STATE_LIVES, SqlInstallations, new_key
from tests.fakes import FakeWorld, open_world
from tests.platforms.slack.people import shown
from tests.platforms.slack.wire import Fault, SlackWire

SECRET = "the-signing-secret"


@dataclass
class Door:
    """The bot behind its address, and somebody who comes there."""

    base: str
    session: ClientSession
    wire: SlackWire
    world: FakeWorld
    installations: SqlInstallations

    async def request(
        self,
        payload: dict[str, object],
        *,
        secret: str = SECRET,
        now: float = 0,
        age: float = 0,
        signature: str = "",
        kind: str = "form",
    ) -> ClientResponse:
        """A request, signed as Slack signs it unless told otherwise."""
        body = urlencode({key: str(value) for key, value in payload.items()}) if kind == "form" else json.dumps(payload)
        stamp = str(int((now or time.time()) - age))
        signed = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
        headers = {
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or signed or "",
            "Content-Type": "application/x-www-form-urlencoded" if kind == "form" else "application/json",
        }
        return await self.session.post(self.base + EVENTS, data=body, headers=headers)

    async def install(self, code: str, *, state: str = "", cookie: str = "") -> ClientResponse:
        """Come to the bot, go to Slack, and come back with a code; `state` and `cookie` are forged where given."""
        page = await (await self.session.get(self.base + INSTALL)).text()
        issued = page.partition("state=")[2].partition("&")[0]
        headers = {"Cookie": f"slack-app-oauth-state={cookie or state or issued}"}
        return await self.session.get(
            f"{self.base}{REDIRECT}?{urlencode({'code': code, 'state': state or issued})}", headers=headers
        )

    async def event(self, event: dict[str, object], team: str) -> ClientResponse:
        return await self.request(
            {"type": "event_callback", "team_id": team, "event": event, "event_id": f"Ev-{team}"}, kind="json"
        )


def command(wire: SlackWire, *, team: str = "T1", trigger: str = "t1") -> dict[str, object]:
    return {
        "command": "/news", "text": "about", "team_id": team, "user_id": "UADMIN", "channel_id": "C1", "trigger_id": trigger,
        "response_url": f"{wire.base}/respond/{team}", "api_app_id": "A1",
    }  # fmt: skip


@asynccontextmanager
async def open_door(wire: SlackWire) -> AsyncIterator[Door]:
    client = AsyncWebClient(base_url=wire.url)
    async with open_world() as world:
        installations = SqlInstallations(world.desk.workspaces._database, new_key())  # type: ignore[attr-defined]
        platform = SlackPlatform(posting_client(wire.url), token_of(installations.find))

        async def gone(workspace: str) -> None:
            await installations.delete(workspace)
            await forget_workspace(world.desk, workspace)

        app = make_app(
            Reception(world.desk, Showing(platform, world.clock), installations), authorizing(installations.find), client, gone
        )

        async def back(workspace: str) -> None:
            await come_back(world.desk, workspace, MENDED_BY_INSTALLING)

        flow = oauth_flow(installations, world.clock, back, client, AppCredentials(client_id="1.2", client_secret="shh"))
        async with serving(web_app(app, SECRET, flow), "127.0.0.1", 0) as port, ClientSession() as session:
            yield Door(f"http://127.0.0.1:{port}", session, wire, world, installations)


@pytest.fixture
async def door(wire: SlackWire) -> AsyncIterator[Door]:
    async with open_door(wire) as opened:
        yield opened


async def test_a_signed_command_is_answered(door: Door) -> None:
    await door.install("code-one")
    assert (await door.request(command(door.wire))).status == 200
    await door.wire.until(lambda: door.wire.answers.get("T1"))
    assert shown(door.wire.answers["T1"][0])


@pytest.mark.parametrize(
    "forged", [{"secret": "another"}, {"age": 301}, {"age": -301}, {"signature": "v0=" + "0" * 64}, {"signature": " "}]
)
async def test_a_request_with_a_wrong_signature_or_an_old_time_is_401(door: Door, forged: dict[str, object]) -> None:
    await door.install("code-one")
    assert (await door.request(command(door.wire), **forged)).status == 401  # type: ignore[arg-type]
    assert not door.wire.answers


async def test_a_replayed_request_is_401(door: Door) -> None:
    await door.install("code-one")
    now = time.time()
    assert (await door.request(command(door.wire), now=now)).status == 200
    assert (await door.request(command(door.wire), now=now)).status == 401


async def test_a_request_without_a_signature_is_401(door: Door) -> None:
    assert (await door.session.post(door.base + EVENTS, data="x")).status == 401
    garbage = {
        "X-Slack-Request-Timestamp": str(int(time.time())),
        "X-Slack-Signature": "v0=x",
        "Content-Type": "text/plain; charset=no",
    }
    assert (await door.session.post(door.base + EVENTS, data=b"\xff\xfe", headers=garbage)).status == 401


async def test_slacks_check_of_the_address_is_answered(door: Door) -> None:
    answer = await door.request({"type": "url_verification", "challenge": "abc"}, kind="json")
    assert (await answer.json())["challenge"] == "abc"


async def test_two_workspaces_let_the_bot_in_and_each_is_answered_with_its_own_token(door: Door) -> None:
    for code, team in (("code-one", "T1"), ("code-two", "T2")):
        assert (await door.install(code)).status == 200
        assert (await door.request(command(door.wire, team=team, trigger=team))).status == 200
        await door.wire.until(lambda team=team: door.wire.answers.get(team))
    assert [call.team for call in door.wire.calls if call.method == "users.info"] == ["T1", "T2"]
    tokens = [(await door.installations.find(team)).token for team in ("T1", "T2")]  # type: ignore[union-attr]
    assert tokens == ["xoxb-one", "xoxb-two"]


@pytest.mark.parametrize(("state", "cookie"), [("forged", ""), ("forged", "other"), ("", "other")])
async def test_a_forged_state_is_refused(door: Door, state: str, cookie: str) -> None:
    assert (await door.install("code-one", state=state, cookie=cookie)).status in (400, 401)
    assert await door.installations.find("T1") is None
    assert not door.wire.made("oauth.v2.access")


async def test_a_state_is_good_once_and_not_for_long(door: Door) -> None:
    state = await door.installations.issue_state(door.world.clock())
    assert (await door.install("code-one", state=state)).status == 200
    assert (await door.install("code-two", state=state)).status == 401
    late = await door.installations.issue_state(door.world.clock())
    door.world.clock.advance(STATE_LIVES)
    assert (await door.install("code-two", state=late)).status == 401


async def test_a_code_that_slack_does_not_know_installs_nothing(door: Door) -> None:
    assert (await door.install("code-nine")).status == 401


@pytest.mark.parametrize("event", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["B"]}}])
async def test_a_workspace_that_takes_the_bot_out_is_forgotten_and_no_other(door: Door, event: dict[str, object]) -> None:
    for code, team in (("code-one", "T1"), ("code-two", "T2")):
        await door.install(code)
        await door.request(
            command(door.wire, team=team, trigger=f"{team}-1") | {"command": "/topics", "text": "add Floods flood"}
        )
        await door.wire.until(lambda team=team: door.wire.answers.get(team))
    door.wire.uninstall("T1")
    assert (await door.event(event, "T1")).status == 200
    while await door.world.desk.workspaces.topics("T1"):
        await door.session.get(door.base)
    assert await door.installations.find("T1") is None
    assert await door.installations.find("T2")
    assert await door.world.desk.workspaces.topics("T2")


async def test_a_workspace_that_let_the_bot_in_again_is_not_forgotten_by_a_late_word(door: Door) -> None:
    await door.install("code-one")
    await door.request(command(door.wire, trigger="first") | {"command": "/topics", "text": "add Floods flood"})
    await door.wire.until(lambda: door.wire.answers.get("T1"))
    asked = len(door.wire.made("auth.test"))
    await door.event({"type": "app_uninstalled"}, "T1")
    await door.wire.until(lambda: len(door.wire.made("auth.test")) > asked)
    await door.request(command(door.wire, trigger="second") | {"command": "/topics", "text": "list"})
    await door.wire.until(lambda: len(door.wire.answers["T1"]) > 1)
    assert "Floods" in shown(door.wire.answers["T1"][-1])


@pytest.mark.parametrize(("error", "goes_on"), [("token_revoked", True), ("missing_scope", True), ("is_archived", False)])
async def test_what_rested_until_the_app_is_installed_again_goes_on_then(door: Door, error: str, goes_on: bool) -> None:
    channel, workspaces = Channel(platform="slack", workspace="T1", id="C1"), door.world.desk.workspaces
    one = Subscription(
        id="s", workspace_id="T1", topic_ids=(), channel=channel, schedule="daily 07:00", problem=Problem(REFUSALS[error])
    )
    await workspaces.save_subscription(one)
    await door.install("code-one")
    (held,) = await workspaces.subscriptions("T1")
    assert (held.problem is None, held.next_run_at is not None) == (goes_on, goes_on)


async def test_who_took_the_bot_out_while_it_was_down_is_noticed_when_it_starts(door: Door) -> None:
    desk, key = door.world.desk, new_key()
    database = desk.workspaces._database  # type: ignore[attr-defined]
    door.installations._seals = SqlInstallations(database, key)._seals
    for code, team in (("code-one", "T1"), ("code-two", "T2")):
        await door.install(code)
        await desk.workspaces.save_workspace(Workspace(id=team, platform="slack", name=""))
        channel = Channel(platform="slack", workspace=team, id="C1")
        one = Subscription(id=team, workspace_id=team, topic_ids=(), channel=channel, schedule="daily 07:00")
        await desk.workspaces.save_subscription(one)
    told = {
        "client_id": "1.2", "client_secret": "shh", "signing_secret": SECRET, "encryption_key": key, "bot_token": "",
        "app_token": "", "public_url": "", "host": "127.0.0.1", "port": 0, "api_base_url": door.wire.url.removesuffix("/"),
    }  # fmt: skip

    async def start(*errors: str) -> list[Problem | None]:
        asked = len(door.wire.made("auth.test"))
        door.wire.fail("auth.test", *(Fault(error=error, after_the_work=True) for error in errors))
        serving = asyncio.create_task(slack_chat(SlackSettings.model_validate(told), database).serve(desk))
        await door.wire.until(lambda: len(door.wire.made("auth.test")) == asked + len(errors))
        await asyncio.sleep(0.2)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        return [one.problem for team in ("T1", "T2") for one in await desk.workspaces.subscriptions(team)]

    assert await start("account_inactive", "internal_error") == [Problem(REFUSALS["account_inactive"]), None]
    assert await door.installations.find("T1")
    await forget_workspace(desk, "T1")
    assert await start("account_inactive", "ratelimited") == [None]
    assert await door.installations.workspaces() == ("T2",)
    assert await desk.workspaces.workspace("T2")


async def test_a_users_own_revoked_token_takes_nothing_away(door: Door) -> None:
    await door.install("code-one")
    await door.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, "T1")
    assert await door.installations.find("T1")


async def test_a_wrong_key_makes_digests_wait_and_is_told_to_who_asks(door: Door) -> None:
    await door.install("code-one")
    right = door.installations._seals
    door.installations._seals = SqlInstallations(door.installations._database, new_key())._seals
    platform = SlackPlatform(posting_client(door.wire.url), token_of(door.installations.find))
    channel = Channel(platform="slack", workspace="T1", id="C1")
    with pytest.raises(TryLater, match="encryption key"):
        await platform.send(channel, notice("News"), "key-1")
    assert (await door.request(command(door.wire))).status == 200
    (told,) = await door.wire.until(lambda: door.wire.answers.get("T1"))
    assert "installing it again may help" in told["text"]
    door.installations._seals = right
    assert await platform.send(channel, notice("News"), "key-1")


async def test_an_organization_is_asked_to_choose_a_workspace_and_leaves_no_token(door: Door) -> None:
    door.wire.organization = "E1"
    answer = await door.install("code-one")
    assert answer.status == 400
    assert "choose a workspace" in await answer.text()
    assert await door.installations.find("") is None
    door.wire.organization = ""
    assert (await door.install("code-two")).status == 200


async def test_every_permission_of_the_manifest_is_asked_for(door: Door) -> None:
    page = await (await door.session.get(door.base + INSTALL)).text()
    asked = page.partition("scope=")[2].partition("&")[0].split(",")
    assert sorted(asked) == manifest()["oauth_config"]["scopes"]["bot"]
