"""How long a source rests after it took much time to read, and how many articles a day a workspace's own sources bring."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.shares import slowed, within_allowance
from bot.model.allowance import Allowance
from bot.model.source import RawItem, SourceState, VisitReason
from tests.builders import feed, folder, item
from tests.fakes import NOW, FakeWorld
from tests.flows.spy import Spy

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
STATE = SourceState(source_id="s", next_check=NOW + 10 * MINUTE, reason=VisitReason.FAILED)


@pytest.mark.parametrize(("seconds", "pause"), [(0.0, 600), (2.0, 600), (8.0, 600), (8.01, 601), (12.0, 1000), (12.0004, 1000)])
def test_a_source_may_take_a_hundredth_of_a_processor_after_two_seconds(seconds: float, pause: int) -> None:
    now = slowed(feed(), STATE, seconds, NOW)
    assert now.cost == timedelta(seconds=round(seconds, 3))
    assert now.next_check == NOW + pause * SECOND
    assert now.reason is (VisitReason.COSTLY if pause > 600 else VisitReason.FAILED)


def test_a_folder_and_a_source_that_is_gone_never_rest() -> None:
    assert slowed(folder(), STATE, 99.0, NOW) == replace(STATE, cost=99 * SECOND)
    gone = replace(STATE, next_check=None)
    assert slowed(feed(), gone, 99.0, NOW) == replace(gone, cost=99 * SECOND)


@pytest.mark.parametrize(
    ("seconds", "before", "every", "told"),
    [
        (20.1, 0.0, 30 * MINUTE, True),
        (20.0, 0.0, 30 * MINUTE, False),
        (20.1, 20.0, 30 * MINUTE, True),
        (20.1, 20.1, 30 * MINUTE, False),
    ],
)
def test_it_is_logged_when_it_begins(
    seconds: float, before: float, every: timedelta, told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    state = replace(STATE, cost=timedelta(seconds=before))
    assert slowed(feed(every=every), state, seconds, NOW).reason is VisitReason.COSTLY
    assert [record.message for record in caplog.records] == ["source_slowed"] * told


@pytest.mark.parametrize(("brought", "taken"), [(0, 3), (2, 3), (3, 2), (4, 1), (5, 0), (9, 0)])
async def test_so_many_articles_a_day(world: FakeWorld, brought: int, taken: int, caplog: pytest.LogCaptureFixture) -> None:
    class Brought(Spy):
        async def brought(self, *_: object) -> int:
            return brought

    fresh: dict[str, RawItem] = {key: item(key) for key in "abc"}
    desk = replace(world.desk, news=Brought(world.desk.news), allowance=Allowance(articles=5))  # type: ignore[arg-type]
    mine = replace(feed(), follower="w")
    found = await within_allowance(desk, mine, fresh)
    assert len(found) == taken
    assert [(record.message, record.__dict__["left"]) for record in caplog.records] == (
        [("articles_left", 3 - taken)] if taken < 3 else []
    )
    assert await within_allowance(desk, feed(), fresh) == fresh, "what several follow is nobody's share"
    assert await within_allowance(desk, mine, {}) == {}
