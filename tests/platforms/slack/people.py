"""People in two workspaces who type, press and fill in, at the real Bolt app over Socket Mode; what they get to see."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.forget import forget_workspace
from bot.flows.manage import add_source
from bot.model.installation import Installation
from bot.platforms.slack.app import make_app
from bot.platforms.slack.reception import Reception
from bot.platforms.slack.seats import authorizing, token_of
from bot.platforms.slack.send import SlackPlatform, posting_client
from bot.platforms.slack.serve import listen
from bot.platforms.slack.showing import Showing
from bot.store.workspaces.installations import SqlInstallations, new_key
from tests.builders import STRIKE, feed, item
from tests.fakes import NOW, FakeWorld, open_world
from tests.platforms.slack.rules import words_of
from tests.platforms.slack.wire import SlackWire

Body = dict[str, Any]
_NUMBERS = count(1)


@dataclass
class Newsdesk:
    """The bot as it is run, and everybody who talks to it."""

    wire: SlackWire
    world: FakeWorld
    installations: SqlInstallations
    platform: SlackPlatform
    app: Any
    client: AsyncWebClient
    sent: list[Body] = field(default_factory=list)

    async def envelope(self, kind: str, payload: Body, *, wait: bool = True) -> str:
        """Send something down the socket; its id, once it is acknowledged."""
        name = f"E{next(_NUMBERS)}"
        envelope = {"envelope_id": name, "type": kind, "payload": payload, "accepts_response_payload": True}
        self.sent.append(envelope)
        await self.wire.push(envelope)
        if wait:
            await self.wire.until(lambda: name in self.wire.acknowledged)
        return name

    async def type(self, line: str, *, user: str = "UADMIN", team: str = "T1", channel: str = "C1") -> str:
        """Give a slash command; the name of its response_url."""
        command, _, text = line.partition(" ")
        n = next(_NUMBERS)
        payload = {
            "command": command, "text": text, "team_id": team, "user_id": user, "channel_id": channel,
            "trigger_id": f"trigger-{n}", "response_url": f"{self.wire.base}/respond/r{n}", "api_app_id": "A1",
        }  # fmt: skip
        await self.envelope("slash_commands", payload)
        return f"r{n}"

    async def ask(self, line: str, *, user: str = "UADMIN", team: str = "T1") -> Body:
        """Give a slash command; the message that answers it."""
        return await self.answer(await self.type(line, user=user, team=team))

    async def answer(self, name: str) -> Body:
        answers = await self.wire.until(lambda: self.wire.answers.get(name))
        body: Body = answers[-1]
        return body

    async def form(self, line: str, *, user: str = "UADMIN", team: str = "T1") -> tuple[str, Body]:
        """Give a slash command; the modal that opens."""
        before = len(self.wire.views)
        await self.type(line, user=user, team=team)
        await self.wire.until(lambda: len(self.wire.views) > before)
        return self.wire.views[-1]

    async def press(
        self,
        button: Body,
        *,
        user: str = "UADMIN",
        team: str = "T1",
        view: tuple[str, Body] | None = None,
        ephemeral: bool = True,
        home: str = "",
    ) -> str:
        """Press a button of a message, or of a view, as a member of the workspace or of another, `home`; the name of its
        response_url."""
        n = next(_NUMBERS)
        payload: Body = {
            "type": "block_actions", "team": {"id": team}, "user": {"id": user, "team_id": home or team},
            "trigger_id": f"trigger-{n}", "actions": [{"type": "button", **button}], "api_app_id": "A1",
        }  # fmt: skip
        if view:
            payload |= {"view": {"id": view[0], **view[1]}, "container": {"type": "view", "view_id": view[0]}}
        else:
            url = f"{self.wire.base}/respond/r{n}"
            payload |= {"channel": {"id": "C1"}, "container": {"type": "message", "is_ephemeral": ephemeral}, "response_url": url}
        await self.envelope("interactive", payload)
        return f"r{n}"

    async def submit(
        self, view: tuple[str, Body], *, user: str = "UADMIN", team: str = "T1", file: str = "", **values: str
    ) -> Body:
        """Fill in a modal, the rest as it stands, and send it; what the acknowledgement says."""
        state: Body = {}
        for block in view[1]["blocks"]:
            if block["type"] == "input":
                state[block["block_id"]] = {
                    block["element"]["action_id"]: _filled(block, values, f"{self.wire.base}/files/{file}")
                }
        n = next(_NUMBERS)
        payload = {
            "type": "view_submission", "team": {"id": team}, "user": {"id": user, "team_id": team}, "trigger_id": f"trigger-{n}",
            "view": {"id": view[0], **view[1], "state": {"values": state}}, "api_app_id": "A1",
        }  # fmt: skip
        return self.wire.acknowledged[await self.envelope("interactive", payload)]

    async def shortcut(self, callback: str, message: Body | None = None, *, user: str = "UADMIN", team: str = "T1") -> str:
        """Use a shortcut, at a message or from anywhere."""
        n = next(_NUMBERS)
        payload: Body = {
            "type": "message_action" if message else "shortcut", "callback_id": callback, "team": {"id": team},
            "user": {"id": user, "team_id": team}, "trigger_id": f"trigger-{n}", "api_app_id": "A1",
        }  # fmt: skip
        if message:
            payload |= {"message": message, "channel": {"id": "C1"}, "response_url": f"{self.wire.base}/respond/r{n}"}
        await self.envelope("interactive", payload)
        return f"r{n}"

    async def event(self, event: Body, *, team: str = "T1", event_id: str = "") -> None:
        """Let Slack tell of something."""
        payload = {"type": "event_callback", "team_id": team, "event": event, "event_id": event_id or f"Ev{next(_NUMBERS)}"}
        await self.envelope("events_api", {**payload, "api_app_id": "A1"})

    async def look_home(self, *, user: str = "UADMIN", team: str = "T1") -> Body:
        """Open the Home tab; what it shows."""
        before = len(self.wire.made("views.publish"))
        await self.event({"type": "app_home_opened", "user": user, "tab": "home"}, team=team)
        await self.wire.until(lambda: len(self.wire.made("views.publish")) > before)
        view = self.wire.made("views.publish")[-1]["view"]
        return view if isinstance(view, dict) else dict(json.loads(view))


def shown(body: Body) -> str:
    """All words of a message or a view."""
    return "\n".join(words_of(body["blocks"]))


def buttons(body: Body) -> list[Body]:
    """Its buttons, as they are pressed: by id and value."""
    return [
        {key: element[key] for key in ("action_id", "value", "text") if key in element}
        for block in body["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def button(body: Body, name: str) -> Body:
    """The button of that line of the table."""
    return next(one for one in buttons(body) if one["action_id"].partition("#")[0] == name)


def _filled(block: Body, values: dict[str, str], file: str) -> Body:
    element, name = block["element"], block["block_id"]
    match element["type"]:
        case "conversations_select":
            return {"type": element["type"], "selected_conversation": values.get(name, element.get("initial_conversation"))}
        case "static_select":
            chosen = next((one for one in element["options"] if one["value"] == values.get(name)), element.get("initial_option"))
            return {"type": element["type"], "selected_option": chosen}
        case "file_input":
            return {"type": element["type"], "files": [{"id": "F1", "url_private_download": file}]}
        case _:
            return {"type": element["type"], "value": values.get(name, element.get("initial_value"))}


@asynccontextmanager
async def open_newsdesk(wire: SlackWire, *, ping: float = 0.5) -> AsyncIterator[Newsdesk]:
    """The bot in two workspaces over Socket Mode, with a newsroom in which only T1 follows a feed of two reports."""
    client = AsyncWebClient(base_url=wire.url)
    kept: dict[str, Installation] = {}

    async def seats(workspace: str) -> Installation | None:
        return kept.get(workspace)

    for team in wire.teams.values():
        kept[team.id] = Installation(
            workspace=team.id, name=team.name, token=team.token, bot=f"BOT{team.id}", bot_user=f"B{team.id}"
        )
    platform = SlackPlatform(posting_client(wire.url), token_of(seats))
    async with open_world(platforms={"slack": platform}) as world:
        installations = SqlInstallations(_database_of(world), new_key())
        source = feed()
        world.feeds.shelves[source.location] = (item(), item("strike", STRIKE, title="Estmoor trams stand still"))
        await add_source(world.desk, "T1", source)

        async def gone(workspace: str) -> None:
            kept.pop(workspace, None)
            await forget_workspace(world.desk, workspace)

        reception = Reception(world.desk, Showing(platform, world.clock), installations)
        app = make_app(reception, authorizing(seats), client, gone)
        listening = asyncio.create_task(listen(app, client, "xapp-test", ping=ping))
        try:
            await wire.until(lambda: wire.sockets)
            yield Newsdesk(wire, world, installations, platform, app, client)
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening


def _database_of(world: FakeWorld) -> Any:
    return world.desk.workspaces._database  # type: ignore[attr-defined]  # a desk has ports, the store behind them is one


__all__ = ["NOW", "Newsdesk", "button", "buttons", "open_newsdesk", "shown"]
