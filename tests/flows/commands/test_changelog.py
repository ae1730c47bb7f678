"""/news log: whoever changes a setting is written down, and nobody else; and who may change one."""

import asyncio
import csv
from datetime import timedelta
from io import StringIO

import pytest

from bot.flows.commands import changelog
from bot.flows.commands.table import BUTTONS, COMMANDS, complete
from bot.flows.ingest import ingest
from bot.model.conversation import Request
from bot.model.errors import Refused
from bot.model.note import KEPT, NoteKind
from bot.model.problems import Code
from tests.builders import item
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

ROLE = "12345678"
EDITORS = frozenset({ROLE})


async def told(world: FakeWorld, workspace: str = "w") -> list[str]:
    return [note.label for note in await world.desk.notes.notes(workspace, NoteKind.LOG, NOW.replace(year=2000))]


async def posted(world: FakeWorld) -> list[str]:
    while changelog._posting:
        await asyncio.wait(changelog._posting)
    return [text_of(document) for _, document, _ in world.platform.posted]


async def test_a_change_bears_who_made_it_when_and_by_what(world: FakeWorld) -> None:
    await ask(world, "topics.add", name="Floods", words="river, flood")
    world.clock.advance(timedelta(hours=1))
    await ask(world, "news.settings", by=asker(user="bob"), language="de")
    await ask(world, "news.settings", by=asker(user="bob"), language="en")
    shown = text(await ask(world, "news.log"))
    assert "today 15:30 · Bob · /news settings: Settings" in shown
    assert "Language: English" in shown
    assert "today 14:30 · Ann · /topics add: " in shown
    assert shown.index("Bob") < shown.index("Ann"), "the newest first"


async def test_a_setup_is_noted_without_the_news_of_its_preview(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [item("flood")])
    reply = await ask(world, "news.setup", times="daily 07:00", topics="Floods: river", zone="Europe/Berlin")
    assert reply.document
    assert [line for line in text(reply).split("\n") if line.startswith("The water authority")]
    assert await told(world) == ["Floods: comes every day at 07:00 (Europe/Berlin)."]


async def test_what_is_only_looked_at_refused_or_wrong_is_no_change(world: FakeWorld) -> None:
    await ask(world, "topics.add", name="Floods", words="river")
    before = await told(world)
    for command in ("topics.list", "topics.add", "topics.remove", "news.export", "news.restore", "news.log", "digest.schedule"):
        await ask(world, command, topic="Floods")
    await ask(world, "topics.add", by=asker(admin=False), name="Trams", words="tram")
    await ask(world, "topics.add", name="Floods", words="again")
    await ask(world, "digest.pause", digest="none of that name")
    assert await told(world) == before
    assert len(before) == 1


def test_every_line_that_is_named_as_looking_is_one_for_admins() -> None:
    admins = {line.path for line in (*COMMANDS, *BUTTONS) if line.admin}
    assert admins >= changelog._LOOKS


async def test_a_change_is_forgotten_after_ninety_days_and_told_to_no_other_workspace(world: FakeWorld) -> None:
    await ask(world, "topics.add", name="Takeover", words="river")
    assert "Takeover" not in text(await ask(world, "news.log", by=asker("v")))
    world.clock.advance(KEPT)
    assert "Nothing was changed" in text(await ask(world, "news.log"))


async def test_all_changes_come_as_a_file_in_which_nothing_is_computed(world: FakeWorld) -> None:
    for number in range(25):
        await ask(world, "topics.add", name=f"Topic {number}", words="river", by=asker(user="=cmd|' /C calc'!A0"))
    reply = await ask(world, "news.log", export="true")
    assert reply.file
    rows = list(csv.DictReader(StringIO(reply.file.body.decode())))
    assert len(rows) == 25
    assert {row["name"] for row in rows} == {"'=Cmd|' /C Calc'!A0"}
    assert rows[-1]["command"] == "topics add"
    assert rows[-1]["time"] == NOW.isoformat()
    assert "+5 more" in text(reply).replace("and 5 more", "+5 more")


async def test_changes_are_posted_to_a_channel_until_that_is_stopped(world: FakeWorld) -> None:
    answer = await ask(world, "news.log", channel="modlog")
    assert "Changes of the settings are posted to" in text(answer)
    await ask(world, "topics.add", name="Floods", words="river")
    first, second = await posted(world)
    assert "Ann · /news log" in first
    assert "Ann · /topics add" in second
    assert {channel.id for channel, _, _ in world.platform.posted} == {"modlog"}
    await press(world, answer, "news.unlog")
    await ask(world, "topics.add", name="Trams", words="tram")
    assert len(await posted(world)) == 2
    assert len(await told(world)) == 4


async def test_a_channel_that_takes_nothing_stops_no_change_and_is_told(world: FakeWorld) -> None:
    await ask(world, "news.log", channel="modlog")
    await posted(world)
    world.platform.problems.append(Refused(Code.MESSAGE_GONE))
    assert "Floods" in text(await ask(world, "topics.add", name="Floods", words="river"))
    await posted(world)
    shown = text(await ask(world, "news.log"))
    assert "Floods" in shown
    assert "gone" in shown


async def test_members_of_the_role_that_was_named_configure_and_nobody_else(world: FakeWorld) -> None:
    manager, other = asker(user="cid", admin=False, roles=EDITORS), asker(user="dan", admin=False, roles=frozenset({"999999"}))
    assert "Only those who manage" in text(await ask(world, "topics.add", by=manager, name="Floods", words="river"))
    assert "the members of the role" in text(await ask(world, "news.settings", managers=ROLE))
    assert "Floods" in text(await ask(world, "topics.add", by=manager, name="Floods", words="river"))
    assert await complete(world.desk, Request(path=("topics", "edit"), asker=manager), "topic", "fl") == ("Floods",)
    assert await complete(world.desk, Request(path=("topics", "edit"), asker=other), "topic", "fl") == ()
    assert "Only those who manage" in text(await ask(world, "topics.add", by=other, name="Trams", words="tram"))
    elsewhere = asker("v", user="cid", admin=False, roles=EDITORS)
    assert "Only those who manage" in text(await ask(world, "topics.add", by=elsewhere, name="Trams", words="tram"))
    assert "nobody" in text(await ask(world, "news.settings", managers=""))
    assert "Only those who manage" in text(await ask(world, "topics.add", by=manager, name="Trams", words="tram"))


@pytest.mark.parametrize("role", ["w", "everyone", "@here", "<@&12345678>", "1", "x" * 50])
async def test_everybody_is_no_role_that_may_configure(world: FakeWorld, role: str) -> None:
    assert (await ask(world, "news.settings", managers=role)).errors
    workspace = await world.desk.workspaces.workspace("w")
    assert workspace is None or workspace.managers == ""


async def test_who_was_named_does_not_name_others(world: FakeWorld) -> None:
    await ask(world, "news.settings", managers=ROLE)
    manager = asker(user="cid", admin=False, roles=EDITORS)
    assert "is for those with the permission" in text(await ask(world, "news.settings", by=manager, managers="87654321"))
    form = (await ask(world, "news.settings", by=manager)).form
    assert form
    assert "managers" not in {field.name for field in form.fields}
    workspace = await world.desk.workspaces.workspace("w")
    assert workspace
    assert workspace.managers == ROLE


async def test_slack_has_its_own_way_of_naming(world: FakeWorld) -> None:
    assert "Home tab" in text(await ask(world, "news.settings", by=asker(platform="slack"), managers="S12345678"))
