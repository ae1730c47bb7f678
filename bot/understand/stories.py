"""Groups reports into stories: reports of the same news together, any other report as a story of its own.

Reports are taken in the order in which they came (`story_board`). Within a story, a copied text counts once (`fingerprint`).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from heapq import nlargest
from itertools import count
from math import log2

from bot.model.analysis import Reading
from bot.model.article import ArticleKind
from bot.model.story import Story
from bot.parse.outlet import outlet_of
from bot.understand.excerpt import is_excerpt, stands_apart
from bot.understand.fingerprint import is_copy
from bot.understand.likeness import Matrix, likeness
from bot.understand.rank import fresh, moment, report_score, story_score, words
from bot.understand.rarity import Rarity, Vector
from bot.understand.story_board import Board
from bot.understand.story_features import features, opening_of
from bot.understand.story_guards import clash

MENDED_EVERY = 100
"""Reports between two regroupings."""
_APART = 0.5
"""Factor on the rank of an opinion or a whole round-up, since news comes first."""
_COMPARED = 16
"""A report is compared with this many of its most similar reports to see whether it is a copy."""
_LENGTH_STEPS = 4
"""Steps of length per doubling: a later copy does not become the fuller report by a few more words."""


def group_stories(
    readings: Sequence[Reading], *, now: datetime | None = None, relevance: Mapping[str, float] | None = None
) -> tuple[Story, ...]:
    """Every reading in exactly one story, best story first. The order of `readings` does not matter.

    An opinion is never merged with other reports, and a round-up never leads a story. `relevance` gives, by article id, how
    well an article fits the topic (0..1). Recency is counted from `now`, by default the time of the newest report.
    """
    if not readings:
        return ()
    ordered = sorted(readings, key=_appearance)
    now = now or moment(ordered[-1])
    groups: dict[int, list[Reading]] = {}
    for reading, story in zip(ordered, _streamed(ordered), strict=True):
        groups.setdefault(story, []).append(reading)
    found = [story_of(group, relevance=relevance or {}, now=now) for group in groups.values()]
    return tuple(sorted(found, key=lambda story: (-story.score, story.id)))


def _streamed(ordered: Sequence[Reading]) -> list[int]:
    """The story number of each report, with all words counted beforehand."""
    board = Board(count(len(ordered)).__next__)
    reports = [features(reading, place) for place, reading in enumerate(ordered) if not stands_apart(reading)]
    for report in reports:
        board.rarity.add(report.language, report.words)
    for report in reports:
        board.take(report)
        if report.place % MENDED_EVERY == MENDED_EVERY - 1:
            board.mend()
    board.mend()
    board.touch_all()
    board.mend()
    return [board.story_of(place) if place in board.shelf else place for place in range(len(ordered))]


def labelled_stories(readings: Sequence[Reading], labels: Sequence[str]) -> tuple[Story, ...]:
    """Stories grouped by given labels (one per reading), whatever the reports say.

    Stories are in the order in which their labels first occur. Readings labelled "" come last, grouped by likeness.
    """
    groups: dict[str, list[Reading]] = {}
    for reading, label in zip(readings, labels, strict=True):
        groups.setdefault(label, []).append(reading)
    unlabelled = groups.pop("", [])
    return (*map(_one_story, groups.values()), *group_stories(unlabelled))


def _one_story(readings: Sequence[Reading]) -> Story:
    return story_of(readings, relevance={}, now=max(map(moment, readings)))


def story_of(
    readings: Sequence[Reading],
    *,
    relevance: Mapping[str, float],
    now: datetime,
    story_id: str = "",
    seen: Collection[str] = (),
) -> Story:
    """The story that these reports make, with the best report as its lead.

    With `story_id` "", the id is made from the earliest report. Of equal texts one whose id was `seen` counts as the original,
    even if another is earlier.
    """
    readings = sorted(readings, key=lambda reading: reading.article.id)
    alike = _likeness(readings)
    originals, copies = _without_copies(readings, alike, seen)
    first = min(readings, key=_appearance)
    centrality = (alike[originals][:, originals].sum(axis=1) - 1) / max(1, len(originals) - 1)
    scores = dict(zip(originals, map(report_score, [readings[i] for i in originals], centrality.tolist()), strict=True))
    news = {reading.article.id for reading in fresh([readings[i] for i in originals])}

    def rank(i: int) -> tuple[bool, bool, bool, float, tuple[datetime, str]]:
        reading = readings[i]
        # The headline of a live page or a video is about the page, that of a report about the news.
        is_apart = reading.article.kind is not ArticleKind.TEXT
        return is_excerpt(reading), reading.article.id not in news, is_apart, -scores[i], _appearance(reading)

    ranked = sorted(originals, key=rank)
    fit = max(relevance.get(reading.article.id, 0.0) for reading in readings)
    return Story(
        id=story_id or sha256(first.article.id.encode()).hexdigest()[:16],
        lead=readings[ranked[0]],
        others=tuple(readings[i] for i in ranked[1:]),
        copies=tuple(readings[i] for i in copies),
        score=story_score(readings, relevance=fit, now=now) * (_APART if stands_apart(readings[0]) else 1),
    )


def _likeness(readings: Sequence[Reading]) -> Matrix:
    if len(readings) == 1:  # Most stories have one report, and nothing to compare.
        return likeness([_vector("", "", "")])
    analyses = [(reading.article.language, reading.analysis) for reading in readings]
    return likeness([_vector(language, analysis.title_terms, analysis.body_terms) for language, analysis in analyses])


@lru_cache(maxsize=1_000)  # One digest tells what the last one did.
def _vector(language: str, title_terms: str, body_terms: str) -> Vector:
    return Rarity().vector(language, opening_of(title_terms, body_terms))


def _appearance(reading: Reading) -> tuple[datetime, str]:
    return moment(reading), reading.article.id


def _without_copies(readings: Sequence[Reading], alike: Matrix, seen: Collection[str]) -> tuple[list[int], list[int]]:
    """Indexes of original reports and of copies. The fullest text counts as the original; of equals one that was seen, then the
    earliest."""

    def preference(index: int) -> tuple[bool, int, bool, tuple[datetime, str]]:
        reading = readings[index]
        length = round(_LENGTH_STEPS * log2(1 + words(reading)))
        return reading.article.is_teaser, -length, reading.article.id not in seen, _appearance(reading)

    originals: list[int] = []
    copies: list[int] = []
    for index in sorted(range(len(readings)), key=preference):
        closest = nlargest(_COMPARED, originals, key=alike[index].__getitem__)
        known = any(_is_copy(readings[index], readings[other]) for other in closest)
        (copies if known else originals).append(index)
    return originals, copies


def _is_copy(reading: Reading, other: Reading) -> bool:
    """Whether two reports are the same text. Two items of one outlet in the same form (a template) are not."""
    if not is_copy(reading.analysis.fingerprint, other.analysis.fingerprint):
        return False
    return outlet_of(reading.article) != outlet_of(other.article) or not clash(features(reading, 0), features(other, 0))
