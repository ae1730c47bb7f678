"""Buttons and names that mean nothing any more, or more than one thing; and limits that what comes back is held to as well."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.commands.ask import ask_of
from bot.flows.commands.complete import completions
from bot.flows.commands.table import LINES
from bot.flows.ingest import ingest
from bot.flows.manage import add_topic
from bot.model.allowance import Allowance
from bot.model.conversation import Request
from bot.ports.commands import FoundFeed
from tests.builders import item
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

PLACES = ("https://a.example/feed", "https://b.example/feed")


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    await ingest(world.desk, "w", [item(published=NOW - timedelta(days=3))])
    await add_topic(world.desk, "w", "Floods", "flood, river")
    for place in PLACES:
        world.finder.web[place] = (FoundFeed(url=place, title="News", entries=1),)
    return world


async def followed(world: FakeWorld) -> set[str]:
    return {source.location for source, _ in await world.desk.news.sources("w")} & {*PLACES}


async def test_what_was_done_already_is_said_so(newsroom: FakeWorld) -> None:
    asked = await ask(newsroom, "topics.remove", topic="Floods")
    form = await ask(newsroom, "topics.edit", topic="Floods")
    removed = await press(newsroom, asked, "topics.removal")
    again = await press(newsroom, asked, "topics.removal")
    assert form.form
    late = await ask(newsroom, "topics.edit", **form.form.hidden, name="Floods", words="river")
    await press(newsroom, removed, "news.undo")
    undone = await press(newsroom, removed, "news.undo")
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    paused = await ask(newsroom, "digest.pause")
    await ask(newsroom, "digest.remove")
    await ask(newsroom, "digest.schedule", times="daily 08:00")
    resumed = await press(newsroom, paused, "digest.resume")
    for told in (again, late, undone, resumed):
        assert text(told) == "That was done already, or is no longer here."


async def test_a_topic_that_takes_anothers_name_is_told_at_its_field(newsroom: FakeWorld) -> None:
    await ask(newsroom, "topics.add", name="Trams", words="tram")
    assert set((await ask(newsroom, "topics.edit", topic="Trams", name="floods", words="tram")).errors) == {"name"}
    assert not (await ask(newsroom, "topics.edit", topic="Trams", name="TRAMS")).errors


async def test_of_two_sources_of_one_name_none_is_guessed(newsroom: FakeWorld) -> None:
    for place in PLACES:
        await ask(newsroom, "sources.add", url=place)
    option = LINES["sources", "remove"].options[0]
    known = await ask_of(newsroom.desk, Request(path=("sources", "remove"), asker=asker()))
    assert set(await completions(known, option, "")) == {*PLACES}
    told = text(await ask(newsroom, "sources.remove", source="news"))
    assert told.startswith("Please say which: ")
    assert all(place in told for place in PLACES)
    assert await followed(newsroom) == {*PLACES}
    await ask(newsroom, "sources.remove", source=PLACES[1])
    assert await followed(newsroom) == {PLACES[0]}
    assert await completions(known, option, "") == ("News",)


async def test_what_comes_back_must_find_room(newsroom: FakeWorld) -> None:
    await ask(newsroom, "sources.add", url=PLACES[0])
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    gone = [
        await press(newsroom, await ask(newsroom, "topics.remove", topic="Floods"), "topics.removal"),
        await ask(newsroom, "sources.remove", source="News"),
        await ask(newsroom, "digest.remove"),
    ]
    newsroom = replace(newsroom, desk=replace(newsroom.desk, allowance=Allowance(topics=1, sources=1, digests=1)))
    await ask(newsroom, "topics.add", name="Trams", words="tram")
    await ask(newsroom, "sources.add", url=PLACES[1])
    await ask(newsroom, "digest.schedule", times="daily 08:00")
    for removed in gone:
        assert "There is room for 1" in text(await press(newsroom, removed, "news.undo"))
    assert [topic.name for topic in await newsroom.desk.workspaces.topics("w")] == ["Trams"]
    await ask(newsroom, "topics.removal", argument=(await newsroom.desk.workspaces.topics("w"))[0].id)
    assert "Back again" in text(await press(newsroom, gone[0], "news.undo"))
