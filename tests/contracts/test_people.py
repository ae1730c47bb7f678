"""The port `People`: what is kept of one person is shown to them, and gone when they wish; nobody else's is touched."""

from collections.abc import AsyncIterator
from dataclasses import replace

from sqlalchemy import select

from bot.model.delivery import DeliveryState
from bot.model.member import Kept, Member
from bot.model.note import Note, NoteKind
from bot.model.problems import problem_of
from bot.model.workspace import Subscription, Window, direct
from bot.store.schema.metadata import metadata
from bot.store.schema.tables import slack_delegates
from bot.store.store import Store
from tests.store.builders import NOW, SECOND, channel, delivery, subscription

ANN = Member(
    workspace_id="w", user_id="U7ANN", language="de", spoken="uk", style="plain", timezone="Asia/Tokyo", schedule="daily 07:00"
)
READER = direct("discord", "w", "U7ANN")
BRIEFS = "0123456789abcdef"


def follow(name: str, user: str = "U7ANN", workspace: str = "w") -> Subscription:
    made = subscription(name, workspace_id=workspace, to=direct("discord", workspace, user))
    return replace(made, topic_ids=("ferries",), called="Ferries", keeper=user, began=NOW)


async def send(store: Store, one: Subscription, slot: int = 0) -> str:
    """A message of it on its way."""
    at = NOW + slot * SECOND
    made = replace(delivery(of=one.id, slot=at, to=one.channel, article_ids=("gazette:a",)))
    await store.workspaces.save_subscription(one)
    window = Window(start=NOW, end=NOW)
    assert await store.outbox.publish(one, at, [made], window=window, next_run_at=NOW)
    return made.key


async def rows(store: Store, text: str) -> AsyncIterator[str]:
    """The tables in which a text stands, in whatever column."""
    async with store.database.read() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.execute(select(table)):
                if any(text in str(value) for value in row):
                    yield table.name


async def test_settings_come_back_as_they_were_saved(store: Store) -> None:
    assert await store.people.member("w", "U7ANN") is None
    await store.people.save_member(ANN)
    await store.people.save_member(replace(ANN, user_id="bob"))
    await store.people.save_member(replace(ANN, workspace_id="v"))
    await store.people.save_member(replace(ANN, language="fr"))
    assert await store.people.member("w", "U7ANN") == replace(ANN, language="fr")
    assert await store.people.member("v", "U7ANN") == replace(ANN, workspace_id="v")
    assert await store.workspaces.delete_workspace("w") is False
    assert await store.people.member("w", "U7ANN") is None, "a workspace that goes takes its members' settings along"
    assert await store.people.member("v", "U7ANN") is not None


async def test_what_goes_to_a_person_is_no_digest_and_is_found_by_them(store: Store) -> None:
    story = replace(follow("story"), topic_ids=(), story_id=7, began=NOW + SECOND)
    for one in (story, follow("topic"), follow("other", "bob"), follow("elsewhere", workspace="v"), subscription("digest")):
        await store.workspaces.save_subscription(one)
    assert [one.id for one in await store.workspaces.subscriptions("w")] == ["digest"]
    assert await store.workspaces.personal("w", "U7ANN") == (follow("topic"), story)
    assert await store.workspaces.personal("w", "") == ()
    assert {one.id for one in await store.workspaces.all_subscriptions("w")} == {"digest", "other", "story", "topic"}


async def test_what_is_kept_is_counted_and_named(store: Store) -> None:
    assert await store.people.kept(READER, BRIEFS) == Kept()
    await send(store, follow("topic"))
    await send(store, follow("other", "bob"))
    await store.workspaces.save_subscription(replace(subscription("digest"), keeper="U7ANN"))
    for note_id in (BRIEFS + "a", BRIEFS + "b", "another"):
        await store.notes.write(Note(workspace_id="w", kind=NoteKind.BRIEF, id=note_id, text="{}", at=NOW))
    async with store.database.write() as connection:
        await connection.execute(slack_delegates.insert().values(workspace_id="w", user_id="U7ANN"))
    kept = await store.people.kept(READER, BRIEFS)
    assert kept == Kept(messages=((NOW.isoformat(), "Morning news"),), briefs=2, keeps=1, is_delegate=True)


async def test_nothing_of_somebody_is_left_and_all_of_everybody_else(store: Store) -> None:
    await store.people.save_member(ANN)
    await store.people.save_member(replace(ANN, user_id="bob"))
    sent = await send(store, follow("topic"))
    await store.outbox.claim(NOW, lease_until=NOW + SECOND)
    await store.outbox.sent(sent, "1/2", NOW)
    await send(store, follow("topic-too"), 1)
    kept = await send(store, follow("other", "bob"), 2)
    await store.workspaces.save_subscription(replace(subscription("digest"), keeper="U7ANN"))
    here = replace(subscription("here", to=channel("sport")), story_id=7, keeper="U7ANN", topic_ids=())
    await store.workspaces.save_subscription(here)
    for note_id in (BRIEFS + "a", "another"):
        await store.notes.write(Note(workspace_id="w", kind=NoteKind.BRIEF, id=note_id, text="{}", at=NOW))
    assert await store.people.erase(READER, BRIEFS) == 0
    assert [name async for name in rows(store, "U7ANN")] == []
    assert [name async for name in rows(store, "topic")] == [], "nor of the digests that they were sent"
    assert await store.people.kept(READER, BRIEFS) == Kept()
    digest = await store.workspaces.subscription("digest")
    assert digest is not None
    assert digest.keeper == ""
    assert await store.workspaces.story_follows("w") == (replace(here, keeper=""),)
    assert [one.key for one in await store.outbox.listed(*DeliveryState)] == [kept]
    assert [note.id for note in await store.notes.notes("w", NoteKind.BRIEF, NOW - SECOND)] == ["another"]
    assert await store.people.member("w", "bob") is not None


async def test_what_is_being_sent_is_left_and_said(store: Store) -> None:
    key = await send(store, follow("topic"))
    assert await store.outbox.claim(NOW, lease_until=NOW + SECOND) is not None
    assert await store.people.erase(READER, BRIEFS) == 1
    await store.outbox.sent(key, "1/2", NOW)
    assert await store.people.erase(READER, BRIEFS) == 0
    assert await store.outbox.listed(*DeliveryState) == ()


async def test_the_last_message_and_the_end_are_one(store: Store) -> None:
    one = follow("topic")
    await store.workspaces.save_subscription(one)
    last = delivery(of=one.id, to=one.channel)
    assert not await store.outbox.publish_last(replace(one, next_run_at=NOW + SECOND), last)
    assert await store.workspaces.personal("w", "U7ANN") == (one,)
    assert await store.outbox.publish_last(one, last)
    assert await store.workspaces.personal("w", "U7ANN") == ()
    assert [waiting.key for waiting in await store.outbox.listed(DeliveryState.WAITING)] == [last.key]
    assert not await store.outbox.publish_last(one, last)


async def test_what_a_subscription_shows_is_known_until_it_died(store: Store) -> None:
    key = await send(store, follow("topic"))
    await send(store, follow("other"), 1)
    assert await store.outbox.shown_by("topic", ["gazette:a", "gazette:b"]) == {"gazette:a"}
    assert await store.outbox.shown_by("nobody", ["gazette:a"]) == frozenset()
    delivered = await store.outbox.claim(NOW, lease_until=NOW + SECOND)
    assert delivered is not None
    await store.outbox.dead(key, problem_of("closed"))
    assert await store.outbox.shown_by("topic", ["gazette:a"]) == frozenset()
