"""What an asker is told, from the store alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.compose.brief import BriefShape, compose_brief
from bot.compose.edition import Edition
from bot.flows.brief import Outcome, Question, brief, research
from bot.flows.collect import collect_source
from bot.flows.deliver import deliver_due
from bot.flows.finding import Had
from bot.flows.ingest import ingest
from bot.flows.manage import add_topic
from bot.flows.publish import preview_digest, publish_digest
from bot.flows.tell_stories import tell_stories
from bot.model.document import Document
from bot.model.errors import Unreachable, UserError
from bot.model.place import place
from bot.model.story import Story
from bot.model.workspace import Window
from tests.builders import FLOOD, STRIKE, feed, item, subscription, workspace
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld
from tests.flows.news import ALWAYS, report, store
from tests.flows.test_publish import NEXT_DAY_OF_FLOOD
from tests.stored import readings_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def told(
    world: FakeWorld,
    asked: str,
    *,
    by: str = "w",
    since: datetime = NOW - 7 * DAY,
    method: str | None = None,
    had: Had | None = None,
) -> str:
    question = Question(workspace=workspace(by), asked=asked, since=since, method=method, had=had)
    return text_of(await brief(world.desk, question))


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    """A flood of today, a strike of five days ago, and a topic for each."""
    world.clock.now = NOW - 5 * DAY
    await ingest(world.desk, "w", [item("strike", STRIKE, title="Estmoor trams stand still", published=NOW - 5 * DAY)])
    world.clock.now = NOW
    await ingest(world.desk, "w", [item(published=NOW - 2 * HOUR)])
    await add_topic(world.desk, "w", "Floods", "flood, river, sandbags, -insurance")
    await add_topic(world.desk, "w", "Work", "strike, union, wages")
    return world


@pytest.mark.parametrize("asked", ["Floods", "floods", "  FLOODS ", "fLooDs"])
async def test_a_topic_is_found_by_its_name_in_any_case(newsroom: FakeWorld, asked: str) -> None:
    answer = await told(newsroom, asked)
    assert answer.startswith("Floods\n")
    assert "340 households" in answer
    assert "trams" not in answer


@pytest.mark.parametrize("asked", ["sandbags", "Lowmere army", "schools closed monday", '"topped its banks"', "the river"])
async def test_any_words_are_a_question(newsroom: FakeWorld, asked: str) -> None:
    assert "340 households" in await told(newsroom, asked)


async def test_all_words_of_a_question_must_occur(newsroom: FakeWorld) -> None:
    assert "340 households" not in await told(newsroom, "sandbags trams")


async def test_an_unknown_topic_is_answered_with_the_names_it_may_have_meant(newsroom: FakeWorld) -> None:
    answer = await told(newsroom, "flods")
    assert "Did you mean Floods?" in answer
    assert "Work" not in answer


async def test_where_there_are_no_topics_nobody_is_told_that_one_is_unknown(world: FakeWorld) -> None:
    assert "Did you mean" not in await told(world, "flods")


async def test_where_nothing_came_since_the_latest_is_told(newsroom: FakeWorld) -> None:
    answer = await told(newsroom, "work", since=NOW - DAY)
    assert "Estmoor trams stand still" in answer
    assert "Drivers of the Estmoor trams" not in answer, "an old report must not be shown as news"


async def test_the_latest_is_told_for_free_words_too(newsroom: FakeWorld) -> None:
    assert "Estmoor trams stand still" in await told(newsroom, "trams", since=NOW - DAY)


async def test_the_latest_is_one_that_the_topic_would_show(newsroom: FakeWorld) -> None:
    """Newer candidates that the topic excludes must not hide the latest that fits."""
    excluded = FLOOD + "\n\nThe insurance will pay for none of it."
    await ingest(newsroom.desk, "w", [item("claims", excluded, title="Who pays for the river", published=NOW - HOUR)])
    answer = await told(newsroom, "floods", since=NOW - HOUR)
    assert "River Arle tops its banks" in answer
    assert "Who pays" not in answer


async def test_since_counts_by_when_a_report_was_published(newsroom: FakeWorld) -> None:
    """The archive that a feed brings up today is not today's news."""
    old = item("archive", FLOOD.replace("340", "111"), title="Arle flood of last month", published=NOW - 30 * DAY)
    await ingest(newsroom.desk, "w", [old])
    assert "111 households" not in await told(newsroom, "floods", since=NOW - 7 * DAY)
    assert "Arle flood of last month" in await told(newsroom, "floods", since=NOW - 40 * DAY)


async def test_a_summary_by_another_method_is_made_on_demand(newsroom: FakeWorld) -> None:
    assert "households" in await told(newsroom, "floods", method="lsa")


