"""A full disk, or one that hangs, keeps nobody from being answered."""

import asyncio
from dataclasses import dataclass, replace

import pytest

from bot.flows.collect import collect_source
from bot.flows.commands import questions
from bot.model.errors import BotError
from bot.model.note import Note, NoteKind
from bot.ports.commands import FoundFeed, Notes
from tests.builders import FLOOD, feed, item, workspace
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, text


@dataclass
class FullDisk:
    """Notes that can be read, and not written: at once, or after so many seconds."""

    notes: Notes
    seconds: float

    async def write(self, note: Note) -> None:
        await asyncio.sleep(self.seconds)
        raise BotError("no room left")

    async def note(self, workspace_id: str, kind: NoteKind, note_id: str) -> Note | None:
        return await self.notes.note(workspace_id, kind, note_id)


@pytest.mark.parametrize("seconds", [0.0, 60.0])
@pytest.mark.parametrize("topic", ["floods", "trams", "floodz"])
async def test_a_brief_is_answered_where_nothing_can_be_written(
    world: FakeWorld, seconds: float, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_TIMEOUT", 0.05)
    desk = world.desk
    await desk.workspaces.save_workspace(workspace())
    await desk.news.add_source(feed(), followed_by="w")
    world.feeds.shelves[feed().location] = (item(body=FLOOD),)
    await collect_source(desk, feed().id)
    await ask(world, "topics.add", name="floods", words="river, banks")
    well = text(await ask(world, "brief", topic=topic))
    full = replace(world, desk=replace(desk, notes=FullDisk(desk.notes, seconds)))  # type: ignore[arg-type]
    told = await ask(full, "brief", topic=topic, since="24h")
    assert "went wrong" not in text(told)
    assert text(told).splitlines()[0] == well.splitlines()[0]
    assert told.document is not None
    needs_no_note = {"news.setup", "topics.list"}
    assert "news.setup" in {action.name for action in told.document.actions} <= needs_no_note


async def test_feeds_are_shown_where_nothing_can_be_written(world: FakeWorld) -> None:
    url = "https://nna.example/feed"
    world.finder.web["https://nna.example/"] = tuple(FoundFeed(url=f"{url}/{n}", title=f"Feed {n}", entries=1) for n in range(2))
    full = replace(world, desk=replace(world.desk, notes=FullDisk(world.desk.notes, 0.0)))  # type: ignore[arg-type]
    told = await ask(full, "sources.discover", url="https://nna.example/")
    assert "Feed 1" in text(told)
