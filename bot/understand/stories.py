"""Reports into stories: what tells the same news stands together, a single report is a story of its own.

Grouping is TF-IDF with average linkage, guarded against chains (`likeness`, `cluster`); within a story, copied text counts
once (`fingerprint`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from heapq import nlargest
from math import log2

from bot.model.analysis import Reading
from bot.model.story import Story
from bot.understand.cluster import linked
from bot.understand.excerpt import is_excerpt, stands_apart
from bot.understand.fingerprint import is_copy
from bot.understand.likeness import Matrix, likeness
from bot.understand.rank import fresh, moment, report_score, story_score, words

SAME_STORY = 0.15
"""Likeness of two groups of reports from which they tell one story."""
LARGEST_BATCH = 3000
"""Reports compared with each other at once: memory grows with the square. Older ones are grouped among themselves."""
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
    ordered = sorted(readings, key=_appearance, reverse=True)
    now = now or moment(ordered[0])
    stories = [_story([one], likeness([one]), relevance or {}, now) for one in ordered if stands_apart(one)]
    ordered = [one for one in ordered if not stands_apart(one)]
    for start in range(0, len(ordered), LARGEST_BATCH):
        batch = sorted(ordered[start : start + LARGEST_BATCH], key=lambda reading: reading.article.id)
        alike = likeness(batch)
        stories += [
            _story([batch[i] for i in group], alike[group][:, group], relevance or {}, now) for group in linked(alike, SAME_STORY)
        ]
    return tuple(sorted(stories, key=lambda story: (-story.score, story.id)))


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
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    return _story(ordered, likeness(ordered), {}, max(map(moment, ordered)))


def _story(readings: Sequence[Reading], alike: Matrix, relevance: Mapping[str, float], now: datetime) -> Story:
    originals, copies = _without_copies(readings, alike)
    first = min(readings, key=_appearance)
    centrality = (alike[originals][:, originals].sum(axis=1) - 1) / max(1, len(originals) - 1)
    scores = dict(zip(originals, map(report_score, [readings[i] for i in originals], centrality.tolist()), strict=True))
    news = {reading.article.id for reading in fresh([readings[i] for i in originals])}

    def rank(i: int) -> tuple[bool, bool, float, tuple[datetime, str]]:
        return is_excerpt(readings[i]), readings[i].article.id not in news, -scores[i], _appearance(readings[i])

    ranked = sorted(originals, key=rank)
    fit = max(relevance.get(reading.article.id, 0.0) for reading in readings)
    return Story(
        id=sha256(first.article.id.encode()).hexdigest()[:16],
        lead=readings[ranked[0]],
        others=tuple(readings[i] for i in ranked[1:]),
        copies=tuple(readings[i] for i in copies),
        score=story_score(readings, relevance=fit, now=now) * (_APART if stands_apart(readings[0]) else 1),
    )


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
        sketch = readings[index].analysis.fingerprint
        known = any(is_copy(sketch, readings[other].analysis.fingerprint) for other in closest)
        (copies if known else originals).append(index)
    return originals, copies
