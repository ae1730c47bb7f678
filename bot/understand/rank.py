"""Ranks stories and chooses the report that leads each. Scores run from 0 to 1, and each part can be explained to a reader."""

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
"""A report that is so much older than the newest one of its story tells what was known before."""


def moment(reading: Reading) -> datetime:
    """When a report came out, as well as is known."""
    return reading.article.published or reading.article.fetched


def fresh(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Those of a story's reports that are not a day older than its newest one: what they tell is the news.

    Of a report without a date nobody knows its age: it counts as new, and makes no other report old.
    """
    dated = [day for reading in readings if (day := reading.article.published)]
    newest = max(dated, default=None)
    return tuple(
        reading for reading in readings if newest is None or not (day := reading.article.published) or newest - _end(day) < OLD
    )


def _end(published: datetime) -> datetime:
    """The last moment that is meant: the end of its day where nothing but the day is known."""
    return published + timedelta(days=1) if is_bare_day(published) else published


def words(reading: Reading) -> int:
    """Length of the body."""
    return reading.analysis.body_terms.count(" ") + bool(reading.analysis.body_terms)


def outlets(readings: Sequence[Reading]) -> int:
    """How many outlets report."""
    return len(by_outlet(reading.article for reading in readings))


def story_score(readings: Sequence[Reading], *, relevance: float, now: datetime) -> float:
    """Rank of a story by how many outlets tell it, how well it fits the topic (0..1), how new and how full it is."""
    age = now - max(map(moment, readings))
    return rank(outlets=outlets(readings), relevance=relevance, age=age, substance=max(map(fullness, readings)))


def rank(*, outlets: int, relevance: float, age: timedelta, substance: float) -> float:
    """Rank of a story of so many outlets, whose newest report is so old and whose longest so full (0..1)."""
    recency: float = 0.5 ** (max(timedelta(0), age) / _HALF_LIFE)
    return _CORROBORATION * (1 - 1 / outlets) + _RELEVANCE * relevance + _RECENCY * recency + _SUBSTANCE * substance


def report_score(reading: Reading, centrality: float) -> float:
    """Rank of a report in its story by how alike (0..1) it is to the others and how full; a teaser falls behind."""
    return (centrality + fullness(reading)) / 2 - _TEASER * reading.article.is_teaser


def fullness(reading: Reading) -> float:
    """How long a report is (0..1), from a length on all alike."""
    return min(1.0, log(1 + words(reading)) / log(1 + _FULL_WORDS))
