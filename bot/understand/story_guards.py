"""Guards that keep two similar events apart: two quakes, two matches, the items of one template.

Each guard is a factor on the likeness of a pair. It takes two absences: what the one has must be missing in the other, and the
other way about, for a report may leave out what another says.
"""

from datetime import timedelta
from math import sqrt

from bot.understand.story_features import Features

_NAMES, _NUMBERS, _DAY, _DAY_OF_ONE_SOURCE = 0.3, 0.6, 0.4, 0.3
_TEMPLATE, _SERIES, _MEASURED_ANEW = 0.2, 0.4, 0.5
_RUN = 4
"""Words in a run that two texts have alike."""
_TEMPLATED = 0.3
"""Share of the shorter of two texts of one source from which what both have is their form, and the rest is the news."""
_ALIKE_REST = 0.3
"""Cosine of the rest from which two such texts tell the same."""
_SAME_KIND, _SAME_SERIES = 0.25, 0.4
"""Share of the words of two headlines that both have, from which two events of two days, or two items of a column, are two."""
_DAYS_APART, _COLUMN_APART = timedelta(hours=12), timedelta(hours=14)
_LASTS, _HALF_LIFE = timedelta(days=2), timedelta(days=3)
"""Beyond so long between two reports, likeness counts half for every so much more."""


def guard(one: Features, other: Features) -> float:
    """The factor (0..1) by which the likeness of two reports counts."""
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
    """Whether two reports name other people and places, other figures or another day."""
    is_another_day = abs(one.at - other.at) > _DAYS_APART and _is_another_day(one, other)
    return is_another_day or _numbers(one, other) < 1 or _apart(one.names, other.names, one, other) < 1


def _apart(names: frozenset[str], others: frozenset[str], one: Features, other: Features) -> float:
    if not names or not others:
        return 1.0
    return _NAMES if names.isdisjoint(other.words) and others.isdisjoint(one.words) else 1.0


def _numbers(one: Features, other: Features) -> float:
    if not one.numbers or not other.numbers:
        return 1.0
    return _NUMBERS if one.numbers.isdisjoint(other.figures) and other.numbers.isdisjoint(one.figures) else 1.0


def _is_another_day(one: Features, other: Features) -> bool:
    return one.day is not None and other.day is not None and one.day not in other.days and other.day not in one.days


def _of_one_source(one: Features, other: Features, gap: timedelta, headlines: float) -> float:
    """One source does not tell the same twice: what it repeats is its form."""
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
    """Of each word, whether it stands in one of the runs."""
    marks = [False] * len(text.words)
    for at in range(len(text.words) - _RUN + 1):
        if text.words[at : at + _RUN] in runs:
            marks[at : at + _RUN] = [True] * _RUN
    return marks


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
