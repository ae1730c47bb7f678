"""Nothing of one workspace is in any answer to another, whatever is asked for and however it is forged."""

import pytest

from bot.flows.collect import collect_source
from bot.flows.commands.table import BUTTONS, COMMANDS, complete
from bot.flows.ingest import ingest
from bot.model.conversation import OptionKind, Reply, Request
from bot.model.note import NoteKind
from bot.model.workspace import Window
from bot.ports.commands import FoundFeed
from tests.builders import FLOOD, item, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text
from tests.stored import readings_in

THEIRS = asker("theirs", user="bea", channel="their-channel")
SECRETS = ("Takeover", "takeover", "secret.example", "Secret feed", "their-channel", "340 households", "River Arle", "Holm")
FEED = "https://secret.example/feed"
KINDS = (NoteKind.QUESTION, NoteKind.REMOVED, NoteKind.IMPORT, NoteKind.FEED)


@pytest.fixture
async def forged(world: FakeWorld) -> list[str]:
    """A full workspace next door; ids of all that it has, names included, for somebody who got hold of them."""
    desk = world.desk
    await desk.workspaces.save_workspace(workspace("theirs"))
    world.finder.web[FEED] = (FoundFeed(url=FEED, title="Secret feed", entries=1),)
    world.feeds.shelves[FEED] = [item(body=FLOOD)]
    await ask(world, "sources.add", by=THEIRS, url=FEED)
    await ingest(desk, "theirs", [item("memo", FLOOD)])
    await ask(world, "topics.add", by=THEIRS, name="Takeover", words="river, households")
    for topic in ("Takeover", "river"):
        await ask(world, "brief", by=THEIRS, topic=topic)
    await ask(world, "digest.schedule", by=THEIRS, times="daily 07:00", topics="Takeover")
    await ask(world, "sources.discover", by=THEIRS, url=FEED)
    await ask(world, "topics.edit", by=THEIRS, topic="Takeover", words="river, takeover")
    exported = await ask(world, "news.export", by=THEIRS)
    assert exported.file
    await ask(world, "news.import", by=THEIRS, attachment=exported.file.body.replace(b"river", b"stream"))
    ids = [note.id for kind in KINDS for note in await desk.notes.notes("theirs", kind, NOW.replace(year=2000))]
    ids += [topic.id for topic in await desk.workspaces.topics("theirs")]
    ids += [one.id for one in await desk.workspaces.subscriptions("theirs")]
    ids += [source.id for source, _ in await desk.news.sources("theirs")]
    found = await readings_in(desk, "theirs", (), Window(start=NOW.replace(year=2000), end=NOW.replace(year=2100)), 5)
    assert found
    ids += [reading.article.id for reading in found]
    await ask(world, "digest.now", by=THEIRS)
    ids += [action.argument for _, document, _ in world.platform.posted for action in document.actions][:1]
    world.platform.posted.clear()
    assert len(ids) >= 10
    return ids


async def state(world: FakeWorld) -> list[object]:
    desk = world.desk
    return [
        await desk.workspaces.topics("theirs"),
        await desk.workspaces.subscriptions("theirs"),
        [source for source, _ in await desk.news.sources("theirs")],
        [await desk.notes.notes("theirs", kind, NOW.replace(year=2000)) for kind in KINDS],
    ]


async def test_no_forged_operand_or_option_reaches_another_workspace(world: FakeWorld, forged: list[str]) -> None:
    before = await state(world)
    ids = {OptionKind.TOPIC, OptionKind.SOURCE, OptionKind.SUBSCRIPTION}
    for line in (*COMMANDS, *BUTTONS):
        for one in forged:
            values = {"argument": one} | {option.name: one for option in line.options if option.kind in ids}
            told = text(await ask(world, ".".join(line.path), **values))
            assert not [secret for secret in SECRETS if secret in told.replace(one, "")], line.path
    assert await state(world) == before
    for channel, document, _ in world.platform.posted:
        assert channel.person == "ann", "she may follow somebody of whom nobody ever heard"
        assert not [secret for secret in SECRETS if secret in text(Reply(document=document))]


async def test_nothing_is_told_or_completed_of_another_workspace(world: FakeWorld, forged: list[str]) -> None:
    for line in COMMANDS:
        told = text(await ask(world, ".".join(line.path)))
        for option in line.options:
            told += " ".join(await complete(world.desk, Request(path=line.path, asker=asker()), option.name, ""))
        assert not [secret for secret in SECRETS if secret in told], line.path


async def test_free_words_find_nothing_next_door(world: FakeWorld, forged: list[str]) -> None:
    for asked in ("river", "households", "Arle", "takeover", "Ida Holm"):
        told = [await ask(world, "brief", topic=asked, since="30d"), await ask(world, "quotes", who=asked, since="30d")]
        told += [await ask(world, "topics.test", words=asked), await ask(world, "quotes", topic=asked)]
        assert not [secret for reply in told for secret in SECRETS if secret in text(reply).replace(asked, "")], asked


async def test_what_a_neighbour_calls_a_shared_feed_is_not_told(world: FakeWorld) -> None:
    opml = b'<opml version="2.0"><body><outline text="Takeover target" xmlUrl="https://shared.example/feed"/></body></opml>'
    await ask(world, "sources.import", by=THEIRS, attachment=opml)
    world.finder.web["https://shared.example/feed"] = (FoundFeed(url="https://shared.example/feed", title="Shared", entries=0),)
    await ask(world, "sources.add", url="https://shared.example/feed")
    assert "Takeover" not in text(await ask(world, "sources.list"))
    await collect_source(world.desk, (await world.desk.news.sources("w"))[0][0].id)
    assert "Takeover" not in text(await ask(world, "sources.health"))


async def test_a_digest_id_of_theirs_restored_here_is_refused(world: FakeWorld, forged: list[str]) -> None:
    removed = await ask(world, "digest.remove", by=THEIRS)
    assert "no longer here" not in text(await press(world, removed, "news.undo", by=THEIRS))
    again = await ask(world, "digest.remove", by=THEIRS)
    assert "no longer here" in text(await press(world, again, "news.undo", by=asker()))
