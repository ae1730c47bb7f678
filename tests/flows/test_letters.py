"""Words that must stand in certain letters: what is found and counted for them has these letters."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.brief import Outcome, Question, research
from bot.flows.filters import filter_of
from bot.flows.finding import find_reports
from bot.model.source import RawItem
from bot.model.topic import Topic
from bot.model.workspace import Window
from bot.understand.typed_topics import topic_of
from tests.builders import item, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.news import name, store

DAY = Window(start=NOW - timedelta(days=1), end=NOW + timedelta(hours=1))


def said(number: int, text: str) -> RawItem:
    """A report of its own words that says that as well."""
    who = name(number)
    own = " ".join(name(number * 13 % 499 + n * 37).lower() for n in range(1, 4))
    body = f"It was said in the hall on Monday that the council of {who} would look at {own} before the end of the year. {text}"
    return item(f"r{number}", body, title=f"Council of {who} will look at {own}")


PIES, PHONES = 40, 3


async def newsroom(world: FakeWorld) -> None:
    """Three reports on Apple, and then forty on apples and pies."""
    await store(world, *(said(n, "Shares of Apple rose.") for n in range(PHONES)))
    await store(world, *(said(100 + n, "An apple pie was eaten, and Applemoor slept.") for n in range(PIES)))
    await world.desk.workspaces.save_workspace(workspace())


async def counted(world: FakeWorld, typed: str) -> tuple[int, int, str]:
    """Stories and reports that a brief counts, and the line in which it does."""
    found = await research(world.desk, Question(workspace=workspace(), asked=typed, since=NOW - timedelta(days=1), max_stories=1))
    selection = found.selection
    assert found.outcome is Outcome.STORIES
    line = "".join(span.text for block in found.document.blocks[:2] for span in block.spans)
    return len(selection.stories) + selection.more, len(selection.readings) + len(selection.beyond), line


async def test_what_is_behind_many_others_is_found_and_nothing_else_is_counted(world: FakeWorld) -> None:
    await newsroom(world)
    stories, reports, line = await counted(world, "=Apple")
    assert (stories, reports) == (PHONES, PHONES)
    assert "3 stories" in line
    assert (await counted(world, "apple"))[1] == PHONES + PIES


async def test_capitals_tell_an_acronym_from_a_function_word(world: FakeWorld) -> None:
    await store(world, *(said(n, "They told us nothing of the bus.") for n in range(30)))
    await store(world, *(said(200 + n, "The US said nothing.") for n in range(2)))
    assert (await counted(world, "US"))[:2] == (2, 2)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("=Apple, =Pear", [0, 1]),
        ("+=Apple, shares", [0]),
        ("shares, -=Apple", [2]),
        ("=Apple, shares", [0, 2]),
        ("#tag, =Pear", [1, 3]),
    ],
)
async def test_letters_count_in_every_part_of_a_topic(world: FakeWorld, typed: str, numbers: list[int]) -> None:
    texts = (
        "Shares of Apple rose.",
        "A Pear was sold.",
        "Shares of an apple farm fell.",
        "They wrote #tag.",
        "A tag.",
    )
    await store(world, *(said(n, text) for n, text in enumerate(texts)))
    topic = topic_of("t", typed)
    assert await keys(world, topic) == [f"r{n}" for n in numbers]


async def keys(world: FakeWorld, *topics: Topic) -> list[str]:
    found = await find_reports(world.desk, "w", topics, await filter_of(world.desk, "w", DAY))
    return sorted(one.article.key for one in await world.desk.news.readings([seen.article_id for seen in found]))


async def test_two_topics_find_what_fits_either(world: FakeWorld) -> None:
    await store(world, said(0, "Shares of Apple rose."), said(1, "An apple fell."), said(2, "A ferry sank."))
    assert await keys(world, topic_of("one", "=Apple"), topic_of("two", "ferry")) == ["r0", "r2"]


async def test_a_word_that_is_blocked_in_its_letters_is_not_counted(world: FakeWorld) -> None:
    await newsroom(world)
    await world.desk.workspaces.save_workspace(replace(workspace(), blocked_words=("=Apple",)))
    assert len(await keys(world)) == PIES
    assert (await counted(world, "apple"))[1] == PIES
