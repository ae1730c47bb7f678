"""What is kept of one person: seen, taken along, changed and deleted by them alone, and nothing of it left behind."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.flows.commands import mine
from bot.flows.deliver import deliver_due
from bot.flows.ingest import ingest
from bot.flows.publish import publish_digest
from bot.model.member import Member
from bot.model.note import NoteKind
from bot.store.schema.metadata import metadata
from tests.builders import item, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

DAY = timedelta(days=1)
ANN, BOSS = asker(admin=False, user="U7ANN"), asker(user="U9BOSS")


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    await world.desk.workspaces.save_workspace(workspace())
    await ingest(world.desk, "w", [item(published=NOW - timedelta(hours=2))])
    await ask(world, "topics.add", name="Floods", words="flood, river, sandbags")
    return world


async def live(world: FakeWorld, *, by: Any) -> None:
    """What somebody does in two days: they follow, ask, choose, and are sent a digest."""
    await ask(world, "follow.topic", topic="Floods", by=by)
    await ask(world, "follow.speaker", who="Ida Holm", by=by)
    await ask(world, "follow.story", link="https://nna.example/flood", by=by)
    await ask(world, "brief", topic="Floods", by=by)
    await ask(world, "my.settings", style="plain", zone="Asia/Tokyo", by=by)
    world.clock.advance(DAY)
    for one in await world.desk.workspaces.due_subscriptions(world.clock.now):
        assert one.next_run_at
        await publish_digest(world.desk, one.id, one.next_run_at)
    await deliver_due(world.desk)


async def where(world: FakeWorld, name: str) -> AsyncIterator[tuple[str, str]]:
    """Every table and column of the database in which somebody's id stands."""
    async with world.desk.people._database.read() as connection:  # type: ignore[attr-defined]  # all of it, whatever the ports show
        for table in metadata.sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                for column, value in row.items():
                    if name in str(value):
                        yield table.name, column


async def test_all_that_is_kept_is_shown(newsroom: FakeWorld) -> None:
    await live(newsroom, by=ANN)
    told = text(await ask(newsroom, "my.data", by=ANN))
    assert "Only you see this." in told
    assert "Language: as my app speaks" in told
    assert "Look: plain text for screen readers" in told
    assert "Time zone: Asia/Tokyo" in told
    assert "You follow 3 things." in told
    assert "Floods: every day at 07:00 (UTC)" in told
    assert "3 messages to you." in told
    assert "One note of when you last had a brief on a topic." in told
    assert "for 90 days, without your name" in told
    assert "log" not in told, "she changed nothing for others"


