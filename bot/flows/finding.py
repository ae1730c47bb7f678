"""Finds the reports for a digest or a brief in the index, and checks letters that the index does not know (case, accents)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.flows.desk import ChoosingDesk
from bot.flows.filters import Filter
from bot.model.topic import Topic
from bot.model.workspace import Channel
from bot.ports.stories import SearchHit
from bot.understand.letters import all_terms, has_letters, may_fit
from bot.understand.topics import sought

MATCHES, REPORTS = 5_000, 20_000
"""The most reports to choose stories from, on some topics and on everything: more than a busy newsroom has in a day."""


REMEMBERED = 300
"""So many reports that somebody had are remembered one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """What somebody had of a topic at a moment: these reports, and all that were stored up to the place `before`.

    Single reports are kept, not only the moment, so that a report stored late is not lost, and one whose story merges is not told
    again.
    """

    at: datetime
    ids: frozenset[str] = frozenset()
    before: int = 0

    @classmethod
    def of(cls, found: Sequence[SearchHit], at: datetime) -> "Had":
        """Remember all of these, given the newest first."""
        before = found[REMEMBERED].place if len(found) > REMEMBERED else 0
        return cls(at=at, ids=frozenset(report.article_id for report in found[:REMEMBERED]), before=before)

    def parted(self, found: Sequence[SearchHit]) -> tuple[Sequence[SearchHit], Sequence[SearchHit]]:
        """The reports that it contains, and the others."""
        parts: tuple[list[SearchHit], list[SearchHit]] = ([], [])
        for report in found:
            parts[not (report.place <= self.before or report.article_id in self.ids)].append(report)
        return parts


async def find_reports(
    desk: ChoosingDesk,
    workspace_id: str,
    topics: Sequence[Topic],
    wanted: Filter,
    *,
    unseen_by: Channel | None = None,
    story: int = 0,
) -> tuple[SearchHit, ...]:
    """The newest reports that may be told of; topics with sources or letters of their own are looked for one by one."""
    limit = MATCHES if topics else REPORTS
    find = partial(desk.story_finder.find, workspace_id, unseen_by=unseen_by, story=story)
    if not any(topic.source_ids or has_letters(all_terms(topic), wanted.languages) for topic in topics):
        seen = await find([sought(topic, wanted.languages) for topic in topics], wanted.window, limit)
        return await _in_letters(desk, seen, wanted.blocked, wanted)
    found: dict[int, SearchHit] = {}
    for topic in topics:
        if window := wanted.among(topic):
            seen = await _in_letters(desk, await find([sought(topic, wanted.languages)], window, limit), topic, wanted)
            found |= {report.place: report for report in seen}
    newest = tuple(sorted(found.values(), key=lambda report: -report.place)[:limit])
    return await _in_letters(desk, newest, wanted.blocked, wanted)


async def _in_letters(desk: ChoosingDesk, found: tuple[SearchHit, ...], topic: Topic, wanted: Filter) -> tuple[SearchHit, ...]:
    """Those with the exact letters that a topic wants, and none that it excludes: the index knows only stems."""
    if not found or not has_letters(all_terms(topic), wanted.languages):
        return found
    printed = await desk.story_finder.printed([report.article_id for report in found])
    return tuple(report for report in found if report.article_id in printed and may_fit(topic, printed[report.article_id]))
