"""Topics, sources and settings: what the operator's file says holds, and what people added stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.manage import (
    Configuration,
    add_source,
    add_topic,
    configure,
    find_topic,
    remove_source,
    remove_topic,
)
from bot.model.errors import Unreachable, UserError
from bot.model.source import EVERYONE, Source
from bot.model.topic import Topic
from bot.model.workspace import Subscription
from tests.builders import feed, item, subscription, workspace
from tests.fakes import NOW, FakeWorld

HOUR = timedelta(hours=1)
GAZETTE, TIDINGS = feed("https://gazette.example"), feed("https://tidings.example")


def file(
    *sources: Source,
    topics: dict[str, str] | None = None,
    digest_topics: tuple[str, ...] = (),
    order: Subscription | None = None,
) -> Configuration:
    return Configuration(
        workspace=workspace(),
        sources=sources,
        samples=(),
        topics=tuple((topics or {}).items()),
        subscription=order or subscription(next_run_at=None),
        digest_topics=digest_topics,
    )


async def names(world: FakeWorld, workspace_id: str = "w") -> list[str]:
    return [topic.name for topic in await world.desk.workspaces.topics(workspace_id)]


async def locations(world: FakeWorld, workspace_id: str = "w") -> set[str]:
    return {source.location for source, _ in await world.desk.news.sources(workspace_id)}


async def order(world: FakeWorld) -> Subscription:
    held = await world.desk.workspaces.subscription("daily")
    assert held
    return held


# The configuration file


async def test_what_the_file_says_is_in_the_store(world: FakeWorld) -> None:
    await configure(world.desk, file(GAZETTE, topics={"Floods": "flood, river"}, digest_topics=("floods",)))
    assert await locations(world) == await locations(world, "another workspace") == {GAZETTE.location}
    topic = await find_topic(world.desk, "w", "floods")
    assert topic.any_of == ("flood", "river")
    assert (await order(world)).topic_ids == (topic.id,)


async def test_what_leaves_the_file_leaves_the_store(world: FakeWorld) -> None:
    await configure(world.desk, file(GAZETTE, TIDINGS, topics={"Floods": "flood", "Work": "strike"}))
    await configure(world.desk, file(TIDINGS, topics={"Work": "strike"}))
    assert await locations(world) == {TIDINGS.location}
    assert await names(world) == ["Work"]


async def test_what_people_added_stays_whatever_the_file_says(world: FakeWorld) -> None:
    await configure(world.desk, file(GAZETTE, topics={"Floods": "flood"}))
    await add_topic(world.desk, "w", "Football", "football")
    await world.desk.news.add_source(TIDINGS, followed_by="w")
    await configure(world.desk, file())
    assert await names(world) == ["Football"]
    assert await locations(world) == {TIDINGS.location}


async def test_a_source_that_both_added_stays_with_the_one_who_keeps_it(world: FakeWorld) -> None:
    await configure(world.desk, file(GAZETTE))
    await world.desk.news.add_source(GAZETTE, followed_by="w")
    await configure(world.desk, file())
    assert await locations(world) == {GAZETTE.location}
    assert await locations(world, EVERYONE) == set()


async def test_the_same_file_twice_changes_nothing(world: FakeWorld) -> None:
    configuration = file(GAZETTE, topics={"Floods": "flood"}, digest_topics=("Floods",))
    await configure(world.desk, configuration)
    before = (await order(world), await world.desk.workspaces.topics("w"), await world.desk.news.sources("w"))
    world.clock.advance(HOUR)
    await configure(world.desk, configuration)
    assert (await order(world), await world.desk.workspaces.topics("w"), await world.desk.news.sources("w")) == before


async def test_a_topic_keeps_its_id_when_its_words_change(world: FakeWorld) -> None:
    await configure(world.desk, file(topics={"Floods": "flood"}))
    before = await find_topic(world.desk, "w", "Floods")
    await configure(world.desk, file(topics={"FLOODS": "flood, dam"}))
    after = await find_topic(world.desk, "w", "Floods")
    assert (after.id, after.name, after.any_of) == (before.id, "FLOODS", ("flood", "dam"))


async def test_a_topic_of_the_file_takes_the_place_of_ones_own_of_that_name(world: FakeWorld) -> None:
    await add_topic(world.desk, "w", "floods", "water")
    await configure(world.desk, file(topics={"Floods": "flood"}))
    assert await names(world) == ["Floods"]
    assert (await find_topic(world.desk, "w", "floods")).any_of == ("flood",)


async def test_topics_of_other_workspaces_are_left_alone(world: FakeWorld) -> None:
    await add_topic(world.desk, "other", "Floods", "water")
    await configure(world.desk, file(topics={"Floods": "flood"}))
    await configure(world.desk, file())
    assert await names(world, "other") == ["Floods"]


async def test_a_digest_topic_that_there_is_not_is_told(world: FakeWorld) -> None:
    with pytest.raises(UserError, match="did you mean Floods"):
        await configure(world.desk, file(topics={"Floods": "flood"}, digest_topics=("Flods",)))


async def test_a_new_order_is_due_at_once_and_a_kept_one_when_it_was(world: FakeWorld) -> None:
    await configure(world.desk, file())
    assert (await order(world)).next_run_at == NOW
    world.clock.advance(HOUR)
    await configure(world.desk, file())
    assert (await order(world)).next_run_at == NOW


@pytest.mark.parametrize("change", [{"schedule": "daily 18:00"}, {"timezone": "Asia/Tokyo"}])
async def test_a_changed_schedule_counts_from_now(world: FakeWorld, change: dict[str, str]) -> None:
    await configure(world.desk, file())
    changed = replace(subscription(next_run_at=None), **change)
    await configure(world.desk, file(order=changed))
    held = await order(world)
    assert held.next_run_at == world.desk.next_time(changed, NOW)
    assert held.next_run_at > NOW


# Topics


async def test_new_words_for_a_known_name_are_the_same_topic(world: FakeWorld) -> None:
    first = await add_topic(world.desk, "w", "Football", "football")
    second = await add_topic(world.desk, "w", "FOOTBALL", '"cup final"')
    assert second.id == first.id
    assert [topic.any_of for topic in await world.desk.workspaces.topics("w")] == [("cup final",)]


@pytest.mark.parametrize("name", ["floods", "FLOODS"])
async def test_a_topic_of_the_file_is_changed_there_only(world: FakeWorld, name: str) -> None:
    await configure(world.desk, file(topics={"Floods": "flood"}))
    with pytest.raises(UserError, match="configuration file"):
        await add_topic(world.desk, "w", name, "water")
    with pytest.raises(UserError, match="configuration file"):
        await remove_topic(world.desk, "w", name)
    assert (await find_topic(world.desk, "w", name)).any_of == ("flood",)


async def test_a_topic_goes_by_its_name_and_by_nobody_elses(world: FakeWorld) -> None:
    await add_topic(world.desk, "w", "Football", "football")
    with pytest.raises(UserError, match="no topic"):
        await remove_topic(world.desk, "other", "Football")
    gone: Topic = await remove_topic(world.desk, "w", " football ")
    assert gone.name == "Football"
    assert await names(world) == []


# Sources


async def test_a_source_is_read_as_it_is_added(world: FakeWorld) -> None:
    world.feeds.shelves[GAZETTE.location] = [item()]
    collected = await add_source(world.desk, "w", GAZETTE)
    assert collected.new == 1
    assert await locations(world) == {GAZETTE.location}
    assert await locations(world, "other") == set()


async def test_a_source_that_cannot_be_read_is_not_added(world: FakeWorld) -> None:
    world.feeds.shelves[GAZETTE.location] = Unreachable("does not answer")
    with pytest.raises(Unreachable, match="does not answer"):
        await add_source(world.desk, "w", GAZETTE)
    assert await world.desk.news.source(GAZETTE.id) is None


@pytest.mark.parametrize("wanted", [GAZETTE.id, GAZETTE.location, GAZETTE.title])
async def test_a_source_goes_by_any_of_its_names(world: FakeWorld, wanted: str) -> None:
    await world.desk.news.add_source(GAZETTE, followed_by="w")
    assert (await remove_source(world.desk, "w", wanted)).id == GAZETTE.id
    assert await locations(world) == set()


async def test_a_source_of_the_file_and_one_of_others_cannot_be_removed(world: FakeWorld) -> None:
    await configure(world.desk, file(GAZETTE))
    await world.desk.news.add_source(TIDINGS, followed_by="other")
    with pytest.raises(UserError, match="configuration file"):
        await remove_source(world.desk, "w", GAZETTE.location)
    with pytest.raises(UserError, match="no source"):
        await remove_source(world.desk, "w", TIDINGS.location)
    assert await locations(world, "other") == {GAZETTE.location, TIDINGS.location}
