"""How much of a list is shown, offered or taken: so many, and not one more or fewer."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.commands import brief
from bot.flows.commands.changelog import _text_of_answer
from bot.flows.commands.table import complete
from bot.flows.tell_stories import tell_stories
from bot.model.allowance import Allowance
from bot.model.conversation import Request
from bot.model.document import Document, Text, text_of
from bot.model.errors import Unreachable
from bot.model.note import Note, NoteKind
from bot.model.problems import problem_of
from bot.model.workspace import Subscription, direct
from bot.parse.feed.opml import Outline, write_opml
from bot.ports.commands import FoundFeed
from tests.builders import item, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text
from tests.flows.news import report, store

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


def labels(document: Document | None, name: str) -> list[str]:
    assert document is not None
    return [action.label for action in document.actions if action.name == name]


def listed(document: Document | None) -> list[str]:
    assert document is not None
    return [text_of(block.spans) for block in document.blocks if isinstance(block, Text) and block.bullet]


async def digests(world: FakeWorld, count: int, **more: Any) -> None:
    for number in range(count):
        made = replace(subscription(f"d{number:02}"), schedule=f"daily 07:{number:02}", **more)
        await world.desk.workspaces.save_subscription(made)


# Completion


async def test_of_thirty_values_twenty_five_are_offered_and_none_of_over_a_hundred_characters(world: FakeWorld) -> None:
    for number in range(30):
        await ask(world, "topics.add", name=f"T{number}", words="river")
    request = Request(path=("digest", "schedule"), asker=asker())
    assert len(await complete(world.desk, request, "topics", "")) == 25
    before = "x" * 96
    assert await complete(world.desk, request, "topics", f"{before},T7") == (f"{before}, T7",), "just a hundred"
    assert await complete(world.desk, request, "topics", f"{before},T27") == ()


@pytest.mark.parametrize(
    ("kind", "first", "all_of_them"),
    [
        ("since", "24h", ("24h", "7d", "30d", "today", "yesterday")),
        ("time", "1h", ("1h", "3h", "8h", "24h", "2d", "7d")),
        ("times", "daily 07:00", ("daily 07:00", "weekdays 07:30", "weekdays 7:30 and 17:00", "every 6h", "mon 09:00")),
        ("length", "short", ("short", "normal", "long")),
    ],
)
async def test_usual_values_are_offered_in_their_order(
    world: FakeWorld, kind: str, first: str, all_of_them: tuple[str, ...]
) -> None:
    path = {"since": ("brief",), "time": ("digest", "mute"), "times": ("digest", "schedule"), "length": ("brief",)}[kind]
    request = Request(path=path, asker=asker())
    assert await complete(world.desk, request, kind, "") == all_of_them
    assert (await complete(world.desk, request, kind, first))[0] == first


# Buttons and lines


@pytest.mark.parametrize(("held", "buttons", "lines"), [(2, 2, 2), (10, 10, 10), (12, 10, 12), (25, 10, 25), (27, 10, 25)])
async def test_which_digest_is_meant_has_ten_buttons_and_twenty_five_lines(
    world: FakeWorld, held: int, buttons: int, lines: int
) -> None:
    await digests(world, held)
    which = (await ask(world, "digest.pause")).document
    assert len(labels(which, "digest.pause")) == buttons
    assert len(listed(which)) == lines


async def test_a_button_bears_sixty_characters(world: FakeWorld) -> None:
    long = [(await ask(world, "topics.add", name=letter * 58, words="river")) for letter in "ab"]
    assert all(reply.document for reply in long)
    ids = [topic.id for topic in await world.desk.workspaces.topics("w")]
    for number, topic_id in enumerate(ids):
        held = replace(subscription(f"d{number}"), topic_ids=(topic_id,), paused=True)
        await world.desk.workspaces.save_subscription(held)
    assert {len(label) for label in labels((await ask(world, "digest.pause")).document, "digest.pause")} == {60}
    assert {len(label) for label in labels((await ask(world, "digest.list")).document, "digest.resume")} == {60}
    removed = await ask(world, "digest.remove", digest="d0")
    assert removed.document
    restored = (await ask(world, "news.restore")).document
    assert [len(label) for label in labels(restored, "news.undo")] == [60]


@pytest.mark.parametrize(("removed", "buttons"), [(9, 9), (10, 10), (11, 10)])
async def test_ten_removed_things_have_a_button_and_all_a_line(world: FakeWorld, removed: int, buttons: int) -> None:
    for number in range(removed):
        note = Note(workspace_id="w", kind=NoteKind.REMOVED, id=f"n{number}", text="{}", at=NOW, label=f"Topic {number}")
        await world.desk.notes.write(note)
    shown = (await ask(world, "news.restore")).document
    assert (len(labels(shown, "news.undo")), len(listed(shown))) == (buttons, removed)


def follow(number: int, **more: Any) -> Subscription:
    made = replace(
        subscription(f"f{number:02}"), channel=direct("fake", "w", "ann"), keeper="ann", speaker=f"Speaker {number:02}"
    )
    return replace(made, **more)


@pytest.mark.parametrize(("held", "resume", "stop"), [(5, 5, 5), (6, 5, 6), (12, 5, 10)])
async def test_the_list_of_what_one_follows_has_so_many_buttons(world: FakeWorld, held: int, resume: int, stop: int) -> None:
    for number in range(held):
        await world.desk.workspaces.save_subscription(follow(number, problem=problem_of("closed"), next_run_at=None))
    shown = (await ask(world, "follow.list")).document
    assert (len(labels(shown, "follow.resume")), len(labels(shown, "follow.stop"))) == (resume, stop)
    assert len(listed(shown)) == held


async def test_so_many_stories_have_a_button(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await store(world, *(report(n, fetched=NOW - n * HOUR / 60) for n in range(12)))
    await tell_stories(world.desk)
    told = await ask(world, "brief", topic="again", since="7d", length="long")
    timeline = (await press(world, told, "brief.timeline")).document
    assert len(labels(timeline, "story.timeline")) == 10
    for trace in await world.desk.stories.traces(0):
        made = replace(subscription(f"s{trace.place}"), channel=direct("fake", "w", "ann"), keeper="ann", story_id=trace.story)
        await world.desk.workspaces.save_subscription(made)
    stories = (await ask(world, "story.list")).document
    assert (len(labels(stories, "story.unfollow")), len(listed(stories))) == (10, 12)


async def test_a_story_with_a_long_headline_has_a_button_of_sixty_characters(world: FakeWorld) -> None:
    await store(world, item(title="River Arle tops its banks at Harwick and hundreds of households are told to leave"))
    await ask(world, "story.follow", link="https://nna.example/flood")
    assert [len(label) for label in labels((await ask(world, "story.list")).document, "story.unfollow")] == [60]
    timeline = await press(world, await ask(world, "brief", topic="river"), "brief.timeline")
    assert [len(label) for label in labels(timeline.document, "story.timeline")] == [60]


@pytest.mark.parametrize(("changes", "shown", "more"), [(20, 20, ""), (21, 20, "1 more"), (25, 20, "5 more")])
async def test_the_log_shows_twenty_changes(world: FakeWorld, changes: int, shown: int, more: str) -> None:
    for number in range(changes):
        kept = json.dumps({"user": "ann", "name": "Ann", "path": "topics.add", "told": f"No. {number}."})
        note = Note(workspace_id="w", kind=NoteKind.LOG, id=f"n{number}", text=kept, at=NOW + number * SECOND)
        await world.desk.notes.write(note)
    world.clock.advance(HOUR)
    told = await ask(world, "news.log")
    assert len(listed(told.document)) == shown
    assert ("more" in text(told)) is bool(more)
    assert more in text(told)
    assert told.document
    assert sum(getattr(block, "left_out", 0) for block in told.document.blocks) == changes - shown


@pytest.mark.parametrize(("length", "kept"), [(200, 200), (201, 200), (500, 200)])
async def test_a_change_is_logged_in_two_hundred_characters(world: FakeWorld, length: int, kept: int) -> None:
    told = _text_of_answer(Document(title="x" * length, blocks=()))
    assert (len(told), told.endswith("…")) == (kept, length > kept)


# What is taken


@pytest.mark.parametrize(("places", "taken"), [(5, True), (6, False)])
async def test_five_sources_at_once(world: FakeWorld, places: int, taken: bool) -> None:
    urls = [f"https://p{number}.example/feed" for number in range(places)]
    world.finder.web = {url: (FoundFeed(url=url, title="", entries=1),) for url in urls}
    reply = await ask(world, "news.setup", times="daily 07:00", zone="UTC", sources=" ".join(urls))
    assert (reply.errors == {}) is taken
    assert len(await world.desk.news.sources("w")) == (places if taken else 0)


async def test_five_changes_of_a_setup_can_be_taken_back(world: FakeWorld) -> None:
    lines = [f"T{number}: river, w{number}" for number in range(7)]
    await ask(world, "news.setup", times="daily 07:00", zone="UTC", topics="\n".join(lines))
    changed = "\n".join(f"{line}, more" for line in lines)
    reply = await ask(world, "news.setup", times="daily 08:00", zone="UTC", topics=changed)
    assert len(labels(reply.document, "news.undo")) == 5


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("x" * 90, f"{'x' * 80}: "),
        (f"https://a.example/{'x' * 90}", f"https://a.example/{'x' * 62}: no answer"),
        (f"https://b.example/{'x' * 90}", f"https://b.example/{'x' * 62}"),
    ],
)
async def test_an_address_is_said_back_in_eighty_characters(world: FakeWorld, url: str, said: str) -> None:
    world.finder.web[url] = Unreachable("no answer") if "a.example" in url else ()
    told = (await ask(world, "news.setup", times="daily 07:00", zone="UTC", sources=url)).errors["sources"]
    assert said in told
    assert url[:81] not in told


@pytest.mark.parametrize(("folders", "offered"), [(10, 10), (11, 10)])
async def test_ten_folders_are_offered_as_topics(world: FakeWorld, folders: int, offered: int) -> None:
    outlines = "".join(
        f'<outline title="Folder {n}"><outline type="rss" xmlUrl="https://f{n}.example/rss"/></outline>' for n in range(folders)
    )
    reply = await ask(world, "sources.import", attachment=f'<opml version="2.0"><body>{outlines}</body></opml>'.encode())
    assert labels(reply.document, "topics.add") == [f"Topic: Folder {n}" for n in range(offered)]


@pytest.mark.parametrize(("length", "label"), [(40, 47), (53, 60), (54, 60), (60, 60), (61, None)])
async def test_a_folder_of_sixty_characters_is_offered(world: FakeWorld, length: int, label: int | None) -> None:
    outline = f'<outline title="{"x" * length}"><outline type="rss" xmlUrl="https://f.example/rss"/></outline>'
    reply = await ask(world, "sources.import", attachment=f'<opml version="2.0"><body>{outline}</body></opml>'.encode())
    assert [len(said) for said in labels(reply.document, "topics.add")] == ([] if label is None else [label])


async def test_the_same_list_twice_brings_nothing_new(world: FakeWorld) -> None:
    many = write_opml("Mine", [Outline(url=f"https://f{number}.example/rss") for number in range(3)])
    assert "3 feeds added; 0 followed already" in text(await ask(world, "sources.import", attachment=many))
    assert "0 feeds added; 3 followed already" in text(await ask(world, "sources.import", attachment=many))


async def test_a_feeds_button_bears_sixty_characters(world: FakeWorld) -> None:
    url = "https://a.example/"
    world.finder.web[url] = (FoundFeed(url=f"{url}feed", title="x" * 90, entries=1),)
    assert [len(said) for said in labels((await ask(world, "sources.discover", url=url)).document, "sources.follow")] == [60]


@pytest.mark.parametrize(("typed", "kept"), [("0", 0), ("20", 20), ("21", None), ("99", None), ("100", None), ("020", None)])
async def test_variety_is_at_most_twenty(world: FakeWorld, typed: str, kept: int | None) -> None:
    await digests(world, 1)
    reply = await ask(world, "digest.options", variety=typed)
    assert bool(reply.errors) is (kept is None)
    (held,) = await world.desk.workspaces.subscriptions("w")
    assert held.most_of_one == (3 if kept is None else kept)


@pytest.mark.parametrize(("words", "taken"), [(100, True), (101, False)])
async def test_a_hundred_words_of_a_hundred_characters_are_blocked(world: FakeWorld, words: int, taken: bool) -> None:
    for given in (",".join(f"w{n}" for n in range(words)), "x" * words):
        assert ("words" not in (await ask(world, "news.blocked", words=given)).errors) is taken


@pytest.mark.parametrize(("typed", "taken"), [("999999", True), ("1000000", False)])
async def test_a_number_has_six_digits(world: FakeWorld, typed: str, taken: bool) -> None:
    await ask(world, "topics.add", name="Floods", words="river")
    await digests(world, 1)
    assert ("is no whole number" not in text(await ask(world, "alerts.on", topic="Floods", outlets=typed))) is taken


@pytest.mark.parametrize(("length", "figures"), [("short", (3, 1, 1)), ("normal", (5, 3, 3)), ("long", (8, 5, 5))])
async def test_a_brief_of_a_length_is_so_many_stories_sentences_and_quotes(
    world: FakeWorld, length: str, figures: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int, int]] = []
    research = brief.research

    async def noting(desk: Any, question: Any) -> Any:
        asked.append((question.max_stories, question.summary_sentences, question.quotes))
        return await research(desk, question)

    monkeypatch.setattr(brief, "research", noting)
    await ask(world, "brief", topic="river", length=length)
    assert asked == [figures]


# Waiting


async def test_a_message_on_its_way_is_waited_for_five_seconds(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def erase(*_: object) -> int:
        return 1

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(world.desk.people, "erase", erase)
    reply = await ask(world, "my.erase")
    assert waits == [1.0] * 5
    assert labels(reply.document, "my.erase")
    monkeypatch.undo()
    assert labels((await ask(world, "my.erase")).document, "my.erase") == []


async def test_a_note_that_takes_over_a_second_to_write_is_not_waited_for(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float | None] = []
    wait = asyncio.wait

    async def noted(tasks: Any, **more: Any) -> Any:
        waits.append(more.pop("timeout"))
        return await wait(tasks, timeout=0, **more)

    async def write(note: Note) -> None:
        await asyncio.Event().wait()

    await store(world, item())
    monkeypatch.setattr(world.desk.notes, "write", write)
    monkeypatch.setattr(asyncio, "wait", noted)
    told = await ask(world, "brief", topic="river")
    assert waits == [1.0, 1.0], "one for what the asker had, one for the question"
    assert "340 households" in text(told)
    assert told.document
    assert {action.name for action in told.document.actions} <= {"news.setup", "brief.read"}, "nothing that would not work"


async def test_a_story_is_followed_in_the_channel_by_its_button(world: FakeWorld) -> None:
    await store(world, item())
    timeline = await ask(world, "story.timeline", link="https://nna.example/flood")
    await press(world, timeline, "story.here")
    await press(world, timeline, "story.follow")
    held = await world.desk.workspaces.story_follows("w")
    assert sorted(one.channel.id for one in held) == ["@ann", "news"]


@pytest.mark.parametrize(("held", "taken"), [(2, True), (3, False)])
async def test_a_file_brings_no_more_digests_than_there_is_room_for(world: FakeWorld, held: int, taken: bool) -> None:
    tight = replace(world, desk=replace(world.desk, allowance=Allowance(digests=3)))
    await digests(tight, held)
    new = {"schedule": "daily 05:00", "timezone": "UTC", "stories": 3, "sentences": 2, "quotes": 1, "channel": "news"}
    body = json.dumps({"dateline": 1, "workspace": "w", "digests": [new]}).encode()
    shown = await ask(tight, "news.import", attachment=body)
    assert bool(labels(shown.document, "news.replace")) is taken
    assert ("room for 3 digests" in text(shown)) is not taken
