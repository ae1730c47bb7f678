"""A day of news, hour by hour: what a digest would lead with is what leads among all reports, under ids that stay."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.flows.desk import Desk
from bot.flows.select import select_stories
from bot.model.source import RawItem
from bot.model.workspace import Window
from bot.understand.stories import story_of
from tests.builders import item
from tests.fakes import FakeWorld, HereAndNow, open_world
from tests.flows.news import store
from tests.quality.busy_day import DAY, BusyDay
from tests.quality.recurring import Report, b_cubed

HOUR, HOURS, TOP = timedelta(hours=1), 24, 5
MOVED = 0.006
"""Share of report-hours in which a report may change its story."""

APART = 90.0
"""B-cubed of the stories at the end of the day, at least."""


@dataclass
class Day:
    """What was seen at each full hour: the stories that lead, in the digest and among all, and what moved since the last one."""

    led: list[tuple[list[int], list[int]]] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    moved: int = 0
    hours: int = 0


async def stories_now(desk: Desk, keys: dict[int, str]) -> dict[str, int]:
    """The story of each report, by its key; `keys` are those read so far, by place."""
    traces = await desk.stories.traces(0)
    new = [trace.place for trace in traces if trace.place not in keys]
    keys |= {place: reading.article.key for place, reading in (await desk.stories.at(new)).items()}
    return {keys[trace.place]: trace.story for trace in traces}


async def leading(world: FakeWorld) -> list[int]:
    """The stories that a digest of the whole day would tell first."""
    window = Window(start=DAY - HOUR, end=world.clock())
    return [int(story.id, 16) for story in (await select_stories(world.desk, "w", [], window)).stories[:TOP]]


async def leading_among_all(world: FakeWorld, told: Mapping[str, int]) -> list[int]:
    """The same by reading every report there is."""
    traces = await world.desk.stories.traces(0)
    groups = defaultdict(list)
    for reading in (await world.desk.stories.at([trace.place for trace in traces])).values():
        groups[told[reading.article.key]].append(reading)
    found = [story_of(group, relevance={}, now=world.clock(), story_id=f"{story:016x}") for story, group in groups.items()]
    return [int(story.id, 16) for story in sorted(found, key=lambda story: (-story.score, story.id))[:TOP]]


def raw(report: Report) -> RawItem:
    one = item(report.id, report.text, title=report.title, published=report.published)
    return replace(one, outlet=report.outlet, fetched=report.published, url="")


async def live(world: FakeWorld, reports: Sequence[Report], *, looked_at: Sequence[int]) -> Day:
    """Take in each hour's reports, and look at the stories then; at `looked_at` hours compare with all there is."""
    day, before, leaders, keys = Day(), dict[str, int](), list[int](), dict[int, str]()
    for hour in range(1, HOURS + 1):
        world.clock.now = DAY + hour * HOUR
        come = [one for one in reports if world.clock() - HOUR <= one.published < world.clock()]
        await store(world, *map(raw, come))
        now = await stories_now(world.desk, keys)
        day.lost += [story for story in leaders if await world.desk.story_finder.now(story) != story or story not in now.values()]
        day.moved += sum(now[key] != story for key, story in before.items())
        day.hours += len(before)
        leaders, before = await leading(world), now
        if hour in looked_at:
            day.led.append((leaders, await leading_among_all(world, now)))
    return day


async def check(reports: Sequence[Report], looked_at: Sequence[int]) -> None:
    async with open_world(understanding=HereAndNow(count=1)) as world:
        day = await live(world, reports, looked_at=looked_at)
        told = await stories_now(world.desk, {})
    assert len(told) == len(reports), "a report without a story"
    assert [set(digest) for digest, _ in day.led] == [set(best) for _, best in day.led]
    assert day.lost == []
    assert day.moved <= MOVED * day.hours
    assert b_cubed({one.id: one.story for one in reports}, told)[0] >= APART


async def test_a_small_day_leads_with_what_leads_and_keeps_its_ids() -> None:
    await check(BusyDay(7, reports=300).reports(), [12, 24])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_a_day_of_1500_reports_leads_with_what_leads_and_keeps_its_ids(seed: int) -> None:
    reports = BusyDay(seed).reports()
    assert len(reports) == 1_500
    await check(reports, [6, 12, 18, 24])
