"""A story that is followed: the story so far, then its next steps, to whom and where it was asked for, until it is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.publish import publish_digest
from bot.flows.tell_stories import tell_stories
from bot.model.document import spans_of
from bot.model.errors import Refused
from bot.model.problems import problem_of
from bot.model.workspace import Subscription
from tests.builders import STRIKE, item, workspace
from tests.compose.random_news import text_of
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, press, text
from tests.flows.news import store
from tests.flows.test_publish import NEXT_DAY_OF_FLOOD

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FLOOD_LINK = "https://nna.example/flood"


async def floods(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await store(world, item(), item("strike", STRIKE, title="Estmoor trams stand still"))
    await tell_stories(world.desk)


async def next_day(world: FakeWorld) -> None:
    """What comes of the flood a day later, in the words of another paper."""
    world.clock.advance(DAY)
    later = item("later", NEXT_DAY_OF_FLOOD, title="River Arle falls back below its banks at Harwick", published=world.clock.now)
    await store(world, replace(later, fetched=world.clock.now, outlet="Vale Post", url="https://vale.example/later"))
    await tell_stories(world.desk)


async def follows(world: FakeWorld) -> list[Subscription]:
    return list(await world.desk.workspaces.story_follows("w"))


async def tick(world: FakeWorld) -> None:
    for one in await world.desk.workspaces.due_subscriptions(world.clock.now):
        assert one.next_run_at is not None
        await publish_digest(world.desk, one.id, one.next_run_at)
    await deliver_due(world.desk)


def posted(world: FakeWorld) -> Iterator[tuple[str, str]]:
    for channel, document, _ in world.platform.posted:
        yield channel.id, text_of(document)


async def test_a_timeline_tells_a_story_step_by_step_with_who_said_it_and_when(world: FakeWorld) -> None:
    await floods(world)
    await next_day(world)
    told = text(await ask(world, "story.timeline", link=FLOOD_LINK))
    lines = [line for line in told.split("\n") if " · " in line]
    assert lines[0].endswith(" · Northern News Agency"), told
    assert lines[-1].endswith(" · Vale Post"), told
    assert "today 14:30" in lines[-1]


async def test_whoever_follows_has_the_story_so_far_and_then_what_comes_next(world: FakeWorld) -> None:
    await floods(world)
    timeline = await ask(world, "story.timeline", link=FLOOD_LINK, by=asker(admin=False))
    told = text(await press(world, timeline, "story.follow", by=asker(admin=False)))
    assert "come to you" in told
    ((channel, so_far),) = posted(world)
    assert channel == "@ann"
    assert "340 households" in so_far
    await tick(world)
    assert len(world.platform.posted) == 1, "nothing new yet"
    await next_day(world)
    await tick(world)
    (_, (channel, step)) = posted(world)
    assert channel == "@ann"
    assert "peak had passed the bridge at Gask" in step
    assert "Estmoor" not in step
    world.clock.advance(HOUR)
    await tick(world)
    assert len(world.platform.posted) == 2, "each step once"


async def test_one_press_ends_it(world: FakeWorld) -> None:
    await floods(world)
    await ask(world, "story.follow", link=FLOOD_LINK)
    (_, document, _), *_ = world.platform.posted
    (action,) = document.actions
    assert (action.name, action.label) == ("story.unfollow", "Unfollow")
    assert "Nothing more comes" in text(await ask(world, action.name, argument=action.argument))
    assert await follows(world) == []
    assert "do not follow" in text(await ask(world, action.name, argument=action.argument))


async def test_it_ends_by_itself_after_seven_quiet_days(world: FakeWorld) -> None:
    await floods(world)
    await ask(world, "story.follow", link=FLOOD_LINK)
    world.clock.advance(6 * DAY)
    await tick(world)
    assert len(await follows(world)) == 1
    world.clock.advance(2 * DAY)
    await tick(world)
    assert await follows(world) == []


async def test_a_channel_follows_when_an_admin_says_so_and_steps_answer_what_told_of_it(world: FakeWorld) -> None:
    await floods(world)
    refused = await ask(world, "story.follow", link=FLOOD_LINK, where="follow_here", by=asker(admin=False))
    assert "Only those who manage" in text(refused)
    assert "come here" in text(await ask(world, "story.follow", link=FLOOD_LINK, where="follow_here"))
    await next_day(world)
    await tick(world)
    (first, second) = world.platform.posted
    assert [channel.id for channel, _, _ in (first, second)] == ["news", "news"]
    assert world.platform.replies[second[2]] == "receipt-1"


async def test_a_story_that_joined_another_is_followed_on(world: FakeWorld) -> None:
    await floods(world)
    await ask(world, "story.follow", link="https://nna.example/strike")
    told = text(await ask(world, "story.join", link=FLOOD_LINK, other="https://nna.example/strike"))
    assert "one story now" in told
    await next_day(world)
    await tick(world)
    told = list(posted(world))[1:]
    assert [channel for channel, _ in told] == ["@ann"]
    assert "River Arle tops its banks" in told[0][1], "the story that it joined is new to her"


async def test_it_is_no_digest(world: FakeWorld) -> None:
    await floods(world)
    await ask(world, "story.follow", link=FLOOD_LINK, where="follow_here")
    assert await world.desk.workspaces.subscriptions("w") == ()
    assert "River Arle" in text(await ask(world, "story.list"))
    assert "no digest" in text(await ask(world, "digest.list")).lower()


async def test_nobody_follows_too_many_and_none_twice(world: FakeWorld) -> None:
    await floods(world)
    for _ in range(2):
        await ask(world, "story.follow", link=FLOOD_LINK)
    (held,) = await follows(world)
    for number in range(1, world.desk.allowance.follows):
        await world.desk.workspaces.save_subscription(replace(held, id=f"more-{number}", story_id=number))
    assert "You follow 20 already" in text(await ask(world, "story.follow", link="https://nna.example/strike"))


async def test_nobody_ends_what_another_person_follows(world: FakeWorld) -> None:
    await floods(world)
    await ask(world, "story.follow", link=FLOOD_LINK, by=asker(user="bob", admin=False))
    (held,) = await follows(world)
    assert "do not follow" in text(await ask(world, "story.unfollow", argument=held.id))
    assert "do not follow" in text(await ask(world, "story.unfollow", argument=held.id, by=asker("elsewhere", user="bob")))
    assert await follows(world) == [held]


async def test_who_cannot_be_reached_rests(world: FakeWorld) -> None:
    await floods(world)
    world.platform.problems = [Refused(problem_of("closed"))]
    await ask(world, "story.follow", link=FLOOD_LINK)
    (held,) = await follows(world)
    assert held.problem is not None


@pytest.mark.parametrize("operand", ["", "x" * 16, "0" * 16, "f" * 16, "00000000000000ff"])
async def test_no_forged_story_is_told(world: FakeWorld, operand: str) -> None:
    await store(world, item(), to="elsewhere")
    reply = await ask(world, "story.timeline", argument=operand, link="https://nna.example/flood")
    assert "River Arle" not in text(reply)


async def test_an_admin_takes_a_report_out_and_puts_it_back(world: FakeWorld) -> None:
    await floods(world)
    await next_day(world)
    link = "https://vale.example/later"
    assert "tells one story with" in text(await ask(world, "story.why", link=link))
    assert "a story of its own now" in text(await ask(world, "story.split", link=link))
    await tell_stories(world.desk)
    assert "tells a story of its own" in text(await ask(world, "story.why", link=link))
    assert "one story now" in text(await ask(world, "story.join", link=FLOOD_LINK, other=link))
    await tell_stories(world.desk)
    assert "tells one story with" in text(await ask(world, "story.why", link=link))


async def test_a_followed_story_is_listed_by_its_headline_which_leads_to_the_report(world: FakeWorld) -> None:
    await floods(world)
    timeline = await ask(world, "story.timeline", link=FLOOD_LINK, by=asker(admin=False))
    await press(world, timeline, "story.follow", by=asker(admin=False))
    listed = (await ask(world, "follow.list", by=asker(admin=False))).document
    assert listed is not None
    links = {span.text: span.url for block in listed.blocks for span in spans_of(block) if span.url}
    assert links == {"River Arle tops its banks": FLOOD_LINK}
