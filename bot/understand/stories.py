"""Reports into stories: what tells the same news stands together, a single report is a story of its own.

Reports are taken in the order in which they came (`story_board`); within a story, copied text counts once (`fingerprint`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
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
from bot.understand.rarity import Rarity
from bot.understand.story_board import Board
from bot.understand.story_features import comparable, features
from bot.understand.story_guards import clash

MENDED_EVERY = 100
"""Reports between two times that stories are mended."""
_APART = 0.5
"""What counts of the rank of an opinion or a whole round-up: news comes first."""
_COMPARED = 16
"""A copy is a copy of one of the reports most like it: so many are looked at."""
_LENGTH_STEPS = 4
"""Steps of length in a doubling: an edit of a few words does not make a later copy the fuller report."""


def group_stories(
    readings: Sequence[Reading], *, now: datetime | None = None, relevance: Mapping[str, float] | None = None
) -> tuple[Story, ...]:
    """Every reading in exactly one story, best story first; the order of `readings` does not matter. An opinion is never merged,
    and what a round-up says never leads.

    `relevance` gives article ids their fit to the topic asked for (0..1). `now` is what recency counts from; left out, it
    is the time of the newest report.
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
    """The number of each report's story, all words counted beforehand."""
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
    """Stories as somebody else grouped them: readings of one label (one per reading) together, whatever they tell.

    In the order in which labels first occur; readings labelled "" are grouped by likeness, after all others.
    """
    groups: dict[str, list[Reading]] = {}
    for reading, label in zip(readings, labels, strict=True):
        groups.setdefault(label, []).append(reading)
    unlabelled = groups.pop("", [])
    return (*map(_one_story, groups.values()), *group_stories(unlabelled))


def _one_story(readings: Sequence[Reading]) -> Story:
    return story_of(readings, relevance={}, now=max(map(moment, readings)))


def story_of(readings: Sequence[Reading], *, relevance: Mapping[str, float], now: datetime, story_id: str = "") -> Story:
    """The story that these reports tell, the best of them in the lead.

    `story_id` "" makes an id of the report that came first.
    """
    readings = sorted(readings, key=lambda reading: reading.article.id)
    alike = _likeness(readings)
    originals, copies = _without_copies(readings, alike)
    first = min(readings, key=_appearance)
    centrality = (alike[originals][:, originals].sum(axis=1) - 1) / max(1, len(originals) - 1)
    scores = dict(zip(originals, map(report_score, [readings[i] for i in originals], centrality.tolist()), strict=True))
    news = {reading.article.id for reading in fresh([readings[i] for i in originals])}

    def rank(i: int) -> tuple[bool, bool, bool, float, tuple[datetime, str]]:
        reading = readings[i]
        # A live page or a video has a headline about itself; a report of the news has the news.
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
    if len(readings) == 1:  # Most stories are: nothing is to be weighed.
        return likeness([{}])
    return likeness([Rarity().vector(reading.article.language, comparable(reading)) for reading in readings])


def _appearance(reading: Reading) -> tuple[datetime, str]:
    return moment(reading), reading.article.id


def _without_copies(readings: Sequence[Reading], alike: Matrix) -> tuple[list[int], list[int]]:
    """Indexes of reports in their own words, and of copies: the full text is kept before its cuts, the earliest of equals."""

    def preference(index: int) -> tuple[bool, int, tuple[datetime, str]]:
        reading = readings[index]
        return reading.article.is_teaser, -round(_LENGTH_STEPS * log2(1 + words(reading))), _appearance(reading)

    originals: list[int] = []
    copies: list[int] = []
    for index in sorted(range(len(readings)), key=preference):
        closest = nlargest(_COMPARED, originals, key=alike[index].__getitem__)
        known = any(_is_copy(readings[index], readings[other]) for other in closest)
        (copies if known else originals).append(index)
    return originals, copies


def _is_copy(reading: Reading, other: Reading) -> bool:
    """Whether two reports are one text. Two items that a source made of one form are not."""
    if not is_copy(reading.analysis.fingerprint, other.analysis.fingerprint):
        return False
    return outlet_of(reading.article) != outlet_of(other.article) or not clash(features(reading, 0), features(other, 0))
