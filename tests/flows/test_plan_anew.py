"""A clock that ran ahead, and was set right."""

from dataclasses import replace
from datetime import timedelta

import pytest

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


@pytest.mark.parametrize(("ahead", "moved"), [(300, 0), (301, 1)])
async def test_five_minutes_are_no_wrong_clock(world: FakeWorld, ahead: int, moved: int) -> None:
    """Those of two processes may differ by so much: what such a one wrote down stays."""
    desk, source, later = world.desk, feed(), NOW + timedelta(seconds=ahead)
    await desk.news.add_source(source, followed_by="*")
    await desk.news.save_visit(SourceState(source_id=source.id, last_success=later, next_check=later + HOUR), (), ())
    assert await plan_anew(desk) == moved
    ((_, state),) = await desk.news.sources()
    assert (state.last_success, state.next_check) == ((NOW, NOW) if moved else (later, later + HOUR))


@pytest.mark.parametrize(
    ("failures", "planned", "moved"),
    [
        (1, timedelta(minutes=5), 0), (1, timedelta(minutes=6), 1), (3, timedelta(minutes=20), 0), (3, HOUR, 1),
        (1, timedelta(days=9_999), 1), (1, timedelta(days=10_000), 0), (0, HOUR, 0),
    ],
)  # fmt: skip
async def test_a_failing_source_is_asked_when_its_failures_explain_it(
    world: FakeWorld, failures: int, planned: timedelta, moved: int
) -> None:
    desk, source = world.desk, feed()
    await desk.news.add_source(source, followed_by="*")
    state = SourceState(source_id=source.id, failures=failures, problem=problem_of("no"), next_check=NOW + planned)
    await desk.news.save_visit(state, (), ())
    assert await plan_anew(desk) == 0, "at a start it keeps its back-off"
    assert await plan_anew(desk, was_set_back=True) == moved
    ((_, now),) = await desk.news.sources()
    waits = {1: timedelta(minutes=5), 3: timedelta(minutes=20)}
    assert now.next_check == NOW + (waits[failures] if moved else planned)


async def test_everything_that_is_moved_is_counted_and_told(world: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    desk = world.desk
    for name in ("one", "two"):
        await desk.workspaces.save_subscription(subscription(name, next_run_at=NOW + YEAR))
    for number in range(3):
        source = feed(f"https://f{number}.example/feed")
        await desk.news.add_source(source, followed_by="*")
        await desk.news.save_visit(SourceState(source_id=source.id, last_success=NOW + YEAR, next_check=NOW + YEAR), (), ())
    assert await plan_anew(desk) == 5
    (told,) = [record.__dict__ for record in caplog.records if record.message == "planned_anew"]
    assert (told["digests"], told["sources"], told["messages"], told["articles"]) == (2, 3, 0, 0)
    caplog.clear()
    assert await plan_anew(desk) == 0
    assert caplog.records == []
