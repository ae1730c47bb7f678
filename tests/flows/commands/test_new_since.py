"""What is new since the asker's last brief: by what they had, whatever merged or was stored late, and counted right."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.finding import REMEMBERED
from tests.builders import item
from tests.fakes import NOW, FakeWorld
from tests.flows import news
from tests.flows.commands.asking import ask, asker, press, text

MINUTE = timedelta(minutes=1)


def report(number: int, *, at: timedelta = timedelta(), says: str = "") -> object:
    """A report on the ferry with much of its own."""
    who = news.name(number)
    own = [news.name(number * 17 % 499 + n * 41).lower() for n in range(6)]
    body = (
        f"The council of {who} spoke about the ferry and about {own[0]} {own[1]} on Thursday. {says}\n\n"
        f"{who} will have {own[2]}, {own[3]} and {own[4]} by the end of the year, its mayor said in the town hall."
    )
    made = item(f"r{number}", body, title=f"{who} wants {own[5]} for its ferry", published=NOW + at)
    return replace(made, fetched=NOW + at, url=f"https://o{number}.example/1", outlet=f"Outlet {number}")


async def stored(world: FakeWorld, *numbers: int, at: timedelta = timedelta()) -> None:
    await news.store(world, *(report(number, at=at) for number in numbers))  # type: ignore[misc]


async def brief(world: FakeWorld) -> str:
    return text(await ask(world, "brief", topic="ferry"))


async def test_asked_again_only_what_was_not_had_is_told(world: FakeWorld) -> None:
    await stored(world, 1, 2)
    assert "2 stories" in await brief(world)
    world.clock.advance(MINUTE)
    assert "Nothing new on ferry" in await brief(world)
    await stored(world, 3, at=MINUTE)
    again = await brief(world)
    assert f"{news.name(3)} wants" in again
    assert f"{news.name(1)} wants" not in again
    assert "2 stories unchanged" in again


async def test_what_was_fetched_before_the_brief_and_stored_behind_it_is_not_swallowed(world: FakeWorld) -> None:
    await stored(world, 1)
    world.clock.advance(10 * MINUTE)
    await brief(world)
    await stored(world, 2, at=5 * MINUTE)
    assert f"{news.name(2)} wants" in await brief(world)


async def test_stories_that_merge_are_not_told_again_and_swallow_nothing(world: FakeWorld) -> None:
    await stored(world, 1, 2)
    await brief(world)
    one, other = [trace.place for trace in await world.desk.stories.traces(0)]
    await world.desk.stories.join(one, other, NOW)
    world.clock.advance(MINUTE)
    assert "Nothing new on ferry" in await brief(world)
    await stored(world, 3, at=MINUTE)
    newest = max(trace.place for trace in await world.desk.stories.traces(0))
    await world.desk.stories.join(one, newest, NOW)
    again = await brief(world)
    assert f"{news.name(3)} wants" in again
    assert f"{news.name(1)} wants" not in again
    assert f"The council of {news.name(2)} spoke" not in again


async def test_a_story_that_is_split_is_not_told_again(world: FakeWorld) -> None:
    await stored(world, 1, 2)
    one, other = [trace.place for trace in await world.desk.stories.traces(0)]
    await world.desk.stories.join(one, other, NOW)
    await brief(world)
    await world.desk.stories.part(other)
    world.clock.advance(MINUTE)
    assert "Nothing new on ferry" in await brief(world)


async def test_a_new_report_of_a_story_that_was_only_counted_is_found_behind_many_others(world: FakeWorld) -> None:
    await stored(world, *range(1, 60))
    first = await brief(world)
    assert "59 reports" in first
    told = first.partition(" stories,")[0].rpartition(" ")[2]
    world.clock.advance(MINUTE)
    await stored(world, 99, at=MINUTE)
    again = await brief(world)
    assert f"{news.name(99)} wants" in again
    assert "1 story" in again
    assert f"{told} stories unchanged" in again


async def test_of_more_reports_than_are_remembered_one_by_one_none_is_told_again(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REMEMBERED >= 100
    monkeypatch.setattr("bot.flows.finding.REMEMBERED", 3)
    for number in range(8):
        await stored(world, number, at=number * MINUTE / 60)
    world.clock.advance(MINUTE)
    await brief(world)
    assert "Nothing new on ferry" in await brief(world)
    await stored(world, 9, at=MINUTE)
    assert f"{news.name(9)} wants" in await brief(world)


async def test_everybody_has_a_memory_of_their_own_and_all_can_be_had_again(world: FakeWorld) -> None:
    await stored(world, 1)
    await brief(world)
    world.clock.advance(MINUTE)
    assert f"{news.name(1)} wants" in text(await ask(world, "brief", topic="ferry", by=asker(user="bob")))
    same = await ask(world, "brief", topic="ferry")
    assert f"{news.name(1)} wants" in text(await press(world, same, "brief.unchanged"))
