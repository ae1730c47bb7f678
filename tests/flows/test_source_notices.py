"""Who looks after a source hears once that it stays unreadable."""

from dataclasses import replace

import pytest

from bot.flows.collect import collect_source
from bot.flows.subscribe import subscribe
from bot.model.errors import Unreachable
from bot.model.problems import Code, Problem
from bot.model.source import EVERYONE, SAMPLE, Source, SourceState, VisitReason
from bot.model.workspace import Subscription
from bot.ports.news import Visit
from tests.builders import feed, subscription, workspace
from tests.fakes import NOW, FakeClock, FakeReader, FakeWorld, open_world

TOLD_AFTER = 9


class Refusing(FakeReader):
    """A source that cannot be read, or whose server says that it is gone."""

    gone = False

    async def visit(self, source: Source, state: SourceState) -> Visit:
        if self.gone:
            problem = Problem(Code.HOST_SAYS_GONE, {"host": "nna.example"})
            return Visit(items=(), state=replace(state, failures=state.failures + 1, problem=problem, reason=VisitReason.GONE))
        raise Unreachable(Problem(Code.HOST_ANSWERED, {"host": "nna.example", "status": "403 Forbidden"}))


async def failing(times: int, *, followed_by: str = "w", gone: bool = False, digest: bool = True) -> list[str]:
    """What is told of a source that fails so many times."""
    told: list[str] = []

    async def keeper(one: Subscription, problem: Problem) -> None:
        told.append(f"{one.workspace_id}: {problem}")

    reader = Refusing(FakeClock(NOW))
    reader.gone = gone
    async with open_world(tell_keeper=keeper) as world:
        source = feed()
        await world.desk.news.add_source(source, followed_by=followed_by)
        await world.desk.workspaces.save_workspace(replace(workspace(), language="de"))
        if digest:
            await subscribe(world.desk, subscription())
        desk = replace(world.desk, readers={source.kind: reader})
        for _ in range(times):
            await collect_source(desk, source.id)
    return told


@pytest.mark.parametrize(("times", "notices"), [(TOLD_AFTER - 1, 0), (TOLD_AFTER, 1), (3 * TOLD_AFTER, 1)])
async def test_a_source_that_stays_unreadable_is_told_of_once(times: int, notices: int) -> None:
    assert len(await failing(times)) == notices


async def test_it_is_told_in_the_workspaces_language_with_what_can_be_done() -> None:
    (told,) = await failing(TOLD_AFTER)
    assert told.startswith("w: Northern News: nicht lesbar: nna.example antwortete 403 Forbidden.")
    assert "„Dateline“" in told


async def test_what_is_gone_is_told_at_once_and_once() -> None:
    assert len(await failing(1, gone=True)) == 1
    assert len(await failing(2 * TOLD_AFTER, gone=True)) == 1


@pytest.mark.parametrize("follower", [EVERYONE, SAMPLE, "another"])
async def test_nobody_hears_of_what_others_look_after(follower: str) -> None:
    assert await failing(TOLD_AFTER, followed_by=follower) == []


async def test_a_workspace_without_a_digest_finds_it_in_its_list() -> None:
    assert await failing(TOLD_AFTER, digest=False) == []


async def test_each_failure_but_the_first_is_small_print(world: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    source = feed()
    await world.desk.news.add_source(source, followed_by="w")
    desk = replace(world.desk, readers={source.kind: Refusing(FakeClock(NOW))})
    for _ in range(TOLD_AFTER):
        await collect_source(desk, source.id)
    levels = [record.levelname for record in caplog.records if record.message == "source_failed"]
    assert levels == ["WARNING", *["INFO"] * (TOLD_AFTER - 1)]
    assert [record.levelname for record in caplog.records if record.message == "source_unreadable"] == ["ERROR"]
