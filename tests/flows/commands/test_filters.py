"""Sources and languages of a digest, sources of a topic, and what nothing is told of in a workspace at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.collect import collect_source
from bot.flows.manage import add_source
from bot.flows.publish import publish_now
from tests.builders import STRIKE, feed, item, subscription, workspace
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

GERMAN = (
    "Der Fluss Arle ist am Donnerstag bei Harwick über die Ufer getreten, und 340 Haushalte mussten ihre Häuser verlassen.\n\n"
    "Die Armee brachte Sandsäcke aus dem Depot in Lowmere, und die Schulen bleiben bis Montag geschlossen, sagte der Minister."
)


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    """Two feeds: a flood from one, a strike and a German report of the flood from the other; a digest on everything."""
    one, other = feed(), replace(feed("https://post.example/feed"), title="Daily Post")
    world.feeds.shelves[one.location] = [item()]
    german = replace(
        item("flut", GERMAN, title="Die Arle tritt über die Ufer"), outlet="Tageblatt", url="https://tageblatt.example/1"
    )
    strike = replace(
        item("strike", STRIKE, title="Estmoor trams stand still"), outlet="The Daily Post", url="https://post.example/2"
    )
    world.feeds.shelves[other.location] = [strike, german]
    await world.desk.workspaces.save_workspace(workspace())
    for source in (one, other):
        await add_source(world.desk, "w", source)
        await collect_source(world.desk, source.id)
    await world.desk.workspaces.save_subscription(replace(subscription(), next_run_at=None, last_window_end=None))
    return world


async def preview(world: FakeWorld) -> str:
    return text(await ask(world, "digest.preview"))


async def test_a_digest_tells_of_the_sources_that_it_names_and_of_all_again(newsroom: FakeWorld) -> None:
    told = await ask(newsroom, "digest.filter", sources="daily post")
    assert "Sources: Daily Post" in text(told)
    assert "River Arle" not in await preview(newsroom)
    assert "Estmoor trams" in await preview(newsroom)
    await publish_now(newsroom.desk, "daily")
    part = await newsroom.desk.outbox.claim(NOW, lease_until=NOW + timedelta(minutes=1))
    assert part
    assert "River Arle" not in text_of(part.document)
    await press(newsroom, told, "news.undo")
    assert (await newsroom.desk.workspaces.subscriptions("w"))[0].source_ids == ()
    await ask(newsroom, "digest.filter", sources="Northern News, Daily Post")
    assert len((await newsroom.desk.workspaces.subscriptions("w"))[0].source_ids) == 2
    await ask(newsroom, "digest.filter", sources="all")
    assert (await newsroom.desk.workspaces.subscriptions("w"))[0].source_ids == ()


async def test_a_digest_tells_in_the_languages_that_it_names(newsroom: FakeWorld) -> None:
    assert "Languages: de" in text(await ask(newsroom, "digest.filter", languages="Deutsch"))
    shown = await preview(newsroom)
    assert "Die Arle tritt" in shown
    assert "trams" not in shown
    assert "is no language that is known here" in text(await ask(newsroom, "digest.filter", languages="en, klingon"))
    assert (await newsroom.desk.workspaces.subscriptions("w"))[0].languages == ("de",)


async def test_the_form_shows_what_is_there_and_an_empty_one_takes_all(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.filter", sources="Daily Post", languages="en, de")
    form = (await ask(newsroom, "digest.filter")).form
    assert form
    assert {field.name: field.value for field in form.fields} == {"sources": "Daily Post", "languages": "en, de"}
    await ask(newsroom, "digest.filter", sources="", languages="", **form.hidden)
    (one,) = await newsroom.desk.workspaces.subscriptions("w")
    assert (one.source_ids, one.languages) == ((), ())


async def test_a_source_that_is_followed_no_more_is_told_of_as_gone(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.filter", sources="Daily Post")
    await ask(newsroom, "sources.remove", source="Daily Post")
    assert "nothing comes; choose others" in text(await ask(newsroom, "digest.filter", languages="all"))
    assert "no source" in text(await ask(newsroom, "digest.filter", sources="Daily Post")).casefold()


async def test_a_topic_is_looked_for_in_its_own_sources(newsroom: FakeWorld) -> None:
    await ask(newsroom, "topics.add", name="Harwick", words="Harwick, trams")
    assert "River Arle" in text(await ask(newsroom, "brief", topic="Harwick", since="7d"))
    await ask(newsroom, "topics.edit", topic="Harwick", sources="Daily Post")
    shown = text(await ask(newsroom, "brief", topic="Harwick", since="7d"))
    assert "River Arle" not in shown
    assert "Estmoor trams" in shown
    await ask(newsroom, "topics.add", name="Schools", words="schools")
    await ask(newsroom, "digest.schedule", times="daily 08:00", topics="Harwick, Schools", channel="other")
    both = text(await ask(newsroom, "digest.preview", digest="Harwick"))
    assert "River Arle" in both, "by the topic that has no sources of its own"
    form = (await ask(newsroom, "topics.edit", topic="Harwick")).form
    assert form
    assert form.fields[-1].value == "Daily Post"


@pytest.mark.parametrize("typed", ["Daily Post", "the daily post", "post.example", "https://www.post.example/news"])
async def test_a_blocked_outlet_is_told_of_nowhere_in_that_workspace(newsroom: FakeWorld, typed: str) -> None:
    told = await ask(newsroom, "news.blocked", outlets=typed)
    for shown in (await preview(newsroom), text(await ask(newsroom, "brief", topic="trams", since="7d"))):
        assert "Estmoor trams stand still" not in shown
    assert "Jon Carr" not in text(await ask(newsroom, "quotes", who="Carr"))
    await press(newsroom, told, "news.undo")
    assert "Estmoor trams" in await preview(newsroom)


async def test_blocked_words_are_told_of_nowhere_and_next_door_they_are(newsroom: FakeWorld) -> None:
    await add_source(newsroom.desk, "v", feed())
    told = text(await ask(newsroom, "news.blocked", words="tram, “sandbags”"))
    assert "Nothing that speaks of: tram, sandbags" in told
    shown = await preview(newsroom)
    assert "River Arle" not in shown
    assert "trams" not in shown
    assert "Die Arle" in shown
    assert "River Arle" not in text(await ask(newsroom, "brief", topic="river", since="7d"))
    assert "River Arle" in text(await ask(newsroom, "brief", topic="river", since="7d", by=asker("v")))
    form = (await ask(newsroom, "news.blocked")).form
    assert form
    assert form.fields[0].value == "tram\nsandbags"
    await ask(newsroom, "news.blocked", words="none")
    assert "River Arle" in await preview(newsroom)


async def test_too_much_is_not_blocked(newsroom: FakeWorld) -> None:
    assert "At most 100" in text(await ask(newsroom, "news.blocked", words=",".join(f"w{n}" for n in range(101))))
    assert "At most 100" in text(await ask(newsroom, "news.blocked", outlets="x" * 101))


async def test_what_is_filtered_and_blocked_goes_with_the_settings(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.filter", sources="Daily Post", languages="de")
    await ask(newsroom, "news.blocked", words="tram", outlets="Post")
    exported = (await ask(newsroom, "news.export")).file
    assert exported
    await ask(newsroom, "news.blocked", words="none", outlets="none")
    reply = await ask(newsroom, "news.import", attachment=exported.body)
    await press(newsroom, reply, "news.replace")
    held = await newsroom.desk.workspaces.workspace("w")
    assert held
    assert (held.blocked_words, held.blocked_outlets) == (("tram",), ("post",))
    assert b'"languages": [\n        "de"' in exported.body


async def test_others_neither_filter_nor_block(newsroom: FakeWorld) -> None:
    for command in ("digest.filter", "news.blocked"):
        assert "Only those who manage" in text(await ask(newsroom, command, by=asker(admin=False), words="river", sources="x"))
