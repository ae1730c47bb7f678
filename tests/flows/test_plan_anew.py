"""A clock that ran ahead, and was set right."""

from dataclasses import replace
from datetime import timedelta

from bot.flows.collect import collect_source
from bot.flows.plan_anew import plan_anew
from bot.flows.publish import publish_digest
from bot.flows.subscribe import mute, pause
from tests.builders import feed, subscription, workspace
from tests.fakes import NOW, FakeWorld

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