@pytest.mark.parametrize("asked", ["", "   ", "!!!", "“”", "x" * 101])
async def test_what_cannot_be_asked_is_told_to_the_asker(newsroom: FakeWorld, asked: str) -> None:
    with pytest.raises(UserError):
        await told(newsroom, asked)


async def test_a_failing_source_is_named_in_the_answer(newsroom: FakeWorld) -> None:
    source = feed()
    newsroom.feeds.shelves[source.location] = Unreachable("down")
    await newsroom.desk.news.add_source(source, followed_by="w")
    await collect_source(newsroom.desk, source.id)
    assert "1 of 2" in await told(newsroom, "floods")


async def two_workspaces(world: FakeWorld) -> None:
    """A and B both follow one feed; only B follows another, and each has been handed an article."""
    shared, own = feed("https://shared.example"), feed("https://own.example")
    world.feeds.shelves = {
        shared.location: [item("shared", FLOOD.replace("340", "100"), title="Shared flood")],
        own.location: [item("own", FLOOD.replace("340", "200"), title="Flood that B pays for")],
    }
    for name in ("a", "b"):
        await world.desk.workspaces.save_workspace(workspace(name))
        await world.desk.workspaces.save_subscription(subscription(f"daily-{name}", workspace_id=name))
    await world.desk.news.add_source(shared, followed_by="*")
    await world.desk.news.add_source(own, followed_by="b")
    for source in (shared, own):
        await collect_source(world.desk, source.id)
    await ingest(world.desk, "b", [item("hand", FLOOD.replace("340", "300"), title="Flood memo handed to B")])


SECRETS = ("200 households", "300 households", "Flood that B pays for", "Flood memo handed to B")


async def test_a_brief_never_shows_what_only_another_workspace_follows(world: FakeWorld) -> None:
    await two_workspaces(world)
    theirs, mine = await told(world, "river", by="b"), await told(world, "river", by="a")
    assert "Shared flood" in mine
    assert "Flood that B pays for" in theirs or "Flood memo handed to B" in theirs or "200 households" in theirs
    assert not [secret for secret in SECRETS if secret in mine]
    assert " · 1 story · " in mine or " · 1 story\n" in mine


async def test_nothing_since_tells_no_secret_either(world: FakeWorld) -> None:
    await two_workspaces(world)
    world.clock.advance(3 * DAY)
    answer = await told(world, "river", by="a", since=NOW + DAY)
    assert "Shared flood" in answer
    assert not [secret for secret in SECRETS if secret in answer]


async def test_a_digest_never_holds_what_only_another_workspace_follows(world: FakeWorld) -> None:
    await two_workspaces(world)
    for name in ("a", "b"):
        assert await publish_digest(world.desk, f"daily-{name}", NOW)
    await deliver_due(world.desk)
    pages = {channel.workspace: text_of(document) for channel, document, _ in world.platform.posted}
    assert "3 reports" in pages["b"]
    assert "Shared flood" in pages["a"]
    assert not [secret for secret in SECRETS if secret in pages["a"]]
    window = Window(start=NOW - DAY, end=NOW)
    preview = text_of(await preview_digest(world.desk, subscription("daily-a", workspace_id="a"), window))
    assert not [secret for secret in SECRETS if secret in preview]


async def test_topics_of_another_workspace_are_neither_used_nor_suggested(world: FakeWorld) -> None:
    await two_workspaces(world)
    await add_topic(world.desk, "b", "Takeover", "river")
    await add_topic(world.desk, "a", "Sport", "football")
    answer = await told(world, "takeovr", by="a")
    assert "Takeover" not in answer
    assert "Shared flood" not in await told(world, "Takeover", by="a")


async def test_a_brief_asked_for_again_tells_what_is_new_in_a_story(newsroom: FakeWorld) -> None:
    """The report that leads the story was had; the one that came since is told, in its own words."""
    newsroom.clock.advance(HOUR)
    since = newsroom.clock.now
    newsroom.clock.advance(HOUR)
    now = newsroom.clock.now
    later = item("later", NEXT_DAY_OF_FLOOD, title="River Arle falls back", published=now)
    await ingest(newsroom.desk, "w", [replace(later, fetched=now, outlet="Vale Post", url="https://vale.example/later")])
    await tell_stories(newsroom.desk)
    answer = await told(newsroom, "floods", had=Had(at=since, before=place(since)))
    assert "River Arle falls back" in answer
    assert "340 households were told to leave" not in answer


# What the answer is made of


@pytest.fixture
def shapes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Edition, BriefShape]]:
    """What briefs were composed with."""
    noted: list[tuple[Edition, BriefShape]] = []

    def composing(stories: Sequence[Story], edition: Edition, shape: BriefShape) -> Document:
        noted.append((edition, shape))
        return compose_brief(stories, edition, shape)

    monkeypatch.setattr("bot.flows.brief.compose_brief", composing)
    return noted