async def test_whoever_configures_is_told_what_stays(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods", by=BOSS)
    told = text(await ask(newsroom, "my.delete", by=BOSS))
    assert "One digest names you as who set it up last; without you it names nobody." in told
    assert "One entry of the log of changes names you. It stays, since you configured for all, and the last goes 10 Jun." in told


async def test_a_file_holds_it_all(newsroom: FakeWorld) -> None:
    await live(newsroom, by=ANN)
    file = (await ask(newsroom, "my.export", by=ANN)).file
    assert file
    assert (file.name, file.media_type) == ("dateline-my-data.json", "application/json")
    whole = json.loads(file.body)
    assert (whole["user"], whole["workspace"]) == ("U7ANN", "w")
    assert whole["settings"]["style"] == "plain"
    assert sorted((one["kind"], one["name"]) for one in whole["follows"]) == [
        ("speaker", "Ida Holm"),
        ("story", "River Arle tops its banks"),
        ("topic", "Floods"),
    ]
    assert [message["title"][:10] for message in whole["messages"]][:1] == ["You follow"]
    assert whole["notes_of_briefs"] == 1


async def test_nothing_of_somebody_is_left_but_what_was_named(newsroom: FakeWorld) -> None:
    for by in (ANN, asker(admin=False, user="bob"), BOSS):
        await live(newsroom, by=by)
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods", by=BOSS)
    await ask(newsroom, "story.follow", link="https://nna.example/flood", where="follow_here", by=BOSS)
    assert {place async for place in where(newsroom, "U7ANN")} >= {("members", "user_id"), ("outbox", "channel")}
    for by in (ANN, BOSS):
        asked = await ask(newsroom, "my.delete", by=by)
        assert "Delete this for good?" in text(asked)
        assert "It is deleted." in text(await press(newsroom, asked, "my.erase", by=by))
    assert {place async for place in where(newsroom, "U7ANN")} == set()
    assert {place async for place in where(newsroom, "U9BOSS")} == {("notes", "text")}, "the log, which was named"
    kept = await newsroom.desk.notes.notes("w", NoteKind.LOG, NOW - DAY)
    assert {json.loads(note.text)["user"] for note in kept} >= {"U9BOSS"}
    assert {place async for place in where(newsroom, "bob")}, "nobody else is forgotten"
    (digest,) = await newsroom.desk.workspaces.subscriptions("w")
    assert (digest.keeper, digest.next_run_at is not None) == ("", True), "what was set up for all goes on"
    for since in ("", "30d"):
        assert "Nothing new" not in text(await ask(newsroom, "brief", topic="Floods", since=since, by=ANN))


async def test_a_message_that_is_on_its_way_is_waited_for(newsroom: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = asyncio.Event()

    async def wait(seconds: float) -> None:
        sent.set()

    monkeypatch.setattr(mine, "_TRIES", 1)
    await ask(newsroom, "follow.topic", topic="Floods", by=ANN)
    newsroom.clock.advance(DAY)
    (one,) = await newsroom.desk.workspaces.due_subscriptions(newsroom.clock.now)
    assert one.next_run_at
    await publish_digest(newsroom.desk, one.id, one.next_run_at)
    await newsroom.desk.outbox.claim(newsroom.clock.now, lease_until=newsroom.clock.now + timedelta(minutes=2))
    monkeypatch.setattr(mine.asyncio, "sleep", wait)
    reply = await ask(newsroom, "my.erase", by=ANN)
    assert sent.is_set()
    assert "All but a message that is being sent to you just now" in text(reply)


async def test_language_and_look_are_for_ones_own_eyes(newsroom: FakeWorld) -> None:
    set_to = await ask(newsroom, "my.settings", language="language.uk", style="plain", by=ANN)
    assert "Мова: Українська" in text(set_to)
    mine_ = await ask(newsroom, "brief", topic="Floods", by=ANN)
    assert mine_.document
    assert (mine_.document.language, mine_.document.plain) == ("uk", True)
    assert (await ask(newsroom, "news.help", by=ANN)).document.plain  # type: ignore[union-attr]
    public = await ask(newsroom, "brief", topic="Floods", since="7d", public="yes", by=ANN)
    assert public.post
    assert public.document
    assert (public.document.language, public.document.plain) == ("en", False)
    back = await ask(newsroom, "my.settings", language="by_app", style="by_place", by=ANN)
    assert back.document
    assert back.document.language == "en"
    assert not (await ask(newsroom, "news.help", by=ANN)).document.plain  # type: ignore[union-attr]


async def test_cards_may_be_chosen_where_all_else_is_plain(newsroom: FakeWorld) -> None:
    await ask(newsroom, "news.settings", style="plain", by=BOSS)
    await ask(newsroom, "my.settings", style="cards", by=ANN)
    told = await ask(newsroom, "brief", topic="Floods", by=ANN)
    assert told.document
    assert not told.document.plain
    assert (await ask(newsroom, "brief", topic="Floods", by=BOSS)).document.plain  # type: ignore[union-attr]


async def test_mistakes_are_told_at_their_fields_and_nothing_is_kept(newsroom: FakeWorld) -> None:
    wrong = await ask(newsroom, "my.settings", language="Klingon", style="round", zone="Nowhere", by=ANN)
    assert set(wrong.errors) == {"language", "style", "zone"}
    assert await newsroom.desk.people.member("w", "U7ANN") is None
    form = (await ask(newsroom, "my.settings", by=replace(ANN, timezone="Asia/Tokyo"))).form
    assert form
    assert [(field.name, field.value) for field in form.fields] == [
        ("language", "by_app"),
        ("style", "by_place"),
        ("zone", "Asia/Tokyo"),
    ]


async def test_a_member_of_one_workspace_is_nobody_in_another(newsroom: FakeWorld) -> None:
    await newsroom.desk.people.save_member(Member(workspace_id="w", user_id="U7ANN", language="de"))
    there = asker("v", user="U7ANN", admin=False)
    told = await ask(newsroom, "my.data", by=there)
    assert told.document
    assert told.document.language == "en"
    assert "It is deleted." in text(await ask(newsroom, "my.erase", by=there))
    assert await newsroom.desk.people.member("w", "U7ANN") is not None


async def test_a_file_is_readable_in_every_script(newsroom: FakeWorld) -> None:
    await ask(newsroom, "topics.add", name="Повінь", words="повінь", by=BOSS)
    await ask(newsroom, "follow.topic", topic="Повінь", by=ANN)
    file = (await ask(newsroom, "my.export", by=ANN)).file
    assert file
    assert '"Повінь"' in file.body.decode()
