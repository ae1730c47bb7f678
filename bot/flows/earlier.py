"""What somebody had of a story before, as far as it must be read to know what is new: the newest, and what the new may copy."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.flows.desk import ChoosingDesk
from bot.flows.timing import EARLIEST
from bot.model.analysis import Reading
from bot.model.workspace import Channel
from bot.ports.stories import SearchHit
from bot.understand.story_shelf import MARKS

GOES_ON = timedelta(days=7)
"""How long a story that a channel was told of is remembered, so that what comes next is a follow-up."""

_NEWEST = 12
"""Reports of a story that are read in any case."""

_OF_A_TEXT = 3
"""Reports that are read besides for each new one, those that have most marks in common with it: it may be their copy."""


async def had_by_channel(
    desk: ChoosingDesk, channel: Channel, new: Sequence[Reading], of: Mapping[str, int]
) -> dict[int, tuple[Reading, ...]]:
    """Readings of the stories of these reports that the channel was lately told of; `of` gives each report's story."""
    stories = sorted({of[reading.article.id] for reading in new})
    if not stories:
        return {}
    lately = await desk.story_finder.had(channel, stories, desk.clock() - GOES_ON)
    ever = await desk.story_finder.had(channel, stories, EARLIEST)
    chosen = await _worth_reading(desk, ever, lately, new, of)
    return {story: await desk.news.readings(ids) for story, ids in chosen.items()}


async def had_by_asker(
    desk: ChoosingDesk, old: Sequence[SearchHit], new: Sequence[Reading], of: Mapping[str, int]
) -> tuple[SearchHit, ...]:
    """Those of the reports that an asker had which belong to the stories of these new ones."""
    stories = {of[reading.article.id] for reading in new}
    had: dict[int, list[str]] = {}
    for report in sorted(old, key=lambda report: report.is_copy):
        if report.story in stories:
            had.setdefault(report.story, []).append(report.article_id)
    chosen = {article_id for ids in (await _worth_reading(desk, had, had, new, of)).values() for article_id in ids}
    return tuple(report for report in old if report.article_id in chosen)


async def _worth_reading(
    desk: ChoosingDesk,
    had: Mapping[int, Sequence[str]],
    lately: Mapping[int, Sequence[str]],
    new: Sequence[Reading],
    of: Mapping[str, int],
) -> dict[int, Sequence[str]]:
    """Of each story the first of those that were had lately, and of all those that bear marks of a new report (`Trace`)."""
    newest = {story: tuple(ids[:_NEWEST]) for story, ids in lately.items()}
    many = [article_id for story, ids in had.items() if len(ids) > len(newest.get(story, ())) for article_id in ids]
    marks = await desk.story_finder.marks(many) if many else {}
    copied: dict[int, list[str]] = {story: [] for story in had}
    for reading in new:
        story, own = of[reading.article.id], frozenset(reading.analysis.fingerprint[:MARKS])
        shared = {article_id: len(own.intersection(marks.get(article_id, ()))) for article_id in had.get(story, ())}
        alike = sorted(filter(shared.get, shared), key=lambda article_id: -shared[article_id])
        copied.setdefault(story, []).extend(alike[:_OF_A_TEXT])
    return {story: tuple(dict.fromkeys((*copied[story], *newest.get(story, ())))) for story in had}
