"""A text is told once to whoever had it: to a channel by its digests, to an asker by briefs, whoever prints it again."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.commands.balance import balance_of
from bot.model.balance import Fate
from bot.model.source import RawItem
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, text
from tests.flows.news import store, told
from tests.flows.test_publish import DAY, MINUTE, SEVEN, publish, subscribed
from tests.flows.test_stories_live import mark, step


def printed_again(one: RawItem, *, published: datetime | None = None) -> RawItem:
    """The same text in another outlet."""
    key = f"{one.key}-again"
    return replace(one, key=key, outlet=f"Outlet {key}", url=f"https://{key}.example/1", published=published)


async def came(world: FakeWorld, *items: RawItem) -> None:
    """Have them stored, fetched now."""
    await store(world, *(replace(one, fetched=world.clock()) for one in items))


def times(world: FakeWorld, number: int) -> int:
    return sum(mark(number) in message for message in told(world))


async def join_all(world: FakeWorld) -> None:
    first, *others = [trace.place for trace in await world.desk.stories.traces(0)]
    for other in others:
        await world.desk.stories.join(first, other, world.clock())


async def test_a_copy_that_bears_an_earlier_time_is_no_news(world: FakeWorld) -> None:
    """An agency's own report may be fetched after that of a paper that printed it."""
    await subscribed(world)
    text = step(1, 0)
    await came(world, replace(text, published=world.clock()))
    await publish(world, SEVEN)
    await came(world, printed_again(text, published=world.clock() - 2 * DAY))
    await publish(world, SEVEN + DAY)
    assert times(world, 1) == 1


async def test_a_copy_is_known_however_much_its_story_has_told_since(world: FakeWorld) -> None:
    await subscribed(world, max_stories=20)
    await came(world, *(step(number, 0) for number in range(20)))
    await join_all(world)
    await publish(world, SEVEN)
    await came(world, *(printed_again(step(number, 0)) for number in range(20)))
    await publish(world, SEVEN + DAY)
    assert len(told(world)) == 1, "no second digest"


async def test_a_copy_is_known_in_a_brief_however_much_its_story_has_told_since(world: FakeWorld) -> None:
    await came(world, *(step(number, 0) for number in range(20)))
    await join_all(world)
    event = step(0, 0).title.split()[0]
    await ask(world, "brief", topic=event)
    world.clock.advance(MINUTE)
    await came(world, *(printed_again(step(number, 0)) for number in range(20)))
    assert "Nothing new" in text(await ask(world, "brief", topic=event))


@pytest.mark.parametrize("days", [1, 3, 5])
async def test_a_copy_stays_with_its_text_when_its_story_is_mended_days_later(world: FakeWorld, days: int) -> None:
    """Two texts that have nothing in common but a person's word that they are one story; both are printed again."""
    await subscribed(world)
    texts = [step(0, 0), step(1, 1)]
    await came(world, *texts)
    await join_all(world)
    await publish(world, SEVEN)
    world.clock.now = SEVEN + timedelta(days=days)
    for one in texts:
        world.clock.advance(MINUTE)
        await came(world, printed_again(one))
    await publish(world, SEVEN + timedelta(days=days + 1))
    assert len(told(world)) == 1, "no second digest"


async def test_a_text_that_is_printed_again_and_again_is_told_once_in_all_that_time(world: FakeWorld) -> None:
    """None of its copies was in a message, and the message that told it is older than what counts as a follow-up."""
    held = await subscribed(world)
    text = step(0, 0)
    await came(world, text)
    await publish(world, SEVEN)
    for days in (5, 10, 15):
        world.clock.now = SEVEN + timedelta(days=days)
        text = printed_again(text)
        await came(world, text)
        await publish(world, SEVEN + timedelta(days=days + 1))
        assert len(told(world)) == 1, f"a second digest after {days} days"
        balance = await balance_of(world.desk, held, ())
        assert balance
        assert balance.count(Fate.COPIES) == 1


async def test_a_split_takes_the_copies_along_and_tells_the_text_once(world: FakeWorld) -> None:
    """The admin splits off what the channel had; its copy is still to come."""
    await subscribed(world)
    await came(world, step(0, 0), step(1, 1))
    await join_all(world)
    await publish(world, SEVEN)
    await came(world, printed_again(step(1, 1)))
    _, split, copy = [trace.place for trace in await world.desk.stories.traces(0)]
    await world.desk.stories.part(split)
    story_of = {trace.place: trace.story for trace in await world.desk.stories.traces(0)}
    assert story_of[split] == story_of[copy]
    await publish(world, SEVEN + DAY)
    assert len(told(world)) == 1, "no second digest"


async def test_what_was_joined_stays_together_whatever_comes(world: FakeWorld) -> None:
    """Copies of the one, and a report that is like the other."""
    await came(world, step(0, 2), step(1, 3))
    await join_all(world)
    for number in range(4):
        await came(world, replace(printed_again(step(1, 3)), key=f"copy-{number}", outlet=f"Outlet {number}", url=""))
    await came(world, step(5, 2))
    one, other, *_ = await world.desk.stories.traces(0)
    assert one.story == other.story