async def test_a_brief_says_when_its_topic_comes_next(newsroom: FakeWorld, shapes: list[tuple[Edition, BriefShape]]) -> None:
    floods, work = await newsroom.desk.workspaces.topics("w")
    orders = (
        ("all", (), NOW + 3 * HOUR, False), ("later", (floods.id,), NOW + 9 * HOUR, False),
        ("other", (work.id,), NOW + HOUR, False),
        ("paused", (floods.id,), NOW + 2 * HOUR, True), ("resting", (floods.id,), None, False),
    )  # fmt: skip
    for name, topic_ids, at, paused in orders:
        held = replace(subscription(name, next_run_at=at), topic_ids=topic_ids, paused=paused)
        await newsroom.desk.workspaces.save_subscription(held)
    await told(newsroom, "Floods")
    await told(newsroom, "households")
    assert [shape.next_run for _, shape in shapes] == [NOW + 3 * HOUR, None]
    assert [(shape.name, shape.had, shape.unchanged) for _, shape in shapes] == [("Floods", None, 0), ("households", None, 0)]


async def test_a_brief_counts_what_it_does_not_show_and_what_was_had(
    newsroom: FakeWorld, shapes: list[tuple[Edition, BriefShape]]
) -> None:
    await store(newsroom, *(report(number, fetched=NOW) for number in range(27)))  # Two more are there.
    await told(newsroom, "again")
    ((_, shape),) = shapes
    assert (shape.more_stories, shape.more_reports, shape.is_sample, shape.failing) == (5, 5, False, 0)
    assert (shape.measure.max_stories, shape.measure.bullets, shape.measure.quotes) == (5, 3, 3)
    old = await readings_in(newsroom.desk, "w", [], ALWAYS, 99)
    had = Had(at=NOW - HOUR, ids=frozenset(reading.article.id for reading in old if reading.article.title.startswith("Baba")))
    await told(newsroom, "again", had=had)
    _, (_, shape) = shapes
    assert (shape.had, shape.unchanged) == (NOW - HOUR, 10)


async def test_follow_ups_to_what_the_channel_was_told_are_marked(
    newsroom: FakeWorld, shapes: list[tuple[Edition, BriefShape]]
) -> None:
    held = replace(subscription(), next_run_at=NOW)
    await newsroom.desk.workspaces.save_workspace(workspace())
    await newsroom.desk.workspaces.save_subscription(held)
    await publish_digest(newsroom.desk, "daily", NOW)
    question = Question(workspace=workspace(), asked="river", since=NOW - DAY, channel=held.channel)
    await brief(newsroom.desk, question)
    later = item("later", NEXT_DAY_OF_FLOOD, title="River Arle falls back", published=NOW)
    await ingest(newsroom.desk, "w", [replace(later, outlet="Vale Post", url="https://vale.example/later")])
    await tell_stories(newsroom.desk)
    await brief(newsroom.desk, question)
    await brief(newsroom.desk, replace(question, channel=None))
    assert [len(edition.seen) for edition, _ in shapes] == [0, 1, 0]


async def test_the_kind_of_an_answer(newsroom: FakeWorld) -> None:
    async def outcome(asked: str, **more: Any) -> tuple[Outcome, bool, tuple[str, ...]]:
        found = await research(newsroom.desk, Question(workspace=workspace(), asked=asked, since=NOW - 7 * DAY, **more))
        return found.outcome, found.is_saved, found.likely

    assert await outcome("Floods") == (Outcome.STORIES, True, ())
    assert await outcome("What about Floods?") == (Outcome.STORIES, True, ())
    assert await outcome("sandbags") == (Outcome.STORIES, False, ())
    assert await outcome("flods") == (Outcome.UNKNOWN, False, ("Floods",))
    assert await outcome("zebra crossing") == (Outcome.UNKNOWN, False, ())
    everything = Had(at=NOW - HOUR, before=place(NOW + HOUR))
    assert await outcome("Floods", had=everything) == (Outcome.UNCHANGED, True, ())
    nothing = await research(newsroom.desk, Question(workspace=workspace(), asked="Work", since=NOW - DAY))
    assert (nothing.outcome, nothing.is_saved) == (Outcome.NOTHING, True)
    assert nothing.latest is not None
    assert nothing.latest.article.key == "strike"


async def test_an_answer_up_to_a_moment_holds_nothing_from_after(newsroom: FakeWorld) -> None:
    question = Question(workspace=workspace(), asked="river", since=NOW - 7 * DAY, until=NOW - HOUR)
    assert (await research(newsroom.desk, question)).outcome is Outcome.NOTHING
    assert (await research(newsroom.desk, replace(question, until=NOW))).outcome is Outcome.STORIES
