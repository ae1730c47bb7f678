"""Ranks stories, and chooses the report that leads each. Scores run from 0 to 1, and each part can be explained to a reader."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import log

from bot.model.analysis import Reading
from bot.parse.feed.dates import is_bare_day
from bot.parse.outlet import by_outlet

_CORROBORATION, _RELEVANCE, _RECENCY, _SUBSTANCE = 0.35, 0.35, 0.2, 0.1
_HALF_LIFE = timedelta(hours=24)
_FULL_WORDS = 400
_TEASER = 0.5
OLD = timedelta(days=1)
"""A report this much older than the newest of its story tells old news."""


def moment(reading: Reading) -> datetime:
    """When a report was published; if unknown, when it was fetched."""
    return reading.article.published or reading.article.fetched


def fresh(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The reports that are less than a day older than the newest one of their story.

    A report without a date counts as new, but makes no other report old.
    """
    dated = [day for reading in readings if (day := reading.article.published)]
    newest = max(dated, default=None)
    return tuple(
        reading for reading in readings if newest is None or not (day := reading.article.published) or newest - _end(day) < OLD
    )


def _end(published: datetime) -> datetime:
    """The latest moment that a date can mean: the end of the day where only the day is known."""
    return published + timedelta(days=1) if is_bare_day(published) else published


def words(reading: Reading) -> int:
    """The number of words in the body."""
    return reading.analysis.body_terms.count(" ") + bool(reading.analysis.body_terms)


def outlets(readings: Sequence[Reading]) -> int:
    """The number of outlets that report."""
    return len(by_outlet(reading.article for reading in readings))


def story_score(readings: Sequence[Reading], *, relevance: float, now: datetime) -> float:
    """The rank of a story (0..1) by outlets, relevance to the topic (0..1), recency and length."""
    age = now - max(map(moment, readings))
    return rank(outlets=outlets(readings), relevance=relevance, age=age, substance=max(map(fullness, readings)))


def rank(*, outlets: int, relevance: float, age: timedelta, substance: float) -> float:
    """The rank of a story (0..1) by its number of outlets, relevance, the age of its newest report and its fullness (0..1)."""
    recency: float = 0.5 ** (max(timedelta(0), age) / _HALF_LIFE)
    return _CORROBORATION * (1 - 1 / outlets) + _RELEVANCE * relevance + _RECENCY * recency + _SUBSTANCE * substance


def report_score(reading: Reading, centrality: float) -> float:
    """The rank of a report in its story by its centrality (0..1) and its fullness; teasers rank lower."""
    return (centrality + fullness(reading)) / 2 - _TEASER * reading.article.is_teaser


def fullness(reading: Reading) -> float:
    """How full a report is (0..1); from 400 words on all count the same."""
    return min(1.0, log(1 + words(reading)) / log(1 + _FULL_WORDS))
