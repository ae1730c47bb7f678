"""A newsroom in a folder with two digests due, each of three messages, and what its channels have to show in the end."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

from bot.app.configuration import TERMINAL
from bot.app.wiring import open_newsroom
from bot.flows.manage import make_source
from bot.flows.posts import delivery_key
from bot.model.source import RawItem, SourceKind, SourceState
from bot.model.workspace import Channel, Subscription, Workspace
from bot.platforms.terminal.send import TerminalPlatform
from bot.understand.read import read_item
from tests.e2e.crash.receiver import Receiver
from tests.e2e.crash.victim import PLATFORM, settings_of, write_settings

DUE = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
CHANNELS = ("left", "right")
PARTS = 3
EXPECTED = {channel: [delivery_key(channel, DUE, part) for part in range(1, PARTS + 1)] for channel in CHANNELS}

_NEWS = {
    "River Arle tops its banks at Harwick": (
        "The River Arle topped its banks at Harwick on Thursday and 340 households were told to leave.\n\n"
        "“We have never seen the water rise so fast,” Mayor Ida Holm said at the town hall.\n\n"
        "The army brought sandbags from the depot at Lowmere, and schools will stay closed until Monday."
    ),
    "Estmoor trams stand still over pay": (
        "Drivers of the Estmoor trams stopped work on Wednesday over pay, and the lines stood still all day.\n\n"
        "“Nobody wants this,” union leader Jon Carr told reporters outside the depot.\n\n"
        "The company said that it would meet the drivers again on Friday."
    ),
    "Telescope on Gask Fell finds a faint comet": (
        "Astronomers on Gask Fell found a comet that no catalogue lists, the observatory said on Wednesday.\n\n"
        "“It was a smudge that moved,” said Petra Lund, who was on duty that night.\n\n"
        "The comet will pass the sun in June and stay too faint for the naked eye."
    ),
    "Vellby opens its first cheese school": (
        "A school for cheese makers opened in Vellby on Tuesday with eleven pupils and four cows.\n\n"
        "“You learn it with your hands,” its founder, Marit Oss, told the guests.\n\n"
        "The first wheels will be ripe in autumn and sold at the market hall."
    ),
    "Court stops the sale of Oster airport": (
        "A court in Oster stopped the sale of the regional airport on Thursday, a day before it was to be signed.\n\n"
        "“The council was not told what it was voting on,” Judge Simon Rahl said in his ruling.\n\n"
        "The buyer, a freight company, has two weeks to appeal."
    ),
}


class Folder:
    """Where one newsroom lives, with its clock."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def set_clock(self, moment: datetime) -> None:
        """Let it be that time now for all processes of this newsroom; time goes on from there."""
        new = self.path / f"clock-{os.getpid()}"
        new.write_text(str((moment - datetime.now(UTC)).total_seconds()))
        new.replace(self.path / "clock")


async def furnish(folder: Folder) -> None:
    """Store the news and two subscriptions that are due."""
    folder.set_clock(DUE)
    write_settings(folder.path)
    source = make_source(SourceKind.INGESTED, "news")
    items = [
        RawItem(
            source_id=source.id, key=str(n), body=body.encode(), media_type="text/plain", fetched=DUE, title=title, published=DUE
        )
        for n, (title, body) in enumerate(_NEWS.items())
    ]
    readings = [reading for item in items for reading in read_item(item, method="lead", count=3)]
    far = datetime(2100, 1, 1, tzinfo=UTC)
    async with open_newsroom(
        settings_of(folder.path), platforms=[TerminalPlatform(io.StringIO(), os.environ)], clock=lambda: DUE
    ) as newsroom:
        desk = newsroom.desk
        await desk.news.add_source(source, followed_by="team")
        await desk.news.save_visit(SourceState(source_id=source.id, next_check=far), readings, [])
        await desk.workspaces.save_workspace(Workspace(id="team", platform=PLATFORM, name="team"))
        for channel in CHANNELS:
            await desk.workspaces.save_subscription(_subscription(channel))
        held = await desk.workspaces.subscription(TERMINAL)
        assert held is not None
        assert await desk.workspaces.reschedule(held, far)


def _subscription(name: str) -> Subscription:
    return Subscription(
        id=name,
        workspace_id="team",
        topic_ids=(),
        channel=Channel(platform=PLATFORM, workspace="team", id=name),
        schedule="daily 07:00",
        summary_sentences=1,
        next_run_at=DUE,
    )


def lost(receiver: Receiver) -> int:
    """Messages that never came."""
    return sum(key not in receiver.channels[channel] for channel, keys in EXPECTED.items() for key in keys)


def doubled(receiver: Receiver) -> int:
    """Messages that readers see again."""
    return sum(len(posted) - len(set(posted)) for posted in receiver.channels.values())


def in_order(receiver: Receiver) -> bool:
    """Whether the messages first came in their order, and nothing else did."""
    return all(list(dict.fromkeys(receiver.channels[channel])) == keys for channel, keys in EXPECTED.items())
