"""Guards that keep similar events apart: two earthquakes, two matches, the items of one template.

Each guard is a factor on the likeness of a pair. A difference counts only both ways: what one report names must be missing
from the other, and vice versa, since a report may leave out what another says.
"""

from datetime import timedelta
from math import sqrt

from bot.understand.story_features import Features

_NAMES, _NUMBERS, _DAY, _DAY_OF_ONE_SOURCE = 0.3, 0.6, 0.4, 0.3
_TEMPLATE, _SERIES, _MEASURED_ANEW = 0.2, 0.4, 0.5
_RUN = 4
"""Words in a run that two texts share."""
_TEMPLATED = 0.3
"""Share of the shorter of two texts of one source at which the shared words are a template and the rest is the news."""
_ALIKE_REST = 0.3
"""Cosine of the rest at which two such texts report the same."""
_SAME_KIND, _SAME_SERIES = 0.25, 0.4
"""Share of common words in two headlines at which two days, or two items of a column, mean two events."""
_DAYS_APART, _COLUMN_APART = timedelta(hours=12), timedelta(hours=14)
_LASTS, _HALF_LIFE = timedelta(days=2), timedelta(days=3)
"""Beyond the gap _LASTS between two reports, likeness halves with every further _HALF_LIFE."""


def guard(one: Features, other: Features) -> float:
    """The factor (0..1) on the likeness of two reports."""
    gap = abs(one.at - other.at)
    factor = _apart(one.names, other.names, one, other) * _numbers(one, other)
    is_one_source = bool(one.source) and one.source == other.source
    headlines = _overlap(one.title, other.title)
    if gap > _DAYS_APART and _is_another_day(one, other):
        is_measured_anew = bool(one.figures and other.figures) and one.figures.isdisjoint(other.figures)
        is_one_kind = headlines >= _SAME_KIND or is_measured_anew
        factor *= _DAY_OF_ONE_SOURCE if is_one_source else _DAY if is_one_kind else 1.0
        factor *= _MEASURED_ANEW if is_measured_anew else 1.0
    if is_one_source:
        factor *= _of_one_source(one, other, gap, headlines)
    if gap > _LASTS:
        factor *= 0.5 ** ((gap - _LASTS) / _HALF_LIFE)
    return factor


def clash(one: Features, other: Features) -> bool:
    """Whether two reports name different people or places, different numbers, or different days."""
    is_another_day = abs(one.at - other.at) > _DAYS_APART and _is_another_day(one, other)
    return is_another_day or _numbers(one, other) < 1 or _apart(one.names, other.names, one, other) < 1


def _apart(names: frozenset[str], others: frozenset[str], one: Features, other: Features) -> float:
    """The factor for headlines that name different people or places."""
    if not names or not others:
        return 1.0
    return _NAMES if names.isdisjoint(other.words) and others.isdisjoint(one.words) else 1.0


def _numbers(one: Features, other: Features) -> float:
    """The factor for headlines with different decimals, scores or versions."""
    if not one.numbers or not other.numbers:
        return 1.0
    return _NUMBERS if one.numbers.isdisjoint(other.figures) and other.numbers.isdisjoint(one.figures) else 1.0


def _is_another_day(one: Features, other: Features) -> bool:
    return one.day is not None and other.day is not None and one.day not in other.days and other.day not in one.days


def _of_one_source(one: Features, other: Features, gap: timedelta, headlines: float) -> float:
    """The factor for two reports of one source: it does not report the same twice, so what it repeats is a template."""
    factor = _SERIES if headlines >= _SAME_SERIES and gap > _COLUMN_APART else 1.0
    runs = _runs(one) & _runs(other)
    covered = (_covered(one, runs), _covered(other, runs))
    shares = [sum(marks) / max(1, len(marks)) for marks in covered]
    if max(shares) < _TEMPLATED:
        return factor
    if clash(one, other):
        return factor * _TEMPLATE
    rests = [
        frozenset(word for word, is_shared in zip(text.words, marks, strict=True) if not is_shared)
        for text, marks in zip((one, other), covered, strict=True)
    ]
    if not all(rests):
        return factor
    shared = len(rests[0] & rests[1]) / sqrt(len(rests[0]) * len(rests[1]))
    return factor * min(1.0, shared / _ALIKE_REST)


def _runs(text: Features) -> set[tuple[str, ...]]:
    return {text.words[at : at + _RUN] for at in range(len(text.words) - _RUN + 1)}


def _covered(text: Features, runs: set[tuple[str, ...]]) -> list[bool]:
    """For each word, whether it is in one of the runs."""
    marks = [False] * len(text.words)
    for at in range(len(text.words) - _RUN + 1):
        if text.words[at : at + _RUN] in runs:
            marks[at : at + _RUN] = [True] * _RUN
    return marks


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two headlines have in common (Jaccard index, 0..1)."""
    return len(one & other) / len(one | other) if one and other else 0.0
