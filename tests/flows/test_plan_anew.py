"""A clock that ran ahead, and was set right."""

from dataclasses import replace
from datetime import timedelta

from bot.flows.collect import collect_source
from bot.flows.deliver import deliver_due
from bot.flows.plan_anew import plan_anew
from bot.flows.publish import publish_digest
from bot.flows.subscribe import mute, pause
from bot.model.errors import TryLater, Unreachable
from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.model.workspace import Window
from tests.builders import feed, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.store.builders import delivery

YEAR, DAY, HOUR = timedelta(days=365), timedelta(days=1), timedelta(hours=1)
SEVEN = (NOW + DAY).replace(hour=7, minute=0)


async def test_what_it_planned_comes_when_it_should(world: FakeWorld) -> None:
    desk, source = world.desk, feed()
    await desk.workspaces.save_workspace(workspace())
    await desk.workspaces.save_subscription(subscription(next_run_at=NOW))
    await desk.news.add_source(source, followed_by="*")
    world.clock.now = NOW + YEAR
    due = await desk.workspaces.subscription("daily")
    assert due
    await desk.workspaces.save_subscription(replace(due, grace=2 * YEAR))
    assert await publish_digest(desk, "daily", NOW)
    await collect_source(desk, source.id)
    world.clock.now = NOW
    assert await desk.news.due_sources(NOW + DAY) == ()
    assert await plan_anew(desk) == 2
    held = await desk.workspaces.subscription("daily")
    assert held
    assert held.next_run_at == SEVEN
    assert [one.id for one in await desk.news.due_sources(NOW)] == [source.id]
    assert await plan_anew(desk) == 0


async def test_nothing_else_is_moved(world: FakeWorld) -> None:
    desk = world.desk
    for name, at in (("due", NOW - HOUR), ("coming", SEVEN), ("quiet", NOW + HOUR)):
        await desk.workspaces.save_subscription(subscription(name, next_run_at=at))
    await pause(desk, subscription("paused"))
    await mute(desk, subscription("muted"), NOW + 30 * DAY)
    await desk.news.add_source(feed(), followed_by="*")
    await collect_source(desk, feed().id)
    before = await desk.workspaces.subscriptions("w")
    assert await plan_anew(desk) == 0
    assert await desk.workspaces.subscriptions("w") == before


async def test_what_failed_by_a_clock_that_ran_ahead_is_asked_and_sent_when_that_is_noticed(world: FakeWorld) -> None:
    """A source that was out of reach, and a message that its platform put off; but not one that is gone for good."""
    desk, source, gone = world.desk, feed(), feed("https://gone.example/feed")
    for one in (source, gone):
        await desk.news.add_source(one, followed_by="*")
    world.feeds.shelves[source.location] = Unreachable("no answer")
    due = subscription()
    await desk.workspaces.save_subscription(due)
    told = [delivery(of=due.id, to=due.channel)]
    window = Window(start=NOW - DAY, end=NOW)
    assert await desk.outbox.publish(due, NOW, told, window=window, next_run_at=SEVEN)
    world.platform.problems.append(TryLater("not now", after=timedelta()))
    world.clock.now = NOW + DAY
    await collect_source(desk, source.id)
    await deliver_due(desk)
    await desk.news.save_visit(
        SourceState(source_id=gone.id, failures=1, problem=problem_of("gone"), next_check=NOW + 100 * YEAR), (), ()
    )
    world.clock.now = NOW
    assert await plan_anew(desk) == 0, "at a start what failed keeps its back-off"
    assert await plan_anew(desk, was_set_back=True) == 2
    assert await deliver_due(desk) == 1
    assert [one.id for one in await desk.news.due_sources(NOW + HOUR)] == [source.id]
